import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makePerson, signIn } from './people';
import { useScratch } from './scratch';

const backend = useScratch();

describe('refusals of the database', () => {
	it('passes a product code on, with message, detail and hint', async () => {
		const { error, status } = await backend.asVisitor().rpc('scratch_refuse', { p_code: 'PZ001' });
		expect({ error, status }).toMatchObject({
			error: { code: 'PZ001', message: 'refused on purpose', details: 'a detail', hint: 'a hint' },
			status: 400,
		});
	});

	it.each([
		['a plain exception', 'P0001', 400],
		['no privilege', '42501', 401],
		['a unique violation', '23505', 409],
		['a status of its own', 'PT418', 418],
	])('gives %s its status', async (_, code, status) => {
		const answer = await backend.asVisitor().rpc('scratch_refuse', { p_code: code });
		expect({ code: answer.error?.code, status: answer.status }).toEqual({ code, status });
	});

	it('tells constraints apart', async () => {
		const person = await makePerson(backend);
		const { client } = await signIn(backend, person);
		const put = (changes: Record<string, unknown>) =>
			client.rpc('scratch_put', { p_id: 9100, p_kind: 1, p_name: 'algo', p_owner: person.id, ...changes });
		expect((await put({ p_id: 1 })).error).toMatchObject({ code: '23505' });
		expect((await put({ p_kind: 77 })).error).toMatchObject({ code: '23503' });
		const long = await put({ p_name: 'x'.repeat(41) });
		expect(long.error).toMatchObject({ code: '23514' });
		expect(long.error?.message).toContain('scratch_name_is_short');
		expect((await put({ p_owner: randomUUID() })).error).toMatchObject({ code: '42501' });
		expect((await put({ p_name: null })).error).toMatchObject({ code: '23502' });
	});

	it('refuses a function to those it was not granted to', async () => {
		const visitor = await backend.asVisitor().rpc('scratch_staff_only');
		expect({ code: visitor.error?.code, status: visitor.status }).toEqual({ code: '42501', status: 401 });
		const { client } = await signIn(backend, await makePerson(backend));
		const person = await client.rpc('scratch_staff_only');
		expect({ code: person.error?.code, status: person.status }).toEqual({ code: '42501', status: 403 });
		expect((await backend.asService().rpc('scratch_staff_only')).data).toBe(1);
	});

	it('names a function, an argument or a column that does not exist', async () => {
		expect((await backend.asVisitor().rpc('scratch_missing')).error?.code).toBe('PGRST202');
		expect((await backend.asVisitor().rpc('scratch_add', { c: 1 })).error?.code).toBe('PGRST202');
		const column = await backend.asVisitor().from('scratch_things').select('nada');
		expect(column.error?.code).toBe('42703');
		const table = await backend.asVisitor().from('scratch_missing').select('*');
		expect(['42P01', 'PGRST205']).toContain(table.error?.code);
	});

	it('refuses values that are not of the type', async () => {
		expect((await backend.asVisitor().rpc('scratch_add', { a: 'dos' })).error?.code).toBe('22P02');
		const { error } = await backend.asVisitor().from('scratch_things').select('id').eq('id', 'dos');
		expect(error?.code).toBe('22P02');
	});

	it('exposes no schema but api', async () => {
		for (const schema of ['public', 'auth', 'app', 'private', 'contract_scratch', 'supabase_migrations']) {
			const answer = await fetch(`${backend.url}/rest/v1/users?select=*`, {
				headers: {
					apikey: backend.secretKey,
					authorization: `Bearer ${backend.secretKey}`,
					'accept-profile': schema,
				},
			});
			const body: unknown = await answer.json();
			expect({ schema, status: answer.status, body }).toMatchObject({
				schema,
				status: 406,
				body: { code: 'PGRST106' },
			});
		}
	});

	it('writes nothing through a view, whoever asks', async () => {
		const row = { id: 9200, name: 'no' };
		for (const client of [backend.asVisitor(), backend.asService()]) {
			const { error } = await client.from('scratch_things').insert(row);
			expect(error).not.toBeNull();
		}
	});

	it('cuts a visitor’s slow question off', async () => {
		const patience = await backend.asVisitor().rpc('scratch_patience');
		expect(patience.data).toBe('3s');
		const { error } = await backend.asVisitor().rpc('scratch_slow', { p_seconds: 20 });
		expect(error?.code).toBe('57014');
	});
});
