import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { tallyInputs, writeInput } from '../../../../tests/ranking/tallyInputs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { weightedSum } from '../criteria/weightedSum';
import { readExact } from '../numbers/exactNumber';
import { computeTally } from '../tally';
import type { TallyInput } from '../tally/tallyInput';
import { compareViability } from './compareViability';

function readDemand(input: TallyInput) {
	const { alternatives, pooled } = unwrap(computeTally(input));
	return { alternatives, tiers: pooled.tiers, pairwise: pooled.pairwise };
}

function assess(scores: Readonly<Record<string, readonly number[]>>) {
	const criteria = [
		{ id: 'legal', weight: '0.5' },
		{ id: 'presupuesto', weight: '0.3' },
	];
	return unwrap(weightedSum({ alternatives: Object.keys(scores), criteria, scores }));
}

describe('demand and viability side by side', () => {
	it('explains an inversion by the votes and by the criteria', () => {
		const demand = readDemand(
			writeInput(['a', 'b', 'c'], {
				mesa: [
					[3, 'abc'],
					[1, 'bac'],
				],
			}),
		);
		const compared = unwrap(compareViability({ demand, viability: assess({ a: [1, 4], b: [5, 2] }) }));
		expect(compared.inversions).toEqual([
			{
				wanted: 'a',
				viable: 'b',
				demand: { votesFor: '3/4', votesAgainst: '1/4' },
				viability: {
					ahead: '7/5',
					parts: [
						{ criterion: 'legal', gains: 2 },
						{ criterion: 'presupuesto', gains: '-3/5' },
					],
				},
			},
		]);
		expect(compared.unassessed).toEqual(['c']);
		expect(
			compared.rows.map(({ alternative, viability, score }) => [alternative, viability?.highest, score]),
		).toEqual([
			['a', 2, '17/10'],
			['b', 1, '31/10'],
			['c', undefined, null],
		]);
	});

	it('finds each pair in opposite order once, and none where either is tied', () => {
		const cases = fc.tuple(
			tallyInputs,
			fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
		);
		fc.assert(
			fc.property(cases, ([input, marks]) => {
				const demand = readDemand(input);
				const scores = Object.fromEntries(demand.alternatives.map((id, at) => [id, [marks[at] ?? 0, 1]]));
				const { rows, inversions } = unwrap(compareViability({ demand, viability: assess(scores) }));
				const expected = rows.flatMap((one) =>
					rows.filter(
						(other) =>
							one.demand.lowest < other.demand.highest &&
							(other.viability?.lowest ?? 9) < (one.viability?.highest ?? 0),
					),
				);
				expect(inversions).toHaveLength(expected.length);
				for (const { viability } of inversions) expect(readExact(viability.ahead).num > 0n).toBe(true);
			}),
			RUNS,
		);
	});

	it('finds none in a ranking against itself', () => {
		fc.assert(
			fc.property(tallyInputs, (input) => {
				const demand = readDemand(input);
				const scores = Object.fromEntries(
					demand.tiers.flatMap((tier, at) => tier.map((id) => [id, [9 - at, 0]] as const)),
				);
				expect(unwrap(compareViability({ demand, viability: assess(scores) })).inversions).toEqual([]);
			}),
			RUNS,
		);
	});

	it('refuses an assessment of what nobody asked for, and a duel that is not there', () => {
		const demand = readDemand(writeInput(['a', 'b'], { mesa: [[1, 'ab']] }));
		expect(compareViability({ demand, viability: assess({ a: [1, 1], z: [1, 1] }) })).toMatchObject({
			ok: false,
			error: { code: 'unknown-alternative', value: 'z' },
		});
		const viability = assess({ a: [1, 1], b: [2, 2] });
		const unranked = unwrap(compareViability({ demand: { ...demand, pairwise: [] }, viability }));
		expect(unranked.inversions).toMatchObject([{ wanted: 'a', viable: 'b', demand: null }]);
		expect(compareViability({ demand: { ...demand, pairwise: [[]] }, viability })).toMatchObject({
			ok: false,
			error: { code: 'duel-missing', value: 'a, b' },
		});
		expect(compareViability({ demand, viability: { ...viability, steps: [] } })).toMatchObject({
			ok: false,
			error: { code: 'assessment-missing' },
		});
	});
});
