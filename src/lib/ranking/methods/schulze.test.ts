import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../tests/ranking/profiles';
import { RUNS } from '../../../../tests/ranking/runs';
import { buildProfile } from '../ballots/profile';
import { countPairwise } from '../pairwise/pairwiseMatrix';
import { schulze } from './schulze';

describe('the paths of Schulze', () => {
	it('are as strong as their weakest defeat says', () => {
		fc.assert(
			fc.property(profiles({ fewest: 2 }), (plain) => {
				const built = buildProfile(plain.ids, plain.lines);
				if (!built.ok) throw new Error(JSON.stringify(built.error));
				const matrix = countPairwise(built.value, 'last');
				const size = plain.ids.length;
				const votes = (a: string, b: string) =>
					Number(matrix.cells.numerators[plain.ids.indexOf(a) * size + plain.ids.indexOf(b)]);
				for (const step of schulze(matrix).steps) {
					for (const { path, strength, from, to } of [
						{ path: step.path, strength: step.strength, from: step.first, to: step.second },
						{ path: step.reversePath, strength: step.reverseStrength, from: step.second, to: step.first },
					]) {
						expect(path.length === 0).toBe(strength.length === 0);
						if (path.length === 0) continue;
						expect([path[0], path.at(-1)]).toEqual([from, to]);
						const links = path.slice(1).map((node, at): [number, number] => {
							const previous = path[at] ?? '';
							expect(votes(previous, node)).toBeGreaterThan(votes(node, previous));
							return [votes(previous, node), votes(node, previous)];
						});
						expect(links.sort((x, y) => x[0] - y[0] || y[1] - x[1])[0]).toEqual(strength);
					}
				}
			}),
			RUNS,
		);
	});

	it('under ratio rank an unopposed defeat above any quotient', () => {
		const built = buildProfile(
			['a', 'b', 'c'],
			[
				{ count: 1, ranking: [['a'], ['b']] },
				{ count: 8, ranking: [['a', 'b']] },
			],
		);
		if (!built.ok) throw new Error(JSON.stringify(built.error));
		const { steps } = schulze(countPairwise(built.value, 'last'), { strength: 'ratio' });
		expect(steps.map(({ first, second, strength, path }) => ({ first, second, strength, path }))).toEqual([
			{ first: 'a', second: 'b', strength: [1, 0], path: ['a', 'b'] },
			{ first: 'a', second: 'c', strength: [9, 0], path: ['a', 'c'] },
			{ first: 'b', second: 'c', strength: [9, 0], path: ['b', 'c'] },
		]);
	});
});
