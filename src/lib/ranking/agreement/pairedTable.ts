import { ok, type Result } from '../../basics/result';
import type { WrittenNumber } from '../criteria/scoreSheet';
import { refuseAt, type Refusal } from '../methods/refusal';
import { readDecimal } from '../numbers/decimal';
import { parseInteger, type ExactInteger } from '../numbers/exactNumber';
import { compareRationals, ZERO, type Rational } from '../numbers/rational';

export type AgreementRefusal = Refusal<
	| 'different-lengths'
	| 'score-not-a-number'
	| 'count-not-an-integer'
	| 'negative-count'
	| 'duplicate-alternative'
	| 'alternative-missing'
	| 'k-out-of-range'
>;

/** Like pairs: how many have the x-th smallest value on one side and the y-th smallest on the other, from 0. */
export interface PairedCell {
	readonly x: number;
	readonly y: number;
	readonly count: bigint;
}

/** Pairs of values, of which only the order on each side counts: a contingency table without its empty cells. */
export interface PairedTable {
	readonly cells: readonly PairedCell[];
	/** How many pairs have each value, on either side. */
	readonly rows: readonly bigint[];
	readonly columns: readonly bigint[];
	readonly total: bigint;
}

/** A ranking as tiers, best first. */
export type Tiers = readonly (readonly string[])[];

/** Pairs two lists of scores: the first of one with the first of the other, and so on. */
export function pairScores(
	x: readonly WrittenNumber[],
	y: readonly WrittenNumber[],
): Result<PairedTable, AgreementRefusal> {
	if (x.length !== y.length) return refuseAt('different-lengths', ['y'], y.length);
	const left = readLevels(x, 'x');
	if (!left.ok) return left;
	const right = readLevels(y, 'y');
	if (!right.ok) return right;
	return ok(mergeCells(left.value.map((level, at) => ({ x: level, y: right.value[at] ?? 0, count: 1n }))));
}

/** Reads a contingency table: rows are the values of one side in ascending order, columns those of the other. */
export function pairCounts(
	table: readonly (readonly ExactInteger[])[],
): Result<PairedTable, AgreementRefusal> {
	const cells: PairedCell[] = [];
	for (const [x, row] of table.entries()) {
		if (row.length !== table[0]?.length) return refuseAt('different-lengths', ['table', x], row.length);
		for (const [y, written] of row.entries()) {
			const count = parseInteger(written);
			if (!count.ok) return refuseAt('count-not-an-integer', ['table', x, y], written);
			if (count.value < 0n) return refuseAt('negative-count', ['table', x, y], written);
			cells.push({ x, y, count: count.value });
		}
	}
	return ok(mergeCells(cells));
}

/** Pairs the tiers of two rankings of the same alternatives. */
export function pairRankings(a: Tiers, b: Tiers): Result<PairedTable, AgreementRefusal> {
	const left = readTiers(a, 'a');
	if (!left.ok) return left;
	const right = readTiers(b, 'b');
	if (!right.ok) return right;
	for (const id of right.value.keys()) {
		if (!left.value.has(id)) return refuseAt('alternative-missing', ['a'], id);
	}
	const cells: PairedCell[] = [];
	for (const [id, x] of left.value) {
		const y = right.value.get(id);
		if (y === undefined) return refuseAt('alternative-missing', ['b'], id);
		cells.push({ x, y, count: 1n });
	}
	return ok(mergeCells(cells));
}

/** The tier of each alternative, from 0; an id that stands twice is refused. */
export function readTiers(
	tiers: Tiers,
	...path: (string | number)[]
): Result<Map<string, number>, AgreementRefusal> {
	const found = new Map<string, number>();
	for (const [tier, ids] of tiers.entries()) {
		for (const [at, id] of ids.entries()) {
			if (found.has(id)) return refuseAt('duplicate-alternative', [...path, tier, at], id);
			found.set(id, tier);
		}
	}
	return ok(found);
}

/** Each value as its place among the distinct values, from 0 for the smallest. */
export function readLevels(
	values: readonly WrittenNumber[],
	...path: (string | number)[]
): Result<number[], AgreementRefusal> {
	const read: Rational[] = [];
	for (const [at, value] of values.entries()) {
		const number = readDecimal(value);
		if (!number.ok) return refuseAt('score-not-a-number', [...path, at], value);
		read.push(number.value);
	}
	const order = read.map((_, at) => at).sort((a, b) => compareRationals(read[a] ?? ZERO, read[b] ?? ZERO));
	const levels = new Array<number>(read.length).fill(0);
	let level = 0;
	for (const [at, index] of order.entries()) {
		const before = order[at - 1];
		if (before !== undefined && compareRationals(read[before] ?? ZERO, read[index] ?? ZERO) !== 0) level++;
		levels[index] = level;
	}
	return ok(levels);
}

function mergeCells(cells: readonly PairedCell[]): PairedTable {
	const merged = new Map<string, PairedCell>();
	const rows: bigint[] = [];
	const columns: bigint[] = [];
	let total = 0n;
	for (const { x, y, count } of cells) {
		total += count;
		addTo(rows, x, count);
		addTo(columns, y, count);
		if (count === 0n) continue;
		const key = `${x},${y}`;
		merged.set(key, { x, y, count: (merged.get(key)?.count ?? 0n) + count });
	}
	return { cells: [...merged.values()], rows, columns, total };
}

function addTo(sums: bigint[], at: number, count: bigint): void {
	while (sums.length <= at) sums.push(0n);
	sums[at] = (sums[at] ?? 0n) + count;
}
