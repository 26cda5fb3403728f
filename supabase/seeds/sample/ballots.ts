import { compareCodeUnits, sortByKey } from '../../../src/lib/basics/compare';
import type { RandomStream } from '../../../src/lib/basics/random';
import type { Counting, Marks } from '../../../src/lib/evidence';

/** What a nucleus leans to: the common order with a few of its own concerns moved up. */
export function lean(alternatives: readonly string[], moves: number, random: RandomStream): string[] {
	const order = [...alternatives];
	for (let moved = 0; moved < moves; moved += 1) {
		const [item] = order.splice(random.nextBelow(order.length), 1);
		if (item !== undefined) order.splice(random.nextBelow(Math.ceil(order.length / 2)), 0, item);
	}
	return order;
}

/**
 * A ballot near the leaning, whatever it asks for.
 *
 * @param spread how easily one of a hundred steps goes against the leaning: 0 gives the leaning itself, 50 pure chance.
 */
export function drawMarks(
	counting: Counting,
	leaning: readonly string[],
	spread: number,
	random: RandomStream,
): Marks {
	const order = drawOrder(leaning, spread, random);
	switch (counting.task) {
		case 'rank': {
			// A few are left unranked, as people do.
			const ranked = Math.max(3, order.length - random.nextBelow(4));
			return { tiers: order.slice(0, ranked).map((item) => [item]) };
		}
		case 'approve':
			return { approved: order.slice(0, counting.mostApproved ?? 2).sort(compareCodeUnits) };
		case 'points':
			return { points: sharePoints(order, counting) };
		case 'criteria':
			return { scores: drawScores(order, counting, random) };
		case 'pairs':
			return { judgements: judgePairs(order, random) };
	}
}

/** By repeated insertion (Mallows 1957): most near the leaning. */
function drawOrder(leaning: readonly string[], spread: number, random: RandomStream): string[] {
	const order: string[] = [];
	for (const item of leaning) {
		let place = order.length;
		while (place > 0 && random.nextBelow(100) < spread) place -= 1;
		order.splice(place, 0, item);
	}
	return order;
}

/** Half of what is left to each in turn: the first gets most, and every point is spent on three or four. */
function sharePoints(
	order: readonly string[],
	{ points: purse, mostPerAlternative }: Extract<Counting, { task: 'points' }>,
): { alternative: string; points: number }[] {
	let left = purse;
	const given = order.flatMap((alternative) => {
		const points = Math.min(Math.ceil(left / 2), mostPerAlternative ?? purse);
		left -= points;
		return points > 0 ? [{ alternative, points }] : [];
	});
	return sortByKey(given, ({ alternative }) => alternative);
}

/** High scores for what goes first, one up or down by chance; now and then "no sé". */
function drawScores(
	order: readonly string[],
	{ criteria, scale }: Extract<Counting, { task: 'criteria' }>,
	random: RandomStream,
): { alternative: string; criterion: string; score: number }[] {
	const scores = order.flatMap((alternative, at) =>
		criteria.flatMap(({ id: criterion }) => {
			if (random.nextBelow(100) < 6) return [];
			const wanted = scale.most - Math.floor((at * (scale.most - scale.least)) / order.length);
			const score = Math.min(scale.most, Math.max(scale.least, wanted + random.nextBelow(3) - 1));
			return [{ alternative, criterion, score }];
		}),
	);
	return sortByKey(scores, ({ alternative, criterion }) => `${alternative} ${criterion}`);
}

/** Six of every ten pairs, each decided by the order; now and then "no sé". */
function judgePairs(
	order: readonly string[],
	random: RandomStream,
): { first: string; second: string; preferred: string | null }[] {
	const judgements = order.flatMap((preferred, at) =>
		order.slice(at + 1).flatMap((other) => {
			if (random.nextBelow(100) >= 60) return [];
			const [first = preferred, second = other] = [preferred, other].sort(compareCodeUnits);
			return [{ first, second, preferred: random.nextBelow(100) < 8 ? null : preferred }];
		}),
	);
	return sortByKey(judgements, ({ first, second }) => `${first} ${second}`);
}
