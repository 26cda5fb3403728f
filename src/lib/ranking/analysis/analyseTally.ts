import { sortByKey } from '../../basics/compare';
import type { Tiers } from '../agreement/pairedTable';
import { overlapTop } from '../agreement/topOverlap';
import type { Correlation } from '../agreement/correlation';
import { buildProfile } from '../ballots/profile';
import { minimax } from '../methods/minimax';
import { poolGroups } from '../nuclei/poolGroups';
import { roundApproximate } from '../numbers/approximate';
import { compareCounted, type MethodComparison } from '../sensitivity/compareMethods';
import { judge, type TopVerdicts } from '../sensitivity/describeStability';
import { bordaRuleFor, type GroupTurnout } from '../tally/rankGroups';
import type { TallyInput, TallyRules } from '../tally/tallyInput';
import { concordBetween, concordWithin } from './concordance';
import { resampleBallots } from './resampleBallots';
import type { AnalysedAgreement, AnalysedTop, DecimalText, TallyAnalysis } from './tallyAnalysis';
import {
	leaveOutEachByBallots,
	leaveOutEachByTables,
	leaveOutEachChannel,
	leaveOutEachNucleus,
	rankPooled,
	type Counted,
} from './withoutEach';

/** The ballots behind the counts, where every nucleus publishes them. */
export interface PublishedBallots {
	readonly input: TallyInput;
	/** What the resampling starts from. */
	readonly seedText: string;
}

/** Places that are looked at: as many as a local plan takes commitments. */
const FIRST_PLACES = 5;

/**
 * How firm a joint ranking is: the other methods, each nucleus and each alternative left out, agreement, and, where
 * all ballots are published, resampling. See `TallyAnalysis` for what each part says.
 *
 * @returns null when there is nothing to compare: no alternative, or no ballot that weighs.
 */
export function analyseTally(
	{ method, unranked }: Pick<TallyRules, 'method' | 'unranked'>,
	alternatives: readonly string[],
	unordered: readonly GroupTurnout[],
	published: PublishedBallots | null,
): TallyAnalysis | null {
	const isSilent = unordered.every(({ weight, counted }) => weight.num === 0n || counted === 0n);
	if (alternatives.length === 0 || isSilent) return null;
	const groups = sortByKey(unordered, ({ id }) => id);
	const k = Math.min(FIRST_PLACES, alternatives.length);
	const counted: Counted = { method, unranked, alternatives, groups, k };
	const pool = poolGroups(alternatives, groups, bordaRuleFor(unranked));
	const tiers = rankPooled(method, pool);
	const comparison = compareCounted({ alternatives, groups }, method, unranked);
	const byMethod = judge(
		alternatives,
		comparison.methods.flatMap((one) => (one.tiers === null ? [] : [[one.method, one.tiers] as const])),
		k,
	);
	const withoutNucleus = leaveOutEachNucleus(counted, tiers);
	const withoutChannel = published === null ? null : leaveOutEachChannel(counted, published.input, tiers);
	const judgeRecounts = (recounts: readonly (readonly [string, Tiers | null])[]) => {
		const ranked = recounts.flatMap(([name, order]) => (order === null ? [] : [[name, order] as const]));
		return ranked.length === 0 ? null : judge(alternatives, ranked, k);
	};
	const byNucleus = judgeRecounts(withoutNucleus.map((one) => [one.nucleus, one.tiers]));
	const byChannel = judgeRecounts((withoutChannel ?? []).map((one) => [one.channel, one.tiers]));
	const withoutAlternative =
		published === null
			? leaveOutEachByTables(counted, pool, tiers)
			: leaveOutEachByBallots(counted, published.input, tiers);
	const moved = new Set(
		(withoutAlternative ?? []).flatMap(({ moves }) =>
			moves
				.filter(({ gapClosed, recounted }) => gapClosed !== recounted)
				.map(({ alternative }) => alternative),
		),
	);
	const verdicts = [byMethod, byNucleus, byChannel].filter((one) => one !== null);
	const firm = alternatives.filter(
		(id) => verdicts.every(({ always }) => always.includes(id)) && !moved.has(id),
	);
	const neverNear = (id: string) => verdicts.every(({ never }) => never.includes(id)) && !moved.has(id);
	return {
		v: 1,
		k,
		methods: [
			...comparison.methods.map((one) => ({
				method: one.method,
				role: 'judge' as const,
				tiers: one.tiers,
				refusal: one.refusal === null ? null : one.refusal.code,
			})),
			{ method: 'minimax', role: 'onlooker', tiers: minimax(pool.matrix).tiers, refusal: null },
		],
		agreements: describeAgreements(comparison, k),
		byMethod: listVerdicts(byMethod),
		withoutNucleus,
		byNucleus: byNucleus === null ? null : listVerdicts(byNucleus),
		withoutAlternative,
		withoutAlternativeBy: published === null ? 'tables' : 'ballots',
		withoutChannel,
		byChannel: byChannel === null ? null : listVerdicts(byChannel),
		firm,
		depends: alternatives.filter((id) => !firm.includes(id) && !neverNear(id)),
		nuclei: {
			...concordBetween(method, alternatives, groups),
			within: groups.map(({ id, counted: ballots }) =>
				concordWithin(id, ballots, unranked, published === null ? null : readProfile(published.input, id)),
			),
		},
		resampling:
			published === null
				? { reason: 'ballots-not-published' }
				: resampleBallots(published.input, groups, k, published.seedText),
	};
}

function readProfile({ alternatives, withdrawn, groups }: TallyInput, id: string) {
	const ballots = groups.find((group) => group.id === id)?.ballots ?? [];
	const profile = buildProfile(alternatives, ballots, { withdrawn });
	if (!profile.ok) throw new Error(`counted ballots cannot be read: ${profile.error.code}`);
	return profile.value;
}

function listVerdicts<Ranking extends string>(verdicts: TopVerdicts<Ranking>): AnalysedTop {
	const { always, depends, tied, never } = verdicts;
	return { always, depends, tied, never };
}

function describeAgreements({ methods, agreements }: MethodComparison, k: number): AnalysedAgreement[] {
	const tiersOf = new Map(methods.map(({ method, tiers }) => [method, tiers ?? []]));
	return agreements.map(({ first, second, tauB, spearman, kemenySnell }) => {
		const overlap = overlapTop(tiersOf.get(first) ?? [], tiersOf.get(second) ?? [], k);
		if (!overlap.ok) throw new Error('two methods rank different alternatives');
		return {
			first,
			second,
			tauB: writeDecimal(tauB),
			spearman: writeDecimal(spearman),
			distance: kemenySnell.distance,
			mostDistance: kemenySnell.max,
			inCommon: { least: overlap.value.least, most: overlap.value.most },
		};
	});
}

function writeDecimal(correlation: Correlation | null): DecimalText | null {
	return correlation === null ? null : roundApproximate(correlation.value).toFixed(10);
}
