/**
 * A table of people: `cells[row][column]`. Each person stands in one cell, so rows and columns sum to their totals. The
 * totals of the columns are known to anybody (how many answered by each channel).
 */
export type CountTable = readonly (readonly number[])[];

/** What may be published: null where a number would tell of too few. */
export interface SuppressedTable {
	readonly cells: readonly (readonly (number | null)[])[];
	/** Of the rows. */
	readonly totals: readonly (number | null)[];
}

/**
 * Leaves out of a table every group smaller than `k`, and as many other numbers as it takes for none of those to be
 * computed from the rest (complementary suppression):
 *
 * - a number from 1 to k − 1 is left out, in cells and in totals of rows; a column with fewer than k people is left
 *   out whole, its zeros too;
 * - rows, columns and the sum of rows are equations. A number left out follows from them exactly when, between rows and
 *   columns joined by the numbers left out, it is a bridge (a part of no circle); more are left out until there is none
 *   (Gusfield, «A Graph Theoretic Approach to Statistical Data Security», SIAM J. Comput. 17, 1988);
 * - where everybody is in one row and a column has fewer than k people, the totals of the rows are left out: they would say
 *   that those few are in that row as well;
 * - what is left out of one row or column sums to k or more, so that its parts are not given away by being few.
 *
 * Zeros elsewhere are published: that nobody chose something tells of nobody. Greedy, not optimal: it may leave out
 * more than would be needed.
 *
 * @param known a row that may be read elsewhere: it hides nothing, so it is left out to cover others only when nothing
 * else is left.
 */
export function suppressSmallCells(
	table: CountTable,
	k: number,
	known: number | null = null,
): SuppressedTable {
	const width = table[0]?.length ?? 0;
	// The last column holds the totals of the rows: it is a column as any other, with a known total of its own.
	const full = table.map((row) => [...row, sum(row)]);
	const columnTotals = Array.from({ length: width + 1 }, (_, at) => sum(full.map((row) => row[at] ?? 0)));
	const hidden = full.map((row) =>
		row.map(
			(count, at) => (count > 0 && count < k) || ((columnTotals[at] ?? 0) > 0 && (columnTotals[at] ?? 0) < k),
		),
	);
	// Where everybody is in one row, its total says what is in a column of few, though the cells are left out.
	const isUnanimous = full.filter((row) => (row[width] ?? 0) > 0).length === 1;
	if (isUnanimous && columnTotals.some((total) => total > 0 && total < k))
		full.forEach((_, at) => hide(hidden, at, width));
	while (hideBridge(full, hidden, known) || hideThin(full, hidden, k, known));
	const shown = full.map((row, at) => row.map((count, place) => (hidden[at]?.[place] ? null : count)));
	return { cells: shown.map((row) => row.slice(0, width)), totals: shown.map((row) => row[width] ?? null) };
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}

type Counts = readonly (readonly number[])[];
type Hidden = boolean[][];

/** Leaves out the cheapest three numbers that put a bridge on a circle. False when there is no bridge. */
function hideBridge(full: Counts, hidden: Hidden, known: number | null): boolean {
	const bridge = findBridge(hidden);
	if (bridge === null) return false;
	const [row, column] = bridge;
	const width = hidden[row]?.length ?? 0;
	let best: { cost: number; cells: [number, number][] } | null = null;
	for (let otherRow = 0; otherRow < full.length; otherRow += 1) {
		if (otherRow === row) continue;
		for (let otherColumn = 0; otherColumn < width; otherColumn += 1) {
			if (otherColumn === column) continue;
			const cells: [number, number][] = [
				[row, otherColumn],
				[otherRow, column],
				[otherRow, otherColumn],
			];
			const cost = sum(cells.map(([at, place]) => costOf(full, hidden, known, at, place)));
			if (best === null || cost < best.cost) best = { cost, cells };
		}
	}
	// A single row has no circle: it says nothing but the totals, which are known.
	if (best === null) return false;
	for (const [at, place] of best.cells) hide(hidden, at, place);
	return true;
}

/** Leaves out one more number of a row or column whose left-out numbers sum to less than `k`. False when there is none. */
function hideThin(full: Counts, hidden: Hidden, k: number, known: number | null): boolean {
	const width = full[0]?.length ?? 0;
	const lines: [number, number][][] = [
		// In a row whose total is left out too, nobody knows the sum.
		...full.flatMap((row, at) =>
			hidden[at]?.[width - 1]
				? []
				: [row.slice(0, width - 1).map((_, place): [number, number] => [at, place])],
		),
		...Array.from({ length: width }, (_, place) => full.map((__, at): [number, number] => [at, place])),
	];
	for (const line of lines) {
		const isHidden = ([at, place]: [number, number]): boolean => hidden[at]?.[place] === true;
		const out = line.filter(isHidden);
		if (out.length === 0 || sum(out.map(([at, place]) => full[at]?.[place] ?? 0)) >= k) continue;
		const [cheapest] = line
			.filter((cell) => !isHidden(cell))
			.sort((a, b) => costOf(full, hidden, known, ...a) - costOf(full, hidden, known, ...b));
		if (!cheapest) continue;
		hide(hidden, ...cheapest);
		return true;
	}
	return false;
}

/** A zero protects nothing: it is left out last. Before it comes what may be read elsewhere. */
function costOf(full: Counts, hidden: Hidden, known: number | null, row: number, column: number): number {
	if (hidden[row]?.[column]) return 0;
	const count = full[row]?.[column] ?? 0;
	return count === 0 ? 1_000_000_000 : row === known ? 500_000_000 : count;
}

function hide(hidden: Hidden, row: number, column: number): void {
	const cells = hidden[row];
	if (cells) cells[column] = true;
}

/** A left-out number that is on no circle of rows and columns, by depth-first search with low points (Tarjan 1974). */
function findBridge(hidden: Hidden): [row: number, column: number] | null {
	const rows = hidden.length;
	const nodes = rows + (hidden[0]?.length ?? 0);
	const edges: [number, number][][] = Array.from({ length: nodes }, () => []);
	let count = 0;
	hidden.forEach((cells, row) => {
		cells.forEach((isHidden, column) => {
			if (!isHidden) return;
			edges[row]?.push([rows + column, count]);
			edges[rows + column]?.push([row, count]);
			count += 1;
		});
	});
	const seenAt = new Array<number>(nodes).fill(-1);
	const low = new Array<number>(nodes).fill(0);
	let clock = 0;
	for (let start = 0; start < nodes; start += 1) {
		if ((seenAt[start] ?? 0) >= 0) continue;
		// Own stack: a table may have as many rows as the country has municipalities.
		const stack: { node: number; by: number; next: number }[] = [{ node: start, by: -1, next: 0 }];
		seenAt[start] = low[start] = clock++;
		for (let top = stack.at(-1); top; top = stack.at(-1)) {
			const { node, by } = top;
			const edge = edges[node]?.[top.next];
			top.next += 1;
			if (edge === undefined) {
				stack.pop();
				const parent = stack.at(-1)?.node;
				if (parent === undefined) continue;
				low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
				if ((low[node] ?? 0) > (seenAt[parent] ?? 0))
					return [Math.min(node, parent), Math.max(node, parent) - rows];
			} else if (edge[1] !== by) {
				const [to] = edge;
				if ((seenAt[to] ?? -1) >= 0) low[node] = Math.min(low[node] ?? 0, seenAt[to] ?? 0);
				else {
					seenAt[to] = low[to] = clock++;
					stack.push({ node: to, by: edge[1], next: 0 });
				}
			}
		}
	}
	return null;
}
