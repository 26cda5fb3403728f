import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPairs } from '../../../../tests/ranking/pairCases';
import { findExpectations, tableOfScores } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { catchupWeights } from './catchupWeights';
import { smoothedWinShare } from './smoothedWinShare';

describe('the smoothed share of wins', () => {
	it.each(['bt-citations', 'bt-wikipedia-4'])('%s', (id) => {
		const published = readPairs(id);
		for (const { expect: expected } of findExpectations(published, 'smoothed-win-share')) {
			const outcome = unwrap(smoothedWinShare(published.alternatives, published.wins));
			expect(tableOfScores(outcome.scores)).toEqual(expected.scores);
		}
	});

	it('bt-no-mle, whose expected score of B contradicts its own wins', () => {
		// The case expects 500/9 for B, which is 4 wins and 3 losses; its matrix has 4 losses of B, and with 3 the
		// losses of all (9) would not be the wins of all (10). The formula that the case declares gives 50.
		const published = readPairs('bt-no-mle');
		const [expectation] = findExpectations(published, 'smoothed-win-share');
		const outcome = unwrap(smoothedWinShare(published.alternatives, published.wins));
		expect(expectation?.expect.scores?.B).toBe('500/9');
		expect(tableOfScores(outcome.scores)).toEqual({ ...expectation?.expect.scores, B: 50 });
		expect(outcome.steps).toContainEqual({ alternative: 'B', tier: 2, wins: 4, losses: 4, score: 50 });
	});

	it('is 50 for what was never compared, and exact beyond 2^53', () => {
		const outcome = unwrap(
			smoothedWinShare(
				['a', 'b'],
				[
					[0, 0],
					[0, 0],
				],
			),
		);
		expect(outcome.tiers).toEqual([['a', 'b']]);
		expect(outcome.steps[0]).toEqual({ alternative: 'a', tier: 1, wins: 0, losses: 0, score: 50 });
		const large = unwrap(
			smoothedWinShare(
				['a', 'b'],
				[
					[0, '9007199254740993'],
					['9007199254740992', 0],
				],
			),
		);
		expect(large.tiers).toEqual([['a'], ['b']]);
	});
});

describe('catch-up weights', () => {
	const split = (votes: Record<string, number>) =>
		Object.entries(votes).map(([pair, count]) => {
			const [left = '', right = ''] = pair.split(',');
			return { left, right, votes: count };
		});

	it('wiki-survey-catchup', () => {
		const published = readPairs('wiki-survey-catchup');
		for (const { params, expect: expected } of findExpectations(published, 'catchup-weights')) {
			const { pairs } = unwrap(catchupWeights(split(published.pairVotes), params));
			expect(
				Object.fromEntries(pairs.map(({ left, right, probability }) => [`${left},${right}`, probability])),
			).toEqual(expected.probabilities);
		}
	});

	it('add up to one and never prefer the pair with more votes', () => {
		const votes = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(votes, fc.integer({ min: 0, max: 3 }), (given, alpha) => {
				const { pairs } = unwrap(
					catchupWeights(
						given.map((count, at) => ({ left: 'x', right: `${at}`, votes: count })),
						{ alpha },
					),
				);
				const shares = pairs.map(({ probability }) => {
					const [p, q = '1'] = String(probability).split('/');
					return Number(p) / Number(q);
				});
				expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
				for (const [i, a] of given.entries()) {
					for (const [j, b] of given.entries()) {
						if (a <= b) expect(shares[i]).toBeGreaterThanOrEqual(shares[j] ?? 2);
					}
				}
			}),
			RUNS,
		);
		expect(unwrap(catchupWeights([])).pairs).toEqual([]);
	});

	it.each([
		[{ 'A,A': 1 }, {}, 'same-alternative-twice', ['pairVotes', 0]],
		[{ 'A,B': -1 }, {}, 'negative-votes', ['pairVotes', 0, 'votes']],
		[{ 'A,B': 0.5 }, {}, 'votes-not-an-integer', ['pairVotes', 0, 'votes']],
		[{}, { alpha: 0.5 }, 'alpha-out-of-range', ['alpha']],
		[{}, { tau: 0 }, 'tau-out-of-range', ['tau']],
		[{}, { tau: '3/2' }, 'tau-out-of-range', ['tau']],
	])('refuse %j under %j', (votes, options, code, path) => {
		expect(catchupWeights(split(votes as Record<string, number>), options)).toMatchObject({
			ok: false,
			error: { code, path },
		});
	});

	it('refuse the same pair twice', () => {
		const pair = { left: 'A', right: 'B', votes: 1 };
		expect(catchupWeights([pair, pair])).toMatchObject({
			error: { code: 'duplicate-pair', path: ['pairVotes', 1] },
		});
	});
});
