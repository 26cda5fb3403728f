import fc from 'fast-check';

/** A value of a parameter as it travels: JSON text, which may be no value at all for whoever reads it. */
export type JsonText = string;

const quoted = (text: string): JsonText => JSON.stringify(text);
const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const texts = [
	...[
		'',
		' ',
		'a',
		'0',
		'-1',
		'null',
		'NaN',
		'infinity',
		'-infinity',
		'now',
		'epoch',
		'today',
		'{}',
		'[]',
		'{a,b}',
	],
	...[
		'{{1},{2}}',
		'{',
		'1e400',
		'\\',
		"'",
		'"',
		'%',
		'$1',
		'$$',
		"' or 1=1 --",
		'; drop table app.logs',
		'__proto__',
	],
	...[
		'\ufeff',
		'\u202e',
		'\u0085',
		'e\u0301',
		'ñ'.repeat(60),
		'💧'.repeat(200),
		'x'.repeat(5_000),
		'\n\t\r',
		'٣',
		'１２',
	],
	...[
		'2026-02-30',
		'99999-01-01',
		'0044-03-15 BC',
		'2026-11-21T25:61',
		'2026-11-21 10:00 Mars/Phobos',
		'24:00',
	],
	...[
		'00000000-0000-0000-0000-000000000000',
		'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
		'../../etc/passwd',
		'/*',
		'=1+1',
	],
];

/** JSON that breaks readers: what no text can hold, numbers of no type, nesting, keys twice. */
const broken: readonly JsonText[] = [
	...['"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00x"', '"\\ud800\\ud800"', '1e400', '-1e400', '1e-400'],
	...['9'.repeat(400), '-0', '0.1', '2147483648', '9223372036854775808', '1.5', '{"a":1,"a":2}'],
	...[
		nest(50),
		nest(3_000),
		`{"a":${nest(200)}}`,
		'[null]',
		'[[["x"]]]',
		'["\\u0000"]',
		'{"\\u0000":1}',
		'[1e999999]',
	],
	...[
		'true',
		'false',
		'0',
		'-1',
		'1',
		'32768',
		'{}',
		'[]',
		'[1]',
		'["x"]',
		'[{}]',
		'[{"kind":1}]',
		'{"nucleus":null}',
	],
];

export const junkValues: fc.Arbitrary<JsonText> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant('null') },
	{ weight: 6, arbitrary: fc.constantFrom(...texts).map(quoted) },
	{ weight: 6, arbitrary: fc.constantFrom(...broken) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }).map(quoted) },
	{ weight: 1, arbitrary: fc.uuid({ version: 4 }).map(quoted) },
	{ weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);

/** Whole bodies that are no object of parameters. */
export const junkBodies: fc.Arbitrary<Buffer> = fc.oneof(
	fc
		.constantFrom(
			'',
			' ',
			'{',
			'[]',
			'[{}]',
			'[{},{}]',
			'1',
			'"x"',
			'null',
			'{"p":1}',
			'\ufeff{}',
			'{"p_id":1,}',
			nest(20_000),
		)
		.map((text) => Buffer.from(text)),
	fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
	fc
		.uint8Array({ maxLength: 20 })
		.map((bytes) => Buffer.concat([Buffer.from('{"p_id":"'), bytes, Buffer.from('"}')])),
);

/** What stands where a moment should; whether Postgres reads it as one, so that a verb gets to see it. */
export const oddMoments: readonly { readonly text: JsonText; readonly isRead: boolean }[] = [
	...[
		'infinity',
		'-infinity',
		'0044-03-15 BC',
		'4713-01-01 BC',
		'0001-01-01T00:00:00Z',
		'1999-12-31T23:59:59Z',
	],
	...['2200-01-01T00:00:00Z', '9999-12-31', '10000-01-01', '20000-01-01T00:00:00Z', '294276-12-31'],
]
	.map((text) => ({ text: quoted(text), isRead: true }))
	.concat({ text: 'null', isRead: true })
	.concat(
		[
			'',
			'mañana',
			'2026-02-30',
			'2026-13-01T00:00:00Z',
			'294277-01-01',
			'99999999999-01-01',
			'2026-01-01 Mars/Phobos',
			'5000-01-01 BC',
		].map((text) => ({ text: quoted(text), isRead: false })),
	);
