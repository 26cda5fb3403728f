import type { Profile } from '../ballots/profile';
import { cellsOfBigInts, cellsOfIntegers, numeratorAt, type ExactCells } from '../numbers/exactCells';
import { isSafe } from '../numbers/exactNumber';

/**
 * How many ballots put each alternative in a tier that covers the places `first` … `last` (from 1). A tier of one
 * covers one place. Cell a of `ballots` belongs to alternative a.
 */
export interface PlaceCount {
	readonly first: number;
	readonly last: number;
	readonly ballots: ExactCells;
}

/**
 * Who was put where, by all ballots together: every positional method follows from it, so it is also what a person
 * recounts with. Sorted by first place, then by last; only what occurs is listed.
 */
export interface PlaceTable {
	readonly alternatives: readonly string[];
	readonly places: readonly PlaceCount[];
}

/** What happens to the alternatives that a ballot leaves out: nowhere, or tied in the places below the ranked ones. */
export type UnrankedPlaces = 'zero' | 'tied-last';

/**
 * Counts the places. Under `tied-last` the unranked alternatives of each non-empty ballot are one last tier; an empty
 * ballot puts nobody anywhere under both.
 */
export function countPlaces(profile: Profile, unranked: UnrankedPlaces): PlaceTable {
	const { alternatives, counts } = profile;
	const size = alternatives.length;
	const safe = counts.numerators instanceof Float64Array && isSafe(profile.counted * counts.denominator);
	const numbers = safe ? new Map<number, Float64Array>() : null;
	const large = new Map<number, bigint[]>();
	const lastListed = new Uint32Array(size);
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		const start = profile.offsets[pattern] ?? 0;
		const end = profile.offsets[pattern + 1] ?? 0;
		const count = Number(counts.numerators[pattern] ?? 0);
		const exact = numbers === null ? numeratorAt(counts, pattern) : 0n;
		const put = (item: number, key: number) => {
			if (numbers !== null) {
				const row = numbers.get(key) ?? insert(numbers, key, new Float64Array(size));
				row[item] = (row[item] ?? 0) + count;
			} else {
				const row = large.get(key) ?? insert(large, key, new Array<bigint>(size).fill(0n));
				row[item] = (row[item] ?? 0n) + exact;
			}
		};
		let tierStart = start;
		for (let i = start; i < end; i++) {
			if (i >= (profile.tierEnds[tierStart] ?? end)) tierStart = i;
			const item = profile.items[i] ?? 0;
			lastListed[item] = pattern + 1;
			put(item, keyOf(size, tierStart - start, (profile.tierEnds[i] ?? end) - start));
		}
		if (unranked === 'zero' || end - start === size) continue;
		for (let item = 0; item < size; item++) {
			if (lastListed[item] !== pattern + 1) put(item, keyOf(size, end - start, size));
		}
	}
	const rows: [number, ExactCells][] =
		numbers !== null
			? [...numbers].map(([key, row]) => [key, { ...cellsOfIntegers(row), denominator: counts.denominator }])
			: [...large].map(([key, row]) => [key, cellsOfBigInts(row, counts.denominator)]);
	rows.sort(([a], [b]) => a - b);
	return {
		alternatives,
		places: rows.map(([key, ballots]) => ({
			first: Math.floor(key / (size + 1)) + 1,
			last: key % (size + 1),
			ballots,
		})),
	};
}

/** One number for the places from `start` (from 0) to before `end`, in the order in which they are listed. */
function keyOf(size: number, start: number, end: number): number {
	return start * (size + 1) + end;
}

function insert<Row>(rows: Map<number, Row>, key: number, row: Row): Row {
	rows.set(key, row);
	return row;
}
