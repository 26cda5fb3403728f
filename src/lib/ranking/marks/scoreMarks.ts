import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import {
	addRationals,
	compareRationals,
	divideRationals,
	makeRational,
	multiplyRationals,
	ZERO,
	type Rational,
} from '../numbers/rational';
import { layByScore, nameTiers } from '../order/tiers';
import type { MarksRules } from './marksInput';
import type { MarkTable } from './markTable';

/** One thing a score is made of. */
export type ScorePart = {
	/** A column of the table, a criterion, or a nucleus. */
	readonly of: string;
	/** Null where nobody said anything. */
	readonly value: ExactNumber | null;
	/** What it weighs among the parts; null where parts are not added. */
	readonly weight: ExactNumber | null;
};

/** One alternative, from the highest score to the lowest, those without a score at the end. */
export type MarkStep = {
	readonly alternative: string;
	/** 1 for the highest score. */
	readonly tier: number;
	/** Null where nothing can be said: it stands last, which is no judgement about it. */
	readonly score: ExactNumber | null;
	readonly parts: readonly ScorePart[];
};

/** Scores with what they are made of, in the order of the alternatives. */
export type ScoredAlternative = { readonly score: Rational | null; readonly parts: readonly ScorePart[] };

/**
 * The score of each alternative in one nucleus, exact:
 *
 * - `approval`: ballots that approve it, of those that approve anything;
 * - `cumulative-points`: points per ballot that gives any;
 * - `weighted-sum`: Σ w · mean mark over the criteria, weights divided by their sum; a criterion of some weight that
 *   nobody marked leaves it without a score, because an abstention is no zero;
 * - `win-share`: (wins + 1) / (wins + losses + 2), a half without judgements. Source: Salganik and Levy 2015.
 */
export function scoreGroup(rules: MarksRules, { rows, cast, empty }: MarkTable): ScoredAlternative[] {
	const counted = cast - empty;
	return rows.map((row, at): ScoredAlternative => {
		switch (rules.task) {
			case 'approve':
			case 'points': {
				const names = rules.task === 'approve' ? ['approvals'] : ['points', 'supporters'];
				return {
					score: counted === 0n ? null : makeRational(row[0] ?? 0n, counted),
					parts: names.map((of, column) => ({ of, value: formatExact(row[column] ?? 0n), weight: null })),
				};
			}
			case 'criteria':
				return scoreByCriteria(rules.criteria, row);
			case 'pairs': {
				const wins = row.reduce((sum, cell) => sum + cell, 0n);
				const losses = rows.reduce((sum, other) => sum + (other[at] ?? 0n), 0n);
				return {
					score: counted === 0n ? null : makeRational(wins + 1n, wins + losses + 2n),
					parts: [
						{ of: 'wins', value: formatExact(wins), weight: null },
						{ of: 'losses', value: formatExact(losses), weight: null },
					],
				};
			}
		}
	});
}

function scoreByCriteria(
	criteria: Extract<MarksRules, { task: 'criteria' }>['criteria'],
	row: readonly bigint[],
): ScoredAlternative {
	const weights = criteria.map(({ weight }) => makeRational(BigInt(weight.num), BigInt(weight.den)));
	const total = weights.reduce(addRationals, ZERO);
	let score: Rational | null = ZERO;
	const parts = criteria.map(({ id }, at): ScorePart => {
		const [sum = 0n, marks = 0n] = [row[2 * at], row[2 * at + 1]];
		const share = divideRationals(weights[at] ?? ZERO, total);
		const mean = marks === 0n ? null : makeRational(sum, marks);
		if (mean !== null && score !== null) score = addRationals(score, multiplyRationals(share, mean));
		if (mean === null && share.num !== 0n) score = null;
		return { of: id, value: mean && write(mean), weight: write(share) };
	});
	return { score, parts };
}

/**
 * Nuclei as equals: the mean of the scores that the nuclei give, each with its declared weight, over those that give
 * one. A nucleus without a score for an alternative says nothing about it, neither good nor bad.
 */
export function scoreJointly(
	alternatives: readonly string[],
	groups: readonly {
		readonly id: string;
		readonly share: Rational;
		readonly scored: readonly ScoredAlternative[];
	}[],
): ScoredAlternative[] {
	return alternatives.map((_, at) => {
		let sum = ZERO;
		let weight = ZERO;
		const parts = groups.map(({ id, share, scored }): ScorePart => {
			const score = scored[at]?.score ?? null;
			if (score !== null) {
				sum = addRationals(sum, multiplyRationals(share, score));
				weight = addRationals(weight, share);
			}
			return { of: id, value: score && write(score), weight: write(share) };
		});
		return { score: weight.num === 0n ? null : divideRationals(sum, weight), parts };
	});
}

/** Ranks by score, the highest first; equal ones tie, and so do those without a score, at the end. */
export function rankMarks(
	alternatives: readonly string[],
	scored: readonly ScoredAlternative[],
): { tiers: string[][]; steps: MarkStep[] } {
	const compare = (a: number, b: number): number => {
		const [one, other] = [scored[a]?.score ?? null, scored[b]?.score ?? null];
		if (one === null || other === null) return Number(one !== null) - Number(other !== null);
		return compareRationals(one, other);
	};
	const tierOf = layByScore(alternatives.length, compare);
	const steps = alternatives
		.map((alternative, at): MarkStep => {
			const { score = null, parts = [] } = scored[at] ?? {};
			return { alternative, tier: (tierOf[at] ?? 0) + 1, score: score && write(score), parts };
		})
		.sort((a, b) => a.tier - b.tier);
	return { tiers: nameTiers(alternatives, tierOf), steps };
}

function write({ num, den }: Rational): ExactNumber {
	return formatExact(num, den);
}
