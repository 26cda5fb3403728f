import { ok, type Result } from '../../lib/basics/result';
import type { Json, JsonPath } from '../../lib/ranking/interchange/jsonText';
import { readDecimal } from '../../lib/ranking/numbers/decimal';
import { parseExact } from '../../lib/ranking/numbers/exactNumber';
import { makeRational, type Rational } from '../../lib/ranking/numbers/rational';
import { isList, isObject, isTextList, refuse, type JsonObject, type Refusal } from './fields';

type Written = number | string;

export function isWritten(value: Json | undefined): value is Written {
	return typeof value === 'number' || typeof value === 'string';
}

/** A list of numbers as written; what they are worth is for the method to judge. */
export function readRow(value: Json | undefined, path: JsonPath): Result<readonly Written[], Refusal> {
	if (!isList(value)) return refuse('field-missing', path, value);
	const wrong = value.findIndex((cell) => !isWritten(cell));
	return wrong === -1 ? ok(value.filter(isWritten)) : refuse('not-a-number', [...path, wrong], value[wrong]);
}

/** Rows of numbers as written, whatever their lengths. */
export function readTable(
	value: Json | undefined,
	path: JsonPath,
): Result<readonly (readonly Written[])[], Refusal> {
	if (!isList(value)) return refuse('field-missing', path, value);
	const rows: (readonly Written[])[] = [];
	for (const [at, cells] of value.entries()) {
		const row = readRow(cells, [...path, at]);
		if (!row.ok) return row;
		rows.push(row.value);
	}
	return ok(rows);
}

/** A ranking as tiers. */
export function readTiers(
	value: Json | undefined,
	path: JsonPath,
): Result<readonly (readonly string[])[], Refusal> {
	if (!isList(value)) return refuse('field-missing', path, value);
	const wrong = value.findIndex((tier) => !isTextList(tier));
	return wrong === -1 ? ok(value.filter(isTextList)) : refuse('field-wrong', [...path, wrong], value[wrong]);
}

/** One value of a kind for each name. */
export function readNamed<Value extends Json>(
	value: Json | undefined,
	path: JsonPath,
	isRight: (one: Json | undefined) => one is Value,
): Result<Readonly<Record<string, Value>>, Refusal> {
	if (!isObject(value)) return refuse('field-missing', path, value);
	const named: [string, Value][] = [];
	for (const [name, one] of Object.entries(value)) {
		if (!isRight(one)) return refuse('field-wrong', [...path, name], one);
		named.push([name, one]);
	}
	return ok(Object.fromEntries(named));
}

/** The parameters that the case gives a method, so that its data can be checked as they will be used. */
export function expectedParams(body: JsonObject, method: string): JsonObject {
	const expectations = body['expectations'];
	const found = isList(expectations)
		? expectations.filter(isObject).find((expectation) => expectation['method'] === method)
		: undefined;
	const params = found?.['params'];
	return isObject(params) ? params : {};
}

const ONE = makeRational(1n);

/** What a ballot or a nucleus weighs: `1`, `"1/3"`, or a decimal as people write it, `"0.10"`, taken exactly. */
export function readWeight(value: Json, path: JsonPath): Result<Rational, Refusal> {
	// nearly every ballot: millions of them share one number
	if (value === 1) return ok(ONE);
	const exact = parseExact(value);
	const read = exact.ok ? exact : readDecimal(value);
	if (!read.ok) return refuse('weight-not-a-number', path, value);
	return read.value.num < 0n ? refuse('negative-weight', path, value) : ok(read.value);
}
