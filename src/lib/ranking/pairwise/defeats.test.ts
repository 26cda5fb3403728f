import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByDefinition } from '../../../../tests/ranking/bruteForce';
import { countAll } from '../../../../tests/ranking/laws/countedMethods';
import { writeBallots } from '../../../../tests/ranking/laws/writeBallots';
import { profiles } from '../../../../tests/ranking/profiles';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { buildProfile } from '../ballots/profile';
import { findCondorcetLoser, findCondorcetWinner } from './condorcet';
import { listDefeats, type DefeatStrength } from './defeats';
import { countPairwise, mergePairwise } from './pairwiseMatrix';
import { findSchwartzSet, findSmithSet } from './smithSet';

/** Positive where the first defeat is stronger, in bigints throughout. */
const definitions: Record<DefeatStrength, (x1: bigint, y1: bigint, x2: bigint, y2: bigint) => bigint> = {
	winning: (x1, _, x2) => x1 - x2,
	'winning-then-losing': (x1, y1, x2, y2) => (x1 === x2 ? y2 - y1 : x1 - x2),
	margin: (x1, y1, x2, y2) => x1 - y1 - (x2 - y2),
	ratio: (x1, y1, x2, y2) => {
		if (y1 === 0n || y2 === 0n) return y1 === y2 ? x1 - x2 : y1 === 0n ? 1n : -1n;
		return x1 * y2 - x2 * y1;
	},
};
const strengths = Object.keys(definitions) as DefeatStrength[];

describe('the list of defeats', () => {
	it('holds every strict majority once, from the strongest to the weakest, by every measure', () => {
		const copies = fc.constantFrom(1n, 10n ** 16n + 1n);
		fc.assert(
			fc.property(profiles(), copies, fc.constantFrom(...strengths), (plain, times, strength) => {
				const lines = plain.lines.map(({ count, ranking }) => ({
					count: (BigInt(count) * times).toString(),
					ranking,
				}));
				const matrix = countPairwise(unwrap(buildProfile(plain.ids, lines)), 'last');
				const votes = countByDefinition(plain);
				const { count, groupCount, winners, losers, groups } = listDefeats(matrix, strength);
				const found = Array.from({ length: count }, (_, at) => {
					const [a, b] = [plain.ids[winners[at] ?? 0] ?? '', plain.ids[losers[at] ?? 0] ?? ''];
					return { a, b, x: BigInt(votes(a, b)) * times, y: BigInt(votes(b, a)) * times };
				});
				const expected = plain.ids.flatMap((a) =>
					plain.ids.filter((b) => votes(a, b) > votes(b, a)).map((b) => `${a}>${b}`),
				);
				expect(found.map(({ a, b }) => `${a}>${b}`).sort()).toEqual(expected.sort());
				for (const [at, { x, y }] of found.entries()) {
					const next = found[at + 1];
					if (next === undefined) expect(groupCount).toBe((groups[at] ?? 0) + 1);
					else {
						const stronger = definitions[strength](x, y, next.x, next.y);
						expect(stronger >= 0n).toBe(true);
						expect((groups[at + 1] ?? 0) - (groups[at] ?? 0)).toBe(stronger > 0n ? 1 : 0);
					}
				}
			}),
			RUNS,
		);
	});
});

describe('tallies of different alternatives', () => {
	const { matrix } = countAll(writeBallots('1 A>B'));

	it.each(['1 A>B>C', '1 A>C', '1 C>D'])('are not added: %s', (other) => {
		const { matrix: second } = countAll(writeBallots(other));
		expect(() => mergePairwise(matrix, second)).toThrow('same alternatives');
		expect(() => mergePairwise(second, matrix)).toThrow('same alternatives');
	});
});

describe('sets of the best', () => {
	it('hold one alternative alone, which beats nobody and loses to nobody', () => {
		const { matrix } = countAll({ ids: ['A'], lines: [] });
		expect([findCondorcetWinner(matrix), findCondorcetLoser(matrix)]).toEqual(['A', null]);
		expect([findSmithSet(matrix), findSchwartzSet(matrix)]).toEqual([['A'], ['A']]);
	});

	it('differ where a tie keeps one in the Smith set whom the Schwartz set leaves out', () => {
		// A ties B; B beats C; A ties C: everybody is in the smallest set that beats the rest, but C has a master
		const { matrix } = countAll(writeBallots('1 A>B>C, 1 B>C>A'));
		expect(findSmithSet(matrix)).toEqual(['A', 'B', 'C']);
		expect(findSchwartzSet(matrix)).toEqual(['A', 'B']);
	});
});
