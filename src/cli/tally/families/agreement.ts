import { ok } from '../../../lib/basics/result';
import { kemenySnellDistance } from '../../../lib/ranking/agreement/kemenySnell';
import { kendallTauB } from '../../../lib/ranking/agreement/kendallTauB';
import { kendallW } from '../../../lib/ranking/agreement/kendallW';
import {
	pairCounts,
	pairRankings,
	pairScores,
	type PairedTable,
} from '../../../lib/ranking/agreement/pairedTable';
import { spearman } from '../../../lib/ranking/agreement/spearman';
import { readIds } from '../ballots/readAlternatives';
import { refuse, UNSUPPORTED, type Family, type JsonObject, type MethodTable } from '../fields';
import { readRow, readTable, readTiers } from '../readData';

/** Kind `two-scores`: two lists of scores, or how often each pair of values occurs. */
export const twoScores: Family = (body) => {
	if (body['table'] !== undefined) {
		const rows = readTable(body['table'], ['table']);
		if (!rows.ok) return rows;
		const table = pairCounts(rows.value);
		return table.ok ? ok(correlations(table.value)) : table;
	}
	const x = readRow(body['x'], ['x']);
	if (!x.ok) return x;
	const y = readRow(body['y'], ['y']);
	if (!y.ok) return y;
	const table = pairScores(x.value, y.value);
	return table.ok ? ok(correlations(table.value)) : table;
};

/** Kind `two-rankings`: two rankings with ties. */
export const twoRankings: Family = (body) => {
	const a = readTiers(body['a'], ['a']);
	if (!a.ok) return a;
	const b = readTiers(body['b'], ['b']);
	if (!b.ok) return b;
	const table = pairRankings(a.value, b.value);
	if (!table.ok) return table;
	const distance = kemenySnellDistance(a.value, b.value);
	if (!distance.ok) return distance;
	return ok({
		'kemeny-snell-distance': () =>
			ok({ distance: () => distance.value.distance, max: () => distance.value.max }),
		...correlations(table.value),
	});
};

function correlations(table: PairedTable): MethodTable {
	return {
		'kendall-tau-b': () => {
			const { concordant, discordant, tiedX, tiedY, tauB } = kendallTauB(table);
			return ok({
				concordant: () => concordant,
				discordant: () => discordant,
				tiedX: () => tiedX,
				tiedY: () => tiedY,
				tauB: () => tauB?.value ?? null,
			});
		},
		spearman: () => ok({ rho: () => spearman(table)?.value ?? null }),
	};
}

/** Kind `judges-ranks`: what each judge says about each item. */
export const judgesRanks: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const ratings = readTable(body['ratings'], ['ratings']);
	if (!ratings.ok) return ratings;
	const narrow = ratings.value.findIndex(({ length }) => length !== ids.value.length);
	if (narrow !== -1) return refuse('different-lengths', ['ratings', narrow], ratings.value[narrow]?.length);
	const { smallerIsBetter = true } = body;
	if (typeof smallerIsBetter !== 'boolean')
		return refuse('field-wrong', ['smallerIsBetter'], smallerIsBetter);
	const measure = (params: JsonObject) => {
		const { tieCorrection = true } = params;
		return typeof tieCorrection === 'boolean'
			? kendallW(ratings.value, { tieCorrection, smallerIsBetter })
			: refuse(UNSUPPORTED, ['params', 'tieCorrection'], tieCorrection);
	};
	const checked = measure({});
	if (!checked.ok) return checked;
	return ok({
		'kendall-w': (params) => {
			const outcome = measure(params);
			if (!outcome.ok) return outcome;
			const { w, rankSums, chiSquare, degreesOfFreedom, pValue } = outcome.value;
			return ok({
				W: () => w,
				rankSums: () => Object.fromEntries(ids.value.map((id, at) => [id, rankSums[at] ?? 0])),
				chiSquare: () => chiSquare,
				degreesOfFreedom: () => degreesOfFreedom,
				pValueChiSquare: () => pValue,
			});
		},
	});
};
