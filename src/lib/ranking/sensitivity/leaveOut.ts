import { sortByCodeUnits, sortByKey } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import { kemenySnellDistance, type KemenySnellDistance } from '../agreement/kemenySnell';
import type { Tiers } from '../agreement/pairedTable';
import { poolGroups } from '../nuclei/poolGroups';
import { checkRules } from '../tally/checkRules';
import { countGroups, type CountedGroups } from '../tally/countGroups';
import { bordaRuleFor, type GroupTurnout } from '../tally/rankGroups';
import type { TallyInput, TallyMethod, TallyRefusal, TallyRules } from '../tally/tallyInput';
import { rankBy } from './rankBy';
import { checkTop, standInTop, type TopRefusal, type TopStanding } from './topPlaces';
import { prepareWithdrawals } from './withoutAlternative';

/** How one alternative stands to the first k, where leaving something out touches it. */
export type TopMove = {
	readonly alternative: string;
	readonly published: TopStanding;
	/** In the published ranking with the gap closed that a left-out alternative leaves. */
	readonly gapClosed: TopStanding;
	/** In the recount. Other than `gapClosed` only if somebody's place depends on what was left out. */
	readonly recounted: TopStanding;
};

/** A ranking without one nucleus or one alternative, beside the published one. */
export type Recount = {
	readonly tiers: Tiers;
	/** Only the alternatives whose standing is not the same in all three. */
	readonly moves: readonly TopMove[];
	/** From the published order of what is left to the recounted one. 0: nothing else changes. */
	readonly distance: KemenySnellDistance;
};

/**
 * - `ranked`: counted again without it;
 * - `without-ballots`, `without-weight`: it adds nothing, so leaving it out changes nothing;
 * - `last-nucleus`: no other was declared; `nobody-left`: none of the others has weight and ballots.
 */
export type NucleusLeftOut = {
	readonly nucleus: string;
	readonly status: 'ranked' | 'without-ballots' | 'without-weight' | 'last-nucleus' | 'nobody-left';
	/** Null unless `ranked`: there is nothing to compare. */
	readonly recount: Recount | null;
};

/** `last-alternative`: nothing is left to be ranked; `nobody-left`: no ballot with weight says anything of the rest. */
export type AlternativeLeftOut = {
	readonly alternative: string;
	readonly status: 'ranked' | 'last-alternative' | 'nobody-left';
	/** Nuclei that had ballots and have none without it. */
	readonly silenced: readonly string[];
	readonly recount: Recount | null;
};

export type LeaveOut = {
	readonly version: number;
	readonly method: TallyMethod;
	readonly k: number;
	readonly published: Tiers;
	/** One case for each, in code-unit order. */
	readonly nuclei: readonly NucleusLeftOut[];
	readonly alternatives: readonly AlternativeLeftOut[];
};

export const LEAVE_OUT_VERSION = 1;

/**
 * The declared method without each nucleus and without each alternative, one at a time, and what that changes among
 * the first `k`. An alternative is left out as if it had been withdrawn: ballots close the gap and may become empty.
 */
export function leaveOut(input: TallyInput, k: number): Result<LeaveOut, TallyRefusal | TopRefusal> {
	const rules = checkRules(input);
	if (!rules.ok) return rules;
	const counted = countGroups(input, rules.value.unranked);
	if (!counted.ok) return counted;
	return leaveOutCounted(input, rules.value, counted.value, k);
}

/** The same when all ballots are counted already. */
export function leaveOutCounted(
	input: TallyInput,
	rules: TallyRules,
	counted: CountedGroups,
	k: number,
): Result<LeaveOut, TallyRefusal | TopRefusal> {
	const top = checkTop(k, counted.alternatives.length);
	if (!top.ok) return top;
	const published = rank(rules, counted.alternatives, counted.groups);
	const nuclei = sortByKey(counted.groups, ({ id }) => id).map((nucleus): NucleusLeftOut => ({
		nucleus: nucleus.id,
		...withoutNucleus(nucleus, counted, (rest) =>
			compareWith(published, published, rank(rules, counted.alternatives, rest), k),
		),
	}));
	const countWithout = prepareWithdrawals(input, rules, counted);
	const alternatives: AlternativeLeftOut[] = [];
	for (const alternative of sortByCodeUnits(counted.alternatives)) {
		const rest = countWithout(alternative);
		if (!rest.ok) return rest;
		const silenced = counted.groups
			.filter((group, at) => group.counted > 0n && rest.value.groups[at]?.counted === 0n)
			.map(({ id }) => id);
		const status =
			rest.value.alternatives.length === 0
				? 'last-alternative'
				: rest.value.groups.some(speaks)
					? 'ranked'
					: 'nobody-left';
		const gapClosed = published
			.map((tier) => tier.filter((id) => id !== alternative))
			.filter((tier) => tier.length > 0);
		alternatives.push({
			alternative,
			status,
			silenced: sortByCodeUnits(silenced),
			recount:
				status === 'ranked'
					? compareWith(published, gapClosed, rank(rules, rest.value.alternatives, rest.value.groups), k)
					: null,
		});
	}
	return ok({ version: LEAVE_OUT_VERSION, method: rules.method, k, published, nuclei, alternatives });
}

/** One nucleus left out, `recount` ranking the others; or why there is nothing to rank. */
export function withoutNucleus(
	nucleus: GroupTurnout,
	{ groups }: Pick<CountedGroups, 'groups'>,
	recount: (rest: readonly GroupTurnout[]) => Recount,
): Pick<NucleusLeftOut, 'status' | 'recount'> {
	const rest = groups.filter((group) => group !== nucleus);
	if (rest.length === 0) return { status: 'last-nucleus', recount: null };
	if (nucleus.counted === 0n) return { status: 'without-ballots', recount: null };
	if (nucleus.weight.num === 0n) return { status: 'without-weight', recount: null };
	return rest.some(speaks)
		? { status: 'ranked', recount: recount(rest) }
		: { status: 'nobody-left', recount: null };
}

function speaks({ weight, counted }: GroupTurnout): boolean {
	return weight.num > 0n && counted > 0n;
}

function rank(
	{ method, unranked }: TallyRules,
	alternatives: readonly string[],
	groups: readonly GroupTurnout[],
): Tiers {
	const ranked = rankBy(method, poolGroups(alternatives, groups, bordaRuleFor(unranked)));
	if (!ranked.ok) throw new Error(`a method that can be declared refuses: ${ranked.error.code}`);
	return ranked.value;
}

/** A recount beside the published ranking, before and after closing the gap of what was left out. */
export function compareWith(published: Tiers, gapClosed: Tiers, recounted: Tiers, k: number): Recount {
	const [before, closed, after] = [published, gapClosed, recounted].map((tiers) => standInTop(tiers, k));
	const distance = kemenySnellDistance(gapClosed, recounted);
	if (!distance.ok) throw new Error('a recount ranks other alternatives');
	const moves = sortByCodeUnits(recounted.flat()).map((alternative): TopMove => ({
		alternative,
		published: before?.get(alternative) ?? 'out',
		gapClosed: closed?.get(alternative) ?? 'out',
		recounted: after?.get(alternative) ?? 'out',
	}));
	return {
		tiers: recounted,
		moves: moves.filter((move) => move.published !== move.gapClosed || move.gapClosed !== move.recounted),
		distance: distance.value,
	};
}
