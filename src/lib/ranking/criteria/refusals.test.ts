import { describe, expect, it } from 'vitest';
import { gut } from './gut';
import { hanlon } from './hanlon';
import { weightedSum } from './weightedSum';
import { sampleWeightSensitivity } from './weightSensitivity';

const criteria = [
	{ id: 'gravedad', weight: 2 },
	{ id: 'urgencia', weight: 1 },
];
const scores = { A: [1, 5], B: [4, 2] };
const input = { alternatives: ['A', 'B'], criteria, scores };
const options = { samples: 10, seed: 1 };

describe('scores by criterion that cannot be counted are refused with their place', () => {
	it.each([
		['no criteria', weightedSum({ ...input, criteria: [] }), 'no-criteria', ['criteria'], ''],
		[
			'nothing scored',
			weightedSum({ ...input, scores: { A: [1, 5] } }),
			'scores-missing',
			['scores', 'B'],
			'',
		],
		[
			'no weight at all',
			weightedSum({ ...input, criteria: criteria.map(({ id }) => ({ id, weight: 0 })) }),
			'zero-weights',
			['criteria'],
			'',
		],
		['GUT of two', gut(input), 'not-three-criteria', ['criteria'], '2'],
		[
			'no samples',
			sampleWeightSensitivity(input, { ...options, samples: 0 }),
			'samples-not-positive',
			['samples'],
			'0',
		],
		[
			'a scale upside down',
			sampleWeightSensitivity(input, { ...options, scale: [5, 1] }),
			'scale-not-ascending',
			['scale'],
			'5,1',
		],
		[
			'a scale of one value',
			sampleWeightSensitivity(input, { ...options, scale: [5, 5] }),
			'scale-not-ascending',
			['scale'],
			'5,5',
		],
		[
			'a score missing for the weights tried',
			sampleWeightSensitivity({ ...input, scores: { A: [1, 5] } }, options),
			'scores-missing',
			['scores', 'B'],
			'',
		],
		[
			'an order of weights without weights',
			sampleWeightSensitivity(
				{ ...input, criteria: [{ id: 'gravedad' }, { id: 'urgencia' }] },
				{ ...options, weights: 'declared-order' },
			),
			'weight-missing',
			['criteria', 0, 'weight'],
			'',
		],
	])('%s', (_, outcome, code, path, value) => {
		expect(outcome).toEqual({ ok: false, error: { code, path, value } });
	});

	it('a weight of zero beside others is no refusal', () => {
		const [first, second] = criteria;
		expect(
			weightedSum({
				...input,
				criteria: [
					{ ...first, id: 'gravedad', weight: 0 },
					{ id: 'urgencia', ...second },
				],
			}).ok,
		).toBe(true);
	});
});

describe('Hanlon refuses with its place', () => {
	const components = {
		A: { A: 5, B: 10, C: 5 },
		B: { A: 1, B: 2, C: 3 },
	};
	const formula = { formula: '(A+B)*C/3' } as const;
	const given = { alternatives: ['A', 'B'], components };

	it.each([
		[
			'an alternative twice',
			hanlon({ ...given, alternatives: ['A', 'A'] }, formula),
			'duplicate-alternative',
			['alternatives', 1],
			'A',
		],
		[
			'a stranger',
			hanlon({ ...given, alternatives: ['A'] }, formula),
			'unknown-alternative',
			['components', 'B'],
			'B',
		],
		[
			'nothing said',
			hanlon({ ...given, components: { A: components.A } }, formula),
			'components-missing',
			['components', 'B'],
			'',
		],
		[
			'seriousness above its range',
			hanlon({ ...given, components: { ...components, B: { A: 1, B: 21, C: 3 } } }, formula),
			'component-out-of-range',
			['components', 'B', 'B'],
			'21',
		],
	])('%s', (_, outcome, code, path, value) => {
		expect(outcome).toEqual({ ok: false, error: { code, path, value } });
	});
});

describe('the weights tried', () => {
	it('keep the declared order: with one criterion twice as heavy, its leader is first more often than with any weights', () => {
		const free = sampleWeightSensitivity(input, { samples: 400, seed: 3 });
		const ordered = sampleWeightSensitivity(input, { samples: 400, seed: 3, weights: 'declared-order' });
		if (!free.ok || !ordered.ok) throw new Error('both are complete');
		// A and B differ by three on either criterion: B leads exactly where gravedad weighs more than urgencia
		const [, leads] = ordered.value.alternatives;
		expect(leads).toMatchObject({ alternative: 'B', acceptability: [1, 0], bestRank: 1, worstRank: 1 });
		expect(ordered.value.alternatives[0]).toMatchObject({ centralWeights: null, bestRank: 2, worstRank: 2 });
		const often = free.value.alternatives[1]?.acceptability[0];
		expect([0, 1]).not.toContain(often);
		expect(free.value.alternatives[1]).toMatchObject({ bestRank: 1, worstRank: 2 });
	});

	it('that put an alternative first are averaged: they add up to one and favour what it is good at', () => {
		const sampled = sampleWeightSensitivity(input, { samples: 400, seed: 3 });
		if (!sampled.ok) throw new Error('complete');
		const read = (written: unknown) => {
			const [num = '0', den = '1'] = String(written).split('/');
			return Number(num) / Number(den);
		};
		for (const { alternative, centralWeights } of sampled.value.alternatives) {
			const [gravedad = 0, urgencia = 0] = (centralWeights ?? []).map(read);
			expect(gravedad + urgencia).toBeCloseTo(1, 12);
			// uniform weights: on the half where it leads, the heavier one is 3/4 on average
			expect(alternative === 'B' ? gravedad : urgencia).toBeGreaterThan(0.7);
			expect(alternative === 'B' ? gravedad : urgencia).toBeLessThan(0.8);
		}
	});
});
