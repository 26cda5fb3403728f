import { sortByCodeUnits, sortByKey } from '../../basics/compare';
import { ok, type Result } from '../../basics/result';
import type { Tiers } from '../agreement/pairedTable';
import { poolGroups } from '../nuclei/poolGroups';
import { checkRules } from '../tally/checkRules';
import { countGroups, type CountedGroups } from '../tally/countGroups';
import { bordaRuleFor, type GroupTurnout } from '../tally/rankGroups';
import type { TallyInput, TallyMethod, TallyRefusal, TallyRules } from '../tally/tallyInput';
import { rankBy } from './rankBy';
import { closeGap, compareWith, type Recount } from './recount';
import { checkTop, type TopRefusal } from './topPlaces';
import { prepareWithdrawals } from './withoutAlternative';
import {
	compareChannels,
	listChannels,
	listSilenced,
	withoutChannel,
	type ChannelLeftOut,
} from './withoutChannel';

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
	/** One for each channel that a ballot names: none where ballots do not say how they came in. */
	readonly channels: readonly ChannelLeftOut[];
};

export const LEAVE_OUT_VERSION = 2;

/**
 * The declared method without each nucleus, without each alternative and without each channel, one at a time, and what
 * that changes among the first `k`. An alternative is left out as if it had been withdrawn: ballots close the gap and
 * may become empty. A channel is left out as if none of its ballots had been cast.
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
	const recount = (rest: CountedGroups, gapClosed: Tiers): Recount =>
		compareWith(published, gapClosed, rank(rules, rest.alternatives, rest.groups), k);
	const countWithout = prepareWithdrawals(input, rules, counted);
	const alternatives: AlternativeLeftOut[] = [];
	for (const alternative of sortByCodeUnits(counted.alternatives)) {
		const rest = countWithout(alternative);
		if (!rest.ok) return rest;
		alternatives.push({
			alternative,
			...withoutAlternative(counted, rest.value, () => recount(rest.value, closeGap(published, alternative))),
		});
	}
	const channels: ChannelLeftOut[] = [];
	for (const channel of listChannels(input)) {
		const rest = countGroups(withoutChannel(input, channel), rules.unranked);
		if (!rest.ok) return rest;
		channels.push({
			channel,
			...compareChannels(counted, rest.value, () => recount(rest.value, published)),
		});
	}
	return ok({
		version: LEAVE_OUT_VERSION,
		method: rules.method,
		k,
		published,
		nuclei,
		alternatives,
		channels,
	});
}

/** One nucleus left out, `recount` ranking the others; or why there is nothing to rank. */
export function withoutNucleus<Group extends Pick<GroupTurnout, 'weight' | 'counted'>>(
	nucleus: Group,
	{ groups }: { readonly groups: readonly Group[] },
	recount: (rest: readonly Group[]) => Recount,
): Pick<NucleusLeftOut, 'status' | 'recount'> {
	const rest = groups.filter((group) => group !== nucleus);
	if (rest.length === 0) return { status: 'last-nucleus', recount: null };
	if (nucleus.counted === 0n) return { status: 'without-ballots', recount: null };
	if (nucleus.weight.num === 0n) return { status: 'without-weight', recount: null };
	return rest.some(speaks)
		? { status: 'ranked', recount: recount(rest) }
		: { status: 'nobody-left', recount: null };
}

/** One alternative left out, `recount` ranking the others; or why there is nothing to rank. */
export function withoutAlternative(
	whole: CountedGroups,
	rest: CountedGroups,
	recount: () => Recount,
): Omit<AlternativeLeftOut, 'alternative'> {
	const silenced = listSilenced(whole, rest);
	if (rest.alternatives.length === 0) return { status: 'last-alternative', silenced, recount: null };
	return rest.groups.some(speaks)
		? { status: 'ranked', silenced, recount: recount() }
		: { status: 'nobody-left', silenced, recount: null };
}

function speaks({ weight, counted }: Pick<GroupTurnout, 'weight' | 'counted'>): boolean {
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
