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
import { watchParams } from './watchParams';

/** What is asked of a case: a method with its parameters and, in a case that says so, what should come out. */
export interface Question {
	readonly method: string;
	readonly params: JsonObject;
	readonly expect: JsonObject | null;
	readonly tolerance: number | null;
	/** Where it stands among the expectations of the case, if it does. */
	readonly at?: number;
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
		questions.push({ method, params, expect, tolerance, at });
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
	sayUnused: (method: string, param: string) => void = () => undefined,
): readonly Answer[] {
	return questions.map(({ method, params, expect, tolerance, at = null }) => {
		const judge = (actual: JsonObject | null): Answer => ({
			method,
			params,
			actual,
			...(expect === null
				? {}
				: { matches: actual === null ? null : agrees(method, expect, actual, tolerance) }),
		});
		// a refusal is never what was expected by expecting little: only `validate` asks for one
		const place = (refusal: Refusal) => describe(refusal, locate, { at, params });
		const refused = (refusal: Refusal): Answer => ({
			method,
			params,
			actual: { refused: place(refusal) },
			...(expect === null ? {} : { matches: false }),
		});
		if (method === 'validate' && (methods.ok || methods.error.code !== 'unknown-kind')) {
			if (methods.ok) return judge({ valid: true });
			const { code } = methods.error;
			return judge({ valid: false, reason: code, ...place(methods.error) });
		}
		if (!methods.ok) return methods.error.code === 'unknown-kind' ? judge(null) : refused(methods.error);
		const found = Object.hasOwn(methods.value, method) ? methods.value[method] : undefined;
		if (found === undefined) return judge(null);
		const { watched, unused } = watchParams(params);
		const fields = found(watched);
		for (const param of unused()) sayUnused(method, param);
		if (!fields.ok) return fields.error.code === UNSUPPORTED ? judge(null) : refused(fields.error);
		return judge(shape(fields.value, expect));
	});
}

/** The fields that the case expects, as far as the method has them; all of them when nothing is expected. */
function shape(fields: Fields, expect: JsonObject | null): JsonObject {
	const names = expect === null ? Object.keys(fields) : Object.keys(expect);
	return Object.fromEntries(
		names.flatMap((name): [string, Json][] => {
			const found = Object.hasOwn(fields, name) ? fields[name]?.() : undefined;
			if (found !== undefined) return [[name, found]];
			const isRepeated = expect !== null && isProse(name) && name !== 'reason';
			return isRepeated ? [[name, expect[name] ?? null]] : [];
		}),
	);
}

/** Where a refused parameter stands is known only by who asks: in its own expectation, or nowhere in the file. */
function describe(
	{ code, path, value }: Refusal,
	locate: Locate,
	asked: { readonly at: number | null; readonly params: JsonObject },
): JsonObject {
	const [first = ''] = path;
	const isNamed = first === 'params';
	const isParameter = isNamed || Object.hasOwn(asked.params, first);
	if (!isParameter) return { code, path, value, ...locate(path) };
	const own = isNamed ? path : ['params', ...path];
	return {
		code,
		path: own,
		value,
		...(asked.at === null ? null : locate(['expectations', asked.at, ...own])),
	};
}
