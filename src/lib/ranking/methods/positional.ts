import { ok, type Result } from '../../basics/result';
import type { Profile } from '../ballots/profile';
import { formatExact, type ExactNumber } from '../numbers/exactNumber';
import { makeRational, ZERO } from '../numbers/rational';
import { countPlaces, type UnrankedPlaces } from '../positional/placeCounts';
import {
	rankByPoints,
	readPoints,
	shareMean,
	type PointsOf,
	type PointsRefusal,
	type PositionalStep,
} from '../positional/pointsByPlace';
import type { AlternativeScore, MethodOutcome } from './outcome';

type PositionalMethod = 'positional' | 'dowdall' | 'plurality';

export type PositionalOutcome<Id extends PositionalMethod = PositionalMethod> = MethodOutcome<
	Id,
	PositionalStep
> & {
	/** What each place gives, from the first; the places beyond give 0. */
	readonly points: readonly ExactNumber[];
	readonly unranked: UnrankedPlaces;
	/** `mean`: tied alternatives share the mean of their places; `alone`: a first place counts only if not shared. */
	readonly ties: 'mean' | 'alone';
	/** Ballots that list each alternative, wherever, in the order of `scores`. */
	readonly supporters: readonly AlternativeScore[];
};

export interface PositionalOptions {
	/** Exact numbers by place, from the first, none larger than the one before; places beyond the list give 0. */
	readonly points: readonly ExactNumber[];
	/** Default `zero`. */
	readonly unranked?: UnrankedPlaces;
}

export const POSITIONAL_VERSION = 1;

/**
 * Points by place, such as 3-2-1: for wide consultations with short ballots. Few people can pile points on one
 * alternative, so the supporters stand beside. Source: Young 1975 (scoring functions); Pabulib, Kraków.
 */
export function positional(
	profile: Profile,
	options: PositionalOptions,
): Result<PositionalOutcome<'positional'>, PointsRefusal> {
	const points = readPoints(options.points);
	if (!points.ok) return points;
	const unranked = options.unranked ?? 'zero';
	return ok({
		...rank('positional', profile, unranked, shareMean(points.value)),
		points: points.value.map(({ num, den }) => formatExact(num, den)),
		unranked,
		ties: 'mean',
	});
}

/** Dowdall's count: place k gives 1/k. Source: Reilly 2002 (Nauru). Default: unranked alternatives get nothing. */
export function dowdall(
	profile: Profile,
	options: { readonly unranked?: UnrankedPlaces } = {},
): PositionalOutcome<'dowdall'> {
	const unranked = options.unranked ?? 'zero';
	const points = profile.alternatives.map((_, at) => makeRational(1n, BigInt(at + 1)));
	return {
		...rank('dowdall', profile, unranked, shareMean(points)),
		points: points.map(({ num, den }) => formatExact(num, den)),
		unranked,
		ties: 'mean',
	};
}

/**
 * First places only: the ballots with the alternative alone in the first tier. A ballot that shares its first place
 * gives to nobody. Beware: alternatives much alike take votes from each other.
 */
export function plurality(profile: Profile): PositionalOutcome<'plurality'> {
	const one = makeRational(1n);
	const alone: PointsOf = (first, last) => (first === 1 && last === 1 ? one : ZERO);
	return { ...rank('plurality', profile, 'zero', alone), points: [1], unranked: 'zero', ties: 'alone' };
}

function rank<Id extends PositionalMethod>(
	method: Id,
	profile: Profile,
	unranked: UnrankedPlaces,
	pointsOf: PointsOf,
) {
	const listed = countPlaces(profile, 'zero');
	const table = unranked === 'zero' ? listed : countPlaces(profile, unranked);
	const { supporters, ...ranking } = rankByPoints(table, listed, pointsOf);
	return {
		method,
		version: POSITIONAL_VERSION,
		...ranking,
		supporters: supporters.map((score, at) => ({ alternative: profile.alternatives[at] ?? '', score })),
	};
}
