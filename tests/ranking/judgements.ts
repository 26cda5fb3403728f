import fc from 'fast-check';
import { expect } from 'vitest';

type Table = Record<string, number>;

/** Ids that a sort by numbers, by case or by language would put in different orders. */
export const IDS = ['10', '9', 'a', 'B', 'ñ'];

/** Numbers, or tables of them with the same keys, no further apart than the tolerance. */
export function expectClose(actual: unknown, expected: unknown, tolerance: number): void {
	if (typeof expected === 'number') {
		expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(tolerance);
		return;
	}
	expect(Object.keys(actual as Table).sort()).toEqual(Object.keys(expected as Table).sort());
	for (const [key, value] of Object.entries(expected as Table)) {
		expectClose((actual as Table)[key], value, tolerance);
	}
}

/** A reciprocal matrix from its upper half: judgements 1 … 9 or one over them. */
export function fillReciprocal(size: number, upper: readonly number[]): string[][] {
	let at = 0;
	const rows = Array.from({ length: size }, () => new Array<string>(size).fill('1'));
	for (let i = 0; i < size; i++) {
		for (let j = i + 1; j < size; j++) {
			const judgement = upper[at++] ?? 1;
			const [over, under] =
				judgement > 0 ? [`${judgement}`, `1/${judgement}`] : [`1/${-judgement}`, `${-judgement}`];
			(rows[i] ?? [])[j] = over;
			(rows[j] ?? [])[i] = under;
		}
	}
	return rows;
}

const judgement = fc.integer({ min: -9, max: 8 }).map((value) => (value >= 0 ? value + 1 : value));

/** Reciprocal matrices of a size, consistent or not. */
export const matrices = (size: number) =>
	fc
		.array(judgement, { minLength: (size * (size - 1)) / 2, maxLength: (size * (size - 1)) / 2 })
		.map((upper) => fillReciprocal(size, upper));
