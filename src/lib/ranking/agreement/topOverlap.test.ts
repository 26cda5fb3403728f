import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { overlapTop } from './topOverlap';

const IDS = ['10', '9', 'a', 'B', 'ñ'];

/** A ranking of all five with ties: a level for each. */
const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });

const toTiers = (given: readonly number[]) =>
	[0, 1, 2, 3, 4]
		.map((level) => IDS.filter((_, at) => given[at] === level))
		.filter((tier) => tier.length > 0);

describe('overlap of the first k', () => {
	/** Every way to break the ties of a ranking, as the set of the first k. */
	const tops = (tiers: readonly (readonly string[])[], k: number): string[][] => {
		const [tier, ...rest] = tiers;
		if (k === 0 || tier === undefined) return [[]];
		if (tier.length <= k) return tops(rest, k - tier.length).map((others) => [...tier, ...others]);
		const choose = (from: readonly string[], count: number): string[][] =>
			count === 0
				? [[]]
				: from.flatMap((id, at) => choose(from.slice(at + 1), count - 1).map((own) => [id, ...own]));
		return choose(tier, k);
	};

	it('is the range over every way to break the ties', () => {
		fc.assert(
			fc.property(levels, levels, fc.integer({ min: 0, max: 5 }), (x, y, k) => {
				const [a, b] = [toTiers(x), toTiers(y)];
				const common = tops(a, k).flatMap((left) =>
					tops(b, k).map((right) => left.filter((id) => right.includes(id)).length),
				);
				const overlap = unwrap(overlapTop(a, b, k));
				expect(overlap.least).toBe(Math.min(...common));
				expect(overlap.most).toBe(Math.max(...common));
				const everywhere = IDS.filter((id) =>
					[...tops(a, k), ...tops(b, k)].every((top) => top.includes(id)),
				);
				expect([...overlap.certain].sort()).toEqual([...everywhere].sort());
			}),
			RUNS,
		);
	});

	it('has no share of nothing, and refuses more places than there are', () => {
		expect(unwrap(overlapTop([['a']], [['a']], 0))).toMatchObject({ leastShare: null, mostShare: null });
		expect(unwrap(overlapTop([['a', 'b']], [['a'], ['b']], 1))).toMatchObject({
			leastShare: 0,
			mostShare: 1,
		});
		for (const k of [-1, 2, 0.5]) {
			expect(overlapTop([['a']], [['a']], k)).toMatchObject({
				error: { code: 'k-out-of-range', path: ['k'] },
			});
		}
	});
});
