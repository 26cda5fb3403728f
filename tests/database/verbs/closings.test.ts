import { describe, expect, it } from 'vitest';
import { addProblems, freezeBallot, publishPrioritization } from '../scene/ranking';
import { call as callAs, type Caller } from '../scene/stage';
import { useVerbs } from './useVerbs';

const verbs = useVerbs(['close_ranking'], async ({ client, exercise }) => {
	const problems = await addProblems(client, exercise, 2);
	return publishPrioritization(client, exercise, `${exercise.slug}-abierta`, problems);
});
const { scene, call, refusal, entriesOf, read } = verbs;

const civil = () => scene().more.rankings.civil;
const close = () => ({ p_ranking: civil() });
const ballot = () => freezeBallot(scene().more, [[scene().more.alternatives[0]]]);
const cast = (member: Caller) => callAs(scene().client, member, 'cast_ballot', ballot());

describe('closing a ranking', () => {
	it('waits for every seat or its date', async () => {
		const { administrator, client, exercise, stranger } = scene();
		const { staff } = exercise;
		for (const other of [administrator, exercise.facilitator, exercise.guarantor, exercise.titular, stranger])
			expect(await refusal(other, 'close_ranking', close())).toBe('PZ100');
		expect(await refusal(staff, 'close_ranking', close())).toBe('PZ408');
		await cast(exercise.titular);
		expect(await refusal(staff, 'close_ranking', close())).toBe('PZ408');
		await client.query('savepoint by_date');
		await client.query('update app.rankings set closes_at = now() where id = $1', [civil()]);
		await call(staff, 'close_ranking', close());
		await client.query('rollback to savepoint by_date');
		await cast(exercise.neighbour);
		const types = await entriesOf(() => call(staff, 'close_ranking', close()));
		expect(types).toEqual(['batch.sealed', 'ranking.closed']);
		expect(await refusal(staff, 'close_ranking', close())).toBe('PZ406');
		expect(await refusal(exercise.titular, 'cast_ballot', ballot())).toBe('PZ402');
	});

	it('without ballots seals nothing and says that the quorum was not met', async () => {
		const { client, exercise } = scene();
		await client.query('update app.rankings set closes_at = now() where id = $1', [civil()]);
		expect(await entriesOf(() => call(exercise.staff, 'close_ranking', close()))).toEqual(['ranking.closed']);
		expect(await read('select quorum_met from app.rankings where id = $1', [civil()])).toBe(false);
	});

	it('says accepted = counted + superseded', async () => {
		const { exercise } = scene();
		for (let time = 0; time < 3; time += 1) await cast(exercise.titular);
		await cast(exercise.neighbour);
		await call(exercise.staff, 'close_ranking', close());
		const body = `select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries where exercise_id = $1 and type = 'ranking.closed'`;
		expect(await read(body, [exercise.id])).toMatchObject({
			accepted: 4,
			superseded: 2,
			counted: 2,
			eligibleSeats: 2,
			quorumMet: true,
		});
	});
});

verbs.proveAll();
