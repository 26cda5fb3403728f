import { createRandomStream, type RandomStream } from '../../basics/random';
import { ok, type Result } from '../../basics/result';
import { isSeed, refuseAt } from '../methods/refusal';
import { formatExact, isSafe, type ExactNumber } from '../numbers/exactNumber';
import { compareRationals, leastCommonMultiple, ZERO, type Rational } from '../numbers/rational';
import {
	readCriteriaWeights,
	readFullSheet,
	type CriteriaInput,
	type CriteriaRefusal,
	type Scale,
} from './scoreSheet';

export interface WeightSensitivityOptions {
	/** How many weight vectors are tried. */
	readonly samples: number;
	/** Of the random stream; the same seed gives the same bytes on every machine. */
	readonly seed: bigint | number;
	/** `any` (default): every weight vector; `declared-order`: only those that keep the declared order of importance. */
	readonly weights?: 'any' | 'declared-order';
	readonly scale?: Scale;
}

/** Where one alternative stands when the weights change. */
export type RankAcceptability = {
	readonly alternative: string;
	/** For rank 1, 2, …: the share of the weight vectors that put it there (rank = 1 + how many score more). */
	readonly acceptability: readonly ExactNumber[];
	/** The mean of the weights that put it first, in the order of the criteria; null when none does. */
	readonly centralWeights: readonly ExactNumber[] | null;
	readonly bestRank: number;
	readonly worstRank: number;
};

export type WeightSensitivity = {
	readonly version: number;
	readonly samples: number;
	readonly seed: ExactNumber;
	readonly weights: 'any' | 'declared-order';
	/** In the order of the alternatives. */
	readonly alternatives: readonly RankAcceptability[];
};

export const WEIGHT_SENSITIVITY_VERSION = 1;

const WEIGHTS: readonly string[] = ['any', 'declared-order'];

/** The weights of one vector are whole numbers with this sum, so sums and ties stay exact. */
const WHOLE = 0x1_0000_0000;

/**
 * Rank acceptability: how much of the space of all weights puts each alternative in each place, estimated from weight
 * vectors drawn uniformly (the gaps between sorted uniform draws). It tells whether the result hangs on the weights.
 * Source: Lahdelma and Salminen 2001 (SMAA-2); Rubin 1981 (gaps of uniform draws).
 */
export function sampleWeightSensitivity(
	input: CriteriaInput,
	options: WeightSensitivityOptions,
): Result<WeightSensitivity, CriteriaRefusal> {
	const { samples, seed, weights = 'any' } = options;
	if (!Number.isSafeInteger(samples) || samples < 1) {
		return refuseAt('samples-not-positive', ['samples'], samples);
	}
	if (!WEIGHTS.includes(weights)) return refuseAt('unknown-option', ['weights'], weights);
	if (!isSeed(seed)) return refuseAt('seed-not-an-integer', ['seed'], seed);
	const rows = readFullSheet(input, options.scale);
	if (!rows.ok) return rows;
	const blocks = weights === 'any' ? ok([input.criteria.map((_, at) => at)]) : readBlocks(input);
	if (!blocks.ok) return blocks;
	const size = input.alternatives.length;
	const scorer = prepareScores(rows.value);
	const ranks = input.alternatives.map(() => new Array<number>(size).fill(0));
	const central = input.alternatives.map(() => input.criteria.map(() => 0n));
	const stream = createRandomStream(seed);
	for (let sample = 0; sample < samples; sample++) {
		const vector = drawWeights(stream, input.criteria.length, blocks.value);
		const scores = scorer(vector);
		for (const [position, score] of scores.entries()) {
			const above = scores.reduce((sum: number, other) => sum + (other > score ? 1 : 0), 0);
			const counts = ranks[position];
			if (counts) counts[above] = (counts[above] ?? 0) + 1;
			const sums = central[position];
			if (above === 0 && sums) {
				for (const [at, weight] of vector.entries()) sums[at] = (sums[at] ?? 0n) + BigInt(weight);
			}
		}
	}
	return ok({
		version: WEIGHT_SENSITIVITY_VERSION,
		samples,
		seed: formatExact(BigInt(seed)),
		weights,
		alternatives: input.alternatives.map((alternative, position): RankAcceptability => {
			const counts = ranks[position] ?? [];
			const first = BigInt(counts[0] ?? 0);
			return {
				alternative,
				acceptability: counts.map((count) => formatExact(BigInt(count), BigInt(samples))),
				centralWeights:
					first === 0n
						? null
						: (central[position] ?? []).map((sum) => formatExact(sum, first * BigInt(WHOLE))),
				bestRank: counts.findIndex((count) => count > 0) + 1,
				worstRank: counts.findLastIndex((count) => count > 0) + 1,
			};
		}),
	});
}

/** Criteria from the most to the least important; those declared equal stand in one block. */
function readBlocks({ criteria }: CriteriaInput): Result<number[][], CriteriaRefusal> {
	const weights = readCriteriaWeights(criteria);
	if (!weights.ok) return weights;
	const weightOf = (at: number) => weights.value[at] ?? ZERO;
	const sorted = criteria
		.map((_, at) => at)
		.sort((a, b) => compareRationals(weightOf(b), weightOf(a)) || a - b);
	const blocks: number[][] = [];
	for (const at of sorted) {
		const last = blocks.at(-1);
		if (last !== undefined && compareRationals(weightOf(last[0] ?? 0), weightOf(at)) === 0) last.push(at);
		else blocks.push([at]);
	}
	return ok(blocks);
}

/** A uniform weight vector in whole numbers; the largest weights go to the first block, and so on. */
function drawWeights(stream: RandomStream, size: number, blocks: readonly number[][]): number[] {
	const cuts = Array.from({ length: size - 1 }, () => stream.nextUint32()).sort((a, b) => a - b);
	const gaps = Array.from({ length: size }, (_, at) => (cuts[at] ?? WHOLE) - (cuts[at - 1] ?? 0));
	const byGap = gaps.map((_, at) => at).sort((a, b) => (gaps[b] ?? 0) - (gaps[a] ?? 0) || a - b);
	const vector = new Array<number>(size).fill(0);
	let taken = 0;
	for (const block of blocks) {
		// inside a block nothing is known, so its weights keep the order in which they were drawn
		const own = byGap.slice(taken, taken + block.length).sort((a, b) => a - b);
		taken += block.length;
		for (const [at, criterion] of block.entries()) vector[criterion] = gaps[own[at] ?? 0] ?? 0;
	}
	return vector;
}

/** Σ weight · score in whole numbers: doubles while they are exact, `bigint` otherwise. */
function prepareScores(
	rows: readonly (readonly Rational[])[],
): (vector: readonly number[]) => (number | bigint)[] {
	const all = rows.flat();
	const denominator = all.reduce((common, { den }) => leastCommonMultiple(common, den), 1n);
	const whole = rows.map((row) => row.map(({ num, den }) => (num * denominator) / den));
	if (!whole.flat().every((score) => isSafe(score * BigInt(WHOLE)))) {
		return (vector) =>
			whole.map((row) => row.reduce((sum, score, at) => sum + score * BigInt(vector[at] ?? 0), 0n));
	}
	const doubles = whole.map((row) => row.map(Number));
	return (vector) => doubles.map((row) => row.reduce((sum, score, at) => sum + score * (vector[at] ?? 0), 0));
}
