import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** What the command uses of Node's own `createHash`, for an engine that has none. */
export function createHash(name: string) {
	if (name !== 'sha256') throw new Error(`no ${name} here`);
	let parts: Uint8Array = new Uint8Array();
	const hash = {
		update(part: string | Uint8Array) {
			parts = concatBytes(parts, typeof part === 'string' ? utf8ToBytes(part) : part);
			return hash;
		},
		digest: (encoding?: 'hex') => (encoding === 'hex' ? bytesToHex(sha256(parts)) : sha256(parts)),
	};
	return hash;
}
