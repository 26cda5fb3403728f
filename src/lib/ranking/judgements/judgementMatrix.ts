import { ok, type Result } from '../../basics/result';
import type { WrittenNumber } from '../criteria/scoreSheet';
import { refuseAt, type Refusal } from '../methods/refusal';
import { readDecimal } from '../numbers/decimal';
import type { Rational } from '../numbers/rational';

/** Cell [i][j]: how many times more important the i-th is than the j-th, `"1/3"` for three times less. */
export type WrittenJudgements = readonly (readonly WrittenNumber[])[];

export type AhpRefusal = Refusal<
	| 'no-alternatives'
	| 'duplicate-alternative'
	| 'wrong-number-of-rows'
	| 'wrong-number-of-cells'
	| 'judgement-not-a-number'
	| 'judgement-not-positive'
	| 'diagonal-not-one'
	| 'not-reciprocal'
	| 'no-judges'
	| 'no-criteria'
	| 'comparisons-missing'
	| 'unknown-criterion'
	| 'unknown-random-index'
	| 'random-index-not-numbers'
	| 'unknown-option'
>;

/** A reciprocal matrix, exact, row by row. */
export type JudgementMatrix = readonly (readonly Rational[])[];

/** No list without items, no item twice. */
export function checkItems(
	items: readonly string[],
	path: readonly (string | number)[],
	code: 'no-alternatives' | 'no-criteria' = 'no-alternatives',
): Result<readonly string[], AhpRefusal> {
	if (items.length === 0) return refuseAt(code, path, '');
	const twice = items.findIndex((id, at) => items.indexOf(id) !== at);
	return twice === -1 ? ok(items) : refuseAt('duplicate-alternative', [...path, twice], items[twice]);
}

/**
 * Reads a matrix of judgements and refuses one that is not square, not positive, has something other than 1 on its
 * diagonal, or is not reciprocal: the cell [j][i] must be exactly one over [i][j]. The first wrong cell below the
 * diagonal is named. Nothing is filled in from the other half.
 */
export function readJudgements(
	written: WrittenJudgements,
	size: number,
	path: readonly (string | number)[],
): Result<JudgementMatrix, AhpRefusal> {
	if (written.length !== size) return refuseAt('wrong-number-of-rows', path, written.length);
	const rows: Rational[][] = [];
	for (const [i, cells] of written.entries()) {
		if (cells.length !== size) return refuseAt('wrong-number-of-cells', [...path, i], cells.length);
		const row: Rational[] = [];
		for (const [j, cell] of cells.entries()) {
			const place = [...path, i, j];
			const read = readDecimal(cell);
			if (!read.ok) return refuseAt('judgement-not-a-number', place, cell);
			const { num, den } = read.value;
			if (num <= 0n) return refuseAt('judgement-not-positive', place, cell);
			if (i === j && num !== den) return refuseAt('diagonal-not-one', place, cell);
			const mirrored = rows[j]?.[i];
			if (mirrored !== undefined && (mirrored.num !== den || mirrored.den !== num)) {
				return refuseAt('not-reciprocal', place, cell);
			}
			row.push(read.value);
		}
		rows.push(row);
	}
	return ok(rows);
}

/** The same in doubles. */
export function approximateJudgements(matrix: JudgementMatrix): number[][] {
	return matrix.map((row) => row.map(({ num, den }) => Number(num) / Number(den)));
}
