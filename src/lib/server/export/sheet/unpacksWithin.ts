import { unzipSync } from 'fflate';

/** What a file somebody brings may unpack to, in bytes: ten times the largest that may be sent. */
export const MOST_UNPACKED = 256 * 1024 * 1024;

/**
 * Whether the members of a zip say that together they unpack to so many bytes at most. Readers stop where a member
 * passes what it says of itself; one that packs something and says it is nothing could become anything.
 *
 * @throws Error when the bytes are no zip.
 */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
	let unpacked = 0;
	unzipSync(bytes, {
		filter: ({ size, originalSize }) => {
			unpacked += originalSize === 0 && size > 16 ? Infinity : originalSize;
			return false;
		},
	});
	return unpacked <= most;
}
