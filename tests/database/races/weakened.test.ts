import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { freezeAnswer, publishConsultation, submissionOf } from '../scene/consultation';
import type { Exercise } from '../scene/exercise';
import { addProblems, freezeBallot, publishPrioritization } from '../scene/ranking';
import { anybody } from '../scene/stage';
import { judgeIdentity, judgeSeat } from './judges';
import { holdMovingRace } from './moving';
import { overlap, type Attempt } from './race';
import { commit, commitExercise, useScratchDatabase } from '../scene/useScratchDatabase';

/**
 * Constraints of the same name that no longer forbid what they are there for. The judges of the races must see it:
 * otherwise they prove nothing. Each test first holds the race with the law in place.
 */
const scratch = useScratchDatabase();
let exercise: Exercise;
let administrator: Attempt['caller'];
let pair: readonly [Client, Client];

beforeAll(async () => {
	({ exercise, administrator } = await commitExercise(scratch.client(), 'debil'));
	pair = [await scratch.connect(), await scratch.connect()];
});

async function holdSeatRace(): Promise<string[]> {
	const client = scratch.client();
	const one = await commit(client, async () => {
		const problems = await addProblems(client, exercise, 2);
		return publishPrioritization(client, exercise, `debil-${randomUUID().slice(0, 8)}`, problems);
	});
	const cast = (caller: Attempt['caller']): Attempt => ({
		caller,
		verb: 'cast_ballot',
		parameters: freezeBallot(one, [[one.alternatives[0]]]),
	});
	const { first, second } = await overlap(pair, cast(exercise.titular), cast(exercise.suplente));
	const where = { ranking: one.rankings.civil, seat: exercise.seats.civil };
	return judgeSeat(client, where, [first, second]);
}

async function holdIdentityRace(): Promise<string[]> {
	const client = scratch.client();
	const open = await commit(client, () =>
		publishConsultation(client, exercise, `debil-${randomUUID().slice(0, 8)}`),
	);
	const id = randomUUID();
	const send = (): Attempt => ({
		caller: anybody,
		verb: 'submit_answer',
		parameters: submissionOf(freezeAnswer(open, undefined, id)),
	});
	const { first, second } = await overlap(pair, send(), send());
	return judgeIdentity(client, id, [first, second]);
}

describe('T05 the judges of the races complain', () => {
	it('when a seat is no longer one ballot', async () => {
		expect(await holdSeatRace()).toEqual([]);
		await scratch.client().query(
			`alter table app.participations drop constraint participations_one_seat_one_ballot,
				add constraint participations_one_seat_one_ballot unique (ranking_id, seat_id, person_id)`,
		);
		expect((await holdSeatRace()).join(' ')).toMatch(/Not one of them voted/);
	});

	it('when a person is no longer one ballot', async () => {
		const moving = { client: scratch.client(), pair, administrator, exercise };
		expect((await holdMovingRace(moving)).complaints).toEqual([]);
		await scratch
			.client()
			.query('alter table app.participations drop constraint participations_one_person_one_ballot');
		expect((await holdMovingRace(moving)).complaints.join(' ')).toMatch(/took part 2 times/);
	});

	it('when an identity is no longer one answer', async () => {
		expect(await holdIdentityRace()).toEqual([]);
		await scratch.client().query(
			`alter table app.responses drop constraint responses_pkey cascade;
			alter table app.responses add constraint responses_pkey unique (id, commitment);
			alter table private.response_openings drop constraint response_openings_pkey`,
		);
		expect((await holdIdentityRace()).join(' ')).toMatch(/Not one was stored/);
	});
});
