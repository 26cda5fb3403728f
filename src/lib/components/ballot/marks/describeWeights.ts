import type { CriterionWeight } from '$lib/domain/ranking/ballot/orderByScores';
import { formatNumber, type Locale } from '$lib/messages/locale';

/** What criteria count, as people say it: so many parts of every hundred. */
export type WeightWords = {
	readonly areEqual: boolean;
	/** `40`, or `33.3` where it is no whole number. */
	readonly partsOf: (criterion: string) => string;
};

/** Says the weights of criteria in words. Whether they are equal is decided exactly; the parts are rounded to read. */
export function describeWeights(locale: Locale, criteria: readonly CriterionWeight[]): WeightWords {
	const [first] = criteria;
	const total = criteria.reduce((sum, { weight }) => sum + weight.num / weight.den, 0);
	return {
		areEqual: criteria.every(
			({ weight }) => first === undefined || weight.num * first.weight.den === first.weight.num * weight.den,
		),
		partsOf: (criterion) => {
			const weight = criteria.find(({ id }) => id === criterion)?.weight;
			const parts = weight && total > 0 ? (100 * weight.num) / weight.den / total : 0;
			return formatNumber(locale, parts, { maximumFractionDigits: 1 });
		},
	};
}
