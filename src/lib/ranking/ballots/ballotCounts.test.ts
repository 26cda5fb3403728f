import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { numeratorAt } from '../numbers/exactCells';
import { createCountTable, readCount } from './ballotCounts';

const counts = fc.oneof(
	fc.integer({ min: 0, max: 9 }),
	fc.integer({ min: 2 ** 52, max: Number.MAX_SAFE_INTEGER }),
	fc.bigInt({ min: 2n ** 53n, max: 2n ** 60n }).map(String),
);

describe('the table of counts', () => {
	it('adds up exactly below and beyond 2^53', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat({ max: 200 }), counts), { maxLength: 30 }), (given) => {
				const table = createCountTable();
				const sums = new Array<bigint>(201).fill(0n);
				for (const [at, written] of given) {
					const read = readCount(written);
					if ('code' in read) throw new Error(read.code);
					table.add(at, read.count);
					sums[at] = (sums[at] ?? 0n) + BigInt(written);
				}
				const length = Math.max(0, ...given.map(([at]) => at + 1));
				const cells = table.read(length);
				expect(sums.slice(0, length).map((_, at) => numeratorAt(cells, at))).toEqual(sums.slice(0, length));
				expect(cells.numerators instanceof Float64Array).toBe(
					sums.every((sum) => sum <= BigInt(Number.MAX_SAFE_INTEGER)),
				);
				expect(table.total()).toBe(sums.reduce((total, sum) => total + sum, 0n));
			}),
			RUNS,
		);
	});

	it.each([
		[-1, 'negative-count'],
		['-3', 'negative-count'],
		[1.5, 'count-not-an-integer'],
		['01', 'count-not-an-integer'],
		[2 ** 53, 'count-not-an-integer'],
	])('refuses %s as %s', (written, code) => {
		expect(readCount(written)).toEqual({ code });
	});
});
