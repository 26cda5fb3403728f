import { ok, type Result } from '../../basics/result';
import { refuseAt, type Refusal } from '../methods/refusal';
import { isSafe, parseInteger, type ExactInteger } from '../numbers/exactNumber';

/** Cell [i][j]: how many times the i-th was preferred to the j-th. */
export type WrittenWins = readonly (readonly ExactInteger[])[];

/** Two alternatives with the one shown first (or at home) named as such. */
export type OrderedPair = {
	readonly first: string;
	readonly second: string;
	readonly firstWins: ExactInteger;
	readonly secondWins: ExactInteger;
};

export type PairsRefusal = Refusal<
	| 'no-alternatives'
	| 'duplicate-alternative'
	| 'unknown-alternative'
	| 'same-alternative-twice'
	| 'wrong-number-of-rows'
	| 'wrong-number-of-cells'
	| 'wins-not-an-integer'
	| 'negative-wins'
	| 'too-many-wins'
	| 'wins-over-itself'
	| 'unknown-reference'
	| 'win-graph-not-strongly-connected'
	| 'order-effect-not-determined'
	| 'not-converged'
	| 'duplicate-pair'
	| 'votes-not-an-integer'
	| 'negative-votes'
	| 'alpha-out-of-range'
	| 'tau-out-of-range'
>;

/** Reads a square matrix of whole numbers of wins; nobody wins over itself. */
export function readWins(
	alternatives: readonly string[],
	wins: WrittenWins,
): Result<bigint[][], PairsRefusal> {
	const ids = checkIds(alternatives);
	if (!ids.ok) return ids;
	if (wins.length !== alternatives.length) return refuseAt('wrong-number-of-rows', ['wins'], wins.length);
	const rows: bigint[][] = [];
	for (const [i, cells] of wins.entries()) {
		if (cells.length !== alternatives.length) {
			return refuseAt('wrong-number-of-cells', ['wins', i], cells.length);
		}
		const row: bigint[] = [];
		for (const [j, written] of cells.entries()) {
			const count = readCount(written, ['wins', i, j]);
			if (!count.ok) return count;
			if (i === j && count.value !== 0n) return refuseAt('wins-over-itself', ['wins', i, j], written);
			row.push(count.value);
		}
		rows.push(row);
	}
	return ok(rows);
}

/** Ids without repetition, and at least one. */
export function checkIds(alternatives: readonly string[]): Result<readonly string[], PairsRefusal> {
	if (alternatives.length === 0) return refuseAt('no-alternatives', ['alternatives'], '');
	const seen = new Set<string>();
	for (const [at, id] of alternatives.entries()) {
		if (seen.has(id)) return refuseAt('duplicate-alternative', ['alternatives', at], id);
		seen.add(id);
	}
	return ok(alternatives);
}

/** A number of wins: whole and not negative. */
export function readCount(
	written: ExactInteger,
	path: readonly (string | number)[],
): Result<bigint, PairsRefusal> {
	const count = parseInteger(written);
	if (!count.ok) return refuseAt('wins-not-an-integer', path, written);
	return count.value < 0n ? refuseAt('negative-wins', path, written) : count;
}

/** The same where it has to be exact as a double. */
export function readSafeCount(
	written: ExactInteger,
	path: readonly (string | number)[],
): Result<number, PairsRefusal> {
	const count = readCount(written, path);
	if (!count.ok) return count;
	return isSafe(count.value) ? ok(Number(count.value)) : refuseAt('too-many-wins', path, written);
}
