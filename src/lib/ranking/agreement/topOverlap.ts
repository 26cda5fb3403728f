import { ok, type Result } from '../../basics/result';
import { refuseAt } from '../methods/refusal';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { pairRankings, type AgreementRefusal, type Tiers } from './pairedTable';

export type TopOverlap = {
	readonly k: number;
	/** In the first k of both, however ties across place k are broken. */
	readonly certain: readonly string[];
	/** How many the two have in common in the first k, at least and at most over all ways to break such ties. */
	readonly least: number;
	readonly most: number;
	/** `least` / k and `most` / k; null when nothing is asked for (k = 0). */
	readonly leastShare: ExactNumber | null;
	readonly mostShare: ExactNumber | null;
};

/** Who is among the first k for certain, and who shares the places that are left. */
interface Top {
	readonly sure: ReadonlySet<string>;
	readonly tied: ReadonlySet<string>;
	readonly places: number;
}

/**
 * What the first k of two rankings have in common. A tie across place k leaves open who is in; then the answer is a
 * range, and no order is made up. Both rankings must be of the same alternatives, and k at most their number.
 */
export function overlapTop(a: Tiers, b: Tiers, k: number): Result<TopOverlap, AgreementRefusal> {
	const table = pairRankings(a, b);
	if (!table.ok) return table;
	if (!Number.isSafeInteger(k) || k < 0 || BigInt(k) > table.value.total) {
		return refuseAt('k-out-of-range', ['k'], k);
	}
	const left = splitTop(a, k);
	const right = splitTop(b, k);
	const count = (ids: ReadonlySet<string>, others: ReadonlySet<string>) =>
		[...ids].filter((id) => others.has(id)).length;
	const both = count(left.sure, right.sure);
	const open = count(left.tied, right.tied);
	const leftGains = count(left.tied, right.sure);
	const rightGains = count(right.tied, left.sure);
	const spare = ({ tied }: Top, gains: number) => tied.size - gains - open;

	// most: fill the places first with those the other has for certain, then both with the same open ones
	const leftMost = Math.min(left.places, leftGains);
	const rightMost = Math.min(right.places, rightGains);
	const most = both + leftMost + rightMost + Math.min(left.places - leftMost, right.places - rightMost, open);

	// least: first those the other cannot have, then open ones apart from each other, then the rest
	const leftForced = Math.max(0, left.places - spare(left, leftGains));
	const rightForced = Math.max(0, right.places - spare(right, rightGains));
	const leftOpen = Math.min(leftForced, open);
	const rightOpen = Math.min(rightForced, open);
	const least =
		both + (leftForced - leftOpen) + (rightForced - rightOpen) + Math.max(0, leftOpen + rightOpen - open);
	const share = (common: number) => (k === 0 ? null : formatExact(BigInt(common), BigInt(k)));
	return ok({
		k,
		certain: a.flat().filter((id) => left.sure.has(id) && right.sure.has(id)),
		least,
		most,
		leastShare: share(least),
		mostShare: share(most),
	});
}

function splitTop(tiers: Tiers, k: number): Top {
	const sure = new Set<string>();
	for (const tier of tiers) {
		if (sure.size + tier.length > k) {
			const places = k - sure.size;
			return { sure, tied: new Set(places === 0 ? [] : tier), places };
		}
		for (const id of tier) sure.add(id);
	}
	return { sure, tied: new Set(), places: 0 };
}
