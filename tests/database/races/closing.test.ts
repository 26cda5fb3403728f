import type { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Exercise } from '../scene/exercise';
import { addProblems, resultOf, type Prioritization } from '../scene/ranking';
import { daysAway, worker } from '../scene/stage';
import { codesOf, overlap, runAlone, untilBlocked, type Attempt } from './race';
import { rankingActs } from './rankingActs';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';

const scratch = useScratchDatabase();
let exercise: Exercise;
let pair: readonly [Client, Client];
let crowd: Client[] = [];
let problems: string[] = [];

beforeAll(async () => {
	const client = scratch.client();
	({ exercise } = await commitExercise(client, 'cierres'));
	problems = await commit(client, () => addProblems(client, exercise, 3));
	pair = [await scratch.connect(), await scratch.connect()];
	crowd = [...pair, await scratch.connect(), await scratch.connect()];
});

const { publish, read, casting, castAlone, waitingOf } = rankingActs(scratch, () => ({ exercise, problems }));
const closing = (one: Prioritization): Attempt => ({
	caller: exercise.staff,
	verb: 'close_ranking',
	parameters: { p_ranking: one.rankings.civil },
});
const closeDue: Attempt = { caller: worker, verb: 'close_due', parameters: {} };
const countsOf = (one: Prioritization) =>
	read(
		`select convert_from(entry, 'UTF8')::jsonb -> 'body' from app.log_entries where type = 'ranking.closed'
			and convert_from(entry, 'UTF8')::jsonb #>> '{body,ranking}' = $1`,
		[one.rankings.civil],
	);

/** Until the date of a ranking is behind us, by the clock of the database. */
async function untilPast(one: Prioritization): Promise<void> {
	const isPast = 'select clock_timestamp() > closes_at from app.rankings where id = $1';
	while ((await read(isPast, [one.rankings.civil])) !== true)
		await new Promise((done) => setTimeout(done, 50));
}

describe('T05 closing and casting at once', () => {
	const filled = async () => {
		const one = await publish();
		await castAlone(casting(exercise.titular, one));
		await castAlone(casting(exercise.neighbour, one));
		return one;
	};

	it('waits for a ballot under way and counts it', async () => {
		const one = await filled();
		const change = casting(exercise.titular, one, [[problems[1]]]);
		const { first, second, waited } = await overlap(pair, change, closing(one));
		expect({ waited, codes: codesOf([first, second]) }).toEqual({ waited: true, codes: ['none', 'none'] });
		expect(await waitingOf(one)).toBe(0);
		expect(await countsOf(one)).toMatchObject({ accepted: 3, superseded: 1, counted: 2 });
	});

	it('refuses a ballot that comes while it closes', async () => {
		const one = await filled();
		const change = casting(exercise.titular, one, [[problems[1]]]);
		const { first, second, waited } = await overlap(pair, closing(one), change);
		expect({ waited, first: first.code, second: second.code }).toEqual({
			waited: true,
			first: 'none',
			second: 'PZ402',
		});
		expect(await waitingOf(one)).toBe(0);
		expect(await countsOf(one)).toMatchObject({ accepted: 2, counted: 2 });
	});

	it('happens once when two close at once', async () => {
		const one = await filled();
		const { first, second } = await overlap(pair, closing(one), closing(one));
		expect({ first: first.code, second: second.code }).toEqual({ first: 'none', second: 'PZ406' });
		const again = await filled();
		const { second: due } = await overlap(pair, closing(again), closeDue);
		expect(due.code).toBe('none');
		expect(await countsOf(again)).toMatchObject({ accepted: 2 });
	});

	it.each([
		[
			'annulling',
			(one: Prioritization): Attempt => ({
				caller: exercise.staff,
				verb: 'annul_ranking',
				parameters: { p_ranking: one.rankings.civil, p_reason: 'Se abrió con un dato equivocado.' },
			}),
		],
	])(
		'%s waits for a ballot under way and leaves none without a place or with its seat',
		async (_, annulling) => {
			const one = await publish();
			const { first, second, waited } = await overlap(pair, casting(exercise.titular, one), annulling(one));
			expect({ waited, codes: codesOf([first, second]) }).toEqual({ waited: true, codes: ['none', 'none'] });
			expect(await waitingOf(one)).toBe(0);
			const tied =
				'select count(*)::int from private.ballots where ranking_id = $1 and participation_id is not null';
			expect(await read(tied, [one.rankings.civil])).toBe(0);
			const late = await overlap(pair, annulling(await publish()), casting(exercise.titular, one));
			expect(late.second.code).toBe('PZ402');
		},
	);

	it('a date moved later is not closed by the date it had', async () => {
		const one = await publish();
		await scratch
			.client()
			.query(`update app.rankings set closes_at = now() + interval '1500 ms' where id = $1`, [
				one.rankings.civil,
			]);
		const extending: Attempt = {
			caller: exercise.staff,
			verb: 'extend_ranking',
			parameters: {
				p_ranking: one.rankings.civil,
				p_closes: daysAway(20),
				p_reason: 'Faltan personas por participar.',
			},
		};
		const { first, second, waited } = await overlap(pair, extending, closeDue, () => untilPast(one));
		expect({ waited, codes: codesOf([first, second]) }).toEqual({ waited: true, codes: ['none', 'none'] });
		expect(await read('select state from app.rankings where id = $1', [one.rankings.civil])).toBe('open');
	});

	it('counts a ballot that began in time although its date passed meanwhile', async () => {
		const one = await publish();
		await scratch
			.client()
			.query(`update app.rankings set closes_at = now() + interval '1500 ms' where id = $1`, [
				one.rankings.civil,
			]);
		const { second, waited } = await overlap(pair, casting(exercise.titular, one), closeDue, () =>
			untilPast(one),
		);
		expect({ waited, code: second.code }).toEqual({ waited: true, code: 'none' });
		expect(await waitingOf(one)).toBe(0);
		expect(await countsOf(one)).toMatchObject({ accepted: 1, counted: 1 });
	});
});

it('a worker that closes what is due waits for whoever closes by hand, and neither for the other', async () => {
	const client = scratch.client();
	const one = await publish();
	await client.query(
		`update app.rankings set opens_at = now() - interval '9 days', closes_at = now() where prioritization_id = $1`,
		[one.id],
	);
	const [holder, hand, machine] = crowd;
	if (!holder || !hand || !machine) throw new Error('Three connections are needed.');
	// By hand, the last of them: it stops halfway, with its ranking locked and the log still to be locked.
	const last = Object.values(one.rankings).sort().at(-1);
	await holder.query('begin');
	await holder.query('select 1 from app.rankings where id = $1 for update', [last]);
	const byHand = runAlone(hand, {
		caller: exercise.staff,
		verb: 'close_ranking',
		parameters: { p_ranking: last },
	});
	await untilBlocked(client, hand);
	const byMachine = runAlone(machine, closeDue);
	await untilBlocked(client, machine);
	await holder.query('commit');
	expect(codesOf([await byHand, await byMachine])).toEqual(['none', 'none']);
	expect(
		await read(`select count(*)::int from app.rankings where prioritization_id = $1 and state = 'closed'`, [
			one.id,
		]),
	).toBe(3);
});

it('two workers with the same ballots record one result', async () => {
	const client = scratch.client();
	const one = await publish();
	await client.query(
		`update app.rankings set opens_at = now() - interval '9 days', closes_at = now() where prioritization_id = $1`,
		[one.id],
	);
	await castAlone(closeDue);
	const result = {
		caller: worker,
		verb: 'record_result',
		parameters: await commit(client, () => resultOf(client, one)),
	};
	const { first, second } = await overlap(pair, result, result);
	expect(first).toEqual(second);
	expect(await read('select count(*)::int from app.results where prioritization_id = $1', [one.id])).toBe(1);
	expect(
		await read(
			'select count(*) = max(position) + 1 from app.log_entries where exercise_id = $1 and position is not null',
			[exercise.id],
		),
	).toBe(true);
});
