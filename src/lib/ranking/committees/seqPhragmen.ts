import { ok, type Result } from '../../basics/result';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { makeRational, ZERO, type Rational } from '../numbers/rational';
import type { ApprovalProfile } from '../scores/approvalProfile';
import { describeCommittees, type CommitteeOutcome, type CommitteeRefusal } from './committeeOutcome';
import { checkSize } from './committeeSize';
import { exploreChoices, walkChoices, type ChoiceState, type SequentialRule } from './exploreChoices';
import { carryLoad, findLightest, keyOfLoads } from './phragmenLoads';

/** One round, along one way if ties allow several. */
export type SeqPhragmenStep = {
	readonly round: number;
	readonly alternative: string;
	/** All that would have burdened their supporters equally little. */
	readonly tied: readonly string[];
	/** What each of its supporters carries afterwards; null when nobody approves it. */
	readonly load: ExactNumber | null;
};

export type SeqPhragmenOutcome = CommitteeOutcome<'seq-phragmen', SeqPhragmenStep> & {
	readonly k: number;
};

export const SEQ_PHRAGMEN_VERSION = 1;

const ONE = makeRational(1n);

/**
 * Phragmén's sequential rule: every member is a burden of 1 that its supporters share so that all of them carry the
 * same; k times, take the alternative that makes the largest load smallest. Alternatives without supporters come last,
 * all tied. Every tie is followed. Source: Phragmén 1894; Janson 2016; Lackner and Skowron 2023.
 */
export function seqPhragmen(
	profile: ApprovalProfile,
	options: { readonly k: number },
): Result<SeqPhragmenOutcome, CommitteeRefusal> {
	const { alternatives } = profile;
	const size = checkSize(options.k, alternatives);
	if (!size.ok) return size;
	const k = size.value;
	const look = ({ chosen, memory }: ChoiceState<readonly Rational[]>) => {
		const open = alternatives.map((_, position) => position).filter((position) => !chosen.includes(position));
		return findLightest(profile, memory, open, () => ONE);
	};
	const rule: SequentialRule<readonly Rational[]> = {
		start: profile.patterns.map(() => ZERO),
		next: (state) => (state.chosen.length === k ? [] : look(state).tied),
		choose: (state, position) => carryLoad(profile, state.memory, position, look(state).load),
		keyOf: keyOfLoads,
	};
	const steps = walkChoices(alternatives, rule).map(({ before, position, tied }, at): SeqPhragmenStep => {
		const { load } = look(before);
		return {
			round: at + 1,
			alternative: alternatives[position] ?? '',
			tied: tied.map((other) => alternatives[other] ?? ''),
			load: load === null ? null : formatExact(load.num, load.den),
		};
	});
	return ok({
		method: 'seq-phragmen',
		version: SEQ_PHRAGMEN_VERSION,
		k,
		...describeCommittees(alternatives, exploreChoices(alternatives.length, rule)),
		spent: null,
		scores: [],
		steps,
	});
}
