import { err, ok, type Result } from '../../basics/result';
import type { Profile } from '../ballots/profile';
import { exploreEliminations, type EliminationRound } from '../elimination/exploreEliminations';
import { findTiedRanks, startCount } from '../elimination/runningCount';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { layByCertainty, nameTiers } from '../order/tiers';
import type { PlaceRange } from '../tieOrders/possibleRankings';
import type { AlternativeScore, MethodOutcome } from './outcome';

export interface IrvOptions {
	/**
	 * Ballots that tie alternatives: `refuse` (default) them, because the rule knows only one holder of a ballot, or let
	 * the tied ones that are left `share` it equally.
	 */
	readonly tiedRanks?: 'refuse' | 'share';
	/** How many different sets of those still in are followed before the ways to break ties are left open. */
	readonly mostStates?: number;
}

/**
 * One round that every way to break ties comes through. Where ties lead different ways that meet again, the rounds
 * between are left out; where they never meet again the steps end.
 */
export type IrvStep = {
	/** From 1, one for each elimination. */
	readonly round: number;
	/** Those still in with their ballots, in the order of the alternatives. */
	readonly tally: readonly AlternativeScore[];
	/** Counted ballots with nobody left on them. */
	readonly exhausted: ExactNumber;
	/** Those with the fewest ballots: several are tied. Empty when only one is left. */
	readonly lowest: readonly string[];
	/** Who is gone in the next step: one, or several in an order that depends on how ties are broken. */
	readonly eliminated: readonly string[];
};

export type IrvOutcome = MethodOutcome<'irv', IrvStep> & {
	readonly tiedRanks: 'refuse' | 'share';
	/** Whether the lowest were tied in some round. */
	readonly eliminationTie: boolean;
	/** Who is left last in at least one way to break the ties; null when there were too many ways to follow. */
	readonly possibleWinners: readonly string[] | null;
	/**
	 * Where each alternative can stand over all ways. Bounds instead of exact ranges when `possibleWinners` is null, and
	 * among three or more that were eliminated in one step.
	 */
	readonly places: readonly PlaceRange[];
};

/** `value` names the tied alternatives of a ballot. */
export type IrvRefusal = {
	readonly code: 'tied-ranks';
	readonly path: readonly (string | number)[];
	readonly value: string;
};

export const IRV_VERSION = 1;

/**
 * Instant runoff: the alternative with the fewest first places goes, its ballots pass to the next on them, until one is
 * left; the ranking is the reverse of the elimination. (Others rank by running again without the winner, and get
 * another order.) Source: Hare 1857; Tideman 1987.
 *
 * When the lowest are tied every way is followed, and one alternative stands above another only if it outlasts it in
 * **every** way. Use it where a regulation asks for it: it can miss an alternative that beats every other.
 */
export function irv(profile: Profile, options: IrvOptions = {}): Result<IrvOutcome, IrvRefusal> {
	const tiedRanks = options.tiedRanks ?? 'refuse';
	const tiedOnBallot = findTiedRanks(profile);
	if (tiedRanks === 'refuse' && tiedOnBallot !== null) {
		return err({ code: 'tied-ranks', path: ['ballots'], value: tiedOnBallot.join(' = ') });
	}
	const { alternatives } = profile;
	const size = alternatives.length;
	const count = startCount(profile);
	const { denominator } = count;
	const found = exploreEliminations(size, count, options.mostStates);
	const { winners, mayOutlast } = found;
	const tiers = layByCertainty(size, (a, b) => a !== b && !mayOutlast(b, a));
	return ok({
		method: 'irv',
		version: IRV_VERSION,
		tiedRanks,
		tiers: nameTiers(alternatives, tiers),
		scores: [],
		eliminationTie: found.tied,
		possibleWinners: winners && alternatives.filter((_, position) => winners.has(position)),
		places: alternatives.map((alternative, position) => {
			const [highest, lowest] = found.places[position] ?? [1, size];
			return { alternative, highest, lowest };
		}),
		steps: found.rounds.map((round) => describeRound(alternatives, denominator, round)),
	});
}

function describeRound(
	alternatives: readonly string[],
	denominator: bigint,
	round: EliminationRound,
): IrvStep {
	const name = (position: number) => alternatives[position] ?? '';
	return {
		round: alternatives.length - round.remaining.length + 1,
		tally: round.remaining.map((position) => ({
			alternative: name(position),
			score: formatExact(round.tallies[position] ?? 0n, denominator),
		})),
		exhausted: formatExact(round.exhausted, denominator),
		lowest: round.lowest.map(name),
		eliminated: round.eliminated.map(name),
	};
}
