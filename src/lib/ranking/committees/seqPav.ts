import { ok, type Result } from '../../basics/result';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import type { ApprovalProfile } from '../scores/approvalProfile';
import { describeCommittees, type CommitteeOutcome, type CommitteeRefusal } from './committeeOutcome';
import { checkSize, commonHarmonicDenominator } from './committeeSize';
import { exploreChoices, walkChoices, type SequentialRule } from './exploreChoices';

/** One round, along one way if ties allow several. */
export type SeqPavStep = {
	readonly round: number;
	readonly alternative: string;
	/** All with the same largest gain. */
	readonly tied: readonly string[];
	/** Σ over the ballots that approve it of 1 / (1 + how many of them were chosen before). */
	readonly gain: ExactNumber;
};

export type SeqPavOutcome = CommitteeOutcome<'seq-pav', SeqPavStep> & {
	readonly k: number;
};

export const SEQ_PAV_VERSION = 1;

/**
 * Sequential proportional approval voting: k times, take the alternative whose ballots gain most, where a ballot counts
 * 1/(1 + those it has already). Every tie is followed and all committees are listed.
 * Source: Thiele 1895; Lackner and Skowron 2023.
 */
export function seqPav(
	profile: ApprovalProfile,
	options: { readonly k: number },
): Result<SeqPavOutcome, CommitteeRefusal> {
	const { alternatives, patterns } = profile;
	const size = checkSize(options.k, alternatives);
	if (!size.ok) return size;
	const k = size.value;
	const common = commonHarmonicDenominator(k);
	const countGains = (chosen: readonly number[]) => {
		const gains = alternatives.map(() => 0n);
		for (const { approved, count } of patterns) {
			const before = approved.filter((position) => chosen.includes(position)).length;
			for (const position of approved) {
				if (before < k) gains[position] = (gains[position] ?? 0n) + (count * common) / BigInt(before + 1);
			}
		}
		return gains;
	};
	const rule: SequentialRule<null> = {
		start: null,
		next: ({ chosen }) => {
			if (chosen.length === k) return [];
			const gains = countGains(chosen);
			const open = alternatives
				.map((_, position) => position)
				.filter((position) => !chosen.includes(position));
			const most = open.reduce((largest, position) => {
				const gain = gains[position] ?? 0n;
				return gain > largest ? gain : largest;
			}, 0n);
			return open.filter((position) => gains[position] === most);
		},
		choose: () => null,
		keyOf: () => '',
	};
	const steps = walkChoices(alternatives, rule).map(({ before, position, tied }, at): SeqPavStep => ({
		round: at + 1,
		alternative: alternatives[position] ?? '',
		tied: tied.map((other) => alternatives[other] ?? ''),
		gain: formatExact(countGains(before.chosen)[position] ?? 0n, common),
	}));
	const described = describeCommittees(alternatives, exploreChoices(alternatives.length, rule));
	return ok({ method: 'seq-pav', version: SEQ_PAV_VERSION, k, ...described, spent: null, scores: [], steps });
}
