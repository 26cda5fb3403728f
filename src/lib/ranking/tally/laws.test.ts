import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../tests/ranking/profiles';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { RUNS } from '../../../../tests/ranking/runs';
import { computeTally, computeTallyFromMatrices } from '../tally';
import type { MatricesInput, TallyInput } from './tallyInput';
import type { Tally } from './tallyOutcome';

function tally(input: TallyInput): Tally {
	const computed = computeTally(input);
	if (!computed.ok) throw new Error(JSON.stringify(computed.error));
	return computed.value;
}

/** Two or three nuclei over the same alternatives, some silent, with weights that are not whole. */
const inputs: fc.Arbitrary<TallyInput> = fc
	.tuple(
		fc.array(profiles({ fewest: 4, most: 4, mostLines: 5 }), { minLength: 1, maxLength: 3 }),
		fc.constantFrom('ranked-pairs', 'schulze', 'borda'),
		fc.constantFrom('last', 'no-opinion'),
		fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 })), {
			minLength: 3,
			maxLength: 3,
		}),
		fc.boolean(),
	)
	.map(([nuclei, method, unranked, weights, withdraws]) => ({
		task: 'rank',
		method,
		unranked,
		tieRule: { rule: 'leave-tied' },
		alternatives: nuclei[0]?.ids ?? [],
		withdrawn: withdraws ? (nuclei[0]?.ids.slice(0, 1) ?? []) : [],
		groups: nuclei.map(({ lines }, at) => ({
			id: ['vecinos', 'Municipio', '10'][at] ?? '',
			weight: { num: weights[at]?.[0] ?? 1, den: weights[at]?.[1] ?? 1 },
			ballots: lines,
		})),
	}));

function withWeights(input: TallyInput, change: (num: number, den: number) => [number, number]): TallyInput {
	return {
		...input,
		groups: input.groups.map((group) => {
			const [num, den] = change(Number(group.weight.num), Number(group.weight.den));
			return { ...group, weight: { num, den } };
		}),
	};
}

describe('T15 a tally', () => {
	it('is the same to the byte whatever the order of ballots, alternatives and nuclei', () => {
		const shuffled = inputs.chain((input) =>
			fc
				.tuple(
					fc.shuffledSubarray([...input.alternatives], { minLength: input.alternatives.length }),
					fc.shuffledSubarray([...input.groups], { minLength: input.groups.length }),
				)
				.map(([alternatives, groups]) => ({
					input,
					other: {
						...input,
						alternatives,
						groups: groups.map((group) => ({ ...group, ballots: [...group.ballots].reverse() })),
					},
				})),
		);
		fc.assert(
			fc.property(shuffled, ({ input, other }) => {
				expect(JSON.stringify(tally(other))).toBe(JSON.stringify(tally(input)));
			}),
			RUNS,
		);
	});

	it('is the same to the byte from its own matrices, in whatever order they are printed', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const counted = tally(input);
				const printed = JSON.parse(JSON.stringify(counted)) as Tally;
				const reversed: MatricesInput = {
					...printed,
					alternatives: [...printed.alternatives].reverse(),
					groups: printed.groups.map((group) => ({
						...group,
						pairwise: [...group.pairwise].reverse().map((row) => [...row].reverse()),
						borda: { ...group.borda, scores: [...group.borda.scores].reverse() },
					})),
				};
				for (const matrices of [printed, reversed]) {
					const again = computeTallyFromMatrices(matrices);
					expect(again.ok && JSON.stringify(again.value)).toBe(JSON.stringify(counted));
				}
			}),
			RUNS,
		);
	});

	it('depends on the proportion of the weights only', () => {
		fc.assert(
			fc.property(inputs, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (input, p, q) => {
				const scaled = tally(withWeights(input, (num, den) => [num * p, den * q]));
				expect(scaled.pooled).toEqual(tally(input).pooled);
			}),
			RUNS,
		);
	});

	it('lets a nucleus weigh the same however many of its members think alike', () => {
		fc.assert(
			fc.property(inputs, fc.integer({ min: 2, max: 50 }), (input, times) => {
				const [first, ...rest] = input.groups;
				if (first === undefined) return;
				const ballots = first.ballots.map(({ count, ranking }) => ({
					count: Number(count) * times,
					ranking,
				}));
				const larger = tally({ ...input, groups: [{ ...first, ballots }, ...rest] }).pooled;
				const { pooled } = tally(input);
				expect(larger.pairwise).toEqual(pooled.pairwise);
				expect(larger.borda).toEqual(pooled.borda);
				expect(larger.tiers).toEqual(pooled.tiers);
			}),
			RUNS,
		);
	});

	it('ranks as if a silent nucleus were absent, and names it', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const silent = { id: 'silencio', weight: { num: 3, den: 2 }, ballots: [{ count: 2, ranking: [] }] };
				const counted = tally({ ...input, groups: [...input.groups, silent] });
				expect(counted.silentGroups).toContain('silencio');
				expect(counted.warnings).toContainEqual({ code: 'group-without-ballots', group: 'silencio' });
				expect(counted.pooled.tiers).toEqual(tally(input).pooled.tiers);
			}),
			RUNS,
		);
	});

	it('gives a nucleus alone the ranking that it has by itself', () => {
		fc.assert(
			fc.property(inputs, (input) => {
				const [only] = input.groups;
				if (only === undefined) return;
				const { pooled, groups } = tally({ ...input, groups: [only] });
				expect(asSets(pooled.tiers)).toEqual(asSets(groups[0]?.tiers ?? []));
				expect(pooled.smithSet).toEqual(groups[0]?.smithSet);
			}),
			RUNS,
		);
	});
});
