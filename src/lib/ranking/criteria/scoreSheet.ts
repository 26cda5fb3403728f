import { ok, type Result } from '../../basics/result';
import { refuseAt, type Refusal } from '../methods/refusal';
import { readDecimal } from '../numbers/decimal';
import { compareRationals, type Rational } from '../numbers/rational';

/** A number as people write it: `3`, `"0.1"`, `"1/3"`. See `readDecimal`. */
export type WrittenNumber = number | string;

export type Criterion = {
	readonly id: string;
	/** How much it counts, agreed before anybody scores. */
	readonly weight?: WrittenNumber;
};

/** Every alternative with one score for each criterion, in the order of the criteria. */
export type CriteriaInput = {
	readonly alternatives: readonly string[];
	readonly criteria: readonly Criterion[];
	readonly scores: Readonly<Record<string, readonly (WrittenNumber | null)[]>>;
};

export type CriteriaRefusal = Refusal<
	| 'duplicate-alternative'
	| 'duplicate-criterion'
	| 'no-criteria'
	| 'unknown-alternative'
	| 'scores-missing'
	| 'wrong-number-of-scores'
	| 'score-missing'
	| 'score-not-a-number'
	| 'score-out-of-scale'
	| 'weight-missing'
	| 'weight-not-a-number'
	| 'negative-weight'
	| 'zero-weights'
	| 'not-three-criteria'
	| 'scale-not-ascending'
	| 'samples-not-positive'
	| 'no-sheets'
	| 'unknown-option'
	| 'seed-not-an-integer'
>;

/** The lowest and the highest score that may be given, fixed before anybody scores. */
export type Scale = readonly [WrittenNumber, WrittenNumber];

/** Row = alternative, column = criterion; null where nothing was answered. */
export interface ScoreSheet {
	readonly alternatives: readonly string[];
	readonly rows: readonly (readonly (Rational | null)[])[];
}

/**
 * Reads the scores and refuses what does not fit: an alternative without scores or scores of no alternative, a row of
 * another length than the criteria, a score that is no number or out of the scale. `null` stays null: who abstains
 * gives no zero.
 */
export function readScoreSheet(
	{ alternatives, criteria, scores }: CriteriaInput,
	scale?: Scale,
): Result<ScoreSheet, CriteriaRefusal> {
	const known = new Set<string>();
	for (const [at, id] of alternatives.entries()) {
		if (known.has(id)) return refuseAt('duplicate-alternative', ['alternatives', at], id);
		known.add(id);
	}
	if (criteria.length === 0) return refuseAt('no-criteria', ['criteria'], '');
	const ids = criteria.map(({ id }) => id);
	const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at);
	if (twice !== -1) return refuseAt('duplicate-criterion', ['criteria', twice, 'id'], ids[twice]);
	const stranger = Object.keys(scores).find((id) => !known.has(id));
	if (stranger !== undefined) return refuseAt('unknown-alternative', ['scores', stranger], stranger);
	const limits = scale === undefined ? ok(null) : readScale(scale);
	if (!limits.ok) return limits;

	const rows: (Rational | null)[][] = [];
	for (const id of alternatives) {
		const written = Object.hasOwn(scores, id) ? scores[id] : undefined;
		if (written === undefined) return refuseAt('scores-missing', ['scores', id], '');
		if (written.length !== criteria.length) {
			return refuseAt('wrong-number-of-scores', ['scores', id], written.length);
		}
		const row: (Rational | null)[] = [];
		for (const [at, score] of written.entries()) {
			const read = score === null ? ok(null) : readDecimal(score);
			if (!read.ok) return refuseAt('score-not-a-number', ['scores', id, at], score);
			if (read.value !== null && limits.value !== null && !isWithin(read.value, limits.value)) {
				return refuseAt('score-out-of-scale', ['scores', id, at], score);
			}
			row.push(read.value);
		}
		rows.push(row);
	}
	return ok({ alternatives, rows });
}

/** Sheets in which every score is given: an abstention is refused with its place, never counted as a zero. */
export function readFullSheet(
	input: CriteriaInput,
	scale?: Scale,
): Result<readonly (readonly Rational[])[], CriteriaRefusal> {
	const sheet = readScoreSheet(input, scale);
	if (!sheet.ok) return sheet;
	const full: Rational[][] = [];
	for (const [position, row] of sheet.value.rows.entries()) {
		const given = row.filter((score) => score !== null);
		if (given.length < row.length) {
			return refuseAt(
				'score-missing',
				['scores', input.alternatives[position] ?? '', row.indexOf(null)],
				null,
			);
		}
		full.push(given);
	}
	return ok(full);
}

/** The weight of each criterion: exact, none negative, not all zero. */
export function readCriteriaWeights(criteria: readonly Criterion[]): Result<Rational[], CriteriaRefusal> {
	const weights: Rational[] = [];
	for (const [at, { weight }] of criteria.entries()) {
		if (weight === undefined) return refuseAt('weight-missing', ['criteria', at, 'weight'], '');
		const read = readDecimal(weight);
		if (!read.ok) return refuseAt('weight-not-a-number', ['criteria', at, 'weight'], weight);
		if (read.value.num < 0n) return refuseAt('negative-weight', ['criteria', at, 'weight'], weight);
		weights.push(read.value);
	}
	if (weights.every(({ num }) => num === 0n)) return refuseAt('zero-weights', ['criteria'], '');
	return ok(weights);
}

interface Limits {
	readonly lowest: Rational;
	readonly highest: Rational;
}

function readScale(scale: Scale): Result<Limits, CriteriaRefusal> {
	const lowest = readDecimal(scale[0]);
	const highest = readDecimal(scale[1]);
	return lowest.ok && highest.ok && compareRationals(lowest.value, highest.value) < 0
		? ok({ lowest: lowest.value, highest: highest.value })
		: refuseAt('scale-not-ascending', ['scale'], scale.join());
}

function isWithin(score: Rational, { lowest, highest }: Limits): boolean {
	return compareRationals(lowest, score) <= 0 && compareRationals(score, highest) <= 0;
}
