import { compareCodeUnits, sortByCodeUnits } from '../../basics/compare';
import { canonicalText } from '../canonical';
import type { Methodology, Tiers } from './documents';

/** What a tally is computed from, in the one form that whoever counts and whoever checks must both use. */
export type TallyInput = {
	method: Methodology['method'];
	unranked: Methodology['unranked'];
	tieRule: Methodology['tieRule'];
	alternatives: string[];
	withdrawn: string[];
	groups: {
		id: string;
		weight: { num: number; den: number };
		ballots: { count: number; ranking: string[][] }[];
	}[];
};

/** The ballots that count in one nucleus: those accepted and not superseded of its ranking that reached quorum. */
export type CountedNucleus = { nucleus: string; ballots: readonly Tiers[] };

/**
 * Turns a frozen methodology and the counted ballots into the input of the tally. Alternatives and nuclei keep the
 * order of the methodology; nuclei that were not counted are left out; equal ballots are merged and ordered by their
 * canonical text, so that neither the order of arrival nor the order inside a tie reaches the result.
 */
export function buildTallyInput(methodology: Methodology, counted: readonly CountedNucleus[]): TallyInput {
	const ballotsOf = new Map(counted.map(({ nucleus, ballots }) => [nucleus, ballots]));
	return {
		method: methodology.method,
		unranked: methodology.unranked,
		tieRule: methodology.tieRule,
		alternatives: methodology.alternatives.map(({ id }) => id),
		withdrawn: [],
		groups: methodology.weights.flatMap(({ nucleus, weight }) => {
			const ballots = ballotsOf.get(nucleus);
			return ballots ? [{ id: nucleus, weight: { ...weight }, ballots: mergeEqual(ballots) }] : [];
		}),
	};
}

function mergeEqual(ballots: readonly Tiers[]): { count: number; ranking: string[][] }[] {
	const merged = new Map<string, { count: number; ranking: string[][] }>();
	for (const tiers of ballots) {
		const ranking = tiers.map(sortByCodeUnits);
		const key = canonicalText(ranking);
		const same = merged.get(key);
		if (same) same.count += 1;
		else merged.set(key, { count: 1, ranking });
	}
	return [...merged].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, ballot]) => ballot);
}
