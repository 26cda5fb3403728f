import { err, ok, type Result } from '../../basics/result';
import { formatCell, numeratorAt } from '../numbers/exactCells';
import {
	formatExact,
	parseExact,
	parseInteger,
	type ExactInteger,
	type ExactNumber,
} from '../numbers/exactNumber';
import type { Rational } from '../numbers/rational';
import type { PairwiseMatrix } from '../pairwise/pairwiseMatrix';
import { restrictPairwise } from '../pairwise/restrictPairwise';
import type { MethodOutcome } from './outcome';
import { schulze, type SchulzeOutcome } from './schulze';

export interface DefaultOptionOptions {
	/** The id of "none of the above" or "talk more". */
	readonly defaultOption: string;
	/** How many times the votes of the default option are needed against it, strictly more. Default 1. */
	readonly majorityRatio?: ExactNumber;
	/** Who could have voted; without it there is no quorum. */
	readonly eligible?: ExactInteger;
}

/** One option against the default option, in the order of the alternatives. */
export type DefaultOptionStep = {
	readonly alternative: string;
	/** Votes that put it strictly above the default option. */
	readonly votesFor: ExactNumber;
	/** Votes that put the default option strictly above it. */
	readonly votesAgainst: ExactNumber;
	/** Null without a quorum. */
	readonly meetsQuorum: boolean | null;
	readonly meetsMajority: boolean;
};

export type DefaultOptionOutcome = MethodOutcome<'default-option-rule', DefaultOptionStep> & {
	readonly defaultOption: string;
	readonly majorityRatio: ExactNumber;
	/** The fewest whole votes over the default option that reach 3·√eligible / 2; null without `eligible`. */
	readonly quorumVotes: ExactNumber | null;
	/** Options that lack the quorum or the majority, in the order of the alternatives. They are in no tier. */
	readonly dropped: readonly string[];
	/** How the rest, the default option included, was ranked. `tiers` is its ranking. */
	readonly ranking: SchulzeOutcome;
};

export type DefaultOptionRefusal = {
	readonly code: 'unknown-default-option' | 'ratio-not-positive' | 'eligible-not-a-count';
	readonly path: readonly (string | number)[];
	readonly value: string;
};

export const DEFAULT_OPTION_RULE_VERSION = 1;

/**
 * Debian's rule: an option stays only if at least 3·√eligible / 2 votes put it above the default option and strictly
 * more than `majorityRatio` times as many as put it below; what stays is ranked with the default option by Schulze's
 * method on winning votes. Source: Debian constitution, A.5 and A.6 (formerly A.6).
 *
 * The quorum is compared without a root, 4·votes² ≥ 9·eligible, so that no rounding decides.
 */
export function defaultOptionRule(
	matrix: PairwiseMatrix,
	options: DefaultOptionOptions,
): Result<DefaultOptionOutcome, DefaultOptionRefusal> {
	const { alternatives, cells } = matrix;
	const { defaultOption } = options;
	const refuse = (code: DefaultOptionRefusal['code'], place: string, value: unknown) =>
		err({ code, path: [place], value: String(value) });
	const against = alternatives.indexOf(defaultOption);
	if (against === -1) return refuse('unknown-default-option', 'defaultOption', defaultOption);
	const ratio = parseExact(options.majorityRatio ?? 1);
	if (!ratio.ok || ratio.value.num <= 0n) {
		return refuse('ratio-not-positive', 'majorityRatio', options.majorityRatio);
	}
	const eligible = readEligible(options.eligible);
	if (eligible === 'not-a-count') return refuse('eligible-not-a-count', 'eligible', options.eligible);

	const steps = alternatives.flatMap((alternative, a): DefaultOptionStep[] => {
		if (a === against) return [];
		const [for_, opposed] = [a * alternatives.length + against, against * alternatives.length + a];
		const votes: Rational = { num: numeratorAt(cells, for_), den: cells.denominator };
		const meetsMajority = votes.num * ratio.value.den > numeratorAt(cells, opposed) * ratio.value.num;
		return [
			{
				alternative,
				votesFor: formatCell(cells, for_),
				votesAgainst: formatCell(cells, opposed),
				meetsQuorum: eligible === null ? null : reachesQuorum(votes, eligible),
				meetsMajority,
			},
		];
	});
	const isKept = (step: DefaultOptionStep) => step.meetsMajority && step.meetsQuorum !== false;
	const kept = steps.filter(isKept).map(({ alternative }) => alternative);
	const ranking = schulze(restrictPairwise(matrix, [...kept, defaultOption]));
	return ok({
		method: 'default-option-rule',
		version: DEFAULT_OPTION_RULE_VERSION,
		defaultOption,
		majorityRatio: formatExact(ratio.value.num, ratio.value.den),
		quorumVotes: eligible === null ? null : formatExact(findQuorum(eligible)),
		tiers: ranking.tiers,
		scores: [],
		dropped: steps.filter((step) => !isKept(step)).map(({ alternative }) => alternative),
		ranking,
		steps,
	});
}

function readEligible(eligible: ExactInteger | undefined): bigint | null | 'not-a-count' {
	if (eligible === undefined) return null;
	const read = parseInteger(eligible);
	return read.ok && read.value >= 0n ? read.value : 'not-a-count';
}

function reachesQuorum(votes: Rational, eligible: bigint): boolean {
	return 4n * votes.num * votes.num >= 9n * eligible * votes.den * votes.den;
}

/** The smallest v with 4·v² ≥ 9·eligible, by halving. */
function findQuorum(eligible: bigint): bigint {
	let low = 0n;
	let high = 3n * (eligible + 1n);
	while (low < high) {
		const middle = (low + high) / 2n;
		if (reachesQuorum({ num: middle, den: 1n }, eligible)) high = middle;
		else low = middle + 1n;
	}
	return low;
}
