import { sortByCodeUnits, sortByKey } from '../../../basics/compare';
import { formatExact, type ExactNumber } from '../../numbers/exactNumber';
import { addRationals, ZERO, type Rational } from '../../numbers/rational';
import type { ApprovalProfile } from '../../scores/approvalProfile';

/** What each of some like ballots pays for one purchase. */
export type SharePayment = {
	/** What these ballots approve. */
	readonly approved: readonly string[];
	readonly ballots: ExactNumber;
	readonly pays: ExactNumber;
	readonly left: ExactNumber;
};

/** Who pays for an alternative, from the money of each pattern before and after; in an order free of the input's. */
export function describePayments(
	{ alternatives, patterns }: ApprovalProfile,
	position: number,
	before: readonly Rational[],
	after: readonly Rational[],
): SharePayment[] {
	const payments = patterns.flatMap(({ approved, count }, at): SharePayment[] => {
		if (!approved.includes(position)) return [];
		const left = after[at] ?? ZERO;
		const pays = addRationals(before[at] ?? ZERO, { num: -left.num, den: left.den });
		return [
			{
				approved: sortByCodeUnits(approved.map((other) => alternatives[other] ?? '')),
				ballots: formatExact(count),
				pays: formatExact(pays.num, pays.den),
				left: formatExact(left.num, left.den),
			},
		];
	});
	return sortByKey(payments, ({ approved }) => JSON.stringify(approved));
}
