import { ok, type Result } from '../../../lib/basics/result';
import type { AlternativeList } from '../../../lib/ranking/ballots/alternatives';
import type { BallotLine } from '../../../lib/ranking/ballots/ballot';
import { mergeBallots, type Profile } from '../../../lib/ranking/ballots/profile';
import type { Json } from '../../../lib/ranking/interchange/jsonText';
import { leastCommonMultiple, makeRational, type Rational } from '../../../lib/ranking/numbers/rational';
import { isList, isObject, isTextList, refuse, type JsonObject, type Refusal } from '../fields';
import { readWeight } from '../readData';

/** Ballots as a case writes them: alike ones with their number, what each of them weighs, and their nucleus. */
export interface RankedLine extends BallotLine {
	readonly weight: Rational;
	readonly group: string | null;
}

const ONE = makeRational(1n);

/** Reads `{count, weight?, ranking, group?}`; whether ids and counts are sound is checked where they are merged. */
export function readRankings(body: JsonObject): Result<readonly RankedLine[], Refusal> {
	const ballots = body['ballots'];
	if (!isList(ballots)) return refuse('field-missing', ['ballots'], ballots);
	const lines: RankedLine[] = [];
	for (const [at, ballot] of ballots.entries()) {
		const place = (...rest: (string | number)[]) => ['ballots', at, ...rest];
		if (!isObject(ballot)) return refuse('field-wrong', place(), ballot);
		const { count, ranking, weight = 1, group = null } = ballot;
		if (typeof count !== 'number' && typeof count !== 'string') {
			return refuse('count-not-an-integer', place('count'), count);
		}
		if (!isList(ranking)) return refuse('field-missing', place('ranking'), ranking);
		if (!isTiers(ranking)) {
			const wrong = ranking.findIndex((tier) => !isTextList(tier));
			return refuse('field-wrong', place('ranking', wrong), ranking[wrong]);
		}
		const read = readWeight(weight, place('weight'));
		if (!read.ok) return read;
		if (group !== null && typeof group !== 'string') return refuse('field-wrong', place('group'), group);
		lines.push({ count, ranking, weight: read.value, group });
	}
	if (lines.length > 0 && lines.every(({ weight }) => weight.num === 0n)) {
		return refuse('zero-weights', ['ballots'], 0);
	}
	return ok(lines);
}

/**
 * Ballots with fractional weights in whole numbers: every count is multiplied by `scale`, so what methods add up has to
 * be divided by it again. Without weights `scale` is 1.
 */
export interface ScaledProfile {
	readonly profile: Profile;
	readonly scale: bigint;
}

/** Merges ballots with their weights. */
export function mergeWeighted(
	list: AlternativeList,
	lines: readonly (BallotLine & { readonly weight: Rational })[],
): Result<ScaledProfile, Refusal> {
	const plain = mergeBallots(list, lines);
	if (!plain.ok || lines.every(({ weight }) => weight.num === ONE.num && weight.den === ONE.den)) {
		return plain.ok ? ok({ profile: plain.value, scale: 1n }) : plain;
	}
	const scale = lines.reduce((common, { weight }) => leastCommonMultiple(common, weight.den), 1n);
	const scaled = mergeBallots(
		list,
		lines.map(({ count, ranking, weight }) => ({
			count: (BigInt(count) * weight.num * (scale / weight.den)).toString(),
			ranking,
		})),
	);
	return scaled.ok ? ok({ profile: scaled.value, scale }) : scaled;
}

/** Checked as it is, without a copy of every ballot. */
function isTiers(value: readonly Json[]): value is readonly (readonly string[])[] {
	return value.every(isTextList);
}
