import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANARY, writeJpeg, writePng, writeWebp } from '../../../../tests/fixtures/files/pictures';
import { writeMp3, writeMp4, writeOgg, writeWav, writeWebm } from '../../../../tests/fixtures/files/sounds';
import { FILE_MAX_BYTES, kindOfType, type FileKind } from './kinds';
import { stripFile } from './stripFile';

const files: readonly [FileKind, string, () => Uint8Array][] = [
	['photo', 'image/jpeg', writeJpeg],
	['photo', 'image/png', writePng],
	['photo', 'image/webp', writeWebp],
	['audio', 'audio/webm', writeWebm],
	['audio', 'audio/ogg', writeOgg],
	['audio', 'audio/mp4', writeMp4],
	['audio', 'audio/wav', writeWav],
	['audio', 'audio/mpeg', writeMp3],
];
const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);
function cleaned(kind: FileKind, bytes: Uint8Array) {
	const clean = stripFile(kind, bytes);
	if (!clean.ok) throw new Error(clean.error);
	return clean.value;
}

describe('a file of an answer', () => {
	it.each(files)('of kind %s loses what is beside its %s', (kind, type, write) => {
		const bytes = write();
		expect(holds(bytes, CANARY)).toBe(true);
		const clean = cleaned(kind, bytes);
		expect(clean.type).toBe(type);
		expect(kindOfType(type)).toBe(kind);
		expect(clean.bytes.length).toBeGreaterThan(20);
		for (const trace of [CANARY, 'GPS', 'Exif', 'ns.adobe', 'PK\x03\x04'])
			expect(holds(clean.bytes, trace), trace).toBe(false);
	});

	it.each(files)('of kind %s and type %s comes out as it went in once it is clean', (kind, _, write) => {
		const { bytes } = cleaned(kind, write());
		expect(Buffer.from(cleaned(kind, bytes).bytes).equals(bytes)).toBe(true);
	});

	it('is known by its bytes alone', () => {
		for (const [kind, type, write] of files) {
			const other = kind === 'photo' ? 'audio' : 'photo';
			expect(stripFile(other, write()), type).toEqual({ ok: false, error: 'file_type' });
		}
	});

	it.each([
		['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
		['HTML', '<!doctype html><script>alert(1)</script>'],
		['GIF', 'GIF89a\x01\0\x01\0'],
		['a zip', 'PK\x03\x04'],
		['nothing', ''],
	])('is never %s', (_, words) => {
		for (const kind of ['photo', 'audio'] as const)
			expect(stripFile(kind, Buffer.from(words, 'latin1'))).toEqual({ ok: false, error: 'file_type' });
	});

	it('is no picture that fills a memory when it is opened', () => {
		expect(stripFile('photo', writeJpeg({ width: 65_000, height: 65_000 })).ok).toBe(false);
		expect(stripFile('photo', writePng({ width: 100_000, height: 2 })).ok).toBe(false);
		expect(stripFile('photo', writeWebp({ flags: 0x02 })).ok).toBe(false);
	});

	it('is no film, nor a recording of more than a minute', () => {
		expect(stripFile('audio', writeMp4(1, 'vide'))).toEqual({ ok: false, error: 'file_type' });
		for (const write of [writeWav, writeMp3, writeOgg, writeWebm, writeMp4]) {
			expect(stripFile('audio', write(60)).ok).toBe(true);
			expect(stripFile('audio', write(75))).toEqual({ ok: false, error: 'file_large' });
		}
	});

	it('is refused when its chunks do not add up', () => {
		const png = writePng();
		png[png.length - 1] = (png.at(-1) ?? 0) ^ 1;
		expect(stripFile('photo', png).ok).toBe(false);
		for (const [kind, , write] of files) expect(stripFile(kind, write().subarray(0, 30)).ok).toBe(false);
	});

	it('never makes the server fail, however it is broken, and is clean when it is taken', () => {
		const broken = fc
			.tuple(
				fc.constantFrom(...files),
				fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }),
				fc.nat(),
			)
			.map(([[kind, , write], changes, cut]) => {
				const bytes = Buffer.from(write());
				for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
				return { kind, bytes: cut % 5 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes };
			});
		fc.assert(
			fc.property(broken, ({ kind, bytes }) => {
				const clean = stripFile(kind, bytes);
				if (!clean.ok) return;
				expect(clean.value.bytes.length).toBeLessThanOrEqual(FILE_MAX_BYTES);
				const again = stripFile(kind, clean.value.bytes);
				expect(again.ok && Buffer.from(again.value.bytes).equals(clean.value.bytes)).toBe(true);
			}),
			{ numRuns: 3_000 },
		);
	});
});
