import { join, read32Little, readName, write32Little, writeName } from './bytes';
import { isPicture } from './picture';

/** Flags of `VP8X` for what is taken out: profile, Exif, XMP. */
const TAKEN_OUT = 0x20 | 0x08 | 0x04;
const MOVES = 0x02;

/**
 * A WebP with nothing but its picture, or null when it is none or moves.
 * Source: WebP Container Specification, sections "RIFF File Format" to "Extended File Format"; RFC 9649.
 */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
	if (readName(bytes, 0) !== 'RIFF' || readName(bytes, 8) !== 'WEBP') return null;
	const end = 8 + read32Little(bytes, 4);
	if (end > bytes.length) return null;
	const kept: Uint8Array[] = [];
	let pictures = 0;
	for (let at = 12; at + 8 <= end;) {
		const name = readName(bytes, at);
		const length = read32Little(bytes, at + 4);
		const next = at + 8 + length + (length & 1);
		if (next > end) return null;
		const chunk = bytes.slice(at, next);
		if (name === 'VP8X') {
			const flags = chunk[8] ?? 0;
			if (kept.length > 0 || length !== 10 || flags & MOVES) return null;
			if (!isPicture(side24(chunk, 12), side24(chunk, 15))) return null;
			chunk[8] = flags & ~TAKEN_OUT;
			kept.push(chunk);
		} else if (name === 'VP8 ' || name === 'VP8L') {
			const [width, height] = name === 'VP8 ' ? lossySides(chunk) : losslessSides(chunk);
			if (!isPicture(width, height)) return null;
			pictures += 1;
			kept.push(chunk);
		} else if (name === 'ALPH') kept.push(chunk);
		else if (name === 'ANIM' || name === 'ANMF') return null;
		at = next;
	}
	if (pictures !== 1) return null;
	const body = join([writeName('WEBP'), ...kept]);
	return join([writeName('RIFF'), write32Little(body.length), body]);
}

/** A side less one, in three bytes. */
function side24(chunk: Uint8Array, at: number): number {
	return (read32Little(chunk, at) & 0xffffff) + 1;
}

/** Fourteen bits each, after the frame tag and its start code. */
function lossySides(chunk: Uint8Array): [number, number] {
	if (chunk[11] !== 0x9d || chunk[12] !== 0x01 || chunk[13] !== 0x2a) return [0, 0];
	const sides = read32Little(chunk, 14);
	return [sides & 0x3fff, Math.floor(sides / 0x10000) & 0x3fff];
}

/** Fourteen bits each less one, after a signature. */
function losslessSides(chunk: Uint8Array): [number, number] {
	if (chunk[8] !== 0x2f) return [0, 0];
	const sides = read32Little(chunk, 9);
	return [(sides & 0x3fff) + 1, (Math.floor(sides / 0x4000) & 0x3fff) + 1];
}
