import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAnswerRefusals } from '../../../src/lib/domain/survey/answerRules';
import type { Question } from '../../../src/lib/domain/survey/instrument';
import { findValueRefusal } from '../../../src/lib/domain/survey/valueRules';
import { canonicalText, findCanonicalProblem } from '../../../src/lib/evidence/canonical';
import { instruments, roughContents, validContents } from '../../arbitraries/answers';
import { roughText } from '../../arbitraries/texts';
import { connectToCatalogue } from '../house/connectToCatalogue';

let client: Client;
beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

/** Every reason there is; a run that did not meet one of them has proved nothing about it. */
const reasons = [
	...[
		'shape',
		'survey',
		'instrument',
		'language',
		'question_unknown',
		'nothing_answered',
		'required',
		'empty',
	],
	...['option_unknown', 'option_repeated', 'option_order', 'too_many', 'other_not_allowed', 'tier_empty'],
	...['text_empty', 'text_form', 'text_too_long', 'municipality_unknown', 'municipality_other_state'],
	...[
		'tie_not_allowed',
		'number_low',
		'number_high',
		'date_unknown',
		'date_early',
		'date_late',
		'scale_outside',
	],
	...[
		'row_unknown',
		'row_missing',
		'point_outside',
		'ring_range',
		'ring_repeated',
		'file_type',
		'file_large',
	],
];

async function refusalsInDatabase(
	instrument: unknown,
	contents: readonly unknown[],
): Promise<(string | null)[]> {
	const { rows } = await client.query<{ refusal: string | null }>(
		`select private.answer_refusal($1::jsonb, c.content) as refusal
		from jsonb_array_elements($2::jsonb) with ordinality c (content, place) order by place`,
		[JSON.stringify(instrument), JSON.stringify(contents)],
	);
	return rows.map((row) => row.refusal);
}

describe('private.answer_refusal', () => {
	it('accepts and refuses exactly what the code does, with the same first reason', async () => {
		const met = new Map<string, number>();
		const cases = instruments.chain((instrument) =>
			fc.tuple(
				fc.constant(instrument),
				fc.array(
					fc.oneof(
						{ weight: 1, arbitrary: validContents(instrument) },
						{ weight: 4, arbitrary: roughContents(instrument) },
					),
					{ minLength: 10, maxLength: 10 },
				),
			),
		);
		await fc.assert(
			fc.asyncProperty(cases, async ([instrument, contents]) => {
				// Through JSON text and back, as on the wire.
				const wire = contents.map((content): unknown => JSON.parse(JSON.stringify(content)));
				const expected = wire.map((content) => {
					const [first] = findAnswerRefusals(instrument, content);
					return first ? `${first.field}:${first.code}` : null;
				});
				expect(await refusalsInDatabase(instrument, wire)).toEqual(expected);
				for (const refusal of expected) {
					const reason = refusal?.split(':')[1] ?? 'fine';
					met.set(reason, (met.get(reason) ?? 0) + 1);
				}
			}),
			// Enough that the rarest reason is met too.
			{ numRuns: 1500 },
		);
		expect([...met.keys()].sort()).toEqual(['fine', ...reasons].sort());
	});

	it('judges every character of the first two planes as the code does, inside a text and at its ends', async () => {
		const asked = { id: 'q', text: { es: '¿Qué urge?' }, help: null, required: true, noAnswer: [] };
		const short: Question = { ...asked, type: 'short', maxLength: 9 };
		const { rows } = await client.query<{ point: number; inside: string | null; last: string | null }>(
			`select point, private.text_refusal(to_jsonb('x' || chr(point) || 'x'), 9) as inside,
				private.text_refusal(to_jsonb('x' || chr(point)), 9) as last
			from generate_series(1, x'1ffff'::int) point where point not between x'd800'::int and x'dfff'::int`,
		);
		const different = rows.filter(({ point, inside, last }) => {
			const character = String.fromCodePoint(point);
			return (
				findValueRefusal(short, null, `x${character}x`) !== inside ||
				findValueRefusal(short, null, `x${character}`) !== last
			);
		});
		expect(rows).toHaveLength(0x1ffff - 2048);
		expect(different.map(({ point }) => point.toString(16))).toEqual([]);
	});
});

describe('private.canonical_json', () => {
	const key = fc.oneof(
		fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }),
		fc.constantFrom('a', 'aa', 'B', '10', '9', '_', 'constructor'),
	);
	const text = fc
		.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), roughText)
		.map((some) => some.normalize('NFC').replaceAll('\u0000', ''))
		.filter((some) => some.normalize('NFC') === some);
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			text,
			fc.maxSafeInteger(),
			fc.boolean(),
			fc.constant(null),
			fc.array(tie('value'), { maxLength: 4 }),
			fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
		),
	}));

	it('writes the same bytes as the record does', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 10 }), async (values) => {
				const { rows } = await client.query<{ canonical: string }>(
					`select private.canonical_json(v) as canonical
					from jsonb_array_elements($1::jsonb) with ordinality t (v, place) order by place`,
					[JSON.stringify(values)],
				);
				expect(rows.map((row) => row.canonical)).toEqual(values.map(canonicalText));
			}),
			{ numRuns: 200 },
		);
	});

	it.each([
		['a fraction', '{"a":1.5}'],
		['a number beyond what is exact', '[9007199254740992]'],
		['letters not composed', '["cafe\\u0301"]'],
		['a key with an accent', '{"año":1}'],
		['a key with a control character', '{"a\\u0001":1}'],
		['an empty key', '{"":1}'],
		['a key that changes objects', '{"__proto__":1}'],
	])('refuses %s, as the record does', async (_, json) => {
		await expect(client.query('select private.canonical_json($1::jsonb)', [json])).rejects.toMatchObject({
			code: 'PZ001',
		});
		expect(findCanonicalProblem(JSON.parse(json))).not.toBeNull();
	});

	it.each([
		['1.0', '1'],
		['-0', '0'],
		['1e3', '1000'],
		['[9007199254740991,-9007199254740991]', '[9007199254740991,-9007199254740991]'],
	])('writes the number %s as %s', async (json, canonical) => {
		const { rows } = await client.query<{ canonical: string }>(
			'select private.canonical_json($1::jsonb) as canonical',
			[json],
		);
		expect(rows[0]?.canonical).toBe(canonical);
		expect(canonicalText(JSON.parse(json))).toBe(canonical);
	});
});

describe('nobody of the interface', () => {
	it('may call the rules by themselves', async () => {
		const { rows } = await client.query<{ open: string }>(
			`select p.oid::regprocedure || ' to ' || r.rolname as open
			from pg_proc p, pg_roles r
			where p.pronamespace = 'private'::regnamespace
				and p.proname in ('canonical_json', 'text_refusal', 'choice_refusal', 'value_refusal', 'answer_refusal')
				and r.rolname in ('anon', 'authenticated', 'service_role')
				and has_function_privilege(r.oid, p.oid, 'execute')`,
		);
		expect(rows).toEqual([]);
	});
});
