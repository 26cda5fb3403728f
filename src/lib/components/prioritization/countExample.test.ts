import { describe, expect, it } from 'vitest';
import { countExample } from './countExample';

describe('the example beside the methods', () => {
	it('shows a case where they differ, or it would explain nothing', () => {
		const [pairs, schulze, borda] = (['ranked-pairs', 'schulze', 'borda'] as const).map((method) =>
			countExample(method)
				.tiers.map((tier) => tier.join('='))
				.join('>'),
		);
		expect(pairs).toBe(schulze);
		expect(borda).not.toBe(pairs);
	});

	it('adds up: five ballots in each duel, and three places worth 0, 1 and 2 points each', () => {
		const { duels, points } = countExample('borda');
		expect(duels.map(({ wins, losses }) => wins + losses)).toEqual([5, 5, 5]);
		expect(points.reduce((sum, row) => sum + row.points, 0)).toBe(5 * 3);
	});
});
