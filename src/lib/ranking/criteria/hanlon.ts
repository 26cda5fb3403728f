import { ok, type Result } from '../../basics/result';
import type { MethodOutcome } from '../methods/outcome';
import { refuseAt } from '../methods/refusal';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, makeRational, multiplyRationals, ZERO, type Rational } from '../numbers/rational';
import { rankScores } from '../order/rankScores';
import {
	PEARL_FACTORS,
	readHanlonInput,
	type HanlonInput,
	type HanlonRatings,
	type HanlonRefusal,
	type PearlFactor,
} from './hanlonInput';
import type { Scale } from './scoreSheet';

/**
 * - `(A+B)*C/3*D`: Hanlon and Pickett, A 0–10, B 0–20, C 0–10; D is the product of the PEARL factors;
 * - `(A+2*B)*C`: Vilnius and Dandoy 1990 and the NACCHO guide, all 0–10, without PEARL;
 * - the two others: the same with PEARL left out or put in.
 */
export const HANLON_FORMULAS = ['(A+B)*C/3*D', '(A+B)*C/3', '(A+2*B)*C', '(A+2*B)*C*D'] as const;
export type HanlonFormula = (typeof HANLON_FORMULAS)[number];

export interface HanlonOptions {
	readonly formula: HanlonFormula;
	/** Default 0–20 for `(A+B)`, 0–10 for `(A+2*B)`. */
	readonly rangeB?: Scale;
}

/** One alternative, from the highest rating to the lowest. */
export type HanlonStep = {
	readonly alternative: string;
	/** 1 for the highest rating. */
	readonly tier: number;
	/** Basic priority rating: what size, seriousness and effectiveness give. */
	readonly bpr: ExactNumber;
	/** Overall priority rating, bpr · D; null under a formula without D. */
	readonly opr: ExactNumber | null;
	/** PEARL factors answered with 0. One is enough: the alternative gets 0 and is shown as excluded. */
	readonly failed: readonly PearlFactor[];
	readonly excluded: boolean;
};

export type HanlonOutcome = MethodOutcome<'hanlon', HanlonStep> & {
	readonly formula: HanlonFormula;
};

export const HANLON_VERSION = 1;

/**
 * Hanlon's rating of health problems: size A, seriousness B, effectiveness of what can be done C, and whether it is
 * proper, economical, acceptable, within resources and legal (PEARL). Scores are the overall rating where the formula
 * has D and the basic one otherwise. Source: Hanlon and Pickett 1984; Vilnius and Dandoy 1990.
 */
export function hanlon(input: HanlonInput, options: HanlonOptions): Result<HanlonOutcome, HanlonRefusal> {
	const { formula } = options;
	if (!HANLON_FORMULAS.includes(formula)) return refuseAt('unknown-formula', ['formula'], formula);
	const withPearl = formula.endsWith('*D');
	const doubled = formula.startsWith('(A+2*B)');
	const rangeB = options.rangeB ?? (doubled ? [0, 10] : [0, 20]);
	const read = readHanlonInput(input, rangeB, withPearl);
	if (!read.ok) return read;
	const rated = read.value.map((ratings) => {
		const bpr = rateBasics(ratings, doubled);
		const failed = PEARL_FACTORS.filter((_, at) => ratings.pearl?.[at] === false);
		return { bpr, failed, excluded: withPearl && failed.length > 0 };
	});
	const { alternatives } = input;
	const { tiers, scores, tierOf, order } = rankScores(
		alternatives,
		rated.map(({ bpr, excluded }) => (excluded ? ZERO : bpr)),
	);
	const steps = order.map((position): HanlonStep => {
		const { bpr, failed, excluded } = rated[position] ?? { bpr: ZERO, failed: [], excluded: false };
		return {
			alternative: alternatives[position] ?? '',
			tier: tierOf[position] ?? 0,
			bpr: formatExact(bpr.num, bpr.den),
			opr: withPearl ? (scores[position]?.score ?? 0) : null,
			failed,
			excluded,
		};
	});
	return ok({ method: 'hanlon', version: HANLON_VERSION, formula, tiers, scores, steps });
}

function rateBasics({ size, seriousness, effectiveness }: HanlonRatings, doubled: boolean): Rational {
	const weighed = doubled ? addRationals(seriousness, seriousness) : seriousness;
	const product = multiplyRationals(addRationals(size, weighed), effectiveness);
	return doubled ? product : multiplyRationals(product, makeRational(1n, 3n));
}
