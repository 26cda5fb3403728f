import { checkSignature, fromBase64url, type Checkpoint } from '../../evidence';
import type { Material } from '../material';

/**
 * The keys that must have signed the state of a log at a size, as base64url: the one in force after those entries, and each
 * that was given up by plan between the first `after` entries and those. Empty where the log names none by then.
 *
 * @param after the size of the signed state before; without it no former key is owed.
 */
export function keysAt({ history }: Pick<Material, 'history'>, size: number, after = size): string[] {
	const first = history.created[0]?.entry.body.key;
	let inForce = first;
	const former: string[] = [];
	for (const { at, entry } of history.keys) {
		if (at >= size) break;
		const { old, cause } = entry.body;
		if (at >= after && old !== null && cause === 'scheduled') former.push(old);
		inForce = entry.body.new;
	}
	return inForce === undefined ? [] : [inForce, ...former];
}

/** Whether a key signed a checkpoint under the name of its log; `unknown` when no signature says so. */
export function signedBy(checkpoint: Checkpoint, key: string): boolean | 'unknown' {
	const publicKey = fromBase64url(key);
	return publicKey === null ? false : checkSignature(checkpoint.note, { name: checkpoint.origin, publicKey });
}

/** Every key that the log names, each once. */
export function listKeys({ history }: Pick<Material, 'history'>): ReadonlySet<string> {
	const first = history.created[0]?.entry.body.key;
	const later = history.keys.map(({ entry }) => entry.body.new);
	return new Set(first === undefined ? later : [first, ...later]);
}
