import { err, ok, type Result } from '../../basics/result';
import { numeratorAt } from '../numbers/exactCells';
import { formatExact, parseExact, type ExactNumber } from '../numbers/exactNumber';
import {
	compareRationals,
	leastCommonMultiple,
	makeRational,
	ZERO,
	type Rational,
} from '../numbers/rational';
import { layByScore, nameTiers } from '../order/tiers';
import type { PlaceTable } from './placeCounts';

export type PointsRefusalCode = 'no-points' | 'points-not-exact' | 'points-rise';

/** Why a list of points is refused; `path` walks from the options to the place. */
export type PointsRefusal = {
	readonly code: PointsRefusalCode;
	readonly path: readonly (string | number)[];
	readonly value: string;
};

/** How many ballots put the alternative in these places, and what each of them gives it. */
export type PlaceStep = {
	readonly first: number;
	readonly last: number;
	readonly ballots: ExactNumber;
	/** The mean of the points of the places from `first` to `last`. */
	readonly pointsEach: ExactNumber;
};

/** One alternative, from the most points to the fewest. */
export type PositionalStep = {
	readonly alternative: string;
	/** 1 for the most points. */
	readonly tier: number;
	readonly points: ExactNumber;
	/** Ballots that list the alternative, wherever. */
	readonly supporters: ExactNumber;
	readonly places: readonly PlaceStep[];
};

/** What every positional method says, without its name. */
export type PositionalRanking = {
	readonly tiers: readonly (readonly string[])[];
	readonly scores: readonly { readonly alternative: string; readonly score: ExactNumber }[];
	readonly steps: readonly PositionalStep[];
};

/** What the places from `first` to `last` (from 1) give each alternative in them. */
export type PointsOf = (first: number, last: number) => Rational;

/**
 * Reads points by place: exact numbers, and no place gives more than the one before, where the places beyond the list
 * give 0. So a list cannot hold negative points either: they would rise again after its end.
 */
export function readPoints(points: readonly unknown[]): Result<readonly Rational[], PointsRefusal> {
	if (points.length === 0) return err({ code: 'no-points', path: ['points'], value: '' });
	const read: Rational[] = [];
	for (const [at, written] of points.entries()) {
		const refuse = (code: PointsRefusalCode) => err({ code, path: ['points', at], value: String(written) });
		const value = parseExact(written);
		if (!value.ok) return refuse('points-not-exact');
		const before = read[at - 1];
		if (value.value.num < 0n || (before !== undefined && compareRationals(value.value, before) > 0)) {
			return refuse('points-rise');
		}
		read.push(value.value);
	}
	return ok(read);
}

/** Tied alternatives share the mean of the points of the places that their tier covers. */
export function shareMean(points: readonly Rational[]): PointsOf {
	const common = points.reduce((denominator, { den }) => leastCommonMultiple(denominator, den), 1n);
	const sums = [0n];
	for (const [at, { num, den }] of points.entries()) sums.push((sums[at] ?? 0n) + num * (common / den));
	const sumOf = (places: number) => sums[Math.min(places, points.length)] ?? 0n;
	return (first, last) => {
		const sum = sumOf(last) - sumOf(first - 1);
		return sum === 0n ? ZERO : makeRational(sum, common * BigInt(last - first + 1));
	};
}

/**
 * Adds up points: the most first, equal points tied. `listed` is the table without the unranked, for the supporters.
 */
export function rankByPoints(
	table: PlaceTable,
	listed: PlaceTable,
	pointsOf: PointsOf,
): PositionalRanking & { readonly supporters: readonly ExactNumber[] } {
	const { alternatives, places } = table;
	const each = places.map(({ first, last }) => pointsOf(first, last));
	const common = places.reduce(
		(denominator, { ballots }, at) =>
			leastCommonMultiple(denominator, ballots.denominator * (each[at]?.den ?? 1n)),
		1n,
	);
	const totals = alternatives.map((_, a) => {
		let total = 0n;
		for (const [at, { ballots }] of places.entries()) {
			const { num, den } = each[at] ?? ZERO;
			if (num !== 0n) total += numeratorAt(ballots, a) * num * (common / (ballots.denominator * den));
		}
		return total;
	});
	const supporters = alternatives.map((_, a) => {
		const denominator = listed.places.reduce(
			(shared, { ballots }) => leastCommonMultiple(shared, ballots.denominator),
			1n,
		);
		const sum = listed.places.reduce(
			(total, { ballots }) => total + numeratorAt(ballots, a) * (denominator / ballots.denominator),
			0n,
		);
		return formatExact(sum, denominator);
	});
	const compare = (a: number, b: number) => {
		const difference = (totals[a] ?? 0n) - (totals[b] ?? 0n);
		return difference > 0n ? 1 : difference < 0n ? -1 : 0;
	};
	const tiers = layByScore(alternatives.length, compare);
	const order = alternatives.map((_, at) => at).sort((a, b) => (tiers[a] ?? 0) - (tiers[b] ?? 0) || a - b);
	const points = (a: number) => formatExact(totals[a] ?? 0n, common);
	return {
		tiers: nameTiers(alternatives, tiers),
		scores: alternatives.map((alternative, a) => ({ alternative, score: points(a) })),
		supporters,
		steps: order.map((a) => ({
			alternative: alternatives[a] ?? '',
			tier: (tiers[a] ?? 0) + 1,
			points: points(a),
			supporters: supporters[a] ?? 0,
			places: places.flatMap(({ first, last, ballots }, at) => {
				const number = numeratorAt(ballots, a);
				const { num, den } = each[at] ?? ZERO;
				if (number === 0n) return [];
				return [
					{
						first,
						last,
						ballots: formatExact(number, ballots.denominator),
						pointsEach: formatExact(num, den),
					},
				];
			}),
		})),
	};
}
