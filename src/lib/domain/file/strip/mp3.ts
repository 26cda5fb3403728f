import { join, readName } from './bytes';
import type { Sound } from './sound';

/** Kilobits a second, by version (1; 2 and 2.5) and index, of layer III. */
const bitRates = [
	[0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
	[0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/**
 * An MP3 with nothing but its frames, or null when it is none: no ID3 or APE, whatever they hold. Frames follow each
 * other from the first to the last; what lies behind them is left out. Source: ISO/IEC 11172-3, section 2.4.2.3; id3.org.
 */
export function stripMp3(bytes: Uint8Array): Sound | null {
	let at = 0;
	while (readName(bytes, at, 3) === 'ID3') {
		const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + ((bytes[at + place] ?? 0) & 127), 0);
		at += 10 + size + ((bytes[at + 5] ?? 0) & 0x10 ? 10 : 0);
	}
	const frames: Uint8Array[] = [];
	let seconds = 0;
	for (;;) {
		const frame = readFrame(bytes, at);
		if (frame === null || at + frame.length > bytes.length) break;
		frames.push(bytes.subarray(at, at + frame.length));
		seconds += frame.seconds;
		at += frame.length;
	}
	// Two frames in a row are no accident.
	return frames.length < 2 ? null : { bytes: join(frames), seconds };
}

function readFrame(bytes: Uint8Array, at: number): { length: number; seconds: number } | null {
	const [sync = 0, kind = 0, rates = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
	if (sync !== 0xff || (kind & 0xe0) !== 0xe0) return null;
	const version = (kind >> 3) & 3;
	const isLayer3 = ((kind >> 1) & 3) === 1;
	if (version === 1 || !isLayer3) return null;
	const isFirst = version === 3;
	const kilobits = bitRates[isFirst ? 0 : 1][rates >> 4] ?? 0;
	const base = sampleRates[(rates >> 2) & 3];
	if (kilobits === 0 || base === undefined) return null;
	const rate = isFirst ? base : version === 2 ? base / 2 : base / 4;
	const samples = isFirst ? 1152 : 576;
	const length = Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + ((rates >> 1) & 1);
	return { length, seconds: samples / rate };
}
