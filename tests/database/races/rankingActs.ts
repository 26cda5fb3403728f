import { randomUUID } from 'node:crypto';
import type { Exercise } from '../scene/exercise';
import { freezeBallot, publishPrioritization, type Prioritization } from '../scene/ranking';
import { call, readOne, type Caller } from '../scene/stage';
import { commit, type Scratch } from '../scene/useScratchDatabase';
import type { Attempt } from './race';

/** What races over rankings are made of, once the exercise and its problems are there. */
export function rankingActs(
	scratch: Scratch,
	scene: () => { readonly exercise: Exercise; readonly problems: readonly string[] },
) {
	const read = (sql: string, values: unknown[] = []) => readOne(scratch.client(), sql, values);
	return {
		read,
		publish: (publication = 'anonymous'): Promise<Prioritization> => {
			const { exercise, problems } = scene();
			const slug = `carrera-${randomUUID().slice(0, 8)}`;
			const chosen = problems.slice(0, 2);
			const client = scratch.client();
			return commit(client, () => publishPrioritization(client, exercise, slug, chosen, publication));
		},
		casting: (caller: Caller, one: Prioritization, tiers?: unknown): Attempt => {
			const [first, second] = scene().problems;
			const parameters = freezeBallot(one, tiers ?? [[first], [second]]);
			return { caller, verb: 'cast_ballot', parameters };
		},
		castAlone: ({ caller, verb, parameters }: Attempt) =>
			commit(scratch.client(), () => call(scratch.client(), caller, verb, parameters)),
		/** Entries of a ranking that never got a place: after close there is none. */
		waitingOf: (one: Prioritization) =>
			read('select count(*)::int from app.log_entries where batch = $1 and position is null', [
				one.rankings.civil,
			]),
	};
}
