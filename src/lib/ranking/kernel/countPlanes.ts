import type { UnrankedPolicy } from '../ballots/ballot';
import type { Profile } from '../ballots/profile';
import type { Kernel } from './loadKernel';

/**
 * Counting sixteen ballots at a time. Every alternative has a column with one byte for each ballot: where the ballot
 * puts it, from −128 for the first place. So "a above b" is one comparison of sixteen bytes, and up to 255 of those can
 * be added up in bytes before they overflow.
 */
const BALLOTS_AT_ONCE = 16 * 255;

/** Places are bytes, and the last value is for the unranked. The memory of the kernel is made for so many columns. */
export const MOST_COLUMNS = 255;

const FIRST_PLACE = -128;
const BELOW_ALL = 127;

/** Where the memory of the kernel keeps what; see PAGES in its source. */
const TABLE_BYTES = 256 * BALLOTS_AT_ONCE;
const LEFT = 0;
const RIGHT = TABLE_BYTES;
const OUT = 2 * TABLE_BYTES;

/** A set of patterns that are all counted once; `shift` says for how many ballots each stands: 2^shift. */
export interface Plane {
	readonly shift: number;
	readonly patterns: Uint32Array;
}

/**
 * Splits counts into their binary digits: any count, however large, becomes a sum of planes in which each pattern is
 * one ballot, so what is added up stays small and exact.
 */
export function splitCounts(counts: Float64Array | readonly bigint[], patternCount: number): Plane[] {
	const planes: Plane[] = [];
	const takeDigits = counts instanceof Float64Array ? digitsOfDoubles(counts) : digitsOfBigInts(counts);
	for (let shift = 0, more = true; more; shift++) {
		const patterns = new Uint32Array(patternCount);
		const { found, left } = takeDigits(patterns, patternCount);
		if (found > 0) planes.push({ shift, patterns: patterns.subarray(0, found) });
		more = left;
	}
	return planes;
}

/** Takes the last binary digit off every count: lists the patterns where it is one, and says whether digits are left. */
type TakeDigits = (
	patterns: Uint32Array,
	patternCount: number,
) => { readonly found: number; readonly left: boolean };

function digitsOfDoubles(counts: Float64Array): TakeDigits {
	const rest = counts.slice();
	return (patterns, patternCount) => {
		let found = 0;
		let left = false;
		for (let pattern = 0; pattern < patternCount; pattern++) {
			const count = rest[pattern] ?? 0;
			const half = Math.floor(count / 2);
			if (count !== 2 * half) patterns[found++] = pattern;
			if (half > 0) left = true;
			rest[pattern] = half;
		}
		return { found, left };
	};
}

function digitsOfBigInts(counts: readonly bigint[]): TakeDigits {
	const rest = [...counts];
	return (patterns, patternCount) => {
		let found = 0;
		let left = false;
		for (let pattern = 0; pattern < patternCount; pattern++) {
			const count = rest[pattern] ?? 0n;
			if ((count & 1n) === 1n) patterns[found++] = pattern;
			rest[pattern] = count >> 1n;
			if (count > 1n) left = true;
		}
		return { found, left };
	};
}

/**
 * In how many patterns of a plane each alternative stands above each other, as cells a · n + b. Patterns with ties and
 * unranked alternatives are welcome. At most `MOST_COLUMNS` alternatives.
 */
export function countPlane(
	kernel: Kernel,
	profile: Profile,
	{ patterns }: Plane,
	unranked: UnrankedPolicy,
): Uint32Array {
	const size = profile.alternatives.length;
	const columns = Math.ceil(size / 4) * 4;
	const { buffer } = kernel.memory;
	const left = new Int8Array(buffer, LEFT, columns * BALLOTS_AT_ONCE);
	const right = new Int8Array(buffer, RIGHT, columns * BALLOTS_AT_ONCE);
	const out = new Uint32Array(buffer, OUT, columns * columns);
	const counted = new Uint32Array(size * size);
	for (let start = 0; start < patterns.length; start += BALLOTS_AT_ONCE) {
		const chunk = patterns.subarray(start, start + BALLOTS_AT_ONCE);
		// what no pattern fills is never above anything, nor anything above it
		const used = Math.ceil(chunk.length / 16) * 16;
		left.fill(BELOW_ALL);
		const strict = layOut(profile, chunk, left);
		const oneTable = strict || unranked === 'last';
		if (!oneTable) {
			right.fill(FIRST_PLACE);
			layOut(profile, chunk, right);
		}
		out.fill(0);
		kernel.compare(LEFT, oneTable ? LEFT : RIGHT, BALLOTS_AT_ONCE, used, columns, OUT, strict ? -1 : 0);
		for (let a = 0; a < size; a++) {
			for (let b = strict ? a + 1 : 0; b < size; b++) {
				const above = out[a * columns + b] ?? 0;
				counted[a * size + b] = (counted[a * size + b] ?? 0) + above;
				if (strict) counted[b * size + a] = (counted[b * size + a] ?? 0) + chunk.length - above;
			}
		}
	}
	return counted;
}

/**
 * Writes where each pattern puts each alternative that it ranks: one row of the table for each pattern. Answers whether
 * all of them rank everything without a tie: then who is not above is below.
 */
function layOut(
	{ alternatives, offsets, items, tierEnds }: Profile,
	patterns: Uint32Array,
	table: Int8Array,
): boolean {
	const size = alternatives.length;
	let ties = 0;
	let short = 0;
	for (let row = 0; row < patterns.length; row++) {
		const pattern = patterns[row] ?? 0;
		const start = offsets[pattern] ?? 0;
		const end = offsets[pattern + 1] ?? 0;
		short |= size - (end - start);
		// where the tier ends tells tiers apart and is smaller for better ones
		const shift = FIRST_PLACE - start - 1;
		for (let i = start; i < end; i++) {
			const tierEnd = tierEnds[i] ?? 0;
			ties |= tierEnd - i - 1;
			table[(items[i] ?? 0) * BALLOTS_AT_ONCE + row] = tierEnd + shift;
		}
	}
	return (ties | short) === 0;
}
