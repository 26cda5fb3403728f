import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import {
	addRationals,
	compareRationals,
	makeRational,
	multiplyRationals,
	ZERO,
	type Rational,
} from '../numbers/rational';
import { readScoreSheet, type CriteriaInput, type CriteriaRefusal, type Scale } from './scoreSheet';

/** The same list scored by several people: one sheet each, `null` where somebody abstains. */
export type SheetsInput = Pick<CriteriaInput, 'alternatives' | 'criteria'> & {
	readonly sheets: readonly CriteriaInput['scores'][];
};

export type AggregatedSheets = {
	/** One score for each criterion and alternative, ready for `weightedSum` or `gut`. */
	readonly scores: Readonly<Record<string, readonly ExactNumber[]>>;
	/** How many people answered each of them. */
	readonly answers: Readonly<Record<string, readonly number[]>>;
};

const RULES: readonly string[] = ['mean', 'median'];

/**
 * Joins the sheets of one nucleus by the mean or the median of the answers, criterion by criterion, exactly. Who
 * abstains is left out of that cell and is not a zero; a cell that nobody answers is refused with its place. The median
 * of an even number of answers is the mean of the two in the middle.
 */
export function aggregateSheets(
	{ alternatives, criteria, sheets }: SheetsInput,
	options: { readonly rule: 'mean' | 'median'; readonly scale?: Scale },
): Result<AggregatedSheets, CriteriaRefusal> {
	if (!RULES.includes(options.rule)) return refuseAt('unknown-option', ['rule'], options.rule);
	if (sheets.length === 0) return refuseAt('no-sheets', ['sheets'], '');
	const read: (readonly (readonly (Rational | null)[])[])[] = [];
	for (const [at, scores] of sheets.entries()) {
		const sheet = readScoreSheet({ alternatives, criteria, scores }, options.scale);
		if (!sheet.ok) {
			const { code, path, value } = sheet.error;
			return refuseAt(code, path[0] === 'scores' ? ['sheets', at, ...path.slice(1)] : path, value);
		}
		read.push(sheet.value.rows);
	}
	const scores: [string, ExactNumber[]][] = [];
	const answers: [string, number[]][] = [];
	for (const [position, id] of alternatives.entries()) {
		const cells = criteria.map((_, at) =>
			read.map((rows) => rows[position]?.[at] ?? null).filter((score) => score !== null),
		);
		const silent = cells.findIndex((given) => given.length === 0);
		if (silent !== -1) return refuseAt('score-missing', ['sheets', 0, id, silent], null);
		scores.push([
			id,
			cells.map((given) => {
				const { num, den } = options.rule === 'mean' ? takeMean(given) : takeMedian(given);
				return formatExact(num, den);
			}),
		]);
		answers.push([id, cells.map((given) => given.length)]);
	}
	return ok({ scores: Object.fromEntries(scores), answers: Object.fromEntries(answers) });
}

function takeMean(given: readonly Rational[]): Rational {
	return multiplyRationals(given.reduce(addRationals, ZERO), makeRational(1n, BigInt(given.length)));
}

function takeMedian(given: readonly Rational[]): Rational {
	const sorted = [...given].sort(compareRationals);
	const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
	return takeMean(middle);
}
