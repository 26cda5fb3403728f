import fc from 'fast-check';

/** Texts that have broken a program somewhere. */
const hostile = [
	...['', ' ', '0', '-1', '1e999', '9007199254740993', 'NaN', 'null', 'undefined', 'true', '[object Object]'],
	...[
		'__proto__',
		'constructor',
		'toString',
		'{"$ne":1}',
		'[]',
		'{}',
		'"',
		"'",
		'\\',
		'%',
		'%00',
		'%ff',
		'..',
	],
	...[
		"' or 1=1 --",
		'../../etc/passwd',
		'<script>alert(1)</script>',
		'{{7*7}}',
		'=cmd|a',
		'\u0000',
		'a\u0000b',
	],
	...[
		'\ufeff',
		'\u202e',
		'ñ\u0303',
		'💧'.repeat(200),
		'\n\n\n',
		'x'.repeat(5_000),
		'2026-02-30',
		'99999-01-01',
	],
	...['2026-11-21T25:61', '+275760-09-13', '00000000-0000-4000-8000-000000000000', 'ZZZZ-ZZZZ', 'e\u0301'],
	...['\ud800', 'a\udfffb', '٣', '1,5', '１２', '20067', 'es', 'EN', 'ranked-pairs', 'javascript:alert(1)'],
];

export const junkText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...hostile) },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 1, arbitrary: fc.uuid() },
	{ weight: 1, arbitrary: fc.integer().map(String) },
);

/** One segment of a path or a value of a query, as it travels: encoded, half encoded or not decodable. */
export const junkSegment: fc.Arbitrary<string> = fc.oneof(
	{ weight: 5, arbitrary: junkText.map((text) => encodeURIComponent(Buffer.from(text).toString()) || 'x') },
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			...['%ff', '%c0%80', '%00', '%', '%2', '%zz', '..%2f..%2f', '%2e%2e', '%2f', '%5c', '%ed%a0%80', "'"],
			...['x'.repeat(6_000), '__proto__', '.', ';a=b', '%25ff', '%E2%80%AE'],
		),
	},
);

/** A query string, with its question mark. */
export const junkQuery: fc.Arbitrary<string> = fc
	.array(
		fc.tuple(
			fc.oneof(
				fc.constantFrom(
					...['idioma', 'volver', 'pagina', 'q', 'p', 'paso', 'filtro', 'canal', 'pregunta', 'opcion', 'id'],
					...['folio', 'codigo', 'municipio', 'tema', 'orden', 'despues', 'x-sveltekit-invalidated'],
				),
				junkSegment,
			),
			junkSegment,
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`.replaceAll('#', ''));

function nest(depth: number, open: string, close: string): string {
	return open.repeat(depth) + close.repeat(depth);
}

/** Bodies that claim to be JSON. */
export const junkJson: fc.Arbitrary<Buffer> = fc.oneof(
	{ weight: 4, arbitrary: fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)) },
	{
		weight: 3,
		arbitrary: fc
			.constantFrom(
				...[
					'',
					' ',
					'{',
					'[]',
					'null',
					'1',
					'"x"',
					'{"id":1,"id":2}',
					'{"__proto__":{"id":"x"}}',
					'{"id":1e400}',
				],
				...['{"id":"\\ud800"}', '{"id":"\\u0000"}', '\ufeff{}', "{'id':1}", '{"id":01}', '[1,]', 'NaN'],
				...[nest(10_000, '[', ']'), nest(10_000, '{"a":', '}').replace(':}', ':1}'), '['.repeat(30_000)],
				...[`{"id":${'9'.repeat(20_000)}}`, 'x'.repeat(2 * 1024 * 1024), ' '.repeat(100_000)],
			)
			.map((text) => Buffer.from(text)),
	},
	{ weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
);

/** A body with the name it goes by. */
export interface JunkBody {
	type: string | null;
	body: Buffer;
}

const formType = 'application/x-www-form-urlencoded';
const boundary = 'limite';
const multipart = `multipart/form-data; boundary=${boundary}`;

type Fields = readonly (readonly [string, string])[];

function encodeForm(fields: Fields): Buffer {
	return Buffer.from(new URLSearchParams(fields.map(([name, value]) => [name, value])).toString());
}

function encodeMultipart(fields: Fields, asFiles: boolean): Buffer {
	const parts = fields.map(([name, value]) => {
		const file = asFiles ? '; filename="a.txt"\r\ncontent-type: text/plain' : '';
		return `--${boundary}\r\ncontent-disposition: form-data; name="${name.replaceAll('"', '')}"${file}\r\n\r\n${value}\r\n`;
	});
	return Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
}

/** What somebody could send instead of a form with these fields. Most keep the names, so that the values get far. */
export function junkForms(fields: Fields): fc.Arbitrary<JunkBody> {
	const asForm = (changed: Fields): JunkBody => ({ type: formType, body: encodeForm(changed) });
	const oneChanged = fc
		.tuple(fc.nat(), junkText)
		.map(([at, junk]) =>
			asForm(fields.map(([name, value], place) => [name, place === at % fields.length ? junk : value])),
		);
	const allChanged = fc
		.array(junkText, { minLength: fields.length, maxLength: fields.length })
		.map((junk): Fields => fields.map(([name], at) => [name, junk[at] ?? '']));
	const repeated = allChanged.map((changed) => asForm([...fields, ...changed]));
	const unknown = fc
		.array(fc.tuple(fc.oneof(junkText, fc.constantFrom('__proto__', 'a.b[0]', 'constructor')), junkText), {
			maxLength: 6,
		})
		.map((more) => asForm([...fields, ...more]));
	const missing = fc.subarray([...fields]).map(asForm);
	const others = fc.constantFrom<JunkBody>(
		{ type: formType, body: Buffer.alloc(0) },
		{ type: null, body: Buffer.from('a=b') },
		{ type: 'application/json', body: Buffer.from('{"a":1}') },
		{ type: 'text/plain', body: Buffer.from('a=b') },
		{ type: 'TEXT/PLAIN;charset=utf-16', body: Buffer.from('a=b') },
		{ type: formType, body: Buffer.from('a=%ff%fe&%00=%00&=&&&==&%zz=%') },
		{ type: formType, body: Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0x00, 0x26, 0xc3, 0x28]) },
		{ type: formType, body: Buffer.alloc(2 * 1024 * 1024, 'a=1&') },
		{ type: 'multipart/form-data', body: Buffer.from('no boundary') },
		{ type: multipart, body: Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="a"`) },
		{ type: multipart, body: Buffer.alloc(2 * 1024 * 1024, 'x') },
		{ type: 'image/svg+xml', body: Buffer.from('<svg/>') },
	);
	return fc.oneof(
		...(fields.length === 0 ? [] : [{ weight: 5, arbitrary: oneChanged }]),
		{ weight: 3, arbitrary: allChanged.map(asForm) },
		{ weight: 1, arbitrary: repeated },
		{ weight: 1, arbitrary: unknown },
		{ weight: 1, arbitrary: missing },
		{
			weight: 1,
			arbitrary: fc
				.tuple(allChanged, fc.boolean())
				.map(([changed, asFiles]) => ({ type: multipart, body: encodeMultipart(changed, asFiles) })),
		},
		{ weight: 2, arbitrary: others },
	);
}
