import { ok, type Result } from '../../basics/result';
import type { AlternativeScore } from '../methods/outcome';
import { refuseAt } from '../methods/refusal';
import { formatExact, parseExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, compareRationals, ZERO, type Rational } from '../numbers/rational';
import { rankScores } from '../order/rankScores';
import { readBudget, type Budget, type BudgetInput } from './budget';
import { describeCommittees, type CommitteeOutcome, type CommitteeRefusal } from './committeeOutcome';
import { exploreChoices, walkChoices, type SequentialRule } from './exploreChoices';

export type GreedyOptions = BudgetInput & {
	/** Whether what no longer fits is passed over (default) or ends the selection. */
	readonly skipUnaffordable?: boolean;
	/** All alternatives, in the order that decides between equal scores. Without it every order is tried. */
	readonly tieOrder?: readonly string[];
};

/** One choice, in the order in which they are shown. */
export type GreedyStep = {
	readonly round: number;
	readonly alternative: string;
	/** All that could have been taken here, because they score the same and fit. */
	readonly tied: readonly string[];
	readonly score: ExactNumber;
	readonly cost: ExactNumber;
	/** What is left of the budget afterwards. */
	readonly left: ExactNumber;
};

export type GreedyOutcome = CommitteeOutcome<'greedy-by-score', GreedyStep> & {
	readonly skipUnaffordable: boolean;
};

export const GREEDY_BY_SCORE_VERSION = 1;

/**
 * From the highest score down, take whatever still fits the budget: what most participatory budgets do. A large
 * minority can be left with nothing. Between equal scores only a declared order decides; without one, every order is
 * tried and all outcomes are listed. Source: the rule of the files of Pabulib (Stolicki, Szufa and Talmon 2020).
 */
export function greedyByScore(
	scores: readonly AlternativeScore[],
	options: GreedyOptions,
): Result<GreedyOutcome, CommitteeRefusal> {
	const alternatives = scores.map(({ alternative }) => alternative);
	const values = readScores(scores);
	if (!values.ok) return values;
	const budget = readBudget(alternatives, options);
	if (!budget.ok) return budget;
	const places = options.tieOrder === undefined ? ok(null) : readTieOrder(alternatives, options.tieOrder);
	if (!places.ok) return places;
	const skipUnaffordable = options.skipUnaffordable ?? true;
	const ranked = rankScores(alternatives, values.value);
	const rule = takeInOrder(budget.value, ranked, places.value, skipUnaffordable);
	const described = describeCommittees(alternatives, exploreChoices(alternatives.length, rule));
	const [only] = described.committees;
	const spent =
		described.committeeCount === 1
			? sumCosts(
					budget.value,
					(only ?? []).map((id) => alternatives.indexOf(id)),
				)
			: null;
	const steps = walkChoices(alternatives, rule).map(({ before, position, tied }, at): GreedyStep => {
		const cost = budget.value.costs[position] ?? ZERO;
		const left = leftOver(budget.value, [...before.chosen, position]);
		return {
			round: at + 1,
			alternative: alternatives[position] ?? '',
			tied: tied.map((other) => alternatives[other] ?? ''),
			score: ranked.scores[position]?.score ?? 0,
			cost: formatExact(cost.num, cost.den),
			left: formatExact(left.num, left.den),
		};
	});
	return ok({
		method: 'greedy-by-score',
		version: GREEDY_BY_SCORE_VERSION,
		skipUnaffordable,
		...described,
		spent: spent === null ? null : formatExact(spent.num, spent.den),
		scores: ranked.scores,
		steps,
	});
}

/** What did not fit once never fits later, so "the best that still fits" is the whole rule. */
function takeInOrder(
	budget: Budget,
	{ tierOf, order }: { readonly tierOf: readonly number[]; readonly order: readonly number[] },
	places: readonly number[] | null,
	skipUnaffordable: boolean,
): SequentialRule<null> {
	const firstTier = (chosen: readonly number[], fitting: boolean) => {
		const left = leftOver(budget, chosen);
		const fits = (position: number) => compareRationals(budget.costs[position] ?? ZERO, left) <= 0;
		const open = order.filter((position) => !chosen.includes(position) && (!fitting || fits(position)));
		const best = open.filter((position) => tierOf[position] === tierOf[open[0] ?? -1]);
		const decided =
			places === null ? best : best.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0)).slice(0, 1);
		return { decided, affordable: decided.filter(fits) };
	};
	return {
		start: null,
		next: ({ chosen }) => firstTier(chosen, skipUnaffordable).affordable,
		mayStop: ({ chosen }) => {
			const { decided, affordable } = firstTier(chosen, skipUnaffordable);
			return affordable.length < decided.length;
		},
		choose: () => null,
		keyOf: () => '',
	};
}

function sumCosts(budget: Budget, chosen: readonly number[]): Rational {
	return chosen.reduce((sum, position) => addRationals(sum, budget.costs[position] ?? ZERO), ZERO);
}

function leftOver(budget: Budget, chosen: readonly number[]): Rational {
	const { num, den } = sumCosts(budget, chosen);
	return addRationals(budget.total, { num: -num, den });
}

function readScores(scores: readonly AlternativeScore[]): Result<Rational[], CommitteeRefusal> {
	const seen = new Set<string>();
	const values: Rational[] = [];
	for (const [at, { alternative, score }] of scores.entries()) {
		if (seen.has(alternative)) {
			return refuseAt('duplicate-alternative', ['scores', at, 'alternative'], alternative);
		}
		seen.add(alternative);
		const read = parseExact(score);
		if (!read.ok) return refuseAt('score-missing', ['scores', at, 'score'], score);
		values.push(read.value);
	}
	return ok(values);
}

/** The place of each position in the declared order, which must hold every alternative once. */
function readTieOrder(
	alternatives: readonly string[],
	tieOrder: readonly string[],
): Result<number[], CommitteeRefusal> {
	const stranger = tieOrder.findIndex((id, at) => !alternatives.includes(id) || tieOrder.indexOf(id) !== at);
	if (stranger !== -1) return refuseAt('unknown-alternative', ['tieOrder', stranger], tieOrder[stranger]);
	const missing = alternatives.find((id) => !tieOrder.includes(id));
	return missing === undefined
		? ok(alternatives.map((id) => tieOrder.indexOf(id)))
		: refuseAt('incomplete-tie-order', ['tieOrder'], missing);
}
