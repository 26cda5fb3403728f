import { ok, type Result } from '../../../lib/basics/result';
import type { Json } from '../../../lib/ranking/interchange/jsonText';
import {
	bradleyTerry,
	type BradleyTerryInput,
	type BradleyTerryOutcome,
} from '../../../lib/ranking/pairs/bradleyTerry';
import { catchupWeights, type PairVotes } from '../../../lib/ranking/pairs/catchupWeights';
import { readOrderedComparisons } from '../../../lib/ranking/pairs/comparisons';
import { smoothedWinShare } from '../../../lib/ranking/pairs/smoothedWinShare';
import type { OrderedPair, WrittenWins } from '../../../lib/ranking/pairs/winMatrix';
import { readIds } from '../ballots/readAlternatives';
import {
	isList,
	isObject,
	refuse,
	scoredFields,
	UNSUPPORTED,
	type Family,
	type Fields,
	type JsonObject,
	type Method,
	type MethodTable,
	type Refusal,
} from '../fields';
import { isWritten, readTable } from '../readData';

/** Kind `pairwise-wins`: how often each was preferred to each. */
export const pairwiseWins: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const wins = readTable(body['wins'], ['wins']);
	if (!wins.ok) return wins;
	return pairMethods(ids.value, wins.value, { alternatives: ids.value, wins: wins.value });
};

/** Kind `pairwise-wins-ordered`: the same, and who was shown first. */
export const orderedWins: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const listed = body['orderedPairs'];
	if (!isList(listed)) return refuse('field-missing', ['orderedPairs'], listed);
	const orderedPairs: OrderedPair[] = [];
	for (const [at, pair] of listed.entries()) {
		const { first, second, firstWins, secondWins } = isObject(pair) ? pair : {};
		if (typeof first !== 'string' || typeof second !== 'string') {
			return refuse('field-missing', ['orderedPairs', at], pair);
		}
		if (!isWritten(firstWins) || !isWritten(secondWins)) {
			return refuse('wins-not-an-integer', ['orderedPairs', at], pair);
		}
		orderedPairs.push({ first, second, firstWins, secondWins });
	}
	const read = readOrderedComparisons(ids.value, orderedPairs);
	if (!read.ok) return read;
	const wins = ids.value.map(() => ids.value.map(() => 0));
	for (const { first, second, firstWins, secondWins } of read.value) {
		const [row, other] = [wins[first], wins[second]];
		if (row !== undefined) row[second] = (row[second] ?? 0) + firstWins;
		if (other !== undefined) other[first] = (other[first] ?? 0) + secondWins;
	}
	return pairMethods(ids.value, wins, { alternatives: ids.value, orderedPairs });
};

function pairMethods(
	alternatives: readonly string[],
	wins: WrittenWins,
	input: BradleyTerryInput,
): Result<MethodTable, Refusal> {
	const shares = smoothedWinShare(alternatives, wins);
	if (!shares.ok) return shares;
	return ok({
		'smoothed-win-share': () => ok(scoredFields(shares.value)),
		'bradley-terry': fitting(input),
	});
}

const ORDER_EFFECT = ['orderEffect', 'positionEffect', 'homeAdvantage'];

function fitting(input: BradleyTerryInput): Method {
	return (params) => {
		const { reference } = params;
		if (reference !== undefined && typeof reference !== 'string') {
			return refuse(UNSUPPORTED, ['params', 'reference'], reference);
		}
		const outcome = bradleyTerry(input, {
			orderEffect: ORDER_EFFECT.some((name) => params[name] !== undefined && params[name] !== false),
			...(reference === undefined ? {} : { reference }),
		});
		if (outcome.ok) return ok(fitFields(outcome.value));
		const { code, value, path } = outcome.error;
		if (code !== 'win-graph-not-strongly-connected') return refuse(code, path, value);
		return ok({ exists: () => false, reason: () => `${code}: ${value}` });
	};
}

function fitFields(outcome: BradleyTerryOutcome): Fields {
	const { abilities, orderEffect, tiers, residualDeviance, residualDegreesOfFreedom } = outcome;
	const named = (pick: (ability: (typeof abilities)[number]) => Json) => () =>
		Object.fromEntries(abilities.map((ability) => [ability.alternative, pick(ability)]));
	const effect = Object.fromEntries(
		ORDER_EFFECT.flatMap((name) => [
			[name, () => orderEffect?.estimate],
			[`${name}StandardError`, () => orderEffect?.standardError],
		]),
	) as Fields;
	return {
		exists: () => true,
		ranking: () => tiers,
		logAbilities: named(({ logAbility }) => logAbility),
		standardErrors: named(({ standardError }) => standardError),
		abilitiesGeometricMeanOne: named(({ ability }) => ability),
		residualDeviance: () => residualDeviance,
		residualDegreesOfFreedom: () => residualDegreesOfFreedom,
		...effect,
	};
}

/** Kind `wiki-survey`: how often each pair was shown, the left one named first. */
export const wikiSurvey: Family = (body) => {
	const ids = readIds(body);
	if (!ids.ok) return ids;
	const votes = readPairVotes(body, ids.value);
	if (!votes.ok) return votes;
	const weigh = (params: JsonObject) => {
		const { alpha = 1, tau = '1/20' } = params;
		if (typeof alpha !== 'number') return refuse(UNSUPPORTED, ['params', 'alpha'], alpha);
		if (!isWritten(tau)) return refuse(UNSUPPORTED, ['params', 'tau'], tau);
		const outcome = catchupWeights(votes.value, { alpha, tau });
		if (outcome.ok) return outcome;
		const { code, path, value } = outcome.error;
		const pair = votes.value[Number(path[1])];
		return refuse(
			code,
			path[0] === 'pairVotes' && pair !== undefined ? ['pairVotes', `${pair.left},${pair.right}`] : path,
			value,
		);
	};
	const checked = weigh({});
	if (!checked.ok) return checked;
	return ok({
		'catchup-weights': (params) => {
			const outcome = weigh(params);
			if (!outcome.ok) return outcome;
			const { pairs } = outcome.value;
			return ok({
				probabilities: () =>
					Object.fromEntries(pairs.map(({ left, right, probability }) => [`${left},${right}`, probability])),
			});
		},
	});
};

function readPairVotes(body: JsonObject, ids: readonly string[]): Result<readonly PairVotes[], Refusal> {
	const listed = body['pairVotes'];
	if (!isObject(listed)) return refuse('field-missing', ['pairVotes'], listed);
	const pairs: PairVotes[] = [];
	for (const [name, votes] of Object.entries(listed)) {
		const [left, other] = ids.filter(
			(id) => name.startsWith(`${id},`) && ids.includes(name.slice(id.length + 1)),
		);
		if (other !== undefined) return refuse('pair-ambiguous', ['pairVotes', name], name);
		if (left === undefined) return refuse('unknown-alternative', ['pairVotes', name], name);
		if (!isWritten(votes)) return refuse('wins-not-an-integer', ['pairVotes', name], votes);
		pairs.push({ left, right: name.slice(left.length + 1), votes });
	}
	return ok(pairs);
}
