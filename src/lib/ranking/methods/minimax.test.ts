import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByDefinition } from '../../../../tests/ranking/bruteForce';
import { profiles, shuffledProfiles, type PlainProfile } from '../../../../tests/ranking/profiles';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { asRecord, listExpectations, readCase } from '../../../../tests/ranking/publishedExpectations';
import { RUNS } from '../../../../tests/ranking/runs';
import { buildProfile } from '../ballots/profile';
import type { ExactNumber } from '../numbers/exactNumber';
import { findCondorcetLoser, findCondorcetWinner } from '../pairwise/condorcet';
import { countPairwise, type PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { minimax, type MinimaxStrength } from './minimax';

const strengths = fc.constantFrom<MinimaxStrength>('winning', 'margin', 'opposition');

interface Expected {
	readonly worstDefeat: Readonly<Record<string, ExactNumber>>;
	readonly ranking: readonly string[][];
	readonly winners?: readonly string[];
}

function readMatrix({ ids, lines }: PlainProfile): PairwiseMatrix {
	const built = buildProfile(ids, lines);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return countPairwise(built.value, 'last');
}

describe('minimax', () => {
	const published = listExpectations<{ strength: MinimaxStrength }, Expected>('minimax');

	it('has published cases', () => {
		expect(published.length).toBeGreaterThan(100);
	});

	it.each(published)('$id $params.strength', ({ found, params, expected }) => {
		const outcome = minimax(countPairwise(readCase(found), 'last'), { strength: params.strength });
		expect(asRecord(outcome.scores)).toEqual(expected.worstDefeat);
		expect(asSets(outcome.tiers)).toEqual(asSets(expected.ranking));
		if (expected.winners) expect([...(outcome.tiers[0] ?? [])].sort()).toEqual([...expected.winners].sort());
	});

	it('equals its definition, with the opponents that make it so', () => {
		fc.assert(
			fc.property(profiles(), strengths, (plain, strength) => {
				const votes = countByDefinition(plain);
				const badness = (a: string, b: string) => {
					const [against, inFavour] = [votes(b, a), votes(a, b)];
					if (strength === 'margin') return against - inFavour;
					return strength === 'opposition' || against > inFavour ? against : 0;
				};
				const { scores, steps, tiers } = minimax(readMatrix(plain), { strength });
				const worst = (a: string) => {
					const duels = plain.ids.filter((b) => b !== a).map((b) => badness(a, b));
					return duels.length === 0 ? 0 : Math.max(...duels);
				};
				expect(asRecord(scores)).toEqual(Object.fromEntries(plain.ids.map((a) => [a, worst(a)])));
				expect(tiers.flat().map(worst)).toEqual(plain.ids.map(worst).sort((x, y) => x - y));
				expect(tiers.map((tier) => new Set(tier.map(worst)).size)).toEqual(tiers.map(() => 1));
				for (const { alternative, worstOpponents } of steps) {
					expect(worstOpponents).toEqual(
						plain.ids.filter(
							(b) =>
								b !== alternative &&
								badness(alternative, b) === worst(alternative) &&
								(strength !== 'winning' || worst(alternative) > 0),
						),
					);
				}
			}),
			RUNS,
		);
	});

	it('does not depend on the order of ballots or alternatives', () => {
		fc.assert(
			fc.property(shuffledProfiles(), strengths, ({ profile, shuffled }, strength) => {
				expect(asSets(minimax(readMatrix(shuffled), { strength }).tiers)).toEqual(
					asSets(minimax(readMatrix(profile), { strength }).tiers),
				);
			}),
			RUNS,
		);
	});

	it('by winning votes and by margin puts a Condorcet winner alone first', () => {
		fc.assert(
			fc.property(
				profiles({ fewest: 2 }),
				fc.constantFrom<MinimaxStrength>('winning', 'margin'),
				(plain, strength) => {
					const matrix = readMatrix(plain);
					const winner = findCondorcetWinner(matrix);
					if (winner !== null) expect(minimax(matrix, { strength }).tiers[0]).toEqual([winner]);
				},
			),
			RUNS,
		);
	});

	it('by margin can put the Condorcet loser first, which is why it is only a check', () => {
		// the three others beat each other in a circle, widely; the loser loses to each of them, barely
		const matrix = readMatrix({
			ids: ['a', 'b', 'c', 'loser'],
			lines: [
				{ count: 3, ranking: [['loser'], ['a'], ['b'], ['c']] },
				{ count: 1, ranking: [['loser'], ['b'], ['c'], ['a']] },
				{ count: 1, ranking: [['loser'], ['c'], ['a'], ['b']] },
				{ count: 2, ranking: [['b'], ['c'], ['a'], ['loser']] },
				{ count: 3, ranking: [['c'], ['a'], ['b'], ['loser']] },
				{ count: 1, ranking: [['b'], ['c'], ['a'], ['loser']] },
			],
		});
		expect(findCondorcetLoser(matrix)).toBe('loser');
		expect(minimax(matrix, { strength: 'margin' }).tiers[0]).toEqual(['loser']);
	});
});
