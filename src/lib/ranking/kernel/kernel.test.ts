import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateBallots } from '../../../../tests/ranking/generateBallots';
import { RUNS } from '../../../../tests/ranking/runs';
import type { BallotLine } from '../ballots/ballot';
import { buildProfile, type Profile } from '../ballots/profile';
import { countPairwise } from '../pairwise/pairwiseMatrix';
import { splitCounts } from './countPlanes';
import { findKernel, type Kernel } from './loadKernel';

function readKernel(): Kernel {
	const kernel = findKernel();
	if (kernel === null) throw new Error('this machine has no vectors to count with');
	return kernel;
}

function read(ids: readonly string[], ballots: readonly BallotLine[]): Profile {
	const profile = buildProfile(ids, ballots);
	if (!profile.ok) throw new Error(profile.error.code);
	return profile.value;
}

/** Ballots with ties, gaps and emptiness, and counts of every size. */
const elections = fc
	.record({ size: fc.integer({ min: 1, max: 40 }), largest: fc.constantFrom(1, 7, 2 ** 33, 2 ** 50) })
	.chain(({ size, largest }) => {
		const ids = Array.from({ length: size }, (_, at) => `p${at}`);
		const line = fc
			.tuple(
				fc.shuffledSubarray(ids),
				fc.array(fc.boolean(), { minLength: size, maxLength: size }),
				fc.oneof(fc.integer({ min: 0, max: largest }), fc.constant('9007199254740993')),
			)
			.map(([order, tied, count]): BallotLine => {
				const ranking: string[][] = [];
				for (const [at, id] of order.entries()) {
					const last = ranking.at(-1);
					if (tied[at] === true && last !== undefined) last.push(id);
					else ranking.push([id]);
				}
				return { count, ranking };
			});
		return fc.record({ ids: fc.constant(ids), ballots: fc.array(line, { maxLength: 60 }) });
	});

describe('the counting kernel', () => {
	it('counts what counting one by one counts, to the byte', () => {
		const kernel = readKernel();
		fc.assert(
			fc.property(elections, fc.constantFrom('last' as const, 'no-opinion' as const), (plain, unranked) => {
				const profile = read(plain.ids, plain.ballots);
				expect(countPairwise(profile, unranked, kernel)).toEqual(countPairwise(profile, unranked, null));
			}),
			RUNS,
		);
	});

	it.each([
		[1, 300],
		[3, 4080],
		[30, 4081],
		[100, 9000],
		[254, 300],
		[255, 300],
	])('counts %i alternatives on %i ballots, over the bounds of its blocks', (size, ballots) => {
		const orders = generateBallots({ model: 'ic', alternatives: size, ballots, seed: 7 });
		const ids = Array.from({ length: size }, (_, at) => `p${at}`);
		const lines = Array.from({ length: ballots }, (_, ballot): BallotLine => {
			const order = [...orders.subarray(ballot * size, (ballot + 1) * size)];
			// every third ballot stops half way, every seventh ties its last two
			const length = ballot % 3 === 0 ? Math.ceil(size / 2) : size;
			const ranking = order.slice(0, length).map((item) => [ids[item] ?? '']);
			if (ballot % 7 === 0 && ranking.length > 1) ranking.at(-2)?.push(...(ranking.pop() ?? []));
			return { count: 1 + (ballot % 5), ranking };
		});
		const profile = read(ids, lines);
		for (const unranked of ['last', 'no-opinion'] as const) {
			expect(countPairwise(profile, unranked, readKernel())).toEqual(countPairwise(profile, unranked, null));
		}
	});

	it('splits counts into binary digits that add up to them, also beyond 2^53', () => {
		const counts = [0n, 1n, 6n, 2n ** 53n + 1n, 3n ** 50n];
		const sums = counts.map(() => 0n);
		for (const { shift, patterns } of splitCounts(counts, counts.length)) {
			for (const pattern of patterns) sums[pattern] = (sums[pattern] ?? 0n) + (1n << BigInt(shift));
		}
		expect(sums).toEqual(counts);
		const doubles = Float64Array.of(0, 1, 6, 2 ** 53 - 1);
		const doubleSums = new Float64Array(doubles.length);
		for (const { shift, patterns } of splitCounts(doubles, doubles.length)) {
			for (const pattern of patterns) doubleSums[pattern] = (doubleSums[pattern] ?? 0) + 2 ** shift;
		}
		expect(doubleSums).toEqual(doubles);
	});
});
