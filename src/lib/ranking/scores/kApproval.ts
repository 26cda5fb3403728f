import { ok, type Result } from '../../basics/result';
import type { Profile } from '../ballots/profile';
import type { MethodOutcome } from '../methods/outcome';
import { refuseAt, type Refusal } from '../methods/refusal';
import { numeratorAt } from '../numbers/exactCells';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { addRationals, makeRational, ZERO, type Rational } from '../numbers/rational';
import { rankScores } from '../order/rankScores';

/** One alternative, from the highest score to the lowest. */
export type KApprovalStep = {
	readonly alternative: string;
	/** 1 for the highest score. */
	readonly tier: number;
	/** Ballots that have it among their first k for certain. */
	readonly within: ExactNumber;
	/** What it gets from ballots that tie it across place k, where a tie shares the places that are left. */
	readonly shared: ExactNumber;
};

export type KApprovalOutcome = MethodOutcome<'k-approval', KApprovalStep> & {
	readonly k: number;
};

export type KApprovalRefusal = Refusal<'k-not-positive'>;

export const K_APPROVAL_VERSION = 1;

/**
 * k-approval of ranked ballots: one point for each of the first k places, none beyond, and none for the unranked. A tie
 * across place k shares the places that are left in equal parts, as the mean of the places it covers.
 * Source: Brams and Fishburn 1978; Smith 1973 (positional rules with ties).
 */
export function kApproval(
	profile: Profile,
	options: { readonly k: number },
): Result<KApprovalOutcome, KApprovalRefusal> {
	const { k } = options;
	if (!Number.isSafeInteger(k) || k < 1) return refuseAt('k-not-positive', ['k'], k);
	const { alternatives, offsets, items, tierEnds, counts } = profile;
	const within = alternatives.map(() => 0n);
	const shared: Rational[] = alternatives.map(() => ZERO);
	for (let pattern = 0; pattern < profile.patternCount; pattern++) {
		const start = offsets[pattern] ?? 0;
		const end = offsets[pattern + 1] ?? 0;
		const count = numeratorAt(counts, pattern);
		for (let tierStart = start; tierStart < end && tierStart - start < k;) {
			const tierEnd = tierEnds[tierStart] ?? end;
			const places = Math.min(tierEnd - start, k) - (tierStart - start);
			for (let i = tierStart; i < tierEnd; i++) {
				const item = items[i] ?? 0;
				if (places === tierEnd - tierStart) within[item] = (within[item] ?? 0n) + count;
				else {
					const part = makeRational(count * BigInt(places), BigInt(tierEnd - tierStart) * counts.denominator);
					shared[item] = addRationals(shared[item] ?? ZERO, part);
				}
			}
			tierStart = tierEnd;
		}
	}
	const values = within.map((total, position) =>
		addRationals(makeRational(total, counts.denominator), shared[position] ?? ZERO),
	);
	const { tiers, scores, tierOf, order } = rankScores(alternatives, values);
	const steps = order.map((position): KApprovalStep => {
		const part = shared[position] ?? ZERO;
		return {
			alternative: alternatives[position] ?? '',
			tier: tierOf[position] ?? 0,
			within: formatExact(within[position] ?? 0n, counts.denominator),
			shared: formatExact(part.num, part.den),
		};
	});
	return ok({ method: 'k-approval', version: K_APPROVAL_VERSION, k, tiers, scores, steps });
}
