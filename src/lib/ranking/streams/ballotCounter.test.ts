import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../tests/ranking/profiles';
import { RUNS } from '../../../../tests/ranking/runs';
import type { BallotLine } from '../ballots/ballot';
import { mergeCounts, startCounting, type BallotCounts, type CountRules } from './ballotCounter';

const rules = fc.record<CountRules>({
	unranked: fc.constantFrom('last', 'no-opinion'),
	borda: fc.constantFrom('tied-last', 'zero', 'modified'),
});

function count(
	ids: readonly string[],
	parts: readonly (readonly BallotLine[])[],
	how: CountRules,
): BallotCounts {
	const counter = startCounting(ids, how);
	if (!counter.ok) throw new Error(counter.error.code);
	for (const part of parts) {
		const added = counter.value.add(part);
		if (!added.ok) throw new Error(added.error.code);
		expect(counter.value.read()).toBe(added.value);
	}
	return counter.value.read();
}

describe('counting in parts', () => {
	it('gives the same as counting at once, wherever it is cut', () => {
		fc.assert(
			fc.property(
				profiles({ most: 7, mostLines: 20, largestCount: 9 }),
				rules,
				fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
				(plain, how, unsorted) => {
					const cuts = [...unsorted].sort((a, b) => a - b);
					const parts = [0, ...cuts].map((from, at) => plain.lines.slice(from, cuts[at]));
					expect(count(plain.ids, parts, how)).toEqual(count(plain.ids, [plain.lines], how));
				},
			),
			RUNS,
		);
	});

	it('adds the counts of two places in any order, also beyond 2^53', () => {
		fc.assert(
			fc.property(profiles({ most: 5 }), rules, fc.nat({ max: 7 }), (plain, how, cut) => {
				const large = plain.lines.map(({ count: own, ranking }) => ({
					count: String(BigInt(own) * 3n ** 34n),
					ranking,
				}));
				const here = count(plain.ids, [large.slice(0, cut)], how);
				const there = count(plain.ids, [large.slice(cut)], how);
				expect(mergeCounts(here, there)).toEqual(mergeCounts(there, here));
				expect(mergeCounts(here, there)).toEqual(count(plain.ids, [large], how));
			}),
			RUNS,
		);
	});

	it('refuses a part as a whole, with the place of the ballot among all', () => {
		const counter = startCounting(['a', 'b'], { unranked: 'last', borda: 'tied-last' });
		if (!counter.ok) throw new Error(counter.error.code);
		const good = { count: 2, ranking: [['b'], ['a']] };
		counter.value.add([good, good]);
		const before = counter.value.read();
		expect(counter.value.add([good, { count: 1, ranking: [['a'], ['c']] }])).toEqual({
			ok: false,
			error: { code: 'unknown-alternative', path: ['ballots', 3, 'ranking', 1, 0], value: 'c' },
		});
		expect(counter.value.read()).toBe(before);
		expect(before.cast).toBe(4n);
	});

	it('refuses alternatives that cannot be counted, and to add counts of different ones', () => {
		expect(startCounting(['a', 'a'], { unranked: 'last', borda: 'zero' }).ok).toBe(false);
		const one = count(['a', 'b'], [], { unranked: 'last', borda: 'zero' });
		const other = count(['b', 'a'], [], { unranked: 'last', borda: 'zero' });
		expect(() => mergeCounts(one, other)).toThrow(/same alternatives/);
		const points = count(['a', 'b'], [], { unranked: 'last', borda: 'modified' });
		expect(() => mergeCounts(one, points)).toThrow(/one rule/);
	});
});
