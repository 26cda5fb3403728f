import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../../tests/ranking/runs';
import { kemeny } from '../methods/kemeny';
import { cellsOfIntegers } from '../numbers/exactCells';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { listBestOrders, orderSubsets } from './orderSubsets';

/** Gains of up to seven items, small so that ties are common. */
const tables = fc.integer({ min: 1, max: 7 }).chain((k) =>
	fc.record({
		k: fc.constant(k),
		gains: fc.array(fc.bigInt(0n, 3n), { minLength: k * k, maxLength: k * k }),
	}),
);

function permute(items: readonly number[]): number[][] {
	if (items.length === 0) return [[]];
	return items.flatMap((first) =>
		permute(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
	);
}

function gainOf(order: readonly number[], k: number, gains: readonly bigint[]): bigint {
	return order.reduce(
		(sum, x, at) => order.slice(at + 1).reduce((own, y) => own + (gains[x * k + y] ?? 0n), sum),
		0n,
	);
}

/** Every duel won by the next half of a circle: one knot of all. */
function circle(size: number): PairwiseMatrix {
	const numerators = new Float64Array(size * size);
	for (let a = 0; a < size; a++) {
		for (let step = 1; step < size; step++)
			numerators[a * size + ((a + step) % size)] = 2 * step < size ? 3 : 1;
	}
	const alternatives = Array.from({ length: size }, (_, at) => `p${at}`);
	return { alternatives, cells: cellsOfIntegers(numerators) };
}

describe('the search over sets', () => {
	it('finds all best orders that trying each one finds, whatever keeps the sums', () => {
		fc.assert(
			// in four bytes, in doubles, in bigints
			fc.property(tables, fc.constantFrom(1n, 2n ** 30n, 2n ** 60n), ({ k, gains }, scale) => {
				const large = gains.map((gain) => gain * scale);
				const found = orderSubsets(k, large);
				const orders = permute(Array.from({ length: k }, (_, item) => item));
				const most = orders.reduce((best, order) => {
					const gain = gainOf(order, k, gains);
					return gain > best ? gain : best;
				}, 0n);
				const best = orders.filter((order) => gainOf(order, k, gains) === most);
				expect(found.gain).toBe(most * scale);
				expect(found.count).toBe(BigInt(best.length));
				expect(listBestOrders(k, found).map(String).sort()).toEqual(best.map(String).sort());
				for (let set = 0; set < 2 ** k; set++) {
					const isTop = best.some(
						(order) => order.slice(0, countBits(set)).reduce((mask, item) => mask | (1 << item), 0) === set,
					);
					expect(found.isOnTop(set)).toBe(isTop);
				}
				for (let item = 0; item < k; item++) {
					const places = best.map((order) => order.indexOf(item));
					expect(found.places[item]).toEqual([Math.min(...places), Math.max(...places)]);
					const above = best.flatMap((order) => order.slice(0, order.indexOf(item)));
					expect(found.above[item]).toBe(above.reduce((mask, other) => mask | (1 << other), 0));
				}
			}),
			runsOf(300),
		);
	});

	it('counts more orders than doubles can: 20 items without a preference have 20!', () => {
		expect(orderSubsets(20, new Array<bigint>(400).fill(0n)).count).toBe(2_432_902_008_176_640_000n);
	});

	it('goes as far as it is told, and never beyond 25', () => {
		expect(kemeny(circle(13), { mostTangled: 13 }).ok).toBe(true);
		expect(kemeny(circle(13), { mostTangled: 12 })).toMatchObject({ ok: false, error: { value: '13' } });
		expect(kemeny(circle(27), { mostTangled: 99 })).toMatchObject({ ok: false, error: { value: '27' } });
	});
});

function countBits(set: number): number {
	let bits = 0;
	for (let left = set; left !== 0; left &= left - 1) bits++;
	return bits;
}
