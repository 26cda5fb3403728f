import { formatExact, type ExactNumber } from '../../../lib/ranking/numbers/exactNumber';
import { ok, type Result } from '../../../lib/basics/result';
import type { AlternativeList } from '../../../lib/ranking/ballots/alternatives';
import type { UnrankedPolicy } from '../../../lib/ranking/ballots/ballot';
import { mergeBallots } from '../../../lib/ranking/ballots/profile';
import { borda } from '../../../lib/ranking/methods/borda';
import { poolGroups, type GroupCounts } from '../../../lib/ranking/nuclei/poolGroups';
import {
	addRationals,
	divideRationals,
	makeRational,
	multiplyRationals,
	type Rational,
} from '../../../lib/ranking/numbers/rational';
import { countPairwise } from '../../../lib/ranking/pairwise/pairwiseMatrix';
import { countBorda, type BordaRule } from '../../../lib/ranking/positional/bordaTotals';
import { countsOf, type Counts } from '../ballots/counts';
import { readAlternatives } from '../ballots/readAlternatives';
import { mergeWeighted, readRankings, type RankedLine, type ScaledProfile } from '../ballots/readRankings';
import {
	isList,
	isObject,
	refuse,
	type Family,
	type JsonObject,
	type Method,
	type MethodTable,
	type Refusal,
} from '../fields';
import { readWeight } from '../readData';
import { participationFields, rankedMethods } from './ordinal';
import { bootstrap } from './ordinalExtras';

interface Group {
	readonly id: string;
	readonly weight: Rational;
	readonly lines: readonly RankedLine[];
	readonly ballots: ScaledProfile;
	/** Non-empty ballots, without their weights. */
	readonly expressing: ExactNumber;
}

/** Kind `ordinal-grouped`: `grouped-…` counts nuclei as equals or as weighed, `pooled-…` one ballot one vote. */
export const grouped: Family = (body) => {
	const list = readAlternatives(body);
	if (!list.ok) return list;
	const lines = readRankings(body);
	if (!lines.ok) return lines;
	const plain = mergeBallots(list.value, lines.value);
	if (!plain.ok) return plain;
	const all = mergeWeighted(list.value, lines.value);
	if (!all.ok) return all;
	const groups = readGroups(body, list.value, lines.value);
	if (!groups.ok) return groups;
	const pooled = rankedMethods(countsOf(all.value));
	const equal = rankedMethods(countGroups(list.value, groups.value));
	const { pairwise } = equal;
	return ok({
		participation: () => ok(participationFields(plain.value)),
		...pooled,
		'bootstrap-rank-distribution': bootstrap(list.value, groups.value),
		...withPrefix('pooled-', pooled),
		...withPrefix('grouped-', equal),
		...(pairwise === undefined ? {} : { 'grouped-pairwise': withGroups(pairwise, groups.value) }),
	});
};

function withPrefix(prefix: string, methods: MethodTable): MethodTable {
	return Object.fromEntries(Object.entries(methods).map(([name, method]) => [`${prefix}${name}`, method]));
}

function withGroups(pairwise: Method, groups: readonly Group[]): Method {
	return (params) => {
		const fields = pairwise(params);
		if (!fields.ok) return fields;
		return ok({
			...fields.value,
			perGroup: () =>
				Object.fromEntries(
					groups.map(({ id, ballots, expressing }) => [
						id,
						{
							ballotsExpressing: expressing,
							bordaRanking: borda(countBorda(ballots.profile, { rule: 'tied-last' })).tiers,
						},
					]),
				),
		});
	};
}

function readGroups(
	body: JsonObject,
	list: AlternativeList,
	lines: readonly RankedLine[],
): Result<readonly Group[], Refusal> {
	const listed = body['groups'];
	if (!isList(listed)) return refuse('field-missing', ['groups'], listed);
	if (listed.length === 0) return refuse('no-groups', ['groups'], listed);
	const groups: Group[] = [];
	const members = new Map<string, RankedLine[]>();
	const weights: Rational[] = [];
	for (const [at, group] of listed.entries()) {
		const id = isObject(group) ? group['id'] : undefined;
		if (!isObject(group) || typeof id !== 'string') return refuse('field-missing', ['groups', at, 'id'], id);
		if (members.has(id)) return refuse('duplicate-group', ['groups', at, 'id'], id);
		members.set(id, []);
		const weight = readWeight(group['weight'] ?? 1, ['groups', at, 'weight']);
		if (!weight.ok) return weight;
		weights.push(weight.value);
	}
	for (const [at, line] of lines.entries()) {
		const own = members.get(line.group ?? '');
		if (own === undefined) return refuse('unknown-group', ['ballots', at, 'group'], line.group);
		own.push(line);
	}
	for (const [at, [id, own]] of [...members].entries()) {
		const ballots = mergeWeighted(list, own);
		if (!ballots.ok) return ballots;
		const plain = mergeBallots(list, own);
		if (!plain.ok) return plain;
		groups.push({
			id,
			weight: weights[at] ?? makeRational(1n),
			lines: own,
			ballots: ballots.value,
			expressing: formatExact(plain.value.counted),
		});
	}
	if (groups.every(({ weight }) => weight.num === 0n)) return refuse('zero-weights', ['groups'], 0);
	return ok(groups);
}

/** Nuclei with their shares: matrix and Borda as the product pools them, the rest from ballots that weigh as much. */
function countGroups(list: AlternativeList, groups: readonly Group[]): Counts {
	const pool = (unranked: UnrankedPolicy, rule: BordaRule) =>
		poolGroups(
			list.remaining,
			groups.map(({ id, weight, ballots }): GroupCounts => ({
				id,
				weight,
				counted: ballots.profile.counted,
				matrix: countPairwise(ballots.profile, unranked),
				borda: countBorda(ballots.profile, { rule, emptyBallots: 'left-out' }),
			})),
			rule,
		);
	return {
		alternatives: list.remaining,
		matrix: (unranked) => pool(unranked, 'tied-last').matrix,
		borda: (rule) => pool('last', rule).borda,
		ballots: () => weighGroups(list, groups),
	};
}

function weighGroups(list: AlternativeList, groups: readonly Group[]): ScaledProfile {
	const total = groups.reduce((sum, { weight }) => addRationals(sum, weight), makeRational(0n));
	const isCounted = (ranking: RankedLine['ranking']) =>
		ranking.some((tier) => tier.some((id) => list.remaining.includes(id)));
	const lines = groups.flatMap(({ weight, lines: own, ballots: { profile, scale } }) => {
		if (profile.counted === 0n) return [];
		// the weighted number of non-empty ballots is counted / scale
		const share = divideRationals(divideRationals(weight, total), makeRational(profile.counted, scale));
		return own
			.filter(({ ranking }) => isCounted(ranking))
			.map((line) => ({ ...line, weight: multiplyRationals(line.weight, share) }));
	});
	const merged = mergeWeighted(list, lines);
	// every line was merged before: only a bug can refuse it now
	if (!merged.ok) throw new Error(merged.error.code);
	return merged.value;
}
