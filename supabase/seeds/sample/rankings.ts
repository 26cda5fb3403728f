import { randomBytes } from 'node:crypto';
import { createRandomStream, type RandomStream } from '../../../src/lib/basics/random';
import { base64url, canonicalText, commit, SALT_BYTES, type Counting } from '../../../src/lib/evidence';
import { workerBackend } from '../../../src/lib/server/backend/clients';
import { castBallot } from '../../../src/lib/server/data/ballots';
import { createPrioritization, publishPrioritization } from '../../../src/lib/server/data/prioritizations';
import { closeRanking, listRankings } from '../../../src/lib/server/data/ranking/rankings';
import { SOFTWARE } from '../../../src/lib/server/data/software';
import { settleDue } from '../../../src/lib/server/data/tallies';
import type { SampleExercise } from './exercise';
import { inParallel, need } from './need';

const dayMs = 24 * 60 * 60 * 1000;

interface SamplePrioritization {
	slug: string;
	title: string;
	question: string;
	counting: Counting;
	publication: string;
	alternatives: readonly string[];
	/** Share of the seats of each nucleus that take part. */
	turnout: number;
	closesInDays: number;
	seed: number;
}

/** Steps 4 to 6: publishes a prioritization and casts ballots; with everybody's it also closes and counts. */
export async function buildPrioritization(
	exercise: SampleExercise,
	plan: SamplePrioritization,
	now: Date,
): Promise<void> {
	const { backend } = exercise.staff;
	const id = need(
		await createPrioritization(backend, exercise.id, plan.slug, { ...plan, tieRule: { rule: 'leave-tied' } }),
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
		const leaning = lean(plan.alternatives, at, random);
		const seats = exercise.seats.filter(({ nucleusKey }) => nucleusKey === nucleus.key);
		const taking = seats.slice(0, Math.ceil(seats.length * plan.turnout));
		const ballots = taking.map((seat) => ({ seat, tiers: drawBallot(leaning, random) }));
		await inParallel(ballots, 4, async ({ seat, tiers }) => {
			const salt = new Uint8Array(randomBytes(SALT_BYTES));
			const content = { v: 1, ranking: ranking.id, methodology, tiers };
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
}

/** What a nucleus leans to: the common order with a few of its own concerns moved up. */
function lean(alternatives: readonly string[], nucleus: number, random: RandomStream): string[] {
	const order = [...alternatives];
	for (let moved = 0; moved < 3 + nucleus; moved += 1) {
		const [item] = order.splice(random.nextBelow(order.length), 1);
		if (item !== undefined) order.splice(random.nextBelow(Math.ceil(order.length / 2)), 0, item);
	}
	return order;
}

/** A ballot near the leaning, by repeated insertion (Mallows 1957): most near the top, a few left unranked. */
function drawBallot(leaning: readonly string[], random: RandomStream): string[][] {
	const order: string[] = [];
	for (const item of leaning) {
		let place = order.length;
		while (place > 0 && random.nextBelow(100) < 45) place -= 1;
		order.splice(place, 0, item);
	}
	const ranked = Math.max(3, order.length - random.nextBelow(4));
	return order.slice(0, ranked).map((item) => [item]);
}
