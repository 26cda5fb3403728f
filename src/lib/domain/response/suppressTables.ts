import type { Question } from '../survey/instrument';
import type { Text } from '../text';
import { suppressSmallCells, type SuppressedTable } from './suppressSmallCells';

/** A table of how many said what, before anything is left out. */
export interface CountedTable {
	readonly part: string | null;
	readonly text: Text | null;
	/** `counts` by channel, in the order given. */
	readonly rows: readonly {
		readonly choice: string;
		readonly text: Text | null;
		readonly counts: readonly number[];
	}[];
}

/**
 * What may be published of the tables of one question. Each is a table by itself; but where everybody puts one option
 * first, or may choose only one, what is first of each option sums to how many answered, so the options are a table
 * together too. Whoever took none is published with the question, so hiding that is the last resort, and then it is hidden
 * there as well.
 */
export function suppressTables(
	question: Question,
	tables: readonly CountedTable[],
	smallest: number,
): SuppressedTable[] {
	const alone = suppressEach(question, tables, smallest);
	return question.showIf
		? alone.map((table, place) => hideAsWell(table, suppressAsked(tables, place, smallest)))
		: alone;
}

/**
 * The tables of a question without some answers and with them, side by side. Their difference is a table as well: null
 * where it has a group smaller than `smallest`, because then only one of them may be published. Where both may, what is
 * left out of one is left out of the other: each then stands by itself (two such sets together leave no bridge, and what
 * is left out of a line of the larger table only grows), and no equation joins them but those of the difference.
 *
 * @param counted and `all` have the same rows.
 */
export function suppressBoth(
	question: Question,
	counted: readonly CountedTable[],
	all: readonly CountedTable[],
	smallest: number,
): { counted: SuppressedTable[]; all: SuppressedTable[] } | null {
	const difference = all.map((table, place) => ({
		...table,
		rows: table.rows.map((row, at) => ({
			...row,
			counts: row.counts.map((count, column) => count - (counted[place]?.rows[at]?.counts[column] ?? 0)),
		})),
	}));
	if (groupsOf(question, difference).some((count) => count > 0 && count < smallest)) return null;
	const [own, whole] = [suppressTables(question, counted, smallest), suppressTables(question, all, smallest)];
	return {
		counted: own,
		all: whole.map((table, place) => hideAsWell(table, own[place] ?? table)),
	};
}

/** Every group that the tables of a question speak of, also those that follow from them. */
function groupsOf(question: Question, tables: readonly CountedTable[]): number[] {
	const rows = tables.flatMap((table) => table.rows.map(({ counts }) => counts));
	const notAsked = tables[0]?.rows.at(-1)?.counts ?? [];
	const asked = question.showIf
		? tables.slice(1).map((table) => subtract(table.rows.at(-1)?.counts ?? [], notAsked))
		: [];
	const taken = takesOne(question) ? [leftOf(tables)] : [];
	return [...rows, ...asked, ...taken].flat();
}

function suppressEach(
	question: Question,
	tables: readonly CountedTable[],
	smallest: number,
): SuppressedTable[] {
	const [whole, ...parts] = tables.map(({ part, rows }) =>
		suppressSmallCells(
			rows.map(({ counts }) => counts),
			smallest,
			part === null ? null : rows.length - 1,
		),
	);
	if (!whole) return [];
	if (!takesOne(question)) return [whole, ...parts];
	const taken = tables.slice(1).map(({ rows }) => rows[0]?.counts ?? []);
	const together = suppressSmallCells([...taken, leftOf(tables)], smallest, taken.length);
	return [
		hideColumns(whole, together.cells[taken.length] ?? [], together.totals[taken.length]),
		...parts.map(({ cells, totals }, place) => ({
			cells: cells.map((row) =>
				row.map((count, column) => (together.cells[place]?.[column] === null ? null : count)),
			),
			totals: totals.map((total) => (together.totals[place] === null ? null : total)),
		})),
	];
}

/** Leaves out whole columns: where `row` and the `total` of it are left out, every row is. */
function hideColumns(
	{ cells, totals }: SuppressedTable,
	row: readonly (number | null)[],
	total: number | null | undefined,
): SuppressedTable {
	return {
		cells: cells.map((counts) => counts.map((count, column) => (row[column] === null ? null : count))),
		totals: totals.map((count) => (total === null ? null : count)),
	};
}

/** Whether everybody takes one option at most, so that the options are a table together. */
function takesOne(question: Question): boolean {
	return (
		(question.type === 'ranking' && !question.ties) || (question.type === 'multiple' && question.max === 1)
	);
}

/** Who took none of the options. */
function leftOf(tables: readonly CountedTable[]): number[] {
	const taken = tables.slice(1).map(({ rows }) => rows[0]?.counts ?? []);
	return (tables[0]?.rows[0]?.counts ?? []).map((_, column) => {
		const everybody = (tables[0]?.rows ?? []).reduce((total, { counts }) => total + (counts[column] ?? 0), 0);
		return taken.reduce((rest, counts) => rest - (counts[column] ?? 0), everybody);
	});
}

function subtract(counts: readonly number[], others: readonly number[]): number[] {
	return counts.map((count, column) => count - (others[column] ?? 0));
}

/**
 * A table of those who were asked alone. How many were not asked may be read in the tables of the questions before:
 * taking them from everybody gives the column totals of this table, so it must stand without them too.
 */
function suppressAsked(tables: readonly CountedTable[], place: number, smallest: number): SuppressedTable {
	const rows = tables[place]?.rows ?? [];
	const notAsked = tables[0]?.rows.at(-1)?.counts ?? [];
	const last = rows.at(-1)?.counts ?? [];
	const asked = rows.slice(0, -1).map(({ counts }) => counts);
	if (place === 0) {
		const { cells, totals } = suppressSmallCells(asked, smallest);
		return { cells: [...cells, last], totals: [...totals, sumOf(last)] };
	}
	return suppressSmallCells([...asked, subtract(last, notAsked)], smallest);
}

/** What is published only where both tables publish it. */
function hideAsWell({ cells, totals }: SuppressedTable, other: SuppressedTable): SuppressedTable {
	const shownIn = (count: number | null, elsewhere: number | null | undefined) =>
		elsewhere === null ? null : count;
	return {
		cells: cells.map((row, at) => row.map((count, column) => shownIn(count, other.cells[at]?.[column]))),
		totals: totals.map((total, at) => shownIn(total, other.totals[at])),
	};
}

function sumOf(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}
