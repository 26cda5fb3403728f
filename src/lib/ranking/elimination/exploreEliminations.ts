import type { RunningCount } from './runningCount';

/** One round that every way to break ties comes through. Positions, not ids. */
export interface EliminationRound {
	readonly remaining: readonly number[];
	readonly tallies: readonly bigint[];
	readonly exhausted: bigint;
	/** Those with the fewest; more than one is a tie. Empty in the last round. */
	readonly lowest: readonly number[];
	/** Who is gone in the next of these rounds: several after a tie, in an order that depends on how it is broken. */
	readonly eliminated: readonly number[];
}

export interface Eliminations {
	/** The rounds that all ways share, in order. Where ways part and meet again the rounds between are left out. */
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

/** More different sets of alternatives than this, since all ways last met, are not followed. */
export const MOST_STATES = 2000;

/**
 * Eliminates the lowest again and again, and follows every way to break a tie. Ways that eliminate the same
 * alternatives meet again, because what follows depends only on who is left; so the sets of those left are followed,
 * the larger ones first, and a set that is followed alone is one that every way comes through.
 *
 * Tied alternatives that together hold less than the next one all go before it, in any order and with the same ones
 * left, so they go together; so do those left when nobody holds a ballot.
 *
 * `start` is used up.
 */
export function exploreEliminations(
	size: number,
	start: RunningCount,
	mostStates = MOST_STATES,
): Eliminations {
	const record = createRecord(size);
	const rounds: EliminationRound[] = [];
	const winners = new Set<number>();
	let tied = false;
	let shared: readonly number[] = Array.from({ length: size }, (_, at) => at);
	let apart = 0;
	/** Sets to follow by their key, in buckets by their size. */
	const pending = Array.from({ length: size + 1 }, () => new Map<string, readonly number[]>());
	let waiting = 0;
	const follow = (set: readonly number[]) => {
		const bucket = pending[set.length];
		const key = set.join();
		if (bucket === undefined || bucket.has(key)) return;
		bucket.set(key, set);
		waiting++;
	};
	const finish = (found: ReadonlySet<number> | null): Eliminations => ({
		rounds: rounds.map((round, at) => {
			const next = rounds[at + 1]?.remaining ?? round.remaining;
			return { ...round, eliminated: round.remaining.filter((position) => !next.includes(position)) };
		}),
		tied,
		winners: found,
		...record.read(),
	});

	if (size > 0) follow(shared);
	// what is followed from a set is smaller, so a bucket is complete when its turn comes
	for (const bucket of [...pending].reverse()) {
		for (const remaining of bucket.values()) {
			const isShared = waiting === 1 && winners.size === 0;
			waiting--;
			apart = isShared ? 0 : apart + 1;
			if (apart > mostStates) {
				// everything is open among those left when all ways last met; what went before stays certain
				record.note(shared, shared);
				for (const position of shared) record.widen(position, 1, shared.length);
				return finish(null);
			}
			const count = isShared ? start : start.copy();
			for (const position of shared) if (!remaining.includes(position)) count.eliminate(position);
			if (isShared) shared = remaining;

			const tallies = count.tallies();
			const { lowest, leaving } = findLeaving(remaining, tallies);
			if (lowest.length > 1) tied = true;
			if (isShared) {
				rounds.push({ remaining, tallies, exhausted: count.exhausted(), lowest, eliminated: [] });
			}
			if (leaving.length === 0) {
				for (const next of lowest) {
					record.note([next], remaining);
					follow(remaining.filter((position) => position !== next));
				}
				continue;
			}
			record.note(leaving, remaining);
			if (leaving.length < remaining.length) {
				follow(remaining.filter((position) => !leaving.includes(position)));
			} else for (const last of leaving) winners.add(last);
		}
	}
	return finish(winners);
}

/** Keeps who can outlast whom, and which places each can take. */
function createRecord(size: number) {
	const outlasts = new Uint8Array(size * size);
	const places = Array.from({ length: size }, (): [number, number] => [size, 1]);
	const widen = (position: number, highest: number, lowest: number) => {
		const [best, worst] = places[position] ?? [highest, lowest];
		places[position] = [Math.min(best, highest), Math.max(worst, lowest)];
	};
	return {
		widen,
		/** Each of `leaving` outlasts all that are gone, and their order among themselves is open. */
		note: (leaving: readonly number[], remaining: readonly number[]) => {
			const stays = new Set(remaining);
			for (const position of leaving) stays.delete(position);
			for (const x of leaving) {
				for (let y = 0; y < size; y++) if (x !== y && !stays.has(y)) outlasts[x * size + y] = 1;
				widen(x, stays.size + 1, remaining.length);
			}
		},
		read: () => ({ places, mayOutlast: (a: number, b: number) => outlasts[a * size + b] === 1 }),
	};
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
