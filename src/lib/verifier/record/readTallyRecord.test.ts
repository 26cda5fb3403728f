import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../evidence';
import { countRecord } from '../testing/countRecord';
import { CAST } from '../testing/sampleRecord';
import { locate, readTallyRecord } from './readTallyRecord';

const marks = CAST.map((ballots) => ballots.map(({ seat: _, ...own }) => own));
const { record } = countRecord('rank', marks, 'nominal', '4 8 15 16');
const text = canonicalText(record);

/** Code, detail and place of what a text is refused for. */
function refusal(written: string): string {
	const read = readTallyRecord(new TextEncoder().encode(written));
	if (read.ok) return 'read';
	const { code, detail, where } = read.error;
	return [code, detail, where.path, where.line, where.column].join(' ');
}
const refusalOf = (changed: object) => refusal(canonicalText({ ...record, ...changed }));

describe('a record that is read', () => {
	it('comes with the text it was read from', () => {
		const read = readTallyRecord(new TextEncoder().encode(text));
		expect(read.ok && read.value).toEqual({ record, text });
	});
});

describe('what is no JSON of its own kind', () => {
	it('is refused at the line and column where it stops being it', () => {
		expect(refusal('')).toBe('not-json  / 1 1');
		expect(refusal('{\n "a": 1,\n "b": x}')).toBe('not-json  / 3 7');
		expect(refusal('{\n "a": 1,\n "a": 2}')).toBe('key-repeated  / 3 2');
	});

	it('is refused at the first character that is not written as published', () => {
		expect(refusal(JSON.stringify(record, null, 1))).toBe('not-canonical  / 1 2');
		expect(refusal(`${text}\n`)).toBe(`not-canonical  / 1 ${String(text.length + 1)}`);
		expect(refusal(`${text}\n\n `)).toBe(`not-canonical  / 1 ${String(text.length + 1)}`);
		expect(refusal(`\u{feff}${text}`)).toBe('not-canonical  / 1 1');
		expect(refusal('{"b":1,\n"a":2}')).toBe('not-canonical  / 1 3');
		expect(refusal('{"a":1,\n\n"b":2}')).toBe('not-canonical  / 1 8');
	});

	it('is refused as a whole where no place says more', () => {
		const whole = (bytes: Uint8Array) => {
			const read = readTallyRecord(bytes);
			return read.ok ? null : read.error;
		};
		const nowhere = { where: { path: '/', line: null, column: null }, detail: '' };
		const encode = (written: string) => new TextEncoder().encode(written);
		expect(whole(Uint8Array.of(0x7b, 0xe9, 0x7d))).toEqual({ code: 'not-utf8', ...nowhere });
		expect(whole(encode('['.repeat(100_000)))).toEqual({ code: 'too-deep', ...nowhere });
		expect(whole(encode(`[${'1,'.repeat(3_000_000)}1]`))).toEqual({ code: 'too-many-values', ...nowhere });
	});
});

describe('what no record has', () => {
	it('is refused with the rule of canonical values that it breaks', () => {
		expect(refusal('[1,1.5e400]')).toBe('not-a-record not-an-integer /1 1 4');
		expect(refusal('{"a":"\\ud800"}')).toBe('not-a-record lone-surrogate /a 1 6');
		expect(refusal('{"a":{"b":[9007199254740993]}}')).toBe('not-a-record not-an-integer /a/b/0 1 12');
	});

	it('is refused with the field and the rule of the record that it breaks', () => {
		for (const nothing of ['[]', '3', '"a"', 'null']) {
			expect(refusal(nothing)).toBe('not-a-record invalid_type / 1 1');
		}
		expect(refusalOf({ extra: 1 })).toBe('not-a-record unrecognized_keys / 1 1');
		const column = text.lastIndexOf('"software":') + '"software":'.length + 1;
		expect(refusalOf({ software: '' })).toBe(`not-a-record empty /software 1 ${String(column)}`);
		expect(refusalOf({ draw: { source: 1 } })).toMatch(/^not-a-record invalid_type \/draw\/source 1 \d+$/);
		expect(refusalOf({ rankings: [{}] })).toMatch(/^not-a-record invalid_type \/rankings\/0\/ranking 1 \d+$/);
	});

	it('is told, of several shapes, by that which got furthest', () => {
		expect(refusalOf({ input: { ...record.input, kind: 'x' } })).toMatch(/ unrecognized_keys \/input 1 /);
		expect(refusalOf({ input: { ...record.input, alternatives: [1] } })).toMatch(
			/ invalid_type \/input\/alternatives\/0 1 /,
		);
		// The first of two that lie equally deep.
		expect(refusalOf({ draw: { drawn: 1, source: 2 } })).toMatch(/ \/draw\/source 1 /);
	});
});

describe('locate', () => {
	const value = { a: [{ b: 'c' }], d: null };
	const written = '{"a":[{"b":"c"}],\n"d":null}';

	it('gives the place of a path in the data and in the text', () => {
		expect(locate(written, value, '/a/0/b')).toEqual({ path: '/a/0/b', line: 1, column: 12 });
		expect(locate(written, value, '/d')).toEqual({ path: '/d', line: 2, column: 5 });
		expect(locate(written, value, '/')).toEqual({ path: '/', line: 1, column: 1 });
	});

	it('of what is not there gives the place of what would hold it', () => {
		expect(locate(written, value, '/a/0/x')).toEqual({ path: '/a/0/x', line: 1, column: 7 });
		expect(locate(written, value, '/d/x')).toEqual({ path: '/d/x', line: 2, column: 5 });
		expect(locate(written, value, '/a/0/b/0/x')).toEqual({ path: '/a/0/b/0/x', line: 1, column: 12 });
	});
});
