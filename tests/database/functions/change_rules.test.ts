import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChangeRefusals } from '../../../src/lib/domain/survey/versions/findChangeRefusals';
import { changes } from '../../arbitraries/changes';
import { connectToCatalogue } from '../house/connectToCatalogue';

let client: Client;
beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

const batch = 500;

it('law: the database and the code find the same first reason against a later version, and meet every reason', async () => {
	const met = new Map<string, number>();
	await fc.assert(
		fc.asyncProperty(fc.array(changes, { minLength: batch, maxLength: batch }), async (some) => {
			const { rows } = await client.query<{ refusal: string | null }>(
				`select private.change_refusal(c.value -> 'before', c.value -> 'after') as refusal
				from jsonb_array_elements($1) with ordinality c (value, place) order by place`,
				[JSON.stringify(some)],
			);
			const expected = some.map(({ before, after }) => {
				const [first] = findChangeRefusals(before, after);
				return first ? `${first.field}:${first.code}` : null;
			});
			expect(rows.map(({ refusal }) => refusal)).toEqual(expected);
			for (const refusal of expected) {
				const code = refusal?.split(':')[1] ?? 'none';
				met.set(code, (met.get(code) ?? 0) + 1);
			}
		}),
		{ numRuns: 8, endOnFailure: true },
	);
	const reasons = [
		'language_removed',
		'narrower',
		'none',
		'options',
		'question_removed',
		'question_type',
		'state',
	];
	expect([...met.keys()].sort()).toEqual(reasons);
});
