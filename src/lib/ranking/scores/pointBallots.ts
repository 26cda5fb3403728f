import { ok, type Result } from '../../basics/result';
import { listAlternatives } from '../ballots/alternatives';
import type { BallotRefusalCode } from '../ballots/ballot';
import { refuseAt, type Refusal } from '../methods/refusal';
import { parseInteger, type ExactInteger } from '../numbers/exactNumber';

/** Ballots that are alike: how many, and the points each gives. An id that is missing is blank; `{}` is empty. */
export type PointsLine = {
	readonly count: ExactInteger;
	readonly points: Readonly<Record<string, ExactInteger>>;
};

export interface PointsRules {
	/** How many points a ballot may spread. Without it any number. */
	readonly maxPoints?: number;
	/** How many of them may go to one alternative. Without it all of them. */
	readonly maxPerAlternative?: number;
	readonly withdrawn?: readonly string[];
}

export type PointBallotRefusal = Refusal<
	| BallotRefusalCode
	| 'points-not-an-integer'
	| 'negative-points'
	| 'too-many-points'
	| 'too-many-points-on-one'
	| 'limit-not-positive'
>;

/** What all ballots say about one alternative. */
export interface PointAnswers {
	points: bigint;
	supporters: bigint;
	zeros: bigint;
}

export interface PointTotals {
	readonly remaining: readonly string[];
	readonly answers: readonly PointAnswers[];
	readonly cast: bigint;
	/** Ballots that say nothing about any remaining alternative. */
	readonly empty: bigint;
	readonly unspent: bigint | null;
}

/** Checks and adds up the points of all ballots. The limits apply to the ballot as cast, withdrawn ones included. */
export function readPointBallots(
	alternatives: readonly string[],
	ballots: readonly PointsLine[],
	rules: PointsRules,
): Result<PointTotals, PointBallotRefusal> {
	for (const name of ['maxPoints', 'maxPerAlternative'] as const) {
		const limit = rules[name];
		if (limit !== undefined && !(Number.isSafeInteger(limit) && limit > 0)) {
			return refuseAt('limit-not-positive', [name], limit);
		}
	}
	const list = listAlternatives(alternatives, rules.withdrawn);
	if (!list.ok) return list;
	const { remaining } = list.value;
	const answers = remaining.map((): PointAnswers => ({ points: 0n, supporters: 0n, zeros: 0n }));
	const totals = { cast: 0n, empty: 0n, given: 0n };
	for (const [at, line] of ballots.entries()) {
		const count = parseInteger(line.count);
		if (!count.ok) return refuseAt('count-not-an-integer', ['ballots', at, 'count'], line.count);
		if (count.value < 0n) return refuseAt('negative-count', ['ballots', at, 'count'], line.count);
		totals.cast += count.value;
		let spent = 0n;
		let answered = false;
		for (const [id, written] of Object.entries(line.points)) {
			const place = ['ballots', at, 'points', id];
			const slot = list.value.slots.get(id);
			if (slot === undefined) return refuseAt('unknown-alternative', place, id);
			const points = parseInteger(written);
			if (!points.ok) return refuseAt('points-not-an-integer', place, written);
			if (points.value < 0n) return refuseAt('negative-points', place, written);
			if (rules.maxPerAlternative !== undefined && points.value > BigInt(rules.maxPerAlternative)) {
				return refuseAt('too-many-points-on-one', place, written);
			}
			spent += points.value;
			const answer = answers[list.value.positionBySlot[slot] ?? -1];
			if (answer === undefined) continue;
			answered = true;
			answer.points += points.value * count.value;
			if (points.value > 0n) answer.supporters += count.value;
			else answer.zeros += count.value;
		}
		if (rules.maxPoints !== undefined && spent > BigInt(rules.maxPoints)) {
			return refuseAt('too-many-points', ['ballots', at, 'points'], spent);
		}
		if (answered) totals.given += spent * count.value;
		else totals.empty += count.value;
	}
	const { cast, empty, given } = totals;
	const unspent = rules.maxPoints === undefined ? null : BigInt(rules.maxPoints) * (cast - empty) - given;
	return ok({ remaining, answers, cast, empty, unspent });
}
