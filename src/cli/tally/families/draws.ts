import { createHash } from 'node:crypto';
import { ok } from '../../../lib/basics/result';
import { rfc3797 } from '../../../lib/ranking/draws/rfc3797';
import { sha256Permutation } from '../../../lib/ranking/draws/sha256Permutation';
import type { Json } from '../../../lib/ranking/interchange/jsonText';
import { selectByQuota } from '../../../lib/ranking/selection/selectByQuota';
import { readAlternatives } from '../ballots/readAlternatives';
import { isList, refuse, UNSUPPORTED, type Family } from '../fields';
import { readNamed, readTiers } from '../readData';

/** Kind `sortition`: a draw from a numbered pool with public numbers. */
export const sortition: Family = (body) => {
	const { poolSize, sources } = body;
	if (typeof poolSize !== 'number') return refuse('pool-not-a-count', ['poolSize'], poolSize);
	if (!isList(sources)) return refuse('field-missing', ['sources'], sources);
	const wrong = sources.findIndex((source) => !isNumberList(source));
	if (wrong !== -1) return refuse('source-not-numbers', ['sources', wrong], sources[wrong]);
	const draw = (count: number) => rfc3797({ poolSize, count, sources: sources.filter(isNumberList) });
	const checked = draw(0);
	if (!checked.ok) return checked;
	return ok({
		rfc3797: (params) => {
			const { count } = params;
			if (typeof count !== 'number') return refuse(UNSUPPORTED, ['params', 'count'], count);
			const outcome = draw(count);
			if (!outcome.ok) return outcome;
			const { keyString, selected, steps } = outcome.value;
			return ok({
				keyString: () => keyString,
				selected: () => selected,
				md5: () => steps.map(({ md5 }) => md5),
			});
		},
	});
};

/** Kind `tiebreak`: an order drawn from a public text. */
export const tiebreak: Family = (body) => {
	const list = readAlternatives(body);
	if (!list.ok) return list;
	const { seed } = body;
	if (typeof seed !== 'string') return refuse('field-missing', ['seed'], seed);
	const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
	const draw = sha256Permutation(list.value.remaining, seed, sha256);
	if (!draw.ok) return draw;
	const { order, steps } = draw.value;
	return ok({
		'sha256-permutation': () =>
			ok({
				order: () => order,
				digests: () => Object.fromEntries(steps.map(({ alternative, digest }) => [alternative, digest])),
			}),
	});
};

/** Kind `selection`: a ranking, a category for each of it, and the places of each category. */
export const selection: Family = (body) => {
	const ranking = readTiers(body['ranking'], ['ranking']);
	if (!ranking.ok) return ranking;
	const categories = readNamed(body['categories'], ['categories'], isText);
	if (!categories.ok) return categories;
	const quotas = readNamed(body['quotas'], ['quotas'], isNumber);
	if (!quotas.ok) return quotas;
	const outcome = selectByQuota({
		ranking: ranking.value,
		categories: new Map(Object.entries(categories.value)),
		quotas: new Map(Object.entries(quotas.value)),
	});
	if (!outcome.ok) return outcome;
	const { selected, notSelected, boundaryTies, unfilled } = outcome.value;
	return ok({
		'select-by-quota': () =>
			ok({
				selected: () => selected,
				notSelected: () => notSelected,
				boundaryTies: () => boundaryTies,
				unfilled: () => unfilled,
			}),
	});
};

function isText(value: Json | undefined): value is string {
	return typeof value === 'string';
}

function isNumber(value: Json | undefined): value is number {
	return typeof value === 'number';
}

function isNumberList(value: Json | undefined): value is readonly number[] {
	return isList(value) && value.every(isNumber);
}
