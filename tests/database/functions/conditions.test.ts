import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepShown } from '../../../src/lib/domain/survey/adaptive/walk';
import { walkInstrument } from '../../../src/lib/domain/survey/adaptive/walkInstrument';
import { findAnswerRefusals } from '../../../src/lib/domain/survey/answerRules';
import type { Instrument } from '../../../src/lib/domain/survey/instrument';
import { parseInstrument } from '../../../src/lib/domain/survey/instrumentSchema';
import { instruments, roughContents, validContents } from '../../arbitraries/answers';
import { holds } from '../../../src/lib/domain/survey/conditions/holds';
import type { Expression } from '../../../src/lib/domain/survey/conditions/expression';
import {
	conditionsOn,
	listValues,
	subjectLists,
	withConditions,
	withLimits,
} from '../../arbitraries/conditions';
import { connectToCatalogue } from '../house/connectToCatalogue';

let client: Client;
beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

const odd: readonly unknown[] = [
	...[null, true, false, 0, 1, -2, 1.5, '', 'a', 'b', 'é', '💧', '2026-02-02', '2026-02-020', '20067'],
	...[[], ['a'], [['a'], ['b', 'luz']], [[['a']]], ['a', { other: 'b' }], [null], {}, { other: 'a' }],
	...[{ none: 'unknown' }, { none: null }, { municipality: '20067' }, { municipality: null }, { a: 'agua' }],
];

/** Conditions with answers to their questions, most of the right kind. */
const cases = subjectLists.chain((subjects) => {
	const answers = subjects.map(({ id, space }) =>
		fc
			.option(
				fc.oneof(
					{ weight: 4, arbitrary: fc.constantFrom(...listValues(space)) },
					{ weight: 1, arbitrary: fc.constantFrom(...odd) },
				),
				{ freq: 5 },
			)
			.map((value) => [id, value] as const),
	);
	return fc.tuple(
		conditionsOn(subjects, 4),
		fc.tuple(...answers).map((given) => Object.fromEntries(given.filter(([, value]) => value !== null))),
	);
});

describe('private.condition_holds', () => {
	it('judges exactly as the code does', async () => {
		const met = { held: 0, failed: 0 };
		await fc.assert(
			fc.asyncProperty(fc.array(cases, { minLength: 20, maxLength: 20 }), async (some) => {
				const { rows } = await client.query<{ holds: boolean }>(
					`select private.condition_holds(c.value -> 0, c.value -> 1) as holds
					from jsonb_array_elements($1::jsonb) with ordinality c (value, place) order by place`,
					[JSON.stringify(some)],
				);
				const expected = some.map(([condition, answers]) => holds(condition, answers));
				expect(rows.map((row) => row.holds)).toEqual(expected);
				for (const truth of expected) met[truth ? 'held' : 'failed'] += 1;
			}),
			{ numRuns: 150 },
		);
		expect(met.held).toBeGreaterThan(500);
		expect(met.failed).toBeGreaterThan(500);
	});
});

describe('private.answer_refusal', () => {
	it('refuses the same answers of instruments with conditions as the code, for the same first reason', async () => {
		const met = new Map<string, number>();
		const answered = instruments
			.chain(withConditions)
			.chain(withLimits)
			.chain((instrument) =>
				fc.tuple(
					fc.constant(instrument),
					fc.array(
						fc.oneof(contentsShown(instrument), validContents(instrument), roughContents(instrument)),
						{
							minLength: 12,
							maxLength: 12,
						},
					),
				),
			);
		await fc.assert(
			fc.asyncProperty(answered, async ([instrument, contents]) => {
				expect(parseInstrument(instrument).ok).toBe(true);
				const wire = contents.map((content): unknown => JSON.parse(JSON.stringify(content)));
				const { rows } = await client.query<{ is: boolean; refusal: string | null }>(
					`select private.is_instrument($1::jsonb) as is, private.answer_refusal($1::jsonb, c.value) as refusal
					from jsonb_array_elements($2::jsonb) with ordinality c (value, place) order by place`,
					[JSON.stringify(instrument), JSON.stringify(wire)],
				);
				expect(rows.every((row) => row.is)).toBe(true);
				const expected = wire.map((content) => {
					const [first] = findAnswerRefusals(instrument, content);
					return first ? `${first.field}:${first.code}` : null;
				});
				expect(rows.map((row) => row.refusal)).toEqual(expected);
				for (const refusal of expected) {
					const reason = refusal?.split(':')[1] ?? 'fine';
					met.set(reason, (met.get(reason) ?? 0) + 1);
				}
			}),
			{ numRuns: 200 },
		);
		for (const reason of ['fine', 'question_hidden', 'required', 'limit'])
			expect(met.get(reason) ?? 0, reason).toBeGreaterThan(9);
	});

	/** Contents from which answers to what is not shown have been taken away. */
	const contentsShown = (instrument: Instrument) =>
		validContents(instrument).map((content) => ({
			...content,
			answers: keepShown(walkInstrument(instrument, content.answers, 'es'), content.answers),
		}));
});

describe('private.is_condition', () => {
	const areConditions = async (some: readonly unknown[]): Promise<boolean[]> => {
		const { rows } = await client.query<{ is: boolean }>(
			`select private.is_condition(c.value, 6) as is
			from jsonb_array_elements($1::jsonb) with ordinality c (value, place) order by place`,
			[JSON.stringify(some)],
		);
		return rows.map((row) => row.is);
	};

	it('takes every condition of the code', async () => {
		const some = fc.sample(cases, 300).map(([condition]) => condition);
		expect(new Set(await areConditions(some))).toEqual(new Set([true]));
	});

	const atom: Expression = { op: 'answered', question: 'a' };
	const nest = (depth: number): Expression => (depth <= 1 ? atom : { op: 'not', of: nest(depth - 1) });

	it.each<[string, unknown, boolean]>([
		['six deep', nest(6), true],
		['seven deep', nest(7), false],
		['no operation', { question: 'a' }, false],
		['an unknown one', { op: 'xor', of: [atom, atom] }, false],
		['a joint of one', { op: 'and', of: [atom] }, false],
		['a joint of nothing', { op: 'or' }, false],
		['a list', [atom], false],
		['null', null, false],
		['no question', { op: 'eq', value: 1 }, false],
		['a question that is no text', { op: 'answered', question: 1 }, false],
		['no value', { op: 'eq', question: 'a' }, false],
		['a value that is none', { op: 'eq', question: 'a', value: null }, false],
		['an option that is no text', { op: 'selected', question: 'a', option: 1 }, false],
	])('%s', async (_, condition, is) => {
		expect(await areConditions([condition])).toEqual([is]);
	});
});

describe('nobody of the interface', () => {
	it('may call conditions by themselves', async () => {
		const { rows } = await client.query(
			`select p.proname, r.rolname from pg_proc p, pg_roles r
			where p.pronamespace = 'private'::regnamespace and p.proname in ('condition_holds', 'is_condition', 'breaks_limit')
				and r.rolname in ('anon', 'authenticated', 'service_role') and has_function_privilege(r.oid, p.oid, 'execute')`,
		);
		expect(rows).toEqual([]);
	});
});
