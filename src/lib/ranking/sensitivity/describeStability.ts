import { sortByCodeUnits, sortByKey } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import { kendallW, rateByTier, type KendallW } from '../agreement/kendallW';
import type { Tiers } from '../agreement/pairedTable';
import { checkRules } from '../tally/checkRules';
import { countGroups, type CountedGroups } from '../tally/countGroups';
import type { TallyInput, TallyMethod, TallyRefusal } from '../tally/tallyInput';
import { compareCounted, type MethodComparison } from './compareMethods';
import { leaveOutCounted, type LeaveOut } from './leaveOut';
import { rankBy } from './rankBy';
import { standInTop, type TopRefusal, type TopStanding } from './topPlaces';

/**
 * How an alternative stands to the first k over several rankings of the same ballots: `always` and `never` in all of
 * them and whatever becomes of ties; `tied` over place k in all of them; `depends` when they do not say the same.
 */
export type TopVerdict = 'always' | 'never' | 'tied' | 'depends';

/** What each of several rankings says of one alternative; the lists name the rankings. */
export type TopVerdictOf<Ranking extends string> = {
	readonly alternative: string;
	readonly verdict: TopVerdict;
	readonly in: readonly Ranking[];
	readonly tied: readonly Ranking[];
	readonly out: readonly Ranking[];
};

/** All alternatives by verdict, each once: the numbers of the sentence a citizen reads. */
export type TopVerdicts<Ranking extends string> = Readonly<Record<TopVerdict, readonly string[]>> & {
	readonly rankings: readonly Ranking[];
	readonly alternatives: readonly TopVerdictOf<Ranking>[];
};

export type Stability = {
	readonly version: number;
	readonly k: number;
	readonly comparison: MethodComparison;
	readonly leaveOut: LeaveOut;
	/** Over the methods that answer; `comparison` names one that does not. */
	readonly byMethod: TopVerdicts<MethodComparison['methods'][number]['method']>;
	/** Over the recounts without one nucleus, named by it. Null when no nucleus can be left out with a ranking left. */
	readonly byNucleus: TopVerdicts<string> | null;
	/** Whom leaving out one other alternative moves over place k, beyond what closing the gap does. */
	readonly byAlternative: readonly { readonly alternative: string; readonly movedBy: readonly string[] }[];
	/** Among the first k under every method, without any one nucleus and without any one other alternative. */
	readonly firm: readonly string[];
	readonly betweenNuclei: {
		/** Nuclei with ballots, each one judge whatever it weighs. */
		readonly judges: readonly string[];
		readonly silent: readonly string[];
		/** Null with fewer than two judges: one always agrees with itself. */
		readonly concordance: KendallW | null;
	};
};

export const STABILITY_VERSION = 1;

/**
 * Which alternatives are among the first `k` whatever method counts and whichever nucleus or alternative is left out,
 * and which depend on it: "these 3 problems stay among the first 5 under any method; these 2 depend on the method".
 * A tie over place k is said as such; no order is made up. Agreement between nuclei is Kendall's W.
 */
export function describeStability(
	input: TallyInput,
	k: number,
): Result<Stability, TallyRefusal | TopRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const counted = countGroups(input, rules.value.unranked);
	if (!counted.ok) return counted;
	const left = leaveOutCounted(input, rules.value, counted.value, k);
	if (!left.ok) return left;
	const { alternatives } = counted.value;
	const comparison = compareCounted(counted.value, rules.value.method, rules.value.unranked);
	const byMethod = judge(
		alternatives,
		comparison.methods.flatMap(({ method, tiers }) => (tiers === null ? [] : [[method, tiers] as const])),
		k,
	);
	const recounts = left.value.nuclei.flatMap(({ nucleus, recount }) =>
		recount === null ? [] : [[nucleus, recount.tiers] as const],
	);
	const byNucleus = recounts.length === 0 ? null : judge(alternatives, recounts, k);
	const byAlternative = alternatives.map((alternative) => ({
		alternative,
		movedBy: left.value.alternatives.flatMap((other) =>
			other.recount?.moves.some(
				(move) => move.alternative === alternative && move.gapClosed !== move.recounted,
			) === true
				? [other.alternative]
				: [],
		),
	}));
	return ok({
		version: STABILITY_VERSION,
		k,
		comparison,
		leaveOut: left.value,
		byMethod,
		byNucleus,
		byAlternative,
		firm: byMethod.always.filter(
			(id) =>
				(byNucleus === null || byNucleus.always.includes(id)) &&
				byAlternative.some(({ alternative, movedBy }) => alternative === id && movedBy.length === 0),
		),
		betweenNuclei: compareNuclei(counted.value, rules.value.method),
	});
}

/** What several rankings of the same alternatives say of the first k. */
export function judge<Ranking extends string>(
	alternatives: readonly string[],
	rankings: readonly (readonly [Ranking, Tiers])[],
	k: number,
): TopVerdicts<Ranking> {
	const standings = rankings.map(([name, tiers]) => ({ name, standing: standInTop(tiers, k) }));
	const judged = alternatives.map((alternative): TopVerdictOf<Ranking> => {
		const saying = (standing: TopStanding) =>
			standings.filter((one) => one.standing.get(alternative) === standing).map(({ name }) => name);
		const said = { in: saying('in'), tied: saying('tied'), out: saying('out') };
		const all = (names: readonly Ranking[]) => names.length === rankings.length;
		const verdict = all(said.in) ? 'always' : all(said.out) ? 'never' : all(said.tied) ? 'tied' : 'depends';
		return { alternative, verdict, ...said };
	});
	const having = (verdict: TopVerdict) =>
		judged.filter((one) => one.verdict === verdict).map(({ alternative }) => alternative);
	return {
		rankings: rankings.map(([name]) => name),
		always: having('always'),
		never: having('never'),
		tied: having('tied'),
		depends: having('depends'),
		alternatives: judged,
	};
}

function compareNuclei(
	{ alternatives, groups }: CountedGroups,
	method: TallyMethod,
): Stability['betweenNuclei'] {
	const speaking = sortByKey(
		groups.filter(({ counted }) => counted > 0n),
		({ id }) => id,
	);
	const rankings = speaking.map((group) => {
		const ranked = rankBy(method, group);
		if (!ranked.ok) throw new Error(`a method that can be declared refuses: ${ranked.error.code}`);
		return ranked.value;
	});
	const ratings = rateByTier(alternatives, rankings);
	const concordance = ratings.ok ? kendallW(ratings.value) : ratings;
	if (!concordance.ok) throw new Error('a nucleus ranks other alternatives');
	return {
		judges: speaking.map(({ id }) => id),
		silent: sortByCodeUnits(groups.filter(({ counted }) => counted === 0n).map(({ id }) => id)),
		concordance: speaking.length < 2 ? null : concordance.value,
	};
}
