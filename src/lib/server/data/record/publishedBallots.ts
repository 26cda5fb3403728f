import { ballotContentSchema, marksOf, readBareMarks, type Marks, type Task } from '$lib/evidence';
import type { Backend } from '../../backend/clients';
import { readAnonymousBallots, readNominalBallots } from '../ballots';
import type { Prioritization } from '../prioritizations';
import { listRankings } from '../ranking/rankings';

/** A ballot as its publication mode shows it. */
export interface ShownBallot {
	nucleus: string;
	/** Null where ballots are published without their seats. */
	seat: string | null;
	marks: Marks;
}

/** The ballots of a prioritization that anybody may have: none in mode aggregates. */
export async function readShownBallots(
	backend: Backend,
	{ id: prioritizationId, counting }: Prioritization,
): Promise<ShownBallot[]> {
	const shown: ShownBallot[] = [];
	for (const { id, nucleusName: nucleus, state, publication } of await listRankings(
		backend,
		prioritizationId,
	)) {
		if (state !== 'closed' || publication === 'aggregates') continue;
		if (publication === 'anonymous') {
			const ballots = await readAnonymousBallots(backend, id);
			shown.push(
				...ballots.map((bare) => ({ nucleus, seat: null, marks: requireMarks(counting.task, bare) })),
			);
		} else {
			const ballots = await readNominalBallots(backend, id);
			shown.push(
				...ballots.map(({ seat, content }) => ({
					nucleus,
					seat,
					marks: marksOf(ballotContentSchema.parse(JSON.parse(content))),
				})),
			);
		}
	}
	return shown;
}

/** The database keeps no ballot of another task: one that is found is a bug. */
function requireMarks(task: Task, bare: unknown): Marks {
	const marks = readBareMarks(task, bare);
	if (marks === null) throw new Error(`A published ballot is not of the task ${task}`);
	return marks;
}
