import serialize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	canonicalBytes,
	CanonicalError,
	canonicalText,
	findCanonicalProblem,
	parseCanonical,
} from './canonical';

const encode = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseCanonical(encode(text));

describe('the serializer, against RFC 8785', () => {
	it('writes the sample of section 3.2.2', () => {
		const sample = JSON.parse(
			String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],` +
				String.raw`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
		) as unknown;
		expect(serialize(sample)).toBe(
			String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
				String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
		);
	});

	it('sorts the sample of section 3.2.3 by UTF-16 code units', () => {
		const sample = JSON.parse(
			String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",` +
				String.raw`"1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin o"}`,
		) as Record<string, unknown>;
		expect(Object.values(JSON.parse(serialize(sample) ?? '') as object)).toEqual([
			// `1` first because JSON.parse itself moves integer-like keys; the text is checked below.
			'One',
			'Carriage Return',
			'Control',
			'Latin o',
			'Euro Sign',
			'Emoji: Grinning Face',
			'Hebrew Letter Dalet With Dagesh',
		]);
		expect(serialize(sample)?.startsWith(String.raw`{"\r":"Carriage Return","1":"One",`)).toBe(true);
	});

	it.each([
		[0x0000000000000000n, '0'],
		[0x8000000000000000n, '0'],
		[0x0000000000000001n, '5e-324'],
		[0x8000000000000001n, '-5e-324'],
		[0x7fefffffffffffffn, '1.7976931348623157e+308'],
		[0x4340000000000000n, '9007199254740992'],
		[0xc340000000000000n, '-9007199254740992'],
		[0x4430000000000000n, '295147905179352830000'],
		[0x44b52d02c7e14af5n, '9.999999999999997e+22'],
		[0x44b52d02c7e14af6n, '1e+23'],
		[0x444b1ae4d6e2ef4en, '999999999999999700000'],
		[0x444b1ae4d6e2ef50n, '1e+21'],
		[0x3eb0c6f7a0b5ed8cn, '9.999999999999997e-7'],
		[0x3eb0c6f7a0b5ed8dn, '0.000001'],
		[0x41b3de4355555553n, '333333333.3333332'],
		[0xbecbf647612f3696n, '-0.0000033333333333333333'],
	])('writes the number of appendix B with bits %s', (bits, text) => {
		const view = new DataView(new ArrayBuffer(8));
		view.setBigUint64(0, bits);
		expect(serialize(view.getFloat64(0))).toBe(text);
	});
});

describe('canonicalText', () => {
	it('orders keys, drops spaces and escapes only what must be escaped', () => {
		expect(canonicalText({ b: [1, { z: null, a: true }], a: 'ñ \u2028 "\\/\u0007' })).toBe(
			'{"a":"ñ \u2028 \\"\\\\/\\u0007","b":[1,{"a":true,"z":null}]}',
		);
	});

	it('orders keys that look like integers as text', () => {
		expect(canonicalText({ 10: 'b', 9: 'c', '-1': 'a' })).toBe('{"-1":"a","10":"b","9":"c"}');
	});

	it.each<[string, unknown, string, string]>([
		['a fraction', { a: 0.5 }, 'not-an-integer', '/a'],
		['an integer beyond 2^53 − 1', [2 ** 53], 'not-an-integer', '/0'],
		['an integer below −(2^53 − 1)', [-(2 ** 53)], 'not-an-integer', '/0'],
		['not a number', NaN, 'not-an-integer', ''],
		['infinity', { a: [Infinity] }, 'not-an-integer', '/a/0'],
		['undefined in an object', { a: undefined }, 'not-a-json-value', '/a'],
		['a hole in an array', [1, , 3], 'not-a-json-value', '/1'], // eslint-disable-line no-sparse-arrays
		['a bigint', { a: 1n }, 'not-a-json-value', '/a'],
		['a function', { toJSON: () => 1 }, 'not-a-json-value', '/toJSON'],
		['a fraction after what is none', { a: 1, b: 0.5 }, 'not-an-integer', '/b'],
		['a date', { a: new Date(0) }, 'not-a-json-value', '/a'],
		['a map', new Map(), 'not-a-json-value', ''],
		['a key that is a symbol', { [Symbol('a')]: 1 }, 'not-a-json-value', ''],
		['a lone high surrogate', ['\ud800'], 'lone-surrogate', '/0'],
		['a lone low surrogate', ['a\udc00b'], 'lone-surrogate', '/0'],
		['surrogates in the wrong order', ['\ude00\ud83d'], 'lone-surrogate', '/0'],
		['text in form D', { a: 'n\u0303' }, 'not-nfc', '/a'],
		['a compatibility sign that NFC changes', { a: '\u212b' }, 'not-nfc', '/a'],
		['a key that is not ASCII', { año: 1 }, 'key-not-ascii', '/año'],
		['an empty key', { '': 1 }, 'key-not-ascii', '/'],
		['a control character in a key', { 'a\n': 1 }, 'key-not-ascii', '/a\n'],
		['the key __proto__', JSON.parse('{"__proto__":{"a":1}}'), 'key-not-ascii', '/__proto__'],
	])('refuses %s', (_, value, code, path) => {
		expect(findCanonicalProblem(value)).toEqual({ code, path });
		expect(() => canonicalText(value)).toThrow(CanonicalError);
	});

	it('refuses circles and hostile nesting instead of exhausting the stack', () => {
		const circle: unknown[] = [];
		circle.push(circle);
		expect(findCanonicalProblem(circle)?.code).toBe('too-deep');
		expect(parse('['.repeat(100_000) + ']'.repeat(100_000))).toEqual({
			ok: false,
			error: { code: 'too-deep', path: '' },
		});
	});

	it('bears 64 values inside one another and no more, in lists and in objects alike', () => {
		const nest = (depth: number, wrap: (inner: unknown) => unknown): unknown =>
			Array.from({ length: depth - 1 }).reduce<unknown>(wrap, wrap(1));
		const wraps = [(inner: unknown) => [inner], (inner: unknown) => ({ 0: inner })];
		for (const wrap of wraps) {
			const most = nest(64, wrap);
			expect(findCanonicalProblem(most)).toBeNull();
			expect(parseCanonical(canonicalBytes(most))).toEqual({ ok: true, value: most });
			expect(findCanonicalProblem(wrap(most))).toEqual({ code: 'too-deep', path: '/0'.repeat(64) });
			expect(parse(JSON.stringify(wrap(most)))).toEqual({
				ok: false,
				error: { code: 'too-deep', path: '' },
			});
		}
	});

	it('says what is wrong and where', () => {
		const throwing = (value: unknown) => () => canonicalText(value);
		expect(throwing(0.5)).toThrow('No canonical form (not-an-integer at the root)');
		expect(throwing({ a: [0.5] })).toThrow('No canonical form (not-an-integer at /a/0)');
		expect(new CanonicalError({ code: 'not-nfc', path: '/a' }).name).toBe('CanonicalError');
	});

	it('takes an object without a prototype for a plain one', () => {
		expect(canonicalText(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
	});

	it('accepts both ends of the integers and a pair of surrogates', () => {
		expect(canonicalText([2 ** 53 - 1, -(2 ** 53) + 1, '😀'])).toBe(
			'[9007199254740991,-9007199254740991,"😀"]',
		);
	});
});

describe('parseCanonical', () => {
	it.each([
		['a space', '{"a": 1}', 'not-canonical-bytes'],
		['a line break at the end', '[1]\n', 'not-canonical-bytes'],
		['keys in another order', '{"b":1,"a":2}', 'not-canonical-bytes'],
		['a repeated key', '{"a":1,"a":1}', 'not-canonical-bytes'],
		['a repeated key spelled with an escape', '{"a":1,"\\u0061":2}', 'not-canonical-bytes'],
		['an integer with a fraction', '[1.0]', 'not-canonical-bytes'],
		['an integer with an exponent', '[1e2]', 'not-canonical-bytes'],
		['minus zero', '[-0]', 'not-canonical-bytes'],
		['an integer the parser would round', '[9007199254740993]', 'not-an-integer'],
		['a number the parser makes infinite', '[1e400]', 'not-an-integer'],
		['an escaped letter', '["\\u0041"]', 'not-canonical-bytes'],
		['an escaped slash', '["\\/"]', 'not-canonical-bytes'],
		['an upper-case escape', '["\\u001F"]', 'not-canonical-bytes'],
		['an escaped lone surrogate', '["\\ud800"]', 'lone-surrogate'],
		['__proto__', '{"__proto__":1}', 'key-not-ascii'],
		['a byte-order mark', '\ufeff[1]', 'not-json'],
		['two values', '[1][2]', 'not-json'],
		['nothing', '', 'not-json'],
		['a comment', '[1]//', 'not-json'],
		['a single quote', "['a']", 'not-json'],
	])('refuses %s', (_, text, code) => {
		const places: Record<string, string> = {
			'not-an-integer': '/0',
			'lone-surrogate': '/0',
			'key-not-ascii': '/__proto__',
		};
		expect(parse(text)).toEqual({ ok: false, error: { code, path: places[code] ?? '' } });
	});

	it('refuses more values than any document holds, before it makes them', () => {
		const most = `[${'0,'.repeat(499_998)}0]`;
		expect(parse(most).ok).toBe(true);
		expect(parse(`[0,${most.slice(1)}`)).toEqual({ ok: false, error: { code: 'too-many-values', path: '' } });
	});

	it.each([
		['a stray byte', [0x22, 0xff, 0x22]],
		['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
		['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
		['a cut sequence', [0x22, 0xc3]],
	])('refuses bytes that are not UTF-8: %s', (_, bytes) => {
		expect(parseCanonical(Uint8Array.from(bytes))).toEqual({
			ok: false,
			error: { code: 'not-utf8', path: '' },
		});
	});

	const canonicalValues = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4 },
			fc.constantFrom(null, true, false),
			fc.maxSafeInteger().map((n) => n + 0),
			fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC')),
			fc.array(tie('value'), { maxLength: 4 }),
			fc.dictionary(fc.stringMatching(/^[\x20-\x7e]+$/), tie('value'), { maxKeys: 4 }),
		),
	})).value;

	it('reads back whatever was written, and writes the same bytes again', () => {
		fc.assert(
			fc.property(canonicalValues, (value) => {
				fc.pre(findCanonicalProblem(value) === null);
				const bytes = canonicalBytes(value);
				const read = parseCanonical(bytes);
				if (!read.ok) throw new Error(read.error.code);
				expect(canonicalBytes(read.value)).toEqual(bytes);
			}),
		);
	});

	it('reads at most one spelling of a value: flipping a byte changes the value or is refused', () => {
		fc.assert(
			fc.property(canonicalValues, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, position, mask) => {
				fc.pre(findCanonicalProblem(value) === null);
				const bytes = canonicalBytes(value);
				const at = position % bytes.length;
				bytes[at] = (bytes[at] ?? 0) ^ mask;
				const read = parseCanonical(bytes);
				if (read.ok) expect(canonicalText(read.value)).not.toBe(canonicalText(value));
			}),
		);
	});
});
