import { sortByCodeUnits } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import { listAlternatives } from '../ballots/alternatives';
import { cellsOfBigInts, numeratorAt } from '../numbers/exactCells';
import { parseExact, parseInteger } from '../numbers/exactNumber';
import { leastCommonMultiple, type Rational } from '../numbers/rational';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { deriveBorda, type BordaTotals } from '../positional/bordaTotals';
import { refuse } from './checkRules';
import { bordaRuleFor, type GroupTurnout } from './rankGroups';
import type { MatricesGroup, MatricesInput, TallyRefusal } from './tallyInput';

/** The counted alternatives in code-unit order, and where each stands in the rows as given. */
export interface MatrixRows {
	readonly alternatives: readonly string[];
	readonly rowOf: readonly number[];
}

/** Checks the list of rows: no id twice, none of them withdrawn. */
export function readRows(input: MatricesInput): Result<MatrixRows, TallyRefusal> {
	const list = listAlternatives(input.alternatives);
	if (!list.ok) return list;
	const still = input.withdrawn.findIndex((id) => list.value.slots.has(id));
	if (still !== -1) return refuse('withdrawn-still-counted', ['withdrawn', still], input.withdrawn[still]);
	const twice = input.withdrawn.findIndex((id, at) => input.withdrawn.indexOf(id) !== at);
	if (twice !== -1) return refuse('duplicate-withdrawn', ['withdrawn', twice], input.withdrawn[twice]);
	const alternatives = sortByCodeUnits(input.alternatives);
	return ok({ alternatives, rowOf: alternatives.map((id) => list.value.slots.get(id) ?? 0) });
}

/** Checks the aggregates of one group against what any set of ballots could have given. */
export function readGroup(
	rows: MatrixRows,
	group: MatricesGroup,
	at: number,
	weight: Rational,
	unranked: MatricesInput['unranked'],
): Result<GroupTurnout, TallyRefusal> {
	const turnout = readTurnout(group, at);
	if (!turnout.ok) return turnout;
	const matrix = readPairwise(rows, group, at, turnout.value.counted);
	if (!matrix.ok) return matrix;
	const rule = bordaRuleFor(unranked);
	if (group.borda.rule !== rule) {
		return refuse('borda-rule-mismatch', ['groups', at, 'borda', 'rule'], group.borda.rule);
	}
	const borda = readBorda(rows, group, at, matrix.value, turnout.value.counted);
	if (!borda.ok) return borda;
	return ok({ id: group.id, weight, ...turnout.value, matrix: matrix.value, borda: borda.value });
}

type Turnout = Pick<GroupTurnout, 'cast' | 'empty' | 'counted'>;

function readTurnout(group: MatricesGroup, at: number): Result<Turnout, TallyRefusal> {
	const counts: bigint[] = [];
	for (const field of ['cast', 'empty'] as const) {
		const count = parseInteger(group[field]);
		if (!count.ok) return refuse('count-not-an-integer', ['groups', at, field], group[field]);
		if (count.value < 0n) return refuse('negative-count', ['groups', at, field], group[field]);
		counts.push(count.value);
	}
	const [cast = 0n, empty = 0n] = counts;
	if (empty > cast) return refuse('more-empty-than-cast', ['groups', at, 'empty'], group.empty);
	return ok({ cast, empty, counted: cast - empty });
}

function readPairwise(
	{ alternatives, rowOf }: MatrixRows,
	group: MatricesGroup,
	at: number,
	counted: bigint,
): Result<PairwiseMatrix, TallyRefusal> {
	const size = alternatives.length;
	const place = (...rest: number[]) => ['groups', at, 'pairwise', ...rest];
	if (group.pairwise.length !== size) return refuse('matrix-not-square', place(), group.pairwise.length);
	const cells = new Array<bigint>(size * size).fill(0n);
	for (let a = 0; a < size; a++) {
		const rowAt = rowOf[a] ?? 0;
		const row = group.pairwise[rowAt] ?? [];
		if (row.length !== size) return refuse('matrix-not-square', place(rowAt), row.length);
		for (let b = 0; b < size; b++) {
			const columnAt = rowOf[b] ?? 0;
			const written = row[columnAt];
			if (a === b) {
				if (written !== null) return refuse('diagonal-not-null', place(rowAt, columnAt), written);
				continue;
			}
			const value = parseExact(written);
			if (!value.ok || value.value.den !== 1n || value.value.num < 0n) {
				return refuse('pair-not-a-count', place(rowAt, columnAt), written);
			}
			cells[a * size + b] = value.value.num;
			const reverse = a > b ? (cells[b * size + a] ?? 0n) : 0n;
			if (value.value.num + reverse > counted) {
				return refuse('pair-exceeds-ballots', place(rowAt, columnAt), written);
			}
		}
	}
	return ok({ alternatives, cells: cellsOfBigInts(cells) });
}

function readBorda(
	{ alternatives, rowOf }: MatrixRows,
	group: MatricesGroup,
	at: number,
	matrix: PairwiseMatrix,
	counted: bigint,
): Result<BordaTotals, TallyRefusal> {
	const { rule, scores } = group.borda;
	const place = (...rest: (string | number)[]) => ['groups', at, 'borda', 'scores', ...rest];
	if (scores.length !== alternatives.length) return refuse('borda-not-a-total', place(), scores.length);
	const points: Rational[] = [];
	for (const [position, alternative] of alternatives.entries()) {
		const rowAt = rowOf[position] ?? 0;
		const written = scores[rowAt];
		if (written?.alternative !== alternative) {
			return refuse('borda-not-a-total', place(rowAt, 'alternative'), written?.alternative ?? '');
		}
		const score = parseExact(written.score);
		const most = counted * BigInt(alternatives.length) * (score.ok ? score.value.den : 0n);
		// means of places are whole or half points
		if (!score.ok || score.value.den > 2n || score.value.num < 0n || score.value.num > most) {
			return refuse('borda-not-a-total', place(rowAt, 'score'), written.score);
		}
		points.push(score.value);
	}
	const denominator = points.reduce((common, { den }) => leastCommonMultiple(common, den), 1n);
	const cells = cellsOfBigInts(
		points.map(({ num, den }) => num * (denominator / den)),
		denominator,
	);
	const totals: BordaTotals = { alternatives, rule, cells };
	const wrong = rule === 'tied-last' ? findContradiction(totals, deriveBorda(matrix, counted)) : -1;
	if (wrong === -1) return ok(totals);
	const rowAt = rowOf[wrong] ?? 0;
	return refuse('borda-contradicts-matrix', place(rowAt, 'score'), scores[rowAt]?.score);
}

/** The first position where two totals differ, or −1. */
function findContradiction(given: BordaTotals, implied: BordaTotals): number {
	return given.alternatives.findIndex((_, at) => {
		const written = numeratorAt(given.cells, at) * implied.cells.denominator;
		return written !== numeratorAt(implied.cells, at) * given.cells.denominator;
	});
}
