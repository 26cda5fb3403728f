import { readUtf8 } from '../../evidence';
import { MOST_COPY_BYTES, readOwnCopy, type OwnCopy } from '../../basics/copies/ownCopy';

/** Reads the file of a copy, whatever its name is; `null` for anything else. */
export function readCopy(bytes: Uint8Array): OwnCopy | null {
	if (bytes.length > MOST_COPY_BYTES) return null;
	const text = readUtf8(bytes);
	return text === null ? null : readOwnCopy(text);
}
