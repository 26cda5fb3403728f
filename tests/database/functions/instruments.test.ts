import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instrument } from '../../../src/lib/domain/survey/instrument';
import { instrumentSchema } from '../../../src/lib/domain/survey/instrumentSchema';
import {
	instrumentFromTemplate,
	templates,
} from '../../../src/lib/domain/survey/templates/instrumentFromTemplate';
import { instruments, roughContents } from '../../arbitraries/answers';
import { connectToCatalogue } from '../house/connectToCatalogue';

/** A frozen instrument is for ever: one whose answers could not be judged would refuse everybody with a fault. */
let client: Client;
beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

async function areInstruments(some: readonly unknown[]): Promise<boolean[]> {
	const { rows } = await client.query<{ is: boolean }>(
		`select private.is_instrument(i.value) as is from jsonb_array_elements($1) with ordinality i (value, place) order by place`,
		[JSON.stringify(some)],
	);
	return rows.map((row) => row.is);
}

const survey = '7b9f1c52-0d3e-4a6b-9c1d-2e4f5a6b7c8d';
const fromTemplates = templates.map((template) =>
	instrumentFromTemplate(template, { survey, institution: 'Órgano de prueba', state: '20' }),
);

const odd = fc.constantFrom<unknown>(
	...[
		null,
		true,
		0,
		1,
		-1,
		1.5,
		61,
		1e21,
		'',
		'x',
		'single',
		'ranking',
		'short',
		'otro',
		[],
		{},
		[null],
		[1],
		[[]],
	],
	...[[{ id: 'a' }], [{ id: 'a' }, { id: 'a' }], [{ id: 'a' }, { id: 'b' }], { id: 'a' }, '20', 'A'],
);

type Place = readonly (string | number)[];

function placesOf(value: unknown, path: Place = []): Place[] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

/** The value with what lies at a place replaced, or taken away. */
function replaceAt(value: unknown, path: Place, by: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return by;
	if (Array.isArray(value)) {
		const changed = value.map((inner: unknown, at) =>
			String(at) === String(key) ? replaceAt(inner, rest, by) : inner,
		);
		return changed.filter((inner) => inner !== undefined);
	}
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]: [string, unknown]) =>
		name === key ? [name, replaceAt(inner, rest, by)] : [name, inner],
	);
	return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined)) as unknown;
}

const spoiltFrom = (instrument: Instrument) =>
	fc
		.array(fc.tuple(fc.constantFrom(...placesOf(instrument)), fc.oneof(odd, fc.constant(undefined))), {
			minLength: 1,
			maxLength: 3,
		})
		.map((changes) =>
			changes.reduce<unknown>((value, [path, by]) => replaceAt(value, path, by) ?? null, instrument),
		);

describe('private.is_instrument', () => {
	it('takes every template and every instrument of the code', async () => {
		expect(await areInstruments(fromTemplates)).toEqual(fromTemplates.map(() => true));
		expect(new Set(await areInstruments(fc.sample(instruments, 300)))).toEqual(new Set([true]));
	});

	it('takes whatever the schema of the code takes, and nothing whose answers cannot be judged', async () => {
		const met = { taken: 0, left: 0, judged: 0 };
		const cases = fc
			.constantFrom(...fromTemplates, ...fc.sample(instruments, 20))
			.chain((instrument) =>
				fc.tuple(
					fc.array(spoiltFrom(instrument), { minLength: 20, maxLength: 20 }),
					fc.array(roughContents(instrument), { minLength: 4, maxLength: 4 }),
				),
			);
		await fc.assert(
			fc.asyncProperty(cases, async ([spoilt, contents]) => {
				const taken = await areInstruments(spoilt);
				for (const [at, instrument] of spoilt.entries()) {
					if (instrumentSchema.safeParse(instrument).success) expect(taken[at]).toBe(true);
					met[taken[at] ? 'taken' : 'left'] += 1;
				}
				// Raises when an answer cannot be judged: a property that needs no expectation.
				const { rowCount } = await client.query(
					`select private.answer_refusal(i.value, c.value) from jsonb_array_elements($1) i, jsonb_array_elements($2) c
					where private.is_instrument(i.value)`,
					[JSON.stringify(spoilt), JSON.stringify(contents)],
				);
				met.judged += rowCount ?? 0;
			}),
			{ numRuns: 150 },
		);
		expect(met.taken).toBeGreaterThan(300);
		expect(met.left).toBeGreaterThan(300);
		expect(met.judged).toBeGreaterThan(1_000);
	});

	it('is needed: without it a question of no type fails whoever answers', async () => {
		const [first] = fromTemplates;
		const broken = replaceAt(first, ['questions', '0', 'type'], 'otro');
		expect(await areInstruments([broken])).toEqual([false]);
		const id = first?.questions[0]?.id ?? '';
		const content = { v: 1, survey, instrument: 'A'.repeat(43), language: 'es', answers: { [id]: 'x' } };
		await expect(
			client.query('select private.answer_refusal($1::jsonb, $2::jsonb)', [
				JSON.stringify(broken),
				JSON.stringify(content),
			]),
		).rejects.toMatchObject({ code: '20000' });
	});
});
