import { join, read16, read32Little, readName, write32Little, writeName } from './bytes';
import type { Sound } from './sound';

/** Plain samples, floating ones, the two laws of telephones, and the form that says which of them in a longer way. */
const formats = new Set([0x0100, 0x0300, 0x0600, 0x0700, 0xfeff]);

/** A WAV with nothing but its samples, or null when it is none. Source: RIFF, Multimedia Programming Interface 1.0 (1991). */
export function stripWav(bytes: Uint8Array): Sound | null {
	if (readName(bytes, 0) !== 'RIFF' || readName(bytes, 8) !== 'WAVE') return null;
	let format: Uint8Array | null = null;
	let samples: Uint8Array | null = null;
	for (let at = 12; at + 8 <= bytes.length && samples === null;) {
		const name = readName(bytes, at);
		const length = read32Little(bytes, at + 4);
		const end = at + 8 + length;
		if (end > bytes.length) return null;
		if (name === 'fmt ' && length >= 16 && length <= 40) format = bytes.subarray(at, end);
		if (name === 'data') samples = bytes.subarray(at, end);
		at = end + (length & 1);
	}
	if (format === null || samples === null || !formats.has(read16(format, 8))) return null;
	const bytesInSecond = read32Little(format, 16);
	if (bytesInSecond === 0) return null;
	const padding = new Uint8Array(samples.length & 1);
	const body = join([writeName('WAVE'), format, samples, padding]);
	return {
		bytes: join([writeName('RIFF'), write32Little(body.length), body]),
		seconds: (samples.length - 8) / bytesInSecond,
	};
}
