import { describe, expect, it } from 'vitest';
import { makePerson, signIn } from './people';
import { scratchRows, useScratch } from './scratch';

const backend = useScratch();

describe('functions by name', () => {
	it('takes named arguments and defaults', async () => {
		expect((await backend.asVisitor().rpc('scratch_add', { a: 2, b: 40 })).data).toBe(42);
		expect((await backend.asVisitor().rpc('scratch_add', { a: 2 })).data).toBe(3);
	});

	it('carries JSON unharmed, with accents, quotes, nulls and depth', async () => {
		const p = { texto: 'ñandú "¿qué?" \n 😀', nada: null, lista: [1, [2.5, { x: true }]] };
		expect((await backend.asVisitor().rpc('scratch_echo', { p })).data).toEqual(p);
	});

	it('answers a function that returns nothing with no content', async () => {
		const { data, error, status } = await backend.asVisitor().rpc('scratch_nothing');
		expect({ data, error, status }).toEqual({ data: null, error: null, status: 204 });
	});

	it('runs as a visitor with the publishable key', async () => {
		expect((await backend.asVisitor().rpc('scratch_who')).data).toMatchObject({
			role: 'anon',
			uid: null,
			user: 'anon',
		});
	});

	it('runs as the person whose token comes along', async () => {
		const person = await makePerson(backend);
		const { client, accessToken } = await signIn(backend, person);
		const expected = { role: 'authenticated', uid: person.id, email: person.email, user: 'authenticated' };
		expect((await client.rpc('scratch_who')).data).toEqual(expected);
		expect((await backend.asVisitor(accessToken).rpc('scratch_who')).data).toEqual(expected);
	});

	it('runs as the service with the secret key', async () => {
		expect((await backend.asService().rpc('scratch_who')).data).toMatchObject({
			role: 'service_role',
			uid: null,
			user: 'service_role',
		});
	});

	it('filters, orders and pages a function that returns rows', async () => {
		const { data, count } = await backend
			.asVisitor()
			.rpc('scratch_page', { p_after: 100, p_most: 50 }, { count: 'exact' })
			.eq('kind', 'luz')
			.order('id', { ascending: false })
			.limit(3);
		expect(count).toBe(25);
		expect(data).toMatchObject([{ id: 149 }, { id: 147 }, { id: 145 }]);
	});

	it('cuts rows at a thousand, but not a document a function builds', async () => {
		const rows = await backend.asVisitor().rpc('scratch_all');
		expect(rows.data).toHaveLength(1_000);
		const whole = await backend.asVisitor().rpc('scratch_everything');
		expect(whole.data).toHaveLength(scratchRows);
	});

	it('walks past a thousand rows by key', async () => {
		const seen: unknown[] = [];
		for (let last = 0; ;) {
			const { data } = await backend.asVisitor().rpc('scratch_page', { p_after: last, p_most: 800 });
			const rows = data as { id: number }[];
			seen.push(...rows.map((row) => row.id));
			const final = rows.at(-1);
			if (final === undefined) break;
			last = final.id;
		}
		expect(seen).toEqual(Array.from({ length: scratchRows }, (_, index) => index + 1));
	});
});
