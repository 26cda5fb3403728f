/** Bytes of a crest, at most: as a data address it then fits the 40,000 characters the table allows. */
export const CREST_BYTES = 28 * 1024;

/** Sides of a crest, at most, in pixels: a small file may still unfold into one that fills a phone's memory. */
export const CREST_PIXELS = 1_024;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER = [0x49, 0x48, 0x44, 0x52];
const END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/**
 * What keeps a file from being a crest: its size, or that it is not a PNG, whatever its name says. A PNG begins with
 * its signature and the chunk `IHDR`, and ends with `IEND`, so nothing is carried behind the picture.
 * Source: PNG Specification, third edition, sections 5.2, 11.2.1 and 11.2.5.
 */
export function checkCrest(bytes: Uint8Array): 'crest_size' | 'crest_form' | null {
	if (bytes.length > CREST_BYTES) return 'crest_size';
	const isPng = hasAt(bytes, 0, SIGNATURE) && hasAt(bytes, 12, HEADER) && hasAt(bytes, bytes.length - 8, END);
	if (!isPng) return 'crest_form';
	const sides = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const [width, height] = [sides.getUint32(16), sides.getUint32(20)];
	if (width === 0 || height === 0) return 'crest_form';
	return width > CREST_PIXELS || height > CREST_PIXELS ? 'crest_size' : null;
}

function hasAt(bytes: Uint8Array, start: number, expected: readonly number[]): boolean {
	return bytes.length >= start + expected.length && expected.every((byte, at) => bytes[start + at] === byte);
}
