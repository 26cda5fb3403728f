import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { CriteriaInput } from './scoreSheet';
import { sampleWeightSensitivity } from './weightSensitivity';

/** Three alternatives with decimal weights and scores that often tie. */
const inputs = fc
	.record({
		weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
		rows: fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
			minLength: 4,
			maxLength: 4,
		}),
	})
	.map(({ weights, rows }): CriteriaInput => ({
		alternatives: ['10', '9', 'a', 'B'],
		criteria: weights.map((weight, at) => ({ id: `c${at}`, weight: `0.${weight}` })),
		scores: Object.fromEntries(rows.map((row, at) => [['10', '9', 'a', 'B'][at] ?? '', row])),
	}));

describe('weight sensitivity', () => {
	const input: CriteriaInput = {
		alternatives: ['a', 'b', 'c'],
		criteria: [
			{ id: 'x', weight: 3 },
			{ id: 'y', weight: 1 },
		],
		scores: { a: [4, 0], b: [0, 4], c: [0, 0] },
	};
	const shares = (samples: number, weights: 'any' | 'declared-order') =>
		unwrap(sampleWeightSensitivity(input, { samples, seed: 7, weights })).alternatives.map(
			({ acceptability }) =>
				acceptability.map((share) => {
					const [p, q = '1'] = String(share).split('/');
					return Number(p) / Number(q);
				}),
		);

	it('finds the exact shares of two criteria within four standard errors', () => {
		const [a, b, c] = shares(4000, 'any');
		const error = 4 * Math.sqrt(0.25 / 4000);
		expect(Math.abs((a?.[0] ?? 0) - 0.5)).toBeLessThan(error);
		expect((a?.[0] ?? 0) + (b?.[0] ?? 0)).toBeCloseTo(1, 12);
		expect(c).toEqual([0, 0, 1]);
	});

	it('keeps the declared order of importance when asked to', () => {
		expect(shares(500, 'declared-order')[0]).toEqual([1, 0, 0]);
	});

	it('gives the same bytes for the same seed in any order of alternatives, also beyond exact doubles', () => {
		const run = (given: CriteriaInput) =>
			unwrap(sampleWeightSensitivity(given, { samples: 300, seed: 12n, scale: [0, '1000000000000'] }));
		const forward = run(input);
		const backward = run({ ...input, alternatives: [...input.alternatives].reverse() });
		expect([...backward.alternatives].reverse()).toEqual(forward.alternatives);
		const large = run({ ...input, scores: { a: ['4000000000', 0], b: [0, '4000000000'], c: [0, 0] } });
		expect(large.alternatives).toEqual(forward.alternatives);
		expect(forward.alternatives[2]).toMatchObject({ centralWeights: null, bestRank: 3, worstRank: 3 });
	});

	it('gives every alternative all its shares, wherever it stands', () => {
		fc.assert(
			fc.property(inputs, fc.integer(), (given, seed) => {
				for (const { acceptability } of unwrap(sampleWeightSensitivity(given, { samples: 8, seed }))
					.alternatives) {
					const eighths = acceptability.map((share) => {
						const [p, q = '1'] = String(share).split('/');
						return (Number(p) * 8) / Number(q);
					});
					expect(eighths.reduce((sum, share) => sum + share, 0)).toBe(8);
				}
			}),
			RUNS,
		);
	});

	it('refuses no samples, a seed that is none and weights that nobody named', () => {
		expect(sampleWeightSensitivity(input, { samples: 0, seed: 1 })).toMatchObject({
			error: { code: 'samples-not-positive' },
		});
		expect(sampleWeightSensitivity(input, { samples: 1, seed: 1.5 })).toMatchObject({
			error: { code: 'seed-not-an-integer', path: ['seed'] },
		});
		expect(sampleWeightSensitivity(input, { samples: 1, seed: 1, weights: 'some' as 'any' })).toMatchObject({
			error: { code: 'unknown-option', path: ['weights'] },
		});
	});
});
