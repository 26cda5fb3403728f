import { randomBytes } from 'node:crypto';
import { createRandomStream } from '../../../src/lib/basics/random';
import {
	base64url,
	canonicalText,
	commit,
	SALT_BYTES,
	type Counting,
	type DeclaredTieRule,
} from '../../../src/lib/evidence';
import { workerBackend } from '../../../src/lib/server/backend/clients';
import { castBallot } from '../../../src/lib/server/data/ballots';
import { createPrioritization, publishPrioritization } from '../../../src/lib/server/data/prioritizations';
import { closeRanking, listRankings } from '../../../src/lib/server/data/ranking/rankings';
import { listResults } from '../../../src/lib/server/data/results';
import { SOFTWARE } from '../../../src/lib/server/data/software';
import { settleDue } from '../../../src/lib/server/data/tallies';
import { readStoredResult } from '../../../src/lib/domain/result/storedResult';
import { drawMarks, lean } from './ballots';
import type { SampleExercise } from './exercise';
import { inParallel, need } from './need';

const dayMs = 24 * 60 * 60 * 1000;

export interface SamplePrioritization {
	slug: string;
	title: string;
	question: string;
	counting: Counting;
	tieRule?: DeclaredTieRule;
	publication: string;
	alternatives: readonly string[];
	/** Identity of the round before. */
	previous?: string;
	/** Share of the seats of each nucleus that take part; with 1 every ranking closes. */
	turnout: number;
	/** How far ballots go from what their nucleus leans to, and nuclei from the common order. */
	spread?: number;
	moves?: number;
	closesInDays: number;
	seed: number;
}

/** Steps 4 to 6: publishes a prioritization and casts ballots; with everybody's it also closes. Gives its identity. */
export async function buildPrioritization(
	exercise: SampleExercise,
	plan: SamplePrioritization,
	now: Date,
): Promise<string> {
	const { backend } = exercise.staff;
	const tieRule = plan.tieRule ?? { rule: 'leave-tied' };
	const id = need(
		await createPrioritization(backend, exercise.id, plan.slug, { ...plan, tieRule }, plan.previous ?? null),
		plan.slug,
	);
	const opens = new Date(now.getTime() - dayMs).toISOString();
	const closes = new Date(now.getTime() + plan.closesInDays * dayMs).toISOString();
	const methodology = need(
		await publishPrioritization(
			backend,
			id,
			{
				rankings: exercise.nuclei.map(({ id: nucleus, seats }) => ({
					nucleus,
					quorum: Math.floor(seats / 2) + 1,
					opens,
					closes,
				})),
				leftOut: [],
			},
			SOFTWARE,
		),
		plan.title,
	);
	const rankings = await listRankings(backend, id);
	const random = createRandomStream(plan.seed);
	for (const [at, nucleus] of exercise.nuclei.entries()) {
		const ranking = rankings.find(({ nucleusId }) => nucleusId === nucleus.id);
		if (!ranking) throw new Error(`no ranking of ${nucleus.key}`);
		const leaning = lean(plan.alternatives, plan.moves ?? 3 + at, random);
		const seats = exercise.seats.filter(({ nucleusKey }) => nucleusKey === nucleus.key);
		const taking = seats.slice(0, Math.ceil(seats.length * plan.turnout));
		const ballots = taking.map((seat) => ({
			seat,
			marks: drawMarks(plan.counting, leaning, plan.spread ?? 45, random),
		}));
		await inParallel(ballots, 4, async ({ seat, marks }) => {
			const salt = new Uint8Array(randomBytes(SALT_BYTES));
			const content = { v: 1, ranking: ranking.id, methodology, ...marks };
			const commitment = commit('ballot', salt, content);
			need(
				await castBallot(seat.titular.backend, ranking.id, {
					content: canonicalText(content),
					salt: base64url(salt),
					commitment,
				}),
				`ballot of ${nucleus.key}`,
			);
		});
		if (plan.turnout === 1) need(await closeRanking(backend, ranking.id), `close ${nucleus.key}`);
	}
	await settleDue(workerBackend());
	return id;
}

/** The problems of a result from its first place on. */
export async function readOrder({ staff }: SampleExercise, prioritization: string): Promise<string[]> {
	const [newest] = await listResults(staff.backend, prioritization);
	if (!newest) throw new Error('the round before has no result');
	return readStoredResult(newest.content).tally.pooled.tiers.flat();
}
