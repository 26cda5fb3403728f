import type { MethodOutcome } from '../methods/outcome';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { makeRational, ZERO } from '../numbers/rational';
import { rankScores } from '../order/rankScores';
import { countApprovals, type ApprovalProfile } from './approvalProfile';

/** One alternative, from the most approvals to the fewest. */
export type ApprovalStep = {
	readonly alternative: string;
	/** 1 for the most approvals. */
	readonly tier: number;
	readonly approvals: ExactNumber;
	/** Of the ballots that approve anything; 0 when there are none. */
	readonly share: ExactNumber;
};

export type ApprovalOutcome = MethodOutcome<'approval', ApprovalStep>;

export const APPROVAL_VERSION = 1;

/**
 * Approval voting: every ballot gives one point to each alternative it approves. Good for a first cut of a long list;
 * it does not see which of two approved alternatives is preferred. Source: Brams and Fishburn 1978.
 */
export function approval(profile: ApprovalProfile): ApprovalOutcome {
	const { alternatives, counted } = profile;
	const totals = countApprovals(profile);
	const { tiers, scores, tierOf, order } = rankScores(
		alternatives,
		totals.map((total) => makeRational(total)),
	);
	const steps = order.map((position): ApprovalStep => {
		const total = totals[position] ?? 0n;
		const share = counted === 0n ? ZERO : makeRational(total, counted);
		return {
			alternative: alternatives[position] ?? '',
			tier: tierOf[position] ?? 0,
			approvals: formatExact(total),
			share: formatExact(share.num, share.den),
		};
	});
	return { method: 'approval', version: APPROVAL_VERSION, tiers, scores, steps };
}
