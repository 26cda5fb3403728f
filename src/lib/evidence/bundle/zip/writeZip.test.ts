import { unzipSync } from 'fflate';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeCrc32 } from './crc32';
import { writeZip } from './writeZip';

const encode = (text: string) => new TextEncoder().encode(text);
const paths = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}(\/[a-z0-9]{1,4}){0,2}$/);
const fileSets = fc.uniqueArray(fc.record({ path: paths, bytes: fc.uint8Array({ maxLength: 60 }) }), {
	selector: (file) => file.path,
	maxLength: 6,
});

describe('computeCrc32', () => {
	it('gives the check value of the standard', () => {
		expect(computeCrc32(encode('123456789'))).toBe(0xcbf43926);
	});

	it.runIf(typeof crc32 === 'function')('agrees with zlib', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => computeCrc32(bytes) === crc32(bytes)),
		);
	});
});

describe('writeZip', () => {
	it('makes the records of the format, byte by byte', () => {
		const hex = (...fields: readonly string[]) => fields.join('');
		const shared = hex(
			'0000',
			'0000',
			'0000',
			'2100',
			crcOf('uno\n'),
			'04000000',
			'04000000',
			'0500',
			'0000',
		);
		const name = Buffer.from('a.txt').toString('hex');
		const local = hex('504b0304', '0a00', shared, name);
		const directory = hex('504b0102', '0a00', '0a00', shared, '00'.repeat(14), name);
		const end = hex('504b0506', '0000', '0000', '0100', '0100', '33000000', '27000000', '0000');
		const zip = writeZip([{ path: 'a.txt', bytes: encode('uno\n') }]);
		expect(Buffer.from(zip).toString('hex')).toBe(
			local + Buffer.from('uno\n').toString('hex') + directory + end,
		);
	});

	it('has a limit of files', () => {
		const files = Array.from({ length: 65_535 }, (_, at) => ({ path: String(at), bytes: new Uint8Array() }));
		expect(() => writeZip([...files, { path: 'x', bytes: new Uint8Array() }])).toThrow(
			new RangeError('A bundle has a limit of 65,535 files'),
		);
	});

	it('does not depend on the order of the files', () => {
		fc.assert(
			fc.property(fileSets, (files) => {
				expect(writeZip([...files].reverse())).toEqual(writeZip(files));
			}),
		);
	});

	it('is read by an ordinary unzipper', () => {
		fc.assert(
			fc.property(fileSets, (files) => {
				const plain = unzipSync(writeZip(files));
				expect(Object.keys(plain).sort()).toEqual(files.map((file) => file.path).sort());
				for (const { path, bytes } of files) expect(plain[path]).toEqual(bytes);
			}),
		);
	});

	it.each([
		'',
		'/a',
		'../a',
		'a/../b',
		'a//b',
		'a/',
		'./a',
		'a\\b',
		'C:a',
		'ñ',
		'a b',
		'.hidden',
		'a'.repeat(181),
	])('refuses the path %j', (path) => {
		expect(() => writeZip([{ path, bytes: new Uint8Array() }])).toThrow(/^Unsafe path/);
	});

	it('refuses two names that one disk would merge', () => {
		const files = ['Ficha.html', 'ficha.html'].map((path) => ({ path, bytes: new Uint8Array() }));
		expect(() => writeZip(files)).toThrow(/Repeated/);
	});
});

/** The check value of a text as a zip writes it: four bytes, the lowest first. */
function crcOf(text: string): string {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(computeCrc32(encode(text)));
	return bytes.toString('hex');
}
