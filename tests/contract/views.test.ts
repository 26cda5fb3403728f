import { describe, expect, it } from 'vitest';
import { makePerson, signIn } from './people';
import { scratchRows, useScratch } from './scratch';

const backend = useScratch();
const things = () => backend.asVisitor().from('scratch_things');
const ids = (rows: Record<string, unknown>[] | null) => (rows ?? []).map((row) => row.id);

describe('views', () => {
	it('gives types as JSON has them', async () => {
		const { data } = await things().select('*').eq('id', 7).single();
		expect(data).toEqual({
			id: 7,
			kind: 'luz',
			name: 'Baños, "drenaje" y 50%',
			amount: 7,
			share: 0.007,
			tags: ['t1'],
			payload: { n: 7 },
			happened_at: '2026-11-20T18:30:00.123456+00:00',
			owner: null,
		});
	});

	it.each([
		['eq', () => things().select('id').eq('name', 'Baños, "drenaje" y 50%'), [7]],
		['neq', () => things().select('id').neq('kind', 'agua').lt('id', 4), [1, 3]],
		['gt and lte', () => things().select('id').gt('id', 5).lte('id', 7), [6, 7]],
		['gte', () => things().select('id').gte('id', scratchRows), [scratchRows]],
		['in', () => things().select('id').in('id', [3, 1, 2]), [1, 2, 3]],
		['in with odd text', () => things().select('id').in('name', ['Calle (sur), norte', 'cosa 9']), [8, 9]],
		['is null', () => things().select('id').is('amount', null).lt('id', 25), [10, 20]],
		['not is null', () => things().select('id').not('amount', 'is', null).lt('id', 3), [1, 2]],
		['like', () => things().select('id').like('name', 'cosa 12_').lt('id', 125), [120, 121, 122, 123, 124]],
		['ilike', () => things().select('id').ilike('name', '%DRENAJE%'), [7]],
		['or', () => things().select('id').or('id.eq.4,and(id.gt.10,id.lt.13)'), [4, 11, 12]],
		['contains', () => things().select('id').contains('tags', ['t0']).lt('id', 7), [3, 6]],
		['a JSON path', () => things().select('id').eq('payload->>n', '8'), [8]],
	])('filters by %s', async (_, ask, expected) => {
		const { data, error } = await ask().order('id');
		expect(error).toBeNull();
		expect(ids(data)).toEqual(expected);
	});

	it('counts exactly, with and without rows', async () => {
		const alone = await things().select('*', { count: 'exact', head: true }).eq('kind', 'agua');
		expect({ count: alone.count, data: alone.data }).toEqual({ count: scratchRows / 2, data: null });
		const along = await things().select('id', { count: 'exact' }).limit(2);
		expect(along.count).toBe(scratchRows);
		expect(along.data).toHaveLength(2);
	});

	it('never gives more than a thousand rows, and says how many there are', async () => {
		const { data, count } = await things().select('id', { count: 'exact' }).order('id');
		expect(data).toHaveLength(1_000);
		expect(count).toBe(scratchRows);
	});

	it('reads past the first thousand by range', async () => {
		const all: unknown[] = [];
		for (let from = 0; from < scratchRows; from += 1_000) {
			const { data } = await things()
				.select('id')
				.order('id')
				.range(from, from + 999);
			all.push(...ids(data));
		}
		expect(all).toEqual(Array.from({ length: scratchRows }, (_, index) => index + 1));
	});

	it('answers a range past the end', async () => {
		const without = await things().select('id').range(9_000, 9_010);
		expect(without.data).toEqual([]);
		const counted = await things().select('id', { count: 'exact' }).range(9_000, 9_010);
		expect(counted.error?.code).toBe('PGRST103');
	});

	it('orders with nulls where they are asked for', async () => {
		const { data } = await things()
			.select('id')
			.lte('id', 12)
			.order('amount', { nullsFirst: true })
			.order('id')
			.limit(3);
		expect(ids(data)).toEqual([10, 1, 2]);
	});

	it('gives one row, none, or refuses several', async () => {
		expect((await things().select('id').eq('id', 1).maybeSingle()).data).toEqual({ id: 1 });
		expect((await things().select('id').eq('id', -1).maybeSingle()).data).toBeNull();
		expect((await things().select('id').eq('id', -1).single()).error?.code).toBe('PGRST116');
		expect((await things().select('id').lt('id', 3).single()).error?.code).toBe('PGRST116');
	});

	it('writes CSV with quotes where they are needed', async () => {
		const { data } = await things().select('id,name').in('id', [7, 9]).order('id').csv();
		expect(data).toBe('id,name\n7,"Baños, ""drenaje"" y 50%"\n9,"cosa 9"');
	});

	it('shows each person their own rows and nobody else’s', async () => {
		const [owner, other] = await Promise.all([makePerson(backend), makePerson(backend)]);
		await backend.sql.query(
			`insert into contract_scratch.things (id, kind_id, name, share, owner) values (9001, 1, 'mía', 0, $1)`,
			[owner.id],
		);
		const read = async (client = backend.asVisitor()) =>
			ids((await client.from('scratch_things').select('id').eq('id', 9001)).data);
		expect(await read((await signIn(backend, owner)).client)).toEqual([9001]);
		expect(await read((await signIn(backend, other)).client)).toEqual([]);
		expect(await read()).toEqual([]);
		expect(await read(backend.asService())).toEqual([9001]);
		await backend.sql.query('delete from contract_scratch.things where id = 9001');
	});
});
