import { ok } from '../../../lib/basics/result';
import { mergeBallots, type Profile } from '../../../lib/ranking/ballots/profile';
import { formatExact } from '../../../lib/ranking/numbers/exactNumber';
import { makeRational } from '../../../lib/ranking/numbers/rational';
import { countsOf, type Counts } from '../ballots/counts';
import { readAlternatives } from '../ballots/readAlternatives';
import { mergeWeighted, readRankings } from '../ballots/readRankings';
import type { Family, Fields, MethodTable } from '../fields';
import { greedy } from './budget';
import { matrixMethods } from './matrixMethods';
import { bootstrap, defaultOption, scoreForBudget } from './ordinalExtras';
import { placeMethods } from './placeMethods';
import { searchMethods } from './searchMethods';

/** Everything that ranked ballots can be asked. */
export function rankedMethods(counts: Counts): MethodTable {
	return {
		...matrixMethods(counts),
		...placeMethods(counts),
		...searchMethods(counts),
		'default-option-rule': defaultOption(counts),
	};
}

/** Ballots cast, empty ones among them, and those that say something; weights make no difference here. */
export function participationFields({
	cast,
	empty,
	counted,
}: Pick<Profile, 'cast' | 'empty' | 'counted'>): Fields {
	return {
		ballotsCast: () => formatExact(cast),
		ballotsEmpty: () => formatExact(empty),
		ballotsExpressing: () => formatExact(counted),
	};
}

/** Kind `ordinal`: ranked ballots with ties and truncation. */
export const ordinal: Family = (body) => {
	const list = readAlternatives(body);
	if (!list.ok) return list;
	const lines = readRankings(body);
	if (!lines.ok) return lines;
	const plain = mergeBallots(list.value, lines.value);
	if (!plain.ok) return plain;
	const weighted = mergeWeighted(list.value, lines.value);
	if (!weighted.ok) return weighted;
	const counts = countsOf(weighted.value);
	return ok({
		participation: () => ok(participationFields(plain.value)),
		...rankedMethods(counts),
		'bootstrap-rank-distribution': bootstrap(list.value, [
			{ id: '', weight: makeRational(1n), lines: lines.value },
		]),
		...(body['budget'] === undefined
			? {}
			: { 'greedy-by-score': greedy(body, scoreForBudget(counts, body)) }),
	});
};
