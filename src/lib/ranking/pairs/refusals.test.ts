import { describe, expect, it } from 'vitest';
import { bradleyTerry } from './bradleyTerry';
import { catchupWeights } from './catchupWeights';
import { smoothedWinShare } from './smoothedWinShare';
import type { OrderedPair, WrittenWins } from './winMatrix';

const SAFE = Number.MAX_SAFE_INTEGER;

describe('wins that are none are refused with their place', () => {
	it.each<[string, readonly string[], WrittenWins, string, (string | number)[], string]>([
		['nobody', [], [], 'no-alternatives', ['alternatives'], ''],
		[
			'an alternative twice',
			['a', 'a'],
			[
				[0, 1],
				[1, 0],
			],
			'duplicate-alternative',
			['alternatives', 1],
			'a',
		],
		['a row too few', ['a', 'b'], [[0, 1]], 'wrong-number-of-rows', ['wins'], '1'],
		[
			'a cell too many',
			['a', 'b'],
			[
				[0, 1],
				[1, 0, 0],
			],
			'wrong-number-of-cells',
			['wins', 1],
			'3',
		],
		[
			'a win over itself',
			['a', 'b'],
			[
				[1, 1],
				[1, 0],
			],
			'wins-over-itself',
			['wins', 0, 0],
			'1',
		],
		[
			'half a win',
			['a', 'b'],
			[
				[0, 1.5],
				[1, 0],
			],
			'wins-not-an-integer',
			['wins', 0, 1],
			'1.5',
		],
		[
			'a negative number',
			['a', 'b'],
			[
				[0, 1],
				[-2, 0],
			],
			'negative-wins',
			['wins', 1, 0],
			'-2',
		],
	])('%s', (_, alternatives, wins, code, path, value) => {
		const refused = { ok: false, error: { code, path, value } };
		expect(bradleyTerry({ alternatives, wins })).toEqual(refused);
		expect(smoothedWinShare(alternatives, wins)).toEqual(refused);
	});

	it('more than a double keeps are too many for an estimate, above and below the diagonal, and not for a share', () => {
		const many = String(2n ** 53n);
		for (const [wins, path] of [
			[
				[
					[0, many],
					[1, 0],
				],
				['wins', 0, 1],
			],
			[
				[
					[0, 1],
					[many, 0],
				],
				['wins', 1, 0],
			],
		] as const) {
			expect(bradleyTerry({ alternatives: ['a', 'b'], wins })).toEqual({
				ok: false,
				error: { code: 'too-many-wins', path, value: many },
			});
			expect(smoothedWinShare(['a', 'b'], wins).ok).toBe(true);
		}
		expect(
			bradleyTerry({
				alternatives: ['a', 'b'],
				wins: [
					[0, SAFE],
					[SAFE, 0],
				],
			}).ok,
		).toBe(true);
	});

	it.each<[string, OrderedPair[], string, (string | number)[], string]>([
		[
			'twice the same pair',
			[pair('a', 'b', 1, 1), pair('b', 'a', 1, 1), pair('a', 'b', 1, 1)],
			'duplicate-pair',
			['orderedPairs', 2],
			'a, b',
		],
		[
			'half a win of the first',
			[pair('a', 'b', 0.5, 1)],
			'wins-not-an-integer',
			['orderedPairs', 0, 'firstWins'],
			'0.5',
		],
		[
			'a negative win of the first',
			[pair('a', 'b', -1, 1)],
			'negative-wins',
			['orderedPairs', 0, 'firstWins'],
			'-1',
		],
		[
			'half a win of the second',
			[pair('a', 'b', 1, 0.5)],
			'wins-not-an-integer',
			['orderedPairs', 0, 'secondWins'],
			'0.5',
		],
		['a stranger', [pair('a', 'c', 1, 1)], 'unknown-alternative', ['orderedPairs', 0, 'second'], 'c'],
		['itself', [pair('b', 'b', 1, 1)], 'same-alternative-twice', ['orderedPairs', 0], 'b'],
		[
			'an effect that nothing tells',
			[pair('a', 'b', 1, 1)],
			'order-effect-not-determined',
			['orderedPairs'],
			'',
		],
	])('%s', (_, orderedPairs, code, path, value) => {
		expect(bradleyTerry({ alternatives: ['a', 'b'], orderedPairs })).toEqual({
			ok: false,
			error: { code, path, value },
		});
	});

	it('nobody, or somebody twice, in ordered pairs', () => {
		expect(bradleyTerry({ alternatives: [], orderedPairs: [] })).toMatchObject({
			error: { code: 'no-alternatives' },
		});
		expect(bradleyTerry({ alternatives: ['a', 'a'], orderedPairs: [] })).toMatchObject({
			error: { code: 'duplicate-alternative' },
		});
	});

	it('a reference that is no alternative', () => {
		expect(
			bradleyTerry(
				{
					alternatives: ['a', 'b'],
					wins: [
						[0, 1],
						[1, 0],
					],
				},
				{ reference: 'c' },
			),
		).toEqual({
			ok: false,
			error: { code: 'unknown-reference', path: ['reference'], value: 'c' },
		});
	});

	it('abilities that would be infinite, naming who never lost: of several groups the first by name, with all its members', () => {
		const refusedFor = (alternatives: string[], wins: WrittenWins) => {
			const fitted = bradleyTerry({ alternatives, wins });
			return fitted.ok ? null : fitted.error.value;
		};
		// d beats a and a beats d, nobody beats them; b beats nobody and c was never compared
		expect(
			refusedFor(
				['d', 'b', 'c', 'a'],
				[
					[0, 1, 0, 2],
					[0, 0, 0, 0],
					[0, 0, 0, 0],
					[1, 0, 0, 0],
				],
			),
		).toBe('a, d');
		expect(
			refusedFor(
				['c', 'b', 'a'],
				[
					[0, 0, 0],
					[0, 0, 0],
					[0, 0, 0],
				],
			),
		).toBe('a');
		expect(
			refusedFor(
				['b', 'c', 'a'],
				[
					[0, 0, 0],
					[0, 0, 0],
					[0, 0, 0],
				],
			),
		).toBe('a');
		expect(
			refusedFor(
				['b', 'a'],
				[
					[0, 1],
					[1, 0],
				],
			),
		).toBeNull();
	});
});

describe('catching up', () => {
	const votes = [{ left: 'a', right: 'b', votes: 1 }];
	it.each([
		[{ alpha: -1 }, 'alpha-out-of-range', ['alpha'], '-1'],
		[{ alpha: 11 }, 'alpha-out-of-range', ['alpha'], '11'],
		[{ alpha: 0.5 }, 'alpha-out-of-range', ['alpha'], '0.5'],
		[{ tau: 0 }, 'tau-out-of-range', ['tau'], '0'],
		[{ tau: '3/2' }, 'tau-out-of-range', ['tau'], '3/2'],
		[{ tau: 'x' }, 'tau-out-of-range', ['tau'], 'x'],
	])('refuses %j', (options, code, path, value) => {
		expect(catchupWeights(votes, options)).toEqual({ ok: false, error: { code, path, value } });
	});

	it('takes the limits themselves, and names a pair that comes twice', () => {
		for (const options of [{ alpha: 0 }, { alpha: 10 }, { tau: 1 }])
			expect(catchupWeights(votes, options).ok).toBe(true);
		expect(catchupWeights([...votes, ...votes])).toEqual({
			ok: false,
			error: { code: 'duplicate-pair', path: ['pairVotes', 1], value: 'a, b' },
		});
	});
});

function pair(first: string, second: string, firstWins: number, secondWins: number): OrderedPair {
	return { first, second, firstWins, secondWins };
}
