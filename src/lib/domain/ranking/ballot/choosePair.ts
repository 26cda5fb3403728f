import type { PairMark } from '../marks';

/** Two alternatives in the order in which they are shown. */
export type Pair = readonly [string, string];

/** Where somebody is in comparing pairs. */
export type PairProgress = {
	/** How many of all pairs have an answer. */
	readonly answered: number;
	readonly remaining: number;
	/** Every pair without an answer already follows from the answers given: going on only confirms them. */
	readonly isSettled: boolean;
	/** What to ask next; null when every pair has an answer. */
	readonly next: Pair | null;
};

/**
 * Chooses what to ask next: among the pairs whose order does not follow from the answers so far, the two that stand
 * nearest to each other in the order that the answers draw, because that question can go either way. What follows is
 * told by chaining: A over B and B over C gives A over C. Where an alternative stands is the share of those it is
 * chained to that it is over, blurred by one of each. Of pairs equally near, the one that tells most comes first. When
 * everything follows, the rest is asked too, nearest first, to confirm it.
 *
 * No chance is involved: ties go to the pair that comes first in `offered`, which is shuffled for each seat, so the
 * same ballot of the same seat is always asked the same. Which of the two is shown first changes from one question to
 * the next, so that being first favours nobody.
 *
 * @param offered ids of the alternatives, in the order of this seat's ballot; answers about others are ignored.
 */
export function choosePair(offered: readonly string[], answers: readonly PairMark[]): PairProgress {
	const size = offered.length;
	const place = new Map(offered.map((id, at) => [id, at]));
	const asked = new Uint8Array(size * size);
	const over = new Uint8Array(size * size);
	let answered = 0;
	for (const { first, second, preferred } of answers) {
		const [one, two] = [place.get(first), place.get(second)];
		if (one === undefined || two === undefined || one === two || asked[one * size + two]) continue;
		asked[one * size + two] = asked[two * size + one] = 1;
		answered += 1;
		if (preferred === first) over[one * size + two] = 1;
		else if (preferred === second) over[two * size + one] = 1;
	}
	closeChains(over, size);

	const standing = offered.map((_, at) => findStanding(over, size, at));
	let best: Candidate | null = null;
	for (let one = 0; one < size; one += 1) {
		for (let two = one + 1; two < size; two += 1) {
			const [here, there] = [offered[one], offered[two]];
			const [a, b] = [standing[one], standing[two]];
			if (asked[one * size + two] || !here || !there || !a || !b) continue;
			const candidate: Candidate = {
				pair: answered % 2 === 0 ? [here, there] : [there, here],
				isTold: over[one * size + two] === 1 || over[two * size + one] === 1,
				apart: Math.abs(a.above * b.of - b.above * a.of),
				of: a.of * b.of,
				chained: a.of + b.of,
			};
			if (best === null || isBetter(candidate, best)) best = candidate;
		}
	}
	const remaining = (size * (size - 1)) / 2 - answered;
	return { answered, remaining, isSettled: best?.isTold === true, next: best?.pair ?? null };
}

/** Adds what follows by chaining (Warshall 1962): a bit per ordered pair, row over column. */
function closeChains(over: Uint8Array, size: number): void {
	for (let middle = 0; middle < size; middle += 1) {
		for (let above = 0; above < size; above += 1) {
			if (!over[above * size + middle]) continue;
			for (let below = 0; below < size; below += 1) {
				if (over[middle * size + below]) over[above * size + below] = 1;
			}
		}
	}
}

interface Candidate {
	readonly pair: Pair;
	/** Which comes first follows already. */
	readonly isTold: boolean;
	/** How far apart the two stand, as the fraction `apart`/`of`. */
	readonly apart: number;
	readonly of: number;
	/** How many the two are chained to: so many more preferences may follow. */
	readonly chained: number;
}

/** Whole numbers below 200 to the fourth, compared crosswise: exact. */
function isBetter(one: Candidate, other: Candidate): boolean {
	if (one.isTold !== other.isTold) return other.isTold;
	const nearer = one.apart * other.of - other.apart * one.of;
	return nearer < 0 || (nearer === 0 && one.chained > other.chained);
}

function findStanding(over: Uint8Array, size: number, at: number): { above: number; of: number } {
	let [above, below] = [1, 1];
	for (let other = 0; other < size; other += 1) {
		above += over[at * size + other] ?? 0;
		below += over[other * size + at] ?? 0;
	}
	return { above, of: above + below };
}
