import { sortByKey } from '../../basics/compare';
import { buildProfile } from '../ballots/profile';
import { minimax } from '../methods/minimax';
import { poolGroups } from '../nuclei/poolGroups';
import { rankByEach } from '../sensitivity/compareMethods';
import { bordaRuleFor, type GroupTurnout } from '../tally/rankGroups';
import type { TallyInput, TallyRules } from '../tally/tallyInput';
import { concordBetween, concordWithin } from './concordance';
import { describeAgreements } from './describeAgreements';
import { countFirstPlaces, weighFirmness } from './firmness';
import { resampleBallots } from './resampleBallots';
import type { TallyAnalysis } from './tallyAnalysis';
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
	const k = countFirstPlaces(alternatives);
	const counted: Counted = { method, unranked, alternatives, groups, k };
	const pool = poolGroups(alternatives, groups, bordaRuleFor(unranked));
	const tiers = rankPooled(method, pool);
	const methods = rankByEach(pool, method);
	const withoutNucleus = leaveOutEachNucleus(counted, tiers);
	const withoutChannel = published === null ? null : leaveOutEachChannel(counted, published.input, tiers);
	const withoutAlternative =
		published === null
			? leaveOutEachByTables(counted, pool, tiers)
			: leaveOutEachByBallots(counted, published.input, tiers);
	const rankings = methods.flatMap((one) => (one.tiers === null ? [] : [[one.method, one.tiers] as const]));
	return {
		v: 1,
		k,
		methods: [
			...methods.map((one) => ({
				method: one.method,
				role: 'judge' as const,
				tiers: one.tiers,
				refusal: one.refusal === null ? null : one.refusal.code,
			})),
			{ method: 'minimax', role: 'onlooker', tiers: minimax(pool.matrix).tiers, refusal: null },
		],
		agreements: describeAgreements(methods, k),
		withoutNucleus,
		withoutAlternative,
		withoutAlternativeBy: published === null ? 'tables' : 'ballots',
		withoutChannel,
		...weighFirmness(alternatives, k, { rankings, withoutNucleus, withoutAlternative, withoutChannel }),
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
