/** How many ways there are to draw `ballots` from `patterns` distinct ones, order aside: C(b + p − 1, p − 1). */
export function countResamples(ballots: number, patterns: number): bigint {
	let ways = 1n;
	for (let at = 1; at < patterns; at++) ways = (ways * BigInt(ballots + at)) / BigInt(at);
	return ways;
}

/** How many ballots of each pattern are drawn, and in how many of the nⁿ equally likely draws. */
export interface Resample {
	readonly drawn: Float64Array;
	readonly weight: bigint;
}

/**
 * All resamples of the same size with replacement, each with its weight n! / Π m! · Π sizeᵐ; the weights add up to nⁿ.
 * Patterns of size 0 are never drawn.
 */
export function* enumerateResamples(sizes: readonly number[]): Generator<Resample> {
	const ballots = sizes.reduce((sum, size) => sum + size, 0);
	const present = sizes.flatMap((size, pattern) => (size > 0 ? [pattern] : []));
	const drawn = new Float64Array(sizes.length);
	function* place(at: number, left: number, weight: bigint): Generator<Resample> {
		const pattern = present[at];
		if (pattern === undefined) {
			if (left === 0) yield { drawn: drawn.slice(), weight };
			return;
		}
		const size = BigInt(sizes[pattern] ?? 0);
		const fewest = at === present.length - 1 ? left : 0;
		for (let taken = fewest; taken <= left; taken++) {
			drawn[pattern] = taken;
			const ways = choose(left, taken) * size ** BigInt(taken);
			yield* place(at + 1, left - taken, weight * ways);
		}
		drawn[pattern] = 0;
	}
	yield* place(0, ballots, 1n);
}

function choose(from: number, count: number): bigint {
	return countResamples(from - count, count + 1);
}
