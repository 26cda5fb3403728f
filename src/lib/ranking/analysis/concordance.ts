import { sortByKey } from '../../basics/compare';
import type { Tiers } from '../agreement/pairedTable';
import type { UnrankedPolicy } from '../ballots/ballot';
import type { Profile } from '../ballots/profile';
import { numeratorAt } from '../numbers/exactCells';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import type { GroupTurnout } from '../tally/rankGroups';
import type { TallyMethod } from '../tally/tallyInput';
import type { NucleusConcordance, TallyAnalysis } from './tallyAnalysis';
import { rankPooled } from './withoutEach';

/** Kendall's W between the rankings of the nuclei with ballots, each one judge whatever it weighs. */
export function concordBetween(
	method: TallyMethod,
	alternatives: readonly string[],
	groups: readonly GroupTurnout[],
): Pick<TallyAnalysis['nuclei'], 'w' | 'judges'> {
	const speaking = sortByKey(
		groups.filter(({ counted }) => counted > 0n),
		({ id }) => id,
	);
	const judges = speaking.map(({ id }) => id);
	if (judges.length < 2) return { w: null, judges };
	const rankings = speaking.map((group) => ({ count: 1n, tiers: rankPooled(method, group) }));
	return { w: concordTiers(alternatives, rankings), judges };
}

/** Kendall's W of rankings of the same alternatives, each as often as it was given. */
export function concordTiers(
	alternatives: readonly string[],
	rankings: readonly { readonly count: bigint; readonly tiers: Tiers }[],
): ExactNumber | null {
	const slots = new Map(alternatives.map((id, at) => [id, at]));
	const doubled = new Array<bigint>(alternatives.length).fill(0n);
	let tied = 0n;
	let judges = 0n;
	for (const { count, tiers } of rankings) {
		judges += count;
		let above = 0;
		for (const tier of tiers) {
			// twice the mean of the places that a tier shares: its first plus its last
			const rank = BigInt(2 * above + 1 + tier.length) * count;
			for (const id of tier) {
				const at = slots.get(id);
				if (at === undefined) throw new Error(`a ranking of other alternatives: ${id}`);
				doubled[at] = (doubled[at] ?? 0n) + rank;
			}
			tied += count * (BigInt(tier.length) ** 3n - BigInt(tier.length));
			above += tier.length;
		}
	}
	return concord(doubled, tied, judges);
}

/** Kendall's W among the ballots of one nucleus that say something. Null ballots: they are not published. */
export function concordWithin(
	nucleus: string,
	counted: bigint,
	unranked: UnrankedPolicy,
	profile: Profile | null,
): NucleusConcordance {
	const tell = (w: ExactNumber | null, reason: NucleusConcordance['reason']): NucleusConcordance => ({
		nucleus,
		ballots: formatExact(counted),
		w,
		reason,
	});
	if (profile === null) return tell(null, 'ballots-not-published');
	if (counted < 2n) return tell(null, 'few-ballots');
	if (unranked === 'no-opinion' && !ranksAll(profile)) return tell(null, 'unranked-without-place');
	const w = measureProfile(profile);
	return tell(w, w === null ? 'all-tied' : null);
}

function ranksAll({ alternatives, offsets, patternCount }: Profile): boolean {
	for (let pattern = 0; pattern < patternCount; pattern++) {
		if ((offsets[pattern + 1] ?? 0) - (offsets[pattern] ?? 0) !== alternatives.length) return false;
	}
	return true;
}

/**
 * W = 12S / (m²(n³ − n) − m Σ(t³ − t)) over merged ballots, the unranked of each tied last. Source: Kendall 1948 for
 * ties. Equal ballots are counted once and weighted, which is why it is not `kendallW`.
 */
function measureProfile(profile: Profile): ExactNumber | null {
	const { alternatives, patternCount, offsets, items, tierEnds, counts, counted } = profile;
	const size = alternatives.length;
	const doubled = new Array<bigint>(size).fill(0n);
	let tied = 0n;
	for (let pattern = 0; pattern < patternCount; pattern++) {
		const count = numeratorAt(counts, pattern);
		const start = offsets[pattern] ?? 0;
		const end = offsets[pattern + 1] ?? 0;
		const rest = size - (end - start);
		// twice the mean of the places that a tier shares: its first plus its last
		const ranks = new Array<number>(size).fill(size - rest + 1 + size);
		for (let at = start; at < end;) {
			const tierEnd = tierEnds[at] ?? end;
			for (let member = at; member < tierEnd; member++) {
				ranks[items[member] ?? 0] = at - start + 1 + (tierEnd - start);
			}
			tied += count * (BigInt(tierEnd - at) ** 3n - BigInt(tierEnd - at));
			at = tierEnd;
		}
		tied += count * (BigInt(rest) ** 3n - BigInt(rest));
		for (const [item, rank] of ranks.entries()) doubled[item] = (doubled[item] ?? 0n) + BigInt(rank) * count;
	}
	return concord(doubled, tied, counted);
}

/** @param doubled twice the rank sum of each alternative. @param tied Σ(t³ − t) over the ties of all judges. */
function concord(doubled: readonly bigint[], tied: bigint, judges: bigint): ExactNumber | null {
	const n = BigInt(doubled.length);
	const most = judges * judges * (n ** 3n - n) - judges * tied;
	const deviation = doubled.reduce((sum, rank) => sum + (rank - judges * (n + 1n)) ** 2n, 0n);
	return most > 0n ? formatExact(3n * deviation, most) : null;
}
