import { approximateExact, compareExact, parseExact } from '../../lib/ranking/numbers/exactNumber';
import type { Json } from '../../lib/ranking/interchange/jsonText';
import { isList, isObject, isTextList, type JsonObject } from './fields';

/** What a field of an expectation means, where it is not plain data. */
type Meaning =
	/** Ids whose order says nothing. */
	| 'set'
	/** Tiers, best first; inside a tier the order says nothing. A list of ids is an order of single ones. */
	| 'tiers'
	/** Several of them, in any order. */
	| 'any-order-of-sets'
	| 'any-order-of-tiers'
	| 'any-order-of-lists'
	/** For people; not compared. */
	| 'prose';

const MEANINGS: Readonly<Record<string, Meaning>> = {
	ranking: 'tiers',
	bordaRanking: 'tiers',
	set: 'set',
	winners: 'set',
	possibleWinners: 'set',
	dropped: 'set',
	selected: 'set',
	notSelected: 'set',
	committees: 'any-order-of-sets',
	outcomes: 'any-order-of-tiers',
	optimalRankings: 'any-order-of-lists',
	reason: 'prose',
	notes: 'prose',
};

/** A draw has an order; a choice has none. */
const ORDERED: Readonly<Record<string, readonly string[]>> = { rfc3797: ['selected'] };

/** Whether a field is for people, or says how closely another one is compared. */
export function isProse(field: string): boolean {
	return MEANINGS[field] === 'prose' || field.endsWith('Tolerance');
}

/**
 * Whether an answer is what a case expects. Numbers agree exactly unless a tolerance stands, which is absolute; a
 * field `xTolerance` is the tolerance of `x` alone.
 */
export function agrees(
	method: string,
	expected: JsonObject,
	actual: JsonObject,
	tolerance: number | null,
): boolean {
	return Object.entries(expected).every(([field, value]) => {
		if (isProse(field)) return true;
		if (!Object.hasOwn(actual, field)) return false;
		const own = expected[`${field}Tolerance`];
		const meaning = ORDERED[method]?.includes(field) === true ? undefined : MEANINGS[field];
		return same(value, actual[field], meaning, typeof own === 'number' ? own : tolerance);
	});
}

function same(
	expected: Json,
	actual: Json | undefined,
	meaning: Meaning | undefined,
	tolerance: number | null,
): boolean {
	if (actual === undefined) return false;
	if (meaning !== undefined && meaning !== 'prose') {
		const [a, b] = [normalise(expected, meaning), normalise(actual, meaning)];
		if (a !== null && b !== null) return a === b;
	}
	if (isList(expected)) {
		return (
			isList(actual) &&
			actual.length === expected.length &&
			expected.every((value, at) => same(value, actual[at], undefined, tolerance))
		);
	}
	if (isObject(expected)) {
		if (!isObject(actual) || Object.keys(actual).length !== Object.keys(expected).length) return false;
		return Object.entries(expected).every(
			([key, value]) => Object.hasOwn(actual, key) && same(value, actual[key], MEANINGS[key], tolerance),
		);
	}
	return expected === actual || sameNumber(expected, actual, tolerance);
}

/** One text for all ways to write the same sets or tiers; null for what is neither. */
function normalise(value: Json, meaning: Meaning): string | null {
	if (!isList(value)) return null;
	const sorted = (texts: readonly string[]) => [...texts].sort();
	const each = (list: readonly Json[], write: (one: Json) => string | null) => {
		const written = list.map(write);
		return written.some((one) => one === null) ? null : written.map(String);
	};
	const set = (one: Json) => (isTextList(one) ? JSON.stringify(sorted(one)) : null);
	const tiers = (one: Json) => {
		if (!isList(one)) return null;
		const found = each(one, (tier) => (typeof tier === 'string' ? JSON.stringify([tier]) : set(tier)));
		return found && JSON.stringify(found);
	};
	if (meaning === 'set') return set(value);
	if (meaning === 'tiers') return tiers(value);
	const write =
		meaning === 'any-order-of-sets' ? set : meaning === 'any-order-of-tiers' ? tiers : JSON.stringify;
	const found = each(value, write);
	return found && JSON.stringify(sorted(found));
}

function sameNumber(expected: Json, actual: Json, tolerance: number | null): boolean {
	const [a, b] = [readNumber(expected), readNumber(actual)];
	if (a === null || b === null) return false;
	if (tolerance !== null) return Math.abs(a.near - b.near) <= tolerance;
	return a.exact !== null && b.exact !== null ? compareExact(a.exact, b.exact) === 0 : a.near === b.near;
}

interface ReadNumber {
	readonly near: number;
	readonly exact: number | string | null;
}

function readNumber(value: Json): ReadNumber | null {
	if (typeof value !== 'number' && typeof value !== 'string') return null;
	const exact = Object.is(value, -0) ? 0 : value;
	if (parseExact(exact).ok) return { near: approximateExact(exact), exact };
	return typeof value === 'number' ? { near: value, exact: null } : null;
}
