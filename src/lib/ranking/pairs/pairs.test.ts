import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	findExpectations,
	readCase,
	tableOfScores,
	type CaseExpectation,
} from '../../../../tests/ranking/readCase';
import { unwrap } from '../../../../tests/ranking/unwrap';
import type { ExactNumber } from '../numbers/exactNumber';
import { bradleyTerry } from './bradleyTerry';
import { catchupWeights } from './catchupWeights';
import { invertPositive } from './invertPositive';
import { smoothedWinShare } from './smoothedWinShare';
import type { OrderedPair } from './winMatrix';

interface PairsCase {
	readonly alternatives: readonly { readonly id: string }[];
	readonly wins: readonly (readonly number[])[];
	readonly pairVotes: Record<string, number>;
	readonly expectations: readonly CaseExpectation<
		{ readonly reference?: string; readonly alpha: number; readonly tau: string },
		{
			readonly exists?: false;
			readonly logAbilities?: Record<string, number>;
			readonly standardErrors?: Record<string, number>;
			readonly abilitiesGeometricMeanOne?: Record<string, number>;
			readonly residualDeviance?: number;
			readonly ranking?: readonly string[][];
			readonly scores?: Record<string, ExactNumber>;
			readonly probabilities?: Record<string, ExactNumber>;
		}
	>[];
}

const IDS = ['10', '9', 'a', 'B'];

function read(id: string) {
	const published = readCase(id) as PairsCase;
	return { ...published, alternatives: published.alternatives.map((alternative) => alternative.id) };
}

function expectTable(
	actual: readonly (readonly [string, number])[],
	expected: Record<string, number> | undefined,
	tolerance: number,
): void {
	expect(actual.map(([id]) => id).sort()).toEqual(Object.keys(expected ?? {}).sort());
	for (const [id, value] of actual) {
		expect(Math.abs(value - (expected?.[id] ?? Infinity))).toBeLessThanOrEqual(tolerance);
	}
}

/** Wins among four in which a circle makes the graph strongly connected. */
const connectedWins = fc
	.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 })
	.map((cells) =>
		IDS.map((_, i) =>
			IDS.map((__, j) => (i === j ? 0 : (cells[4 * i + j] ?? 0) + (j === (i + 1) % 4 ? 1 : 0))),
		),
	);

describe('Bradley–Terry', () => {
	it.each(['bt-citations', 'bt-wikipedia-4'])('%s', (id) => {
		const published = read(id);
		for (const { params, expect: expected, tolerance = 0 } of findExpectations(published, 'bradley-terry')) {
			const outcome = unwrap(bradleyTerry(published, params));
			const { abilities } = outcome;
			expectTable(
				abilities.map((own) => [own.alternative, own.logAbility]),
				expected.logAbilities,
				tolerance,
			);
			expectTable(
				abilities.map((own) => [own.alternative, own.standardError]),
				expected.standardErrors,
				tolerance,
			);
			expectTable(
				abilities.map((own) => [own.alternative, own.ability]),
				expected.abilitiesGeometricMeanOne,
				tolerance,
			);
			expect(Math.abs(outcome.residualDeviance - (expected.residualDeviance ?? 0))).toBeLessThanOrEqual(
				tolerance,
			);
			expect(outcome.tiers).toEqual(expected.ranking);
		}
	});

	it('bt-no-mle', () => {
		const published = read('bt-no-mle');
		for (const { expect: expected } of findExpectations(published, 'bradley-terry')) {
			expect(expected.exists).toBe(false);
			expect(bradleyTerry(published)).toEqual({
				ok: false,
				error: { code: 'win-graph-not-strongly-connected', path: ['wins'], value: 'A' },
			});
		}
	});

	it('expects for everyone as many wins as there were, which only the maximum does', () => {
		fc.assert(
			fc.property(connectedWins, (wins) => {
				const { steps, abilities } = unwrap(bradleyTerry({ alternatives: IDS, wins }));
				for (const [at, id] of IDS.entries()) {
					const expected = steps.reduce((sum, { first, second, firstWins, secondWins, probability }) => {
						const share = first === id ? probability : second === id ? 1 - probability : 0;
						return sum + (firstWins + secondWins) * share;
					}, 0);
					expect(expected).toBeCloseTo(
						(wins[at] ?? []).reduce((sum, count) => sum + count, 0),
						6,
					);
				}
				const logs = abilities.reduce((sum, { ability }) => sum + Math.log(ability), 0);
				expect(logs).toBeCloseTo(0, 6);
			}),
			{ numRuns: 200 },
		);
	});

	it('is the same to the byte in any order, and turns round when every win is a loss', () => {
		fc.assert(
			fc.property(connectedWins, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (wins, order) => {
				const reference = 'a';
				const outcome = unwrap(bradleyTerry({ alternatives: IDS, wins }, { reference }));
				const shuffled = unwrap(
					bradleyTerry(
						{
							alternatives: order.map((at) => IDS[at] ?? ''),
							wins: order.map((i) => order.map((j) => wins[i]?.[j] ?? 0)),
						},
						{ reference },
					),
				);
				expect(tableOfScores(shuffled.scores)).toEqual(tableOfScores(outcome.scores));
				expect(shuffled.steps).toEqual(outcome.steps);
				const reversed = unwrap(
					bradleyTerry(
						{ alternatives: IDS, wins: IDS.map((_, i) => IDS.map((__, j) => wins[j]?.[i] ?? 0)) },
						{ reference },
					),
				);
				for (const [at, { score }] of outcome.scores.entries()) {
					expect(reversed.scores[at]?.score).toBeCloseTo(-score, 8);
				}
			}),
			{ numRuns: 100 },
		);
	});

	it('agrees with the iteration of Zermelo', () => {
		fc.assert(
			fc.property(connectedWins, (wins) => {
				let strengths = [1, 1, 1, 1];
				for (let round = 0; round < 2000; round++) {
					const next = strengths.map((own, i) => {
						const won = (wins[i] ?? []).reduce((sum, count) => sum + count, 0);
						const against = strengths.reduce(
							(sum, other, j) =>
								i === j ? sum : sum + ((wins[i]?.[j] ?? 0) + (wins[j]?.[i] ?? 0)) / (own + other),
							0,
						);
						return won / against;
					});
					const mean = Math.exp(next.reduce((sum, value) => sum + Math.log(value), 0) / 4);
					strengths = next.map((value) => value / mean);
				}
				const { abilities } = unwrap(bradleyTerry({ alternatives: IDS, wins }));
				for (const [at, { ability }] of abilities.entries()) {
					expect(Math.abs(ability / (strengths[at] ?? 0) - 1)).toBeLessThan(1e-5);
				}
			}),
			{ numRuns: 20 },
		);
	});

	it('is refused exactly when somebody cannot be reached by wins, and names who never lost', () => {
		const anyWins = fc
			.array(fc.integer({ min: 0, max: 1 }), { minLength: 16, maxLength: 16 })
			.map((cells) => IDS.map((_, i) => IDS.map((__, j) => (i === j ? 0 : (cells[4 * i + j] ?? 0)))));
		fc.assert(
			fc.property(anyWins, (wins) => {
				const reach = wins.map((row) => row.map((count) => count > 0));
				for (const k of IDS.keys()) {
					for (const i of IDS.keys()) {
						for (const j of IDS.keys()) {
							if (reach[i]?.[k] === true && reach[k]?.[j] === true) (reach[i] ?? [])[j] = true;
						}
					}
				}
				const connected = reach.every((row, i) => row.every((reached, j) => i === j || reached));
				const outcome = bradleyTerry({ alternatives: IDS, wins });
				expect(outcome.ok).toBe(connected);
				if (outcome.ok) return;
				const group = outcome.error.value.split(', ');
				for (const [i, winner] of IDS.entries()) {
					for (const [j, loser] of IDS.entries()) {
						if (!group.includes(winner) && group.includes(loser)) expect(wins[i]?.[j]).toBe(0);
					}
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('fits lopsided counts without losing its way', () => {
		const wins = [
			[0, 1_000_000, 3],
			[1, 0, 900_000],
			[0, 2, 0],
		];
		const { steps } = unwrap(bradleyTerry({ alternatives: ['a', 'b', 'c'], wins }));
		const won = steps.reduce(
			(sum, { first, firstWins, secondWins, probability }) =>
				first === 'a' ? sum + (firstWins + secondWins) * probability : sum,
			0,
		);
		expect(won).toBeCloseTo(1_000_003, 3);
	});

	it('of one alternative alone is certain', () => {
		expect(unwrap(bradleyTerry({ alternatives: ['a'], wins: [[0]] }))).toMatchObject({
			tiers: [['a']],
			abilities: [{ logAbility: 0, standardError: 0, ability: 1 }],
			residualDeviance: 0,
			residualDegreesOfFreedom: 0,
		});
	});

	it.each([
		[[[0]], 'wrong-number-of-rows', ['wins']],
		[[[0], [0, 0]], 'wrong-number-of-cells', ['wins', 0]],
		[
			[
				[0, -1],
				[1, 0],
			],
			'negative-wins',
			['wins', 0, 1],
		],
		[
			[
				[0, 0.5],
				[1, 0],
			],
			'wins-not-an-integer',
			['wins', 0, 1],
		],
		[
			[
				[1, 1],
				[1, 0],
			],
			'wins-over-itself',
			['wins', 0, 0],
		],
		[
			[
				[0, '9007199254740993'],
				[1, 0],
			],
			'too-many-wins',
			['wins', 0, 1],
		],
	] as [(number | string)[][], string, (number | string)[]][])('refuses %j', (wins, code, path) => {
		expect(bradleyTerry({ alternatives: ['a', 'b'], wins })).toMatchObject({
			ok: false,
			error: { code, path },
		});
	});

	it('refuses no alternatives, one twice, and a reference that is none', () => {
		const wins = [
			[0, 1],
			[1, 0],
		];
		expect(bradleyTerry({ alternatives: [], wins: [] })).toMatchObject({
			error: { code: 'no-alternatives' },
		});
		expect(bradleyTerry({ alternatives: ['a', 'a'], wins })).toMatchObject({
			error: { code: 'duplicate-alternative', path: ['alternatives', 1] },
		});
		expect(bradleyTerry({ alternatives: ['a', 'b'], wins }, { reference: 'c' })).toMatchObject({
			error: { code: 'unknown-reference' },
		});
	});
});

describe('Bradley–Terry with an order effect', () => {
	const pair = (first: string, second: string, firstWins: number, secondWins: number): OrderedPair => ({
		first,
		second,
		firstWins,
		secondWins,
	});

	it('finds the effect of equals in closed form', () => {
		// two equal alternatives, each winning 3 of 4 when shown first: the log-odds of being first are ln 3
		const outcome = unwrap(
			bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: [pair('a', 'b', 3, 1), pair('b', 'a', 3, 1)] }),
		);
		expect(outcome.orderEffect?.estimate).toBeCloseTo(Math.log(3), 9);
		// information of one proportion: 8 · 3/4 · 1/4
		expect(outcome.orderEffect?.standardError).toBeCloseTo(1 / Math.sqrt(1.5), 9);
		expect(outcome.tiers).toEqual([['a', 'b']]);
		expect(outcome.residualDeviance).toBeCloseTo(0, 9);
		expect(outcome.residualDegreesOfFreedom).toBe(0);
	});

	it('without the effect says what the summed matrix says', () => {
		const cells = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
			minLength: 6,
			maxLength: 6,
		});
		fc.assert(
			fc.property(cells, (counts) => {
				const ids = ['a', 'b', 'c'];
				const orders = ids.flatMap((first) =>
					ids.filter((id) => id !== first).map((second) => ({ first, second })),
				);
				const orderedPairs = orders.map(({ first, second }, at) =>
					pair(first, second, counts[at]?.[0] ?? 1, counts[at]?.[1] ?? 1),
				);
				const wins = ids.map((winner) =>
					ids.map((loser) =>
						orderedPairs.reduce((sum, own) => {
							if (own.first === winner && own.second === loser) return sum + Number(own.firstWins);
							if (own.first === loser && own.second === winner) return sum + Number(own.secondWins);
							return sum;
						}, 0),
					),
				);
				const plain = unwrap(bradleyTerry({ alternatives: ids, orderedPairs }, { orderEffect: false }));
				const summed = unwrap(bradleyTerry({ alternatives: ids, wins }));
				for (const [at, { logAbility, standardError }] of plain.abilities.entries()) {
					expect(logAbility).toBeCloseTo(summed.abilities[at]?.logAbility ?? 9, 8);
					expect(standardError).toBeCloseTo(summed.abilities[at]?.standardError ?? 9, 8);
				}
				expect(plain.orderEffect).toBeNull();

				const full = unwrap(bradleyTerry({ alternatives: ids, orderedPairs }));
				const expectedFirst = full.steps.reduce(
					(sum, { firstWins, secondWins, probability }) => sum + (firstWins + secondWins) * probability,
					0,
				);
				const seenFirst = orderedPairs.reduce((sum, { firstWins }) => sum + Number(firstWins), 0);
				expect(expectedFirst).toBeCloseTo(seenFirst, 6);
			}),
			{ numRuns: 100 },
		);
	});

	it('is refused where it cannot be told from the abilities', () => {
		const everyFirstWins = [pair('a', 'b', 2, 0), pair('b', 'a', 3, 0)];
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: everyFirstWins })).toMatchObject({
			error: { code: 'order-effect-not-determined' },
		});
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: [pair('a', 'b', 2, 1)] })).toMatchObject({
			error: { code: 'order-effect-not-determined' },
		});
		expect(
			bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: everyFirstWins }, { orderEffect: false }).ok,
		).toBe(true);
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs: [pair('a', 'b', 2, 0)] })).toMatchObject({
			error: { code: 'win-graph-not-strongly-connected', path: ['orderedPairs'], value: 'a' },
		});
	});

	it.each([
		[[pair('x', 'b', 1, 1)], 'unknown-alternative', ['orderedPairs', 0, 'first']],
		[[pair('a', 'x', 1, 1)], 'unknown-alternative', ['orderedPairs', 0, 'second']],
		[[pair('a', 'a', 1, 1)], 'same-alternative-twice', ['orderedPairs', 0]],
		[[pair('a', 'b', 1, 1), pair('a', 'b', 1, 1)], 'duplicate-pair', ['orderedPairs', 1]],
		[[pair('a', 'b', 1, -1)], 'negative-wins', ['orderedPairs', 0, 'secondWins']],
	])('refuses %j', (orderedPairs, code, path) => {
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs })).toMatchObject({
			ok: false,
			error: { code, path },
		});
	});
});

describe('the smoothed share of wins', () => {
	it.each(['bt-citations', 'bt-wikipedia-4'])('%s', (id) => {
		const published = read(id);
		for (const { expect: expected } of findExpectations(published, 'smoothed-win-share')) {
			const outcome = unwrap(smoothedWinShare(published.alternatives, published.wins));
			expect(tableOfScores(outcome.scores)).toEqual(expected.scores);
		}
	});

	it('bt-no-mle, whose expected score of B contradicts its own wins', () => {
		// The case expects 500/9 for B, which is 4 wins and 3 losses; its matrix has 4 losses of B, and with 3 the
		// losses of all (9) would not be the wins of all (10). The formula that the case declares gives 50.
		const published = read('bt-no-mle');
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
		const published = read('wiki-survey-catchup');
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
			{ numRuns: 1000 },
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

describe('the inverse of a positive matrix', () => {
	it('is the inverse, and is null for a matrix that is not positive', () => {
		const inverse = invertPositive([
			[4, 2],
			[2, 3],
		]);
		expect(inverse?.flat().map((value) => value * 8)).toEqual(
			[3, -2, -2, 4].map((value) => expect.closeTo(value, 12) as number),
		);
		expect(
			invertPositive([
				[1, 2],
				[2, 1],
			]),
		).toBeNull();
		expect(invertPositive([])).toEqual([]);
	});
});
