import { createRandomStream } from '../../basics/random';
import { ok, type Result } from '../../basics/result';
import type { UnrankedPolicy } from '../ballots/ballot';
import { isSeed, refuseAt } from '../methods/refusal';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import {
	readDrawnGroups,
	type BootstrapInput,
	type BootstrapRefusal,
	type DrawnGroup,
} from './bootstrapInput';
import { countResamples, enumerateResamples } from './enumerateResamples';
import { createRankTally, type RankDistribution } from './rankDistribution';
import { BOOTSTRAP_RULES, rankResample, type BootstrapRule, type RankingRule } from './rankResample';

export interface BootstrapRules {
	readonly rule: BootstrapRule;
	/** Default `last`. */
	readonly unranked?: UnrankedPolicy;
}

export type BootstrapRanks = RankingRule & {
	readonly version: number;
	/** Whether every resample was counted; otherwise some were drawn. */
	readonly exact: boolean;
	/** How many: all nⁿ of each group multiplied, or those drawn. */
	readonly resamples: ExactNumber;
	/** Of the random stream; null when exact. */
	readonly seed: ExactNumber | null;
	/** In code-unit order. */
	readonly alternatives: readonly RankDistribution[];
};

/** What is drawn, and by whom it is watched. */
export interface DrawOptions {
	readonly seed: bigint | number;
	/** Told the ranking of each resample, for whoever needs more of it than where each alternative stands. */
	readonly observe?: (tiers: readonly (readonly string[])[]) => void;
}

/** A bootstrap under way: a page can stop it, show it half done, or go on. */
export interface BootstrapRun {
	/** Draws so many resamples more. */
	readonly advance: (count: number) => void;
	readonly drawn: () => number;
	/** What came out so far; null before the first resample. */
	readonly summarise: () => BootstrapRanks | null;
}

export const BOOTSTRAP_RANKS_VERSION = 1;

const UNRANKED: readonly string[] = ['last', 'no-opinion'];

/** Distinct resamples that are ranked one by one when the answer has to be exact. */
const MOST_DISTINCT = 100_000n;

/**
 * How the ranking would vary had other people of the same nuclei taken part: each nucleus is resampled by itself, with
 * replacement, as many ballots as were cast in it, empty ones included. Where a mesa is a census this is a sensitivity
 * to who took part, not a margin of error. The same seed gives the same bytes on every machine and for every order of
 * the input. Source: Efron 1979; Goldstein and Spiegelhalter 1996 for ranks.
 */
export function startBootstrap(
	input: BootstrapInput,
	options: BootstrapRules & DrawOptions,
): Result<BootstrapRun, BootstrapRefusal> {
	if (!isSeed(options.seed)) return refuseAt('seed-not-an-integer', ['seed'], options.seed);
	const prepared = prepare(input, options);
	if (!prepared.ok) return prepared;
	const { alternatives, groups, rules } = prepared.value;
	const stream = createRandomStream(options.seed);
	const tally = createRankTally(alternatives);
	let drawn = 0;
	return ok({
		advance: (count) => {
			for (let at = 0; at < count; at++, drawn++) {
				const counts = groups.map(({ ballots, sizes }) => {
					const own = new Float64Array(sizes.length);
					for (let ballot = 0; ballot < ballots.length; ballot++) {
						const pattern = ballots[stream.nextBelow(ballots.length)] ?? 0;
						own[pattern] = (own[pattern] ?? 0) + 1;
					}
					return own;
				});
				const tiers = rankResample(alternatives, groups, counts, rules);
				tally.add(tiers, 1n);
				options.observe?.(tiers);
			}
		},
		drawn: () => drawn,
		summarise: () =>
			drawn === 0
				? null
				: {
						version: BOOTSTRAP_RANKS_VERSION,
						...rules,
						exact: false,
						resamples: drawn,
						seed: formatExact(BigInt(options.seed)),
						alternatives: tally.summarise(),
					},
	});
}

/** The same at once, for a declared number of resamples. */
export function bootstrapRanks(
	input: BootstrapInput,
	options: BootstrapRules & DrawOptions & { readonly resamples: number },
): Result<BootstrapRanks, BootstrapRefusal> {
	const { resamples } = options;
	if (!Number.isSafeInteger(resamples) || resamples < 1) {
		return refuseAt('resamples-not-positive', ['resamples'], resamples);
	}
	const run = startBootstrap(input, options);
	if (!run.ok) return run;
	run.value.advance(resamples);
	const summary = run.value.summarise();
	if (summary === null) throw new Error('resamples were drawn and none was counted');
	return ok(summary);
}

/**
 * The exact distribution over all resamples, for a handful of ballots: distinct resamples are ranked once each and
 * weighted by how many draws give them. Refused when they are too many.
 */
export function enumerateBootstrapRanks(
	input: BootstrapInput,
	options: BootstrapRules,
): Result<BootstrapRanks, BootstrapRefusal> {
	const prepared = prepare(input, options);
	if (!prepared.ok) return prepared;
	const { alternatives, groups, rules } = prepared.value;
	const distinct = groups.reduce(
		(product, { ballots, sizes }) =>
			product * countResamples(ballots.length, sizes.filter((size) => size > 0).length),
		1n,
	);
	if (distinct > MOST_DISTINCT) return refuseAt('too-many-resamples', ['groups'], distinct);
	const tally = createRankTally(alternatives);
	const combine = (drawn: readonly Float64Array[], weight: bigint): void => {
		const next = groups[drawn.length];
		if (next === undefined) {
			tally.add(rankResample(alternatives, groups, drawn, rules), weight);
			return;
		}
		for (const resample of enumerateResamples(next.sizes)) {
			combine([...drawn, resample.drawn], weight * resample.weight);
		}
	};
	combine([], 1n);
	return ok({
		version: BOOTSTRAP_RANKS_VERSION,
		...rules,
		exact: true,
		resamples: formatExact(groups.reduce((product, group) => product * countDraws(group), 1n)),
		seed: null,
		alternatives: tally.summarise(),
	});
}

function countDraws({ ballots }: DrawnGroup): bigint {
	return BigInt(ballots.length) ** BigInt(ballots.length);
}

function prepare(
	input: BootstrapInput,
	{ rule, unranked = 'last' }: BootstrapRules,
): Result<
	{
		readonly alternatives: readonly string[];
		readonly groups: readonly DrawnGroup[];
		readonly rules: RankingRule;
	},
	BootstrapRefusal
> {
	if (!BOOTSTRAP_RULES.includes(rule)) return refuseAt('unknown-rule', ['rule'], rule);
	if (!UNRANKED.includes(unranked)) return refuseAt('unknown-unranked-policy', ['unranked'], unranked);
	const read = readDrawnGroups(input);
	return read.ok ? ok({ ...read.value, rules: { rule, unranked } }) : read;
}
