import { join, read32, readName } from './bytes';
import { isPicture } from './picture';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a picture is made of. Texts, times, places, colour profiles and moving pictures are not among it. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * A PNG with nothing but its picture, or null when it is none or a chunk does not add up. Nothing is carried behind
 * its end. Source: PNG Specification, third edition, sections 5 and 11.
 */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
	if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return null;
	const kept: Uint8Array[] = [bytes.subarray(0, 8)];
	let hasData = false;
	for (let at = 8; at + 12 <= bytes.length;) {
		const length = read32(bytes, at);
		const name = readName(bytes, at + 4);
		const end = at + 12 + length;
		if (end > bytes.length || read32(bytes, end - 4) !== crcOf(bytes.subarray(at + 4, end - 4))) return null;
		if ((at === 8) !== (name === 'IHDR')) return null;
		if (name === 'IHDR' && (length !== 13 || !isPicture(read32(bytes, at + 8), read32(bytes, at + 12))))
			return null;
		// A chunk that is needed to read the picture and that we don't know: better no picture than half of it.
		if (!needed.has(name) && /^[A-Z]/.test(name)) return null;
		hasData ||= name === 'IDAT';
		if (needed.has(name)) kept.push(bytes.subarray(at, end));
		if (name === 'IEND') return hasData && length === 0 ? join(kept) : null;
		at = end;
	}
	return null;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

/** CRC-32 as of chunks of PNG and entries of zips. */
export function crcOf(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
