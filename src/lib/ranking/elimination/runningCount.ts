import type { Profile } from '../ballots/profile';
import { numeratorAt } from '../numbers/exactCells';
import { isSafe } from '../numbers/exactNumber';
import { leastCommonMultiple } from '../numbers/rational';

/** Who holds which ballots while alternatives go one by one. Tallies are integers over `denominator`. */
export interface RunningCount {
	readonly denominator: bigint;
	/** Of each alternative, by position; 0 for those that are gone. */
	readonly tallies: () => bigint[];
	/** Of the counted ballots, those with nobody left on them. */
	readonly exhausted: () => bigint;
	/** Takes one alternative out: its ballots pass to the next on them. */
	readonly eliminate: (position: number) => void;
	readonly copy: () => RunningCount;
}

/** Whether some ballot ties alternatives that it ranks; then they can share it at the same time. */
export function findTiedRanks(profile: Profile): readonly string[] | null {
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		const end = profile.offsets[pattern + 1] ?? 0;
		for (let i = profile.offsets[pattern] ?? 0; i < end; i++) {
			const tierEnd = profile.tierEnds[i] ?? end;
			if (tierEnd - i === 1) continue;
			return Array.from(profile.items.subarray(i, tierEnd), (item) => profile.alternatives[item] ?? '');
		}
	}
	return null;
}

/** Counts strict ballots by piles while their number is a safe integer, and everything else by looking at each again. */
export function startCount(profile: Profile): RunningCount {
	const { counts } = profile;
	const strict = findTiedRanks(profile) === null;
	return strict && counts.numerators instanceof Float64Array && isSafe(profile.counted * counts.denominator)
		? countByPiles(profile, counts.numerators)
		: countAgain(profile, new Uint8Array(profile.alternatives.length), largestShare(profile));
}

/** Piles are linked lists: eliminating one alternative touches its own ballots only. */
interface Piles {
	/** First pattern of each pile, −1 for none. */
	readonly heads: Int32Array;
	/** The pattern after each in its pile, −1 for none. */
	readonly next: Int32Array;
	/** Which item of each pattern holds it now. */
	readonly holders: Uint32Array;
	readonly totals: Float64Array;
	readonly gone: Uint8Array;
}

function countByPiles(profile: Profile, counts: Float64Array): RunningCount {
	const size = profile.alternatives.length;
	const piles: Piles = {
		heads: new Int32Array(size).fill(-1),
		next: new Int32Array(profile.patternCount).fill(-1),
		holders: profile.offsets.slice(0, profile.patternCount),
		totals: new Float64Array(size),
		gone: new Uint8Array(size),
	};
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		pile(piles, profile.items[piles.holders[pattern] ?? 0] ?? 0, pattern, counts[pattern] ?? 0);
	}
	return followPiles(profile, counts, piles, 0);
}

function followPiles(profile: Profile, counts: Float64Array, piles: Piles, spent: number): RunningCount {
	const { heads, next, holders, totals, gone } = piles;
	let exhausted = spent;
	return {
		denominator: profile.counts.denominator,
		tallies: () => Array.from(totals, BigInt),
		exhausted: () => BigInt(exhausted),
		eliminate: (position) => {
			gone[position] = 1;
			let pattern = heads[position] ?? -1;
			heads[position] = -1;
			totals[position] = 0;
			while (pattern !== -1) {
				const following = next[pattern] ?? -1;
				const end = profile.offsets[pattern + 1] ?? 0;
				let at = (holders[pattern] ?? 0) + 1;
				while (at < end && gone[profile.items[at] ?? 0] === 1) at++;
				holders[pattern] = at;
				const count = counts[pattern] ?? 0;
				if (at < end) pile(piles, profile.items[at] ?? 0, pattern, count);
				else exhausted += count;
				pattern = following;
			}
		},
		copy: () => {
			const own = {
				heads: heads.slice(),
				next: next.slice(),
				holders: holders.slice(),
				totals: totals.slice(),
				gone: gone.slice(),
			};
			return followPiles(profile, counts, own, exhausted);
		},
	};
}

function pile({ heads, next, totals }: Piles, item: number, pattern: number, count: number): void {
	next[pattern] = heads[item] ?? -1;
	heads[item] = pattern;
	totals[item] = (totals[item] ?? 0) + count;
}

/** A number that every tier of the profile can divide. */
function largestShare(profile: Profile): bigint {
	const lengths = new Set<number>();
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		const end = profile.offsets[pattern + 1] ?? 0;
		for (let i = profile.offsets[pattern] ?? 0; i < end; i = profile.tierEnds[i] ?? end) {
			lengths.add((profile.tierEnds[i] ?? end) - i);
		}
	}
	let shares = 1n;
	// members of a tier go one by one, so a tier of 4 is shared by 4, 3, 2 and 1
	for (let length = 2; length <= Math.max(0, ...lengths); length++) {
		shares = leastCommonMultiple(shares, BigInt(length));
	}
	return shares;
}

/** Exact for any counts and for ties, which share a ballot equally; looks at every ballot in every round. */
function countAgain(profile: Profile, gone: Uint8Array, shares: bigint): RunningCount {
	const read = () => {
		const tallies = new Array<bigint>(gone.length).fill(0n);
		let exhausted = 0n;
		for (let pattern = 0; pattern < profile.patternCount; pattern++) {
			const count = numeratorAt(profile.counts, pattern) * shares;
			const holders = findHolders(profile, pattern, gone);
			if (holders.length === 0) exhausted += count;
			for (const item of holders) tallies[item] = (tallies[item] ?? 0n) + count / BigInt(holders.length);
		}
		return { tallies, exhausted };
	};
	return {
		denominator: profile.counts.denominator * shares,
		tallies: () => read().tallies,
		exhausted: () => read().exhausted,
		eliminate: (position) => {
			gone[position] = 1;
		},
		copy: () => countAgain(profile, gone.slice(), shares),
	};
}

function findHolders(profile: Profile, pattern: number, gone: Uint8Array): number[] {
	const end = profile.offsets[pattern + 1] ?? 0;
	for (let i = profile.offsets[pattern] ?? 0; i < end; i = profile.tierEnds[i] ?? end) {
		const tier = Array.from(profile.items.subarray(i, profile.tierEnds[i] ?? end));
		const left = tier.filter((item) => gone[item] !== 1);
		if (left.length > 0) return left;
	}
	return [];
}
