import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Exercise } from '../scene/exercise';
import { addProblems, freezeBallot, publishPrioritization } from '../scene/ranking';
import { call, readOne, type Caller } from '../scene/stage';
import { commit } from '../scene/useScratchDatabase';
import { judgePerson } from './judges';
import { overlap, type Attempt } from './race';

export interface Moving {
	readonly client: Client;
	readonly pair: readonly [Client, Client];
	readonly administrator: Caller;
	readonly exercise: Exercise;
}

/**
 * The titular of one seat casts for it and, before that is committed, is moved to another one and casts for that.
 *
 * @returns what the judge finds, and whether the second ballot waited for the first
 */
export async function holdMovingRace({ client, pair, administrator, exercise }: Moving) {
	const { titular, seats } = exercise;
	const one = await commit(client, async () => {
		const problems = await addProblems(client, exercise, 2);
		return publishPrioritization(client, exercise, `mudanza-${randomUUID().slice(0, 8)}`, problems);
	});
	const move = (seat: string, capacity: string) =>
		commit(client, async () => {
			const term = 'select id from app.seat_terms where person_id = $1 and ends_on is null';
			await call(client, administrator, 'end_term', {
				p_term: await readOne(client, term, [titular.person]),
				p_reason: 'Cambió de organización.',
			});
			const place = { p_seat: seat, p_capacity: capacity, p_person: titular.person };
			await call(client, administrator, 'give_seat', place);
		});
	const cast: Attempt = {
		caller: titular,
		verb: 'cast_ballot',
		parameters: freezeBallot(one, [[one.alternatives[0]]]),
	};
	const again = { ...cast, parameters: freezeBallot(one, [[one.alternatives[1]]]) };
	const { first, second, waited } = await overlap(pair, cast, again, () =>
		move(seats.neighbours, 'suplente'),
	);
	await move(seats.civil, 'titular');
	const where = { ranking: one.rankings.civil, person: titular.person };
	return { complaints: await judgePerson(client, where, [first, second]), waited };
}
