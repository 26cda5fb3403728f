import type { RunningCount } from './runningCount';

/** One round as counted: what those still in hold, who is lowest, and who goes. Positions, not ids. */
export interface EliminationRound {
	readonly remaining: readonly number[];
	readonly tallies: readonly bigint[];
	readonly exhausted: bigint;
	/** Those with the fewest; more than one is a tie. Empty in the last round. */
	readonly lowest: readonly number[];
	/** Several when they are tied and all go before anybody else; none when the ways part or when one is left. */
	readonly eliminated: readonly number[];
}

export interface Eliminations {
	/** The rounds that all ways to break ties share, in order. */
	readonly rounds: readonly EliminationRound[];
	/** Whether the lowest were tied in some round. */
	readonly tied: boolean;
	/** Who is left last in at least one way; null when there are too many ways to follow. */
	readonly winners: ReadonlySet<number> | null;
	/** Whether a outlasts b in at least one way (or might, when `winners` is null). */
	readonly mayOutlast: (a: number, b: number) => boolean;
	/** Best and worst place, from 1; bounds among three or more that go together, or when `winners` is null. */
	readonly places: readonly (readonly [highest: number, lowest: number])[];
}

/** More different sets of alternatives than this are not followed. It depends on no names and no order. */
export const MOST_STATES = 2000;

/**
 * Eliminates the lowest again and again, and follows every way to break a tie. Ways that eliminate the same
 * alternatives meet again, because what follows depends only on who is left.
 *
 * Tied alternatives that together hold less than the next one all go before it, in any order and with the same ones
 * left, so they go together; so do those left when nobody holds a ballot.
 */
export function exploreEliminations(
	size: number,
	start: RunningCount,
	mostStates = MOST_STATES,
): Eliminations {
	const outlasts = new Uint8Array(size * size);
	const places = Array.from({ length: size }, (): [number, number] => [size, 1]);
	const winners = new Set<number>();
	const rounds: EliminationRound[] = [];
	const seen = new Set<string>();
	let tied = false;
	let parted: readonly number[] | null = null;

	const widen = (position: number, highest: number, lowest: number) => {
		const range = places[position];
		if (range === undefined) return;
		range[0] = Math.min(range[0], highest);
		range[1] = Math.max(range[1], lowest);
	};
	/** Notes that each of `leaving` outlasts all that are gone, and that their order among themselves is open. */
	const note = (leaving: readonly number[], remaining: readonly number[]) => {
		const left = new Set(remaining);
		for (const x of leaving) {
			for (let y = 0; y < size; y++) {
				if (x !== y && (!left.has(y) || leaving.includes(y))) outlasts[x * size + y] = 1;
			}
			widen(x, remaining.length - leaving.length + 1, remaining.length);
		}
	};

	interface Branch {
		readonly count: RunningCount;
		readonly remaining: readonly number[];
		readonly next: number | null;
	}
	const branches: Branch[] = [
		{ count: start.copy(), remaining: Array.from({ length: size }, (_, at) => at), next: null },
	];
	for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
		let { remaining } = branch;
		const count = branch.next === null ? branch.count : branch.count.copy();
		if (branch.next !== null) {
			count.eliminate(branch.next);
			remaining = remaining.filter((at) => at !== branch.next);
		}
		while (remaining.length > 0) {
			const key = parted === null ? '' : remaining.join();
			if (parted !== null && seen.has(key)) break;
			if (parted !== null) seen.add(key);
			if (parted !== null && seen.size > mostStates) return giveUp(parted);

			const tallies = count.tallies();
			const { lowest, leaving } = findLeaving(remaining, tallies);
			if (lowest.length > 1) tied = true;
			if (parted === null) {
				const eliminated = leaving.length < remaining.length ? leaving : [];
				rounds.push({ remaining, tallies, exhausted: count.exhausted(), lowest, eliminated });
			}
			if (leaving.length === remaining.length) {
				note(leaving, remaining);
				for (const last of leaving) winners.add(last);
				break;
			}
			if (leaving.length === 0) {
				parted ??= remaining;
				for (const next of lowest) {
					note([next], remaining);
					branches.push({ count, remaining, next });
				}
				break;
			}
			note(leaving, remaining);
			for (const next of leaving) count.eliminate(next);
			const left: readonly number[] = remaining.filter((at) => !leaving.includes(at));
			remaining = left;
		}
	}
	return { rounds, tied, winners, places, mayOutlast: (a, b) => outlasts[a * size + b] === 1 };

	/** Everything is open among those that were left where the ways part; what went before stays certain. */
	function giveUp(open: readonly number[]): Eliminations {
		note(open, open);
		const left = new Set(open);
		return {
			rounds,
			tied,
			winners: null,
			places: places.map((range, at) => (left.has(at) ? [1, open.length] : range)),
			mayOutlast: (a, b) => outlasts[a * size + b] === 1,
		};
	}
}

/** Who has the fewest, and who goes at once: nobody when it depends on how the tie is broken. */
function findLeaving(
	remaining: readonly number[],
	tallies: readonly bigint[],
): { readonly lowest: readonly number[]; readonly leaving: readonly number[] } {
	const tallyOf = (at: number) => tallies[at] ?? 0n;
	if (remaining.length === 1) return { lowest: [], leaving: remaining };
	const fewest = remaining.reduce(
		(least, at) => (tallyOf(at) < least ? tallyOf(at) : least),
		tallyOf(remaining[0] ?? 0),
	);
	const lowest = remaining.filter((at) => tallyOf(at) === fewest);
	if (lowest.length === 1) return { lowest, leaving: lowest };
	if (lowest.length === remaining.length) return { lowest, leaving: fewest === 0n ? lowest : [] };
	const together = fewest * BigInt(lowest.length);
	const allGo = remaining.every((at) => tallyOf(at) === fewest || tallyOf(at) > together);
	return { lowest, leaving: allGo ? lowest : [] };
}
