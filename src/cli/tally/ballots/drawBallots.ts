import { createRandomStream } from '../../../lib/basics/random';

/** How ballots are drawn: every order alike (`ic`), or near the order 0, 1, … (`mallows` with its dispersion). */
export interface Generator {
	readonly model: 'ic' | 'mallows';
	readonly alternatives: number;
	readonly ballots: number;
	readonly seed: bigint;
	/** Numerator and denominator of the dispersion. */
	readonly phi: readonly [bigint, bigint];
}

/**
 * All ballots one after another from one stream of SplitMix64, one byte for each alternative, best first.
 *
 * `ic` shuffles (Fisher and Yates); `mallows` inserts item i at the first place whose share of the weights φ^(i−j), as an
 * exact fraction of 2^32, is above the draw (Doignon, Pekeč and Regenwetter 2004).
 */
export function drawBallots({ model, alternatives: size, ballots, seed, phi }: Generator): Uint8Array {
	const { nextUint32, nextBelow } = createRandomStream(seed);
	const all = new Uint8Array(size * ballots);
	const thresholds = model === 'mallows' ? Array.from({ length: size }, (_, i) => shareOut(i, phi)) : [];
	for (let start = 0; start < all.length; start += size) {
		if (model === 'ic') {
			for (let i = 0; i < size; i++) all[start + i] = i;
			for (let i = size - 1; i >= 1; i--) {
				const j = nextBelow(i + 1);
				const moved = all[start + i] ?? 0;
				all[start + i] = all[start + j] ?? 0;
				all[start + j] = moved;
			}
			continue;
		}
		for (let i = 0; i < size; i++) {
			const draw = nextUint32();
			const limits = thresholds[i] ?? NONE;
			let place = i;
			// low places are rare, so the search begins at the end
			for (; place > 0 && draw < (limits[place - 1] ?? 0); place--) {
				all[start + place] = all[start + place - 1] ?? 0;
			}
			all[start + place] = i;
		}
	}
	return all;
}

const NONE = new Float64Array();

/** floor(2^32 · (w_0 + … + w_j) / (w_0 + … + w_i)) for each j, with w_j = p^(i−j) · q^j. */
function shareOut(item: number, [p, q]: Generator['phi']): Float64Array {
	const weights = Array.from({ length: item + 1 }, (_, j) => p ** BigInt(item - j) * q ** BigInt(j));
	const total = weights.reduce((sum, weight) => sum + weight, 0n);
	let sum = 0n;
	return Float64Array.from(weights, (weight) => {
		sum += weight;
		return Number((sum << 32n) / total);
	});
}
