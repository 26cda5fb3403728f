import { join, read16 } from './bytes';
import { isPicture } from './picture';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/** Tables, restarts and the line count: with frames and scans, all that a picture is made of. */
const needed = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd]);

function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/**
 * A JPEG with nothing but its picture, or null when it is none: no Exif (place, time, camera, thumbnail), XMP, IPTC,
 * colour profile or comment, and nothing behind its end. Of what programs add only the note of Adobe stays that says
 * how colours are written. What is put together again comes out as it went in.
 * Source: ITU-T T.81, annex B.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
	if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
	const kept: Uint8Array[] = [bytes.subarray(0, 2)];
	let hasFrame = false;
	let hasScan = false;
	let at = 2;
	while (at + 1 < bytes.length) {
		if (bytes[at] !== 0xff) return null;
		const marker = bytes[at + 1] ?? 0;
		// A marker may be preceded by any number of fill bytes.
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (marker === EOI) return hasScan ? join([...kept, bytes.subarray(at, at + 2)]) : null;
		const length = read16(bytes, at + 2);
		const end = at + 2 + length;
		if (length < 2 || end > bytes.length) return null;
		if (isFrame(marker)) {
			if (hasFrame || !isPicture(read16(bytes, at + 7), read16(bytes, at + 5))) return null;
			hasFrame = true;
		}
		const isAdobe = marker === 0xee && length === 14 && bytes[at + 4] === 0x41 && bytes[at + 5] === 0x64;
		if (marker === SOS) {
			if (!hasFrame) return null;
			hasScan = true;
			const after = findScanEnd(bytes, end);
			if (after === null) return null;
			kept.push(bytes.subarray(at, after));
			at = after;
			continue;
		}
		if (isFrame(marker) || needed.has(marker) || isAdobe) kept.push(bytes.subarray(at, end));
		else if (!(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe) return null;
		at = end;
	}
	return null;
}

/** Where the next marker begins that is neither a stuffed byte nor a restart. */
function findScanEnd(bytes: Uint8Array, from: number): number | null {
	for (let at = from; at + 1 < bytes.length; at += 1) {
		if (bytes[at] !== 0xff) continue;
		const next = bytes[at + 1] ?? 0;
		if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return null;
}
