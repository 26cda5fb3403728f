import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPairs } from '../../../../tests/ranking/pairCases';
import { findExpectations, tableOfScores } from '../../../../tests/ranking/readCase';
import { RUNS } from '../../../../tests/ranking/runs';
import { unwrap } from '../../../../tests/ranking/unwrap';
import { bradleyTerry } from './bradleyTerry';

const IDS = ['10', '9', 'a', 'B'];

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
		const published = readPairs(id);
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
		const published = readPairs('bt-no-mle');
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
			RUNS,
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
			RUNS,
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
			RUNS,
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
			RUNS,
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
