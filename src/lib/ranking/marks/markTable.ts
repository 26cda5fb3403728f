import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { parseInteger, type ExactNumber } from '../numbers/exactNumber';
import type { MarksRefusal, MarksRules, SummedGroup } from './marksInput';
import { readMarks } from './readMarks';
import type { MarkLine } from './marksInput';

/**
 * What all ballots of a nucleus add up to: a row for each alternative, a column for each thing counted. Tables of
 * the same columns add up cell by cell, so counting may stop and go on anywhere.
 *
 * - `approve`: `approvals`;
 * - `points`: `points`, and `supporters`, the ballots that give at least one;
 * - `criteria`: for each criterion the `sum` of its marks and how many `marks` there are: "no sé" is no zero;
 * - `pairs`: how many times the row was preferred to each column.
 */
export interface MarkTable {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly bigint[])[];
	/** Ballots cast, empty ones included, and the empty ones. */
	readonly cast: bigint;
	readonly empty: bigint;
}

/** What is counted of each alternative, by task. `alternatives` in code-unit order. */
export function listColumns(rules: MarksRules, alternatives: readonly string[]): string[] {
	switch (rules.task) {
		case 'approve':
			return ['approvals'];
		case 'points':
			return ['points', 'supporters'];
		case 'criteria':
			return rules.criteria.flatMap(({ id }) => [`${id}:sum`, `${id}:marks`]);
		case 'pairs':
			return [...alternatives];
	}
}

/** Adds up ballots. A ballot that breaks a rule refuses them all, with its place. */
export function countMarks(
	rules: MarksRules,
	alternatives: readonly string[],
	ballots: readonly MarkLine[],
): Result<MarkTable, MarksRefusal> {
	const columns = listColumns(rules, alternatives);
	const rows = alternatives.map(() => new Array<bigint>(columns.length).fill(0n));
	const slots = new Map(alternatives.map((id, at) => [id, at]));
	let cast = 0n;
	let empty = 0n;
	for (const [at, line] of ballots.entries()) {
		const count = parseInteger(line.count);
		if (!count.ok) return refuseAt('count-not-an-integer', ['ballots', at, 'count'], line.count);
		if (count.value < 0n) return refuseAt('negative-count', ['ballots', at, 'count'], line.count);
		const marks = readMarks(rules, slots, line, at);
		if (!marks.ok) return marks;
		cast += count.value;
		if (marks.value.length === 0) empty += count.value;
		for (const { row, column, value } of marks.value) {
			const cells = rows[row];
			if (cells) cells[column] = (cells[column] ?? 0n) + value * count.value;
		}
	}
	return ok({ columns, rows, cast, empty });
}

/** The same as if all ballots of both had been counted together. @throws RangeError when their columns differ. */
export function mergeMarks(a: MarkTable, b: MarkTable): MarkTable {
	if (a.columns.join('\n') !== b.columns.join('\n') || a.rows.length !== b.rows.length) {
		throw new RangeError('two tables count other things');
	}
	return {
		columns: a.columns,
		rows: a.rows.map((row, at) => row.map((cell, column) => cell + (b.rows[at]?.[column] ?? 0n))),
		cast: a.cast + b.cast,
		empty: a.empty + b.empty,
	};
}

/** Reads published totals, and refuses those that no ballots could have given. */
export function readTotals(
	rules: MarksRules,
	alternatives: readonly string[],
	group: SummedGroup,
): Result<MarkTable, MarksRefusal> {
	const turnout: bigint[] = [];
	for (const field of ['cast', 'empty'] as const) {
		const count = parseInteger(group[field]);
		if (!count.ok) return refuseAt('count-not-an-integer', [field], group[field]);
		if (count.value < 0n) return refuseAt('negative-count', [field], group[field]);
		turnout.push(count.value);
	}
	const [cast = 0n, empty = 0n] = turnout;
	if (empty > cast) return refuseAt('more-empty-than-cast', ['empty'], group.empty);
	const columns = listColumns(rules, alternatives);
	if (group.totals.length !== alternatives.length)
		return refuseAt('totals-of-other-shape', ['totals'], group.totals.length);
	const rows: bigint[][] = [];
	for (const [row, written] of group.totals.entries()) {
		if (written.length !== columns.length)
			return refuseAt('totals-of-other-shape', ['totals', row], written.length);
		const cells: bigint[] = [];
		for (const [column, cell] of written.entries()) {
			const count = parseInteger(cell);
			if (!count.ok || count.value < 0n) return refuseAt('total-not-a-count', ['totals', row, column], cell);
			cells.push(count.value);
		}
		rows.push(cells);
	}
	const wrong = findImpossible(rules, rows, cast - empty);
	if (wrong === null) return ok({ columns, rows, cast, empty });
	const [row, column] = wrong;
	return refuseAt('total-of-no-ballots', ['totals', row, column], String(rows[row]?.[column] ?? ''));
}

/** Where totals say more than so many ballots can: a row and a column, or null. */
function findImpossible(
	rules: MarksRules,
	rows: readonly (readonly bigint[])[],
	counted: bigint,
): readonly [number, number] | null {
	for (const [at, row] of rows.entries()) {
		const wrong = findImpossibleCell(rules, rows, at, row, counted);
		if (wrong !== -1) return [at, wrong];
	}
	return null;
}

function findImpossibleCell(
	rules: MarksRules,
	rows: readonly (readonly bigint[])[],
	at: number,
	row: readonly bigint[],
	counted: bigint,
): number {
	switch (rules.task) {
		case 'approve':
			return (row[0] ?? 0n) > counted ? 0 : -1;
		case 'points': {
			const [points = 0n, supporters = 0n] = row;
			const most = BigInt(rules.mostPerAlternative ?? rules.points);
			if (supporters > counted) return 1;
			return points < supporters || points > supporters * most ? 0 : -1;
		}
		case 'criteria': {
			const { least, most } = rules.scale;
			return row.findIndex((cell, column) => {
				if (column % 2 === 1) return cell > counted;
				const marks = row[column + 1] ?? 0n;
				return cell < marks * BigInt(least) || cell > marks * BigInt(most);
			});
		}
		case 'pairs':
			return row.findIndex((wins, other) =>
				other === at ? wins !== 0n : wins + (rows[other]?.[at] ?? 0n) > counted,
			);
	}
}

/** Totals as the record writes them. */
export function formatTotals({ rows }: MarkTable, format: (cell: bigint) => ExactNumber): ExactNumber[][] {
	return rows.map((row) => row.map(format));
}
