import { compareCodeUnits } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import type { Correlation } from '../agreement/correlation';
import { kemenySnellDistance, type KemenySnellDistance } from '../agreement/kemenySnell';
import { kendallTauB } from '../agreement/kendallTauB';
import { pairRankings, type Tiers } from '../agreement/pairedTable';
import { spearman } from '../agreement/spearman';
import type { UnrankedPolicy } from '../ballots/ballot';
import type { KemenyRefusal } from '../methods/kemeny';
import { poolGroups, type PooledCounts } from '../nuclei/poolGroups';
import { checkRules } from '../tally/checkRules';
import { countGroups, type CountedGroups } from '../tally/countGroups';
import { bordaRuleFor } from '../tally/rankGroups';
import type { TallyInput, TallyMethod, TallyRefusal } from '../tally/tallyInput';
import { COMPARED_METHODS, rankBy, type ComparedMethod } from './rankBy';
import { placeTiers, type SharedPlace } from './topPlaces';

/** The joint ranking by one method, or why that method gives none. */
export type MethodRanking =
	| { readonly method: ComparedMethod; readonly tiers: Tiers; readonly refusal: null }
	| { readonly method: ComparedMethod; readonly tiers: null; readonly refusal: KemenyRefusal };

/** How alike two methods rank the same ballots. Correlations are null where they are undefined: all tied in one. */
export type MethodAgreement = {
	readonly first: ComparedMethod;
	readonly second: ComparedMethod;
	readonly tauB: Correlation | null;
	readonly spearman: Correlation | null;
	readonly kemenySnell: KemenySnellDistance;
};

export type MethodComparison = {
	readonly version: number;
	readonly declared: TallyMethod;
	readonly unranked: UnrankedPolicy;
	/** The declared method first, then the second opinions; one that refuses is there with its refusal. */
	readonly methods: readonly MethodRanking[];
	/** The place of each alternative under each method, in the order of `methods`; null where the method refuses. */
	readonly positions: readonly {
		readonly alternative: string;
		readonly places: readonly (SharedPlace | null)[];
	}[];
	/** Every two methods that answer. */
	readonly agreements: readonly MethodAgreement[];
	/** Nuclei without a counted ballot. */
	readonly silentGroups: readonly string[];
	/** Whether no nucleus with weight says anything: then every method ties everything, and nothing is confirmed. */
	readonly nobodySpeaks: boolean;
};

export const METHOD_COMPARISON_VERSION = 1;

/**
 * The same ballots of the same nuclei with the same weights, under the declared method and its second opinions: ranked
 * pairs, Schulze, Kemeny, Copeland and Borda. A method that cannot answer is named, never left out in silence.
 */
export function compareMethods(input: TallyInput): Result<MethodComparison, TallyRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const counted = countGroups(input, rules.value.unranked);
	if (!counted.ok) return counted;
	return ok(compareCounted(counted.value, rules.value.method, rules.value.unranked));
}

/** The same for ballots that are counted already. */
export function compareCounted(
	{ alternatives, groups }: CountedGroups,
	declared: TallyMethod,
	unranked: UnrankedPolicy,
): MethodComparison {
	const pool = poolGroups(alternatives, groups, bordaRuleFor(unranked));
	const methods = rankByEach(pool, declared);
	const places = methods.map(({ tiers }) => (tiers === null ? null : placeTiers(tiers)));
	return {
		version: METHOD_COMPARISON_VERSION,
		declared,
		unranked,
		methods,
		positions: alternatives.map((alternative) => ({
			alternative,
			places: places.map((own) => own?.get(alternative) ?? null),
		})),
		agreements: methods.flatMap((first, at) =>
			methods.slice(at + 1).flatMap((second) => {
				if (first.tiers === null || second.tiers === null) return [];
				return [
					{ first: first.method, second: second.method, ...measureAgreement(first.tiers, second.tiers) },
				];
			}),
		),
		silentGroups: [...pool.silentGroups].sort(compareCodeUnits),
		nobodySpeaks: groups.every(({ weight, counted }) => weight.num === 0n || counted === 0n),
	};
}

/** One table by every method, the declared one first. */
export function rankByEach(
	pool: Pick<PooledCounts, 'matrix' | 'borda'>,
	declared: TallyMethod,
): MethodRanking[] {
	const order = [declared, ...COMPARED_METHODS.filter((method) => method !== declared)];
	return order.map((method): MethodRanking => {
		const ranked = rankBy(method, pool);
		return ranked.ok
			? { method, tiers: ranked.value, refusal: null }
			: { method, tiers: null, refusal: ranked.error };
	});
}

/** How alike two rankings of the same alternatives are. */
export function measureAgreement(
	a: Tiers,
	b: Tiers,
): Pick<MethodAgreement, 'tauB' | 'spearman' | 'kemenySnell'> {
	const table = pairRankings(a, b);
	const distance = kemenySnellDistance(a, b);
	if (!table.ok || !distance.ok) throw new Error('two methods rank different alternatives');
	return {
		tauB: kendallTauB(table.value).tauB,
		spearman: spearman(table.value),
		kemenySnell: distance.value,
	};
}
