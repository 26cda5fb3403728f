import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectToCatalogue } from '../house/connectToCatalogue';

/** Places and the rest of the answers, which is told nowhere; the total of all is in the log. Every such table, one by one. */
let client: Client;

beforeAll(async () => {
	client = await connectToCatalogue();
});
afterAll(() => client.end());

/** Every way in which up to `most` answers may lie in so many groups. */
function listAll(groups: number, most: number): number[][] {
	if (groups === 0) return [[]];
	return Array.from({ length: most + 1 }, (_, count) =>
		listAll(groups - 1, most - count).map((others) => [count, ...others]),
	).flat();
}

async function hide(tables: readonly (readonly number[])[], smallest: number): Promise<boolean[][]> {
	const { rows } = await client.query<{ hidden: boolean[] }>(
		`select private.groups_to_hide(array(select n::bigint from jsonb_array_elements_text(t.counts) n), $2) as hidden
		from jsonb_array_elements($1::jsonb) with ordinality t (counts, at) order by t.at`,
		[JSON.stringify(tables), smallest],
	);
	return rows.map(({ hidden }) => hidden);
}

it.each([
	[1, 3, 12],
	[2, 3, 10],
	[3, 3, 9],
	[4, 3, 7],
	[2, 10, 30],
])(
	'of %i places groups under %i stay possible in more than one way, also for who knows the rule',
	async (places, smallest, most) => {
		const tables = listAll(places + 1, most);
		const hidden = await hide(tables, smallest);
		const worlds = new Map<string, number[][]>();
		tables.forEach((table, at) => {
			const shown = table.slice(0, places).map((count, place) => (hidden[at]?.[place] ? null : count));
			expect(
				shown.filter((count) => count !== null && count > 0 && count < smallest),
				table.join(' '),
			).toEqual([]);
			const published = JSON.stringify([table.reduce((total, count) => total + count, 0), shown]);
			worlds.set(published, [...(worlds.get(published) ?? []), table]);
		});
		const givenAway = [...worlds].filter(([, possible]) =>
			possible[0]?.some(
				(count, place) => count > 0 && count < smallest && possible.every((world) => world[place] === count),
			),
		);
		expect(givenAway.map(([published]) => published)).toEqual([]);
	},
);

it('leaves out no more than it takes', async () => {
	const tables = [
		[12, 0, 40, 0],
		[3, 11, 14, 0],
		[3, 11, 14, 20],
		[7, 0],
	];
	expect(await hide(tables, 10)).toEqual([
		[false, false, false, false],
		[true, true, false, false],
		[true, false, false, true],
		[true, true],
	]);
});
