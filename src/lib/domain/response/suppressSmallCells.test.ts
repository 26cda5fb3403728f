import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressSmallCells, type CountTable, type SuppressedTable } from './suppressSmallCells';

const tables: fc.Arbitrary<CountTable> = fc
	.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }))
	.chain(([height, width]) =>
		fc.array(
			fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 300 })), {
				minLength: width,
				maxLength: width,
			}),
			{ minLength: height, maxLength: height },
		),
	);

const k = 10;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const columnsOf = (table: CountTable) => (table[0] ?? []).map((_, at) => table.map((row) => row[at] ?? 0));

/**
 * The equations a reader has: each row sums to its total, each column to its known total, all totals to all people.
 * Unknowns are the numbers left out. Which of them follow from the equations, by elimination.
 */
function findDetermined(table: CountTable, { cells, totals }: SuppressedTable): string[] {
	const unknowns = new Map<string, number>();
	const extended = cells.map((row, at) => [...row, totals[at] ?? null]);
	extended.forEach((row, at) =>
		row.forEach((cell, place) => {
			if (cell === null) unknowns.set(`${at} ${place}`, unknowns.size);
		}),
	);
	const width = (table[0]?.length ?? 0) + 1;
	const equation = (terms: [string, number][]) => {
		const line = new Array<number>(unknowns.size).fill(0);
		for (const [key, factor] of terms) {
			const at = unknowns.get(key);
			if (at !== undefined) line[at] = factor;
		}
		return line;
	};
	const rows = [
		...extended.map((row, at) =>
			equation(row.map((_, place) => [`${at} ${place}`, place === width - 1 ? -1 : 1])),
		),
		...Array.from({ length: width }, (_, place) => equation(extended.map((__, at) => [`${at} ${place}`, 1]))),
	];
	const pivots: number[] = [];
	let done = 0;
	for (let column = 0; column < unknowns.size; column += 1) {
		const at = rows.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > 1e-9);
		if (at < 0) continue;
		const [pivot = []] = rows.splice(at, 1);
		const scaled = pivot.map((value) => value / (pivot[column] ?? 1));
		for (const [index, row] of rows.entries()) {
			const factor = row[column] ?? 0;
			if (factor !== 0) rows[index] = row.map((value, place) => value - factor * (scaled[place] ?? 0));
		}
		rows.splice(done, 0, scaled);
		pivots.push(column);
		done += 1;
	}
	return [...unknowns].flatMap(([key, column]) => {
		const row = rows[pivots.indexOf(column)];
		if (!pivots.includes(column) || !row) return [];
		return row.every((value, at) => at === column || Math.abs(value) < 1e-9) ? [key] : [];
	});
}

describe('T24 small cells', () => {
	it('never show, and no other number changes', () => {
		fc.assert(
			fc.property(tables, (table) => {
				const { cells, totals } = suppressSmallCells(table, k);
				const shown = [
					...cells.flatMap((row, at) => row.map((cell, place) => [cell, table[at]?.[place]] as const)),
					...totals.map((total, at) => [total, sum(table[at] ?? [])] as const),
				];
				for (const [cell, real] of shown) {
					if (cell === null) continue;
					expect(cell).toBe(real);
					expect(cell === 0 || cell >= k).toBe(true);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('cannot be computed from what is published', () => {
		fc.assert(
			fc.property(tables, (table) => {
				expect(findDetermined(table, suppressSmallCells(table, k))).toEqual([]);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('leave out ten people or more of a column, or all of it', () => {
		fc.assert(
			fc.property(tables, (table) => {
				const { cells } = suppressSmallCells(table, k);
				for (const [place, column] of columnsOf(table).entries()) {
					const out = column.filter((_, at) => cells[at]?.[place] === null);
					expect(out.length === 0 || out.length === column.length || sum(out) >= k).toBe(true);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('leave a table without small groups as it is', () => {
		const table = [
			[40, 12],
			[0, 30],
		];
		expect(suppressSmallCells(table, k)).toEqual({ cells: table, totals: [52, 30] });
	});

	it('take a second number along, or the first would be what is missing', () => {
		expect(suppressSmallCells([[3], [50], [20], [40]], k)).toEqual({
			cells: [[null], [50], [null], [40]],
			totals: [null, 50, null, 40],
		});
	});

	it('are left out of a table with a row for each municipality without keeping anybody waiting', () => {
		const table = Array.from({ length: 570 }, (_, at) => [at % 13, (at * 7) % 31, at % 3 === 0 ? 1 : 0, at]);
		expect(suppressSmallCells(table, k).cells).toHaveLength(570);
	}, 20_000);
});
