import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../../../tests/ranking/runs';
import { createPatternTable } from './patternTable';

const rows = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 5 }), { maxLength: 400 });

describe('the table of patterns', () => {
	it('numbers different rows in the order in which they first come, as a map of texts would', () => {
		fc.assert(
			fc.property(rows, (given) => {
				const table = createPatternTable();
				const numbers = new Map<string, number>();
				for (const row of given) {
					const key = row.join();
					if (!numbers.has(key)) numbers.set(key, numbers.size);
					// what stands behind the row belongs to an earlier, longer one
					const codes = Uint16Array.of(...row, 9, 9);
					expect(table.find(codes, row.length)).toBe(numbers.get(key));
				}
				expect(table.size()).toBe(numbers.size);
				const { codes, ends } = table.read();
				const read = [...ends].map((end, at) => [...codes.subarray(ends[at - 1] ?? 0, end)].join());
				expect(read).toEqual([...numbers.keys()]);
			}),
			RUNS,
		);
	});

	it('finds each of many rows again after growing', () => {
		const table = createPatternTable();
		const row = (at: number) => Uint16Array.of(at & 0xff, at >> 8, 0xffff);
		for (let at = 0; at < 20_000; at++) expect(table.find(row(at), 3)).toBe(at);
		for (let at = 0; at < 20_000; at += 7) expect(table.find(row(at), 3)).toBe(at);
		expect(table.size()).toBe(20_000);
	});
});
