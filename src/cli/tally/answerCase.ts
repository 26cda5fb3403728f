import { err, ok, type Result } from '../../lib/basics/result';
import type { Json, JsonPath } from '../../lib/ranking/interchange/jsonText';
import { agrees, isProse } from './compare';
import { families } from './families';
import {
	isList,
	isObject,
	refuse,
	UNSUPPORTED,
	type Fields,
	type JsonObject,
	type MethodTable,
	type Refusal,
} from './fields';

/** What is asked of a case: a method with its parameters and, in a case that says so, what should come out. */
export interface Question {
	readonly method: string;
	readonly params: JsonObject;
	readonly expect: JsonObject | null;
	readonly tolerance: number | null;
}

export interface Case {
	readonly id: string;
	readonly kind: string;
	readonly body: JsonObject;
	readonly questions: readonly Question[];
}

/** One answer. `matches` is null where the method is not supported, and absent where nothing was expected. */
export type Answer = {
	readonly method: string;
	readonly params: JsonObject;
	readonly actual: Json;
	readonly matches?: boolean | null;
};

/** Line and column of a place of the case, when it came out of a text. */
export type Locate = (path: JsonPath) => { readonly line: number; readonly column: number } | null;

/** Reads what stands around the data of a case: its name, its kind and what is expected of it. */
export function readCase(body: Json): Result<Case, Refusal> {
	if (!isObject(body)) return refuse('not-a-case', [], body);
	const { id = '', kind, expectations = [] } = body;
	if (typeof id !== 'string') return refuse('field-wrong', ['id'], id);
	if (typeof kind !== 'string') return refuse('field-missing', ['kind'], kind);
	if (!isList(expectations)) return refuse('field-wrong', ['expectations'], expectations);
	const questions: Question[] = [];
	for (const [at, expectation] of expectations.entries()) {
		const place = (field: string) => ['expectations', at, field];
		if (!isObject(expectation)) return refuse('field-wrong', ['expectations', at], expectation);
		const { method, params = {}, expect, tolerance = null } = expectation;
		if (typeof method !== 'string') return refuse('field-missing', place('method'), method);
		if (!isObject(params)) return refuse('field-wrong', place('params'), params);
		if (!isObject(expect)) return refuse('field-missing', place('expect'), expect);
		if (tolerance !== null && !(typeof tolerance === 'number' && tolerance >= 0)) {
			return refuse('field-wrong', place('tolerance'), tolerance);
		}
		questions.push({ method, params, expect, tolerance });
	}
	return ok({ id, kind, body, questions });
}

/** The methods that a case can be asked, or why its data are refused. */
export function readMethods({ kind, body }: Case): Result<MethodTable, Refusal> {
	const family = Object.hasOwn(families, kind) ? families[kind] : undefined;
	return family === undefined ? err({ code: 'unknown-kind', path: ['kind'], value: kind }) : family(body);
}

/** Answers each question on its own: data that are refused, or a method that is, is an answer like any other. */
export function answerQuestions(
	methods: Result<MethodTable, Refusal>,
	questions: readonly Question[],
	locate: Locate = () => null,
): readonly Answer[] {
	return questions.map((question) => {
		const { method, params, expect, tolerance } = question;
		const judge = (actual: JsonObject | null): Answer => ({
			method,
			params,
			actual,
			...(expect === null
				? {}
				: { matches: actual === null ? null : agrees(method, expect, actual, tolerance) }),
		});
		const refused = (refusal: Refusal) => judge({ refused: describe(refusal, locate) });
		if (method === 'validate' && (methods.ok || methods.error.code !== 'unknown-kind')) {
			if (methods.ok) return judge({ valid: true });
			const { code } = methods.error;
			return judge({ valid: false, reason: code, ...describe(methods.error, locate) });
		}
		if (!methods.ok) return methods.error.code === 'unknown-kind' ? judge(null) : refused(methods.error);
		const found = Object.hasOwn(methods.value, method) ? methods.value[method] : undefined;
		if (found === undefined) return judge(null);
		const fields = found(params);
		if (!fields.ok) return fields.error.code === UNSUPPORTED ? judge(null) : refused(fields.error);
		return judge(shape(fields.value, expect));
	});
}

/** The fields that the case expects, as far as the method has them; all of them when nothing is expected. */
function shape(fields: Fields, expect: JsonObject | null): JsonObject {
	const names = expect === null ? Object.keys(fields) : Object.keys(expect);
	const actual: { [field: string]: Json } = {};
	for (const name of names) {
		const found = Object.hasOwn(fields, name) ? fields[name]?.() : undefined;
		if (found !== undefined) actual[name] = found;
		else if (expect !== null && isProse(name) && name !== 'reason') actual[name] = expect[name] ?? null;
	}
	return actual;
}

function describe({ code, path, value }: Refusal, locate: Locate): JsonObject {
	const place = locate(path);
	return { code, path, value, ...(place === null ? {} : { line: place.line, column: place.column }) };
}
