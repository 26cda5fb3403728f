import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByDefinition, finestAgreement } from '../../../../tests/ranking/bruteForce';
import { profiles, shuffledProfiles, type PlainProfile } from '../../../../tests/ranking/profiles';
import { asSets } from '../../../../tests/ranking/publishedCases';
import { listExpectations, readCase } from '../../../../tests/ranking/publishedExpectations';
import { RUNS } from '../../../../tests/ranking/runs';
import { createRandomStream } from '../../basics/random';
import { buildProfile } from '../ballots/profile';
import { kemeny, type KemenyOptions, type KemenyOutcome } from '../methods/kemeny';
import type { ExactNumber } from '../numbers/exactNumber';
import { cellsOfBigInts } from '../numbers/exactCells';
import { findCondorcetLoser, findCondorcetWinner } from '../pairwise/condorcet';
import { countPairwise, type PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { findSmithSet } from '../pairwise/smithSet';

const anyProfile = fc.oneof(profiles(), profiles({ strict: true, largestCount: 2, fewest: 3, mostLines: 5 }));

interface Expected {
	readonly agreementScore: ExactNumber;
	readonly distance: ExactNumber;
	readonly optimalCount: ExactNumber;
	readonly optimalRankings?: readonly string[][];
}

function readMatrix({ ids, lines }: PlainProfile): PairwiseMatrix {
	const built = buildProfile(ids, lines);
	if (!built.ok) throw new Error(JSON.stringify(built.error));
	return countPairwise(built.value, 'last');
}

function rank(matrix: PairwiseMatrix, options?: KemenyOptions): KemenyOutcome {
	const outcome = kemeny(matrix, options);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
	return outcome.value;
}

function allOrders(ids: readonly string[]): string[][] {
	if (ids.length === 0) return [[]];
	return ids.flatMap((first) => allOrders(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]));
}

/** One tangle: everybody beats the next and loses to all after that. */
function tangle(size: number, scale = 1n): PairwiseMatrix {
	const random = createRandomStream(size);
	const cells = new Array<bigint>(size * size).fill(0n);
	for (let a = 0; a < size; a++) {
		for (let b = a + 1; b < size; b++) {
			const [x, y] = b === a + 1 ? [a, b] : [b, a];
			cells[x * size + y] = BigInt(1000 + random.nextBelow(1000)) * scale;
			cells[y * size + x] = BigInt(random.nextBelow(1000)) * scale;
		}
	}
	return {
		alternatives: Array.from({ length: size }, (_, at) => `p${String(at).padStart(3, '0')}`),
		cells: cellsOfBigInts(cells),
	};
}

describe('Kemeny and Young', () => {
	const published = listExpectations<object, Expected>('kemeny');

	it('has published cases', () => {
		expect(published.length).toBe(39);
	});

	it.each(published)('$id', ({ found, expected }) => {
		const outcome = rank(countPairwise(readCase(found), 'last'), { mostRankings: 100 });
		expect(outcome).toMatchObject({
			agreementScore: expected.agreementScore,
			distance: expected.distance,
			optimalCount: expected.optimalCount,
		});
		expect(outcome.optimalRankings).toHaveLength(Number(expected.optimalCount));
		if (expected.optimalRankings) {
			expect(outcome.optimalRankings.map(String)).toEqual(expected.optimalRankings.map(String).sort());
		}
	});

	it('equals the best of all orders', () => {
		fc.assert(
			fc.property(anyProfile, (plain) => {
				const votes = countByDefinition(plain);
				const agreement = (order: readonly string[]) =>
					order.reduce(
						(sum, a, at) => sum + order.slice(at + 1).reduce((part, b) => part + votes(a, b), 0),
						0,
					);
				const orders = allOrders(plain.ids);
				const most = Math.max(...orders.map(agreement));
				const best = orders.filter((order) => agreement(order) === most);
				const outcome = rank(readMatrix(plain), { mostRankings: 120 });
				expect(outcome.agreementScore).toBe(most);
				expect(outcome.distance).toBe(agreement([...(best[0] ?? [])].reverse()));
				expect(outcome.optimalCount).toBe(best.length);
				expect(outcome.optimalRankings.map(String).sort()).toEqual(best.map(String).sort());
				const rankings = best.map((order) => order.map((id) => [id]));
				if (best.length <= 24) {
					expect(asSets(outcome.tiers)).toEqual(finestAgreement(plain.ids, rankings));
				}
				for (const { alternative, highest, lowest } of outcome.places) {
					const places = best.map((order) => order.indexOf(alternative) + 1);
					expect([highest, lowest]).toEqual([Math.min(...places), Math.max(...places)]);
				}
			}),
			RUNS,
		);
	});

	it('gives the same for sums beyond what doubles can count', () => {
		fc.assert(
			fc.property(anyProfile, fc.constantFrom(10n ** 16n, 10n ** 30n), (plain, copies) => {
				const lines = plain.lines.map(({ count, ranking }) => ({
					count: (BigInt(count) * copies).toString(),
					ranking,
				}));
				// one ballot more keeps the common factor from making the sums small again
				const odd = { count: 1, ranking: plain.ids.map((id) => [id]) };
				const built = buildProfile(plain.ids, [...lines, odd]);
				if (!built.ok) throw new Error(JSON.stringify(built.error));
				const small = rank(readMatrix({ ids: plain.ids, lines: [...plain.lines] }), { mostRankings: 120 });
				const large = rank(countPairwise(built.value, 'last'), { mostRankings: 120 });
				// among the orders that were best before, the extra ballot picks; it never makes another one best
				expect(small.optimalRankings.map(String)).toEqual(
					expect.arrayContaining(large.optimalRankings.map(String)),
				);
			}),
			RUNS,
		);
	});

	it('does not depend on the order of ballots or alternatives', () => {
		fc.assert(
			fc.property(shuffledProfiles(), ({ profile, shuffled }) => {
				const [first, second] = [rank(readMatrix(profile)), rank(readMatrix(shuffled))];
				expect(asSets(second.tiers)).toEqual(asSets(first.tiers));
				expect(second.optimalRankings).toEqual(first.optimalRankings);
			}),
			RUNS,
		);
	});

	it('is turned upside down when every ballot is', () => {
		fc.assert(
			fc.property(profiles({ strict: true }), (plain) => {
				const lines = plain.lines.map(({ count, ranking }) => ({ count, ranking: [...ranking].reverse() }));
				const upside = rank(readMatrix({ ids: plain.ids, lines }), { mostRankings: 120 }).optimalRankings;
				const { optimalRankings } = rank(readMatrix(plain), { mostRankings: 120 });
				expect(upside.map((order) => [...order].reverse().join()).sort()).toEqual(
					optimalRankings.map((order) => order.join()).sort(),
				);
			}),
			RUNS,
		);
	});

	it('puts Condorcet winners first, losers last and the Smith set on top', () => {
		fc.assert(
			fc.property(profiles({ fewest: 2 }), (plain) => {
				const matrix = readMatrix(plain);
				const { tiers, optimalRankings } = rank(matrix, { mostRankings: 120 });
				const [winner, loser] = [findCondorcetWinner(matrix), findCondorcetLoser(matrix)];
				if (winner !== null) expect(tiers[0]).toEqual([winner]);
				if (loser !== null) expect(tiers.at(-1)).toEqual([loser]);
				const smith = findSmithSet(matrix).sort();
				for (const order of optimalRankings) expect(order.slice(0, smith.length).sort()).toEqual(smith);
			}),
			RUNS,
		);
	});
});

/** As many voters as a round table, who name five each: even in number, so that much is tied. */
function roundTable(size: number, seed: number): PairwiseMatrix {
	const random = createRandomStream(seed);
	const ids = Array.from({ length: size }, (_, at) => `p${String(at)}`);
	const lines = Array.from({ length: 20 }, () => {
		const left = [...ids];
		const named = Array.from({ length: 5 }, () => left.splice(random.nextBelow(left.length), 1));
		return { count: 1, ranking: named };
	});
	return readMatrix({ ids, lines });
}

describe('groups that ties join', () => {
	it('are ordered alike whether followed from the top or searched as a whole', () => {
		fc.assert(
			fc.property(anyProfile, (plain) => {
				const matrix = readMatrix(plain);
				expect(rank(matrix, { mostTops: 0 })).toEqual(rank(matrix));
			}),
			RUNS,
		);
		for (const seed of [1, 2, 3]) {
			const matrix = roundTable(13, seed);
			expect(rank(matrix, { mostTops: 0 })).toEqual(rank(matrix));
		}
	});

	it('are not refused for their size, and without a count assert no more than with it', () => {
		let compared = 0;
		for (let seed = 1; seed <= 6; seed++) {
			const matrix = roundTable(26, seed);
			const full = rank(matrix);
			const bounded = rank(matrix, { mostTops: 0 });
			expect(bounded.agreementScore).toBe(full.agreementScore);
			expect(bounded.distance).toBe(full.distance);
			if (bounded.optimalCount !== null || full.optimalCount === null) continue;
			compared++;
			expect(bounded.optimalRankings).toEqual([]);
			const tierIn = ({ tiers }: KemenyOutcome, id: string) => tiers.findIndex((tier) => tier.includes(id));
			for (const a of matrix.alternatives) {
				for (const b of matrix.alternatives) {
					if (tierIn(bounded, a) < tierIn(bounded, b)) expect(tierIn(full, a)).toBeLessThan(tierIn(full, b));
				}
			}
			for (const [at, range] of bounded.places.entries()) {
				expect(range.highest).toBeLessThanOrEqual(full.places[at]?.highest ?? 0);
				expect(range.lowest).toBeGreaterThanOrEqual(full.places[at]?.lowest ?? 0);
			}
		}
		expect(compared).toBeGreaterThan(0);
	});

	it('show the circles in them', () => {
		// a, b and c beat each other in a circle; x stands above all or below all, as often
		const lines = ['abc', 'bca', 'cab'].flatMap((order) => [
			{ count: 1, ranking: [['x'], ...[...order].map((id) => [id])] },
			{ count: 1, ranking: [...[...order].map((id) => [id]), ['x']] },
		]);
		const { steps, optimalCount } = rank(readMatrix({ ids: ['a', 'b', 'c', 'x'], lines }));
		expect(steps).toMatchObject([{ members: ['a', 'b', 'c', 'x'], circles: [['a', 'b', 'c']] }]);
		// three ways to cut the circle, and four places for x
		expect(optimalCount).toBe(12);
	});
});

describe('large tangles', () => {
	it('are ordered alike in doubles and in bigints', () => {
		const small = rank(tangle(13));
		expect(small.steps).toHaveLength(1);
		expect(small.optimalCount).toBe(1);
		const { alternatives, cells } = tangle(13, 10n ** 20n);
		// a vote more keeps the common factor from making the sums small again, and is too little to change the order
		const raised = Array.from(cells.numerators, BigInt);
		raised[1] = (raised[1] ?? 0n) + 1n;
		const large = rank({ alternatives, cells: cellsOfBigInts(raised) });
		expect(large.optimalRankings).toEqual(small.optimalRankings);
		expect(large.places).toEqual(small.places);
		expect([0n, 1n]).toContain(BigInt(large.agreementScore) - BigInt(small.agreementScore) * 10n ** 20n);
	});

	it('of 20 are ordered, and say which majorities are overruled', () => {
		const matrix = tangle(20);
		const outcome = rank(matrix);
		expect(outcome.steps).toHaveLength(1);
		const overruled = outcome.steps[0]?.overruled ?? [];
		expect(overruled.length).toBeGreaterThan(0);
		for (const { above, below, votesFor, votesAgainst } of overruled) {
			expect(Number(votesFor)).toBeLessThan(Number(votesAgainst));
			for (const order of outcome.optimalRankings) {
				expect(order.indexOf(above)).toBeLessThan(order.indexOf(below));
			}
		}
	});

	it('of more than 22 are refused with their members', () => {
		expect(kemeny(tangle(23))).toMatchObject({
			ok: false,
			error: { code: 'circle-too-large', path: ['alternatives', 0], value: '23' },
		});
	});

	it('that are nothing but ties have no limit, and their orders are counted exactly', () => {
		const ids = Array.from({ length: 25 }, (_, at) => `p${String(at)}`);
		const outcome = rank(readMatrix({ ids, lines: [] }));
		expect(outcome.tiers).toEqual([ids]);
		expect(outcome.optimalCount).toBe('15511210043330985984000000');
		expect(outcome.optimalRankings).toEqual([]);
	});

	it('with one decision among ties count beyond 2^53', () => {
		const ids = Array.from({ length: 20 }, (_, at) => at);
		const cells = new Array<bigint>(400).fill(1n);
		for (const at of ids) cells[at * 21] = 0n;
		cells[1] = 2n;
		const outcome = rank({ alternatives: ids.map(String), cells: cellsOfBigInts(cells) });
		// 20! / 2
		expect(outcome.optimalCount).toBe('1216451004088320000');
		expect(outcome.agreementScore).toBe(191);
	});
});
