import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, ZIP_END } from './readZip';
import { writeZip } from './writeZip';
import { describeMember, encodeCentralHeader, encodeEnd, encodeLocalHeader } from './zipRecords';

const encode = (text: string) => new TextEncoder().encode(text);
const sample = [
	{ path: 'b/two.json', bytes: encode('{"a":1}') },
	{ path: 'a.txt', bytes: encode('uno\n') },
	{ path: 'b/empty', bytes: new Uint8Array() },
];

const paths = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}(\/[a-z0-9]{1,4}){0,2}$/);
const fileSets = fc.uniqueArray(fc.record({ path: paths, bytes: fc.uint8Array({ maxLength: 60 }) }), {
	selector: (file) => file.path,
	maxLength: 6,
});

function read(bytes: Uint8Array) {
	const contents = readZip(bytes);
	if (!contents.ok) throw new Error(`${contents.error.code} ${contents.error.path}`);
	return contents.value;
}

describe('readZip', () => {
	const [one, two] = [
		{ path: 'a.txt', bytes: encode('uno\n') },
		{ path: 'b.txt', bytes: encode('dos\n') },
	];
	const whole = writeZip([one, two]);
	const [secondFile, directory, secondHeader, end] = [39, 78, 129, 180];
	/** The zip with eleven bytes more at a place, and the numbers at other places moved by as much. */
	const hide = (at: number, moved: readonly number[]): Uint8Array => {
		const hidden = Uint8Array.from([
			...whole.subarray(0, at),
			...encode('escondido!!'),
			...whole.subarray(at),
		]);
		const view = new DataView(hidden.buffer);
		for (const place of moved) {
			const there = place >= at ? place + 11 : place;
			view.setUint32(there, view.getUint32(there, true) + 11, true);
		}
		return hidden;
	};
	const broken = (path: string) => ({ ok: false, error: { code: 'broken-directory', path } });

	it('finds what is hidden between files, before the directory and behind it, with every number mended', () => {
		expect(whole).toHaveLength(end + 22);
		expect(hide(end + 22, [])).toHaveLength(end + 33);
		expect(readZip(hide(secondFile, [secondHeader + 42, end + 16]))).toEqual(broken('b.txt'));
		expect(readZip(hide(directory, [end + 16]))).toEqual(broken(ZIP_END));
		expect(readZip(hide(end, [end + 12]))).toEqual(broken(ZIP_END));
		expect(readZip(hide(0, [directory + 42, secondHeader + 42, end + 16]))).toMatchObject({ ok: false });
	});

	it('finds files in another order, each with records that are right for it', () => {
		const [first, second] = [describeMember(two, 0), describeMember(one, secondFile)];
		const bytes = Uint8Array.from([
			...encodeLocalHeader(first),
			...two.bytes,
			...encodeLocalHeader(second),
			...one.bytes,
			...encodeCentralHeader(first),
			...encodeCentralHeader(second),
			...encodeEnd(2, directory, end - directory),
		]);
		expect(read(bytes).altered).toEqual(['a.txt']);
	});

	it('says of each record what is wrong with it', () => {
		const spoil = (...changes: readonly (readonly [number, number])[]) => {
			const spoilt = whole.slice();
			for (const [at, value] of changes) spoilt[at] = value;
			return readZip(spoilt);
		};
		const altered = (...names: string[]) => ({ ok: true, value: { altered: names } });
		expect(spoil([secondHeader, 0])).toEqual(broken('b.txt'));
		// Another method, or another packed size, is only compressed where both say so.
		expect(spoil([secondHeader + 10, 8])).toMatchObject(altered('b.txt'));
		expect(spoil([secondHeader + 20, 9])).toMatchObject(altered('b.txt'));
		expect(spoil([secondHeader + 10, 8], [secondHeader + 20, 9])).toEqual({
			ok: false,
			error: { code: 'compressed', path: 'b.txt' },
		});
		expect(spoil([secondHeader + 11, 8], [secondHeader + 22, 9])).toEqual({
			ok: false,
			error: { code: 'compressed', path: 'b.txt' },
		});
		expect(readZip(encode('ninguno de estos octetos es un zip'))).toEqual({
			ok: false,
			error: { code: 'not-a-zip', path: '' },
		});
	});

	it('reads a name of 180 characters', () => {
		const path = 'a'.repeat(180);
		expect([...read(writeZip([{ path, bytes: new Uint8Array() }])).files.keys()]).toEqual([path]);
	});

	it('gives back what was packed', () => {
		fc.assert(
			fc.property(fileSets, (files) => {
				const contents = read(writeZip(files));
				expect(contents.altered).toEqual([]);
				expect([...contents.files.keys()]).toEqual(files.map((file) => file.path).sort());
				for (const { path, bytes } of files) expect(contents.files.get(path)).toEqual(bytes);
			}),
		);
	});

	it('reads bytes that are a window of a larger buffer', () => {
		const zip = writeZip(sample);
		const buffer = new Uint8Array(zip.length + 20);
		buffer.set(zip, 7);
		expect(read(buffer.subarray(7, 7 + zip.length)).altered).toEqual([]);
	});

	it('finds every flipped bit and names the file it belongs to', () => {
		const zip = writeZip(sample);
		const names = sample.map((file) => file.path).sort();
		for (let at = 0; at < zip.length; at++) {
			const owner = ownerOf(zip, at, names);
			for (const mask of [0x01, 0x10, 0x80, 0xff]) {
				const spoiled = zip.slice();
				spoiled[at] = (spoiled[at] ?? 0) ^ mask;
				const contents = readZip(spoiled);
				const named = contents.ok ? contents.value.altered : [contents.error.path];
				expect(named, `byte ${String(at)} mask ${String(mask)}`).toContain(owner);
			}
		}
	});

	it('refuses every shorter and every longer copy', () => {
		const zip = writeZip(sample);
		for (let length = 0; length < zip.length; length++) {
			const cut = readZip(zip.subarray(0, length));
			const error = length < 4 ? { code: 'not-a-zip', path: '' } : { code: 'cut-short', path: ZIP_END };
			expect(cut).toEqual({ ok: false, error });
		}
		expect(readZip(new Uint8Array([...zip, 0]))).toMatchObject({ ok: false });
		expect(readZip(new Uint8Array([...zip, ...zip]))).toMatchObject({ ok: false });
		expect(readZip(new Uint8Array([0, ...zip]))).toMatchObject({ ok: false });
	});

	it('refuses two names that one disk would merge', () => {
		const files = ['A.txt', 'b.txt'].map((path) => ({ path, bytes: new Uint8Array([1]) }));
		const text = Buffer.from(writeZip(files)).toString('latin1').replaceAll('b.txt', 'a.txt');
		const zip = readZip(new Uint8Array(Buffer.from(text, 'latin1')));
		expect(zip).toEqual({ ok: false, error: { code: 'broken-directory', path: 'a.txt' } });
	});

	it('never inflates: a bomb is refused by its first record', () => {
		const bomb = zipSync({ 'a.txt': new Uint8Array(50_000_000) }, { level: 9 });
		expect(bomb.length).toBeLessThan(100_000);
		expect(readZip(bomb)).toEqual({ ok: false, error: { code: 'compressed', path: 'a.txt' } });
	});

	it('refuses a zip that another program packed, even stored', () => {
		const other = read(zipSync({ 'a.txt': encode('uno') }, { level: 0, mtime: new Date(1980, 0, 1) }));
		expect(other.altered).toEqual(['a.txt']);
	});

	it('refuses more than the limits before looking inside', () => {
		const zip = writeZip(sample);
		const refused = (bytes: number, files: number) => {
			const contents = readZip(zip, { bytes, files });
			return contents.ok ? null : contents.error;
		};
		expect(refused(zip.length - 1, 3)).toEqual({ code: 'too-large', path: '' });
		expect(refused(zip.length, 2)).toEqual({ code: 'too-many-files', path: ZIP_END });
		expect(readZip(zip, { bytes: zip.length, files: 3 })).toMatchObject({ ok: true });
	});

	it('survives any words written over a real zip', () => {
		const zip = writeZip(sample);
		const words = fc.tuple(
			fc.nat(zip.length - 4),
			fc.oneof(fc.integer(), fc.constantFrom(-1, 0, 0x7fffffff)),
		);
		fc.assert(
			fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (overwritten) => {
				const spoiled = zip.slice();
				const view = new DataView(spoiled.buffer);
				for (const [at, word] of overwritten) view.setInt32(at, word, true);
				const contents = readZip(spoiled);
				const isSame = Buffer.from(spoiled).equals(zip);
				expect(contents.ok && contents.value.altered.length === 0).toBe(isSame);
			}),
			{ numRuns: 2000 },
		);
	});

	it('survives any bytes at all', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
				expect(readZip(noise).ok).toBe(false);
			}),
		);
		const end = writeZip([]);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 22 }), (noise, tail) => {
				const hostile = new Uint8Array([...noise, ...end.subarray(0, 10), ...tail]);
				readZip(hostile);
			}),
		);
	});
});

/** Which file a byte of the sample belongs to, found by walking the records that the format promises. */
function ownerOf(zip: Uint8Array, at: number, names: readonly string[]): string {
	const view = new DataView(zip.buffer);
	let offset = 0;
	for (const name of names) {
		offset += 30 + name.length + view.getUint32(offset + 18, true);
		if (at < offset) return name;
	}
	for (const name of names) {
		offset += 46 + name.length;
		if (at < offset) return name;
	}
	return ZIP_END;
}
