import { err, ok, type Result } from '../../lib/basics/result';
import type { Json, JsonPath } from '../../lib/ranking/interchange/jsonText';

/** Why a case, or one method on it, is refused: `path` walks from the case to the place, `value` stands there. */
export type Refusal = { readonly code: string; readonly path: JsonPath; readonly value: string };

export type JsonObject = { readonly [key: string]: Json };

/** What a method can say about a case, each worked out only when asked; `undefined` is what it cannot say here. */
export type Fields = { readonly [name: string]: () => Json | undefined };

/** A method on one case that was read: from declared parameters to its answer. */
export type Method = (params: JsonObject) => Result<Fields, Refusal>;

export type MethodTable = { readonly [method: string]: Method };

/** Reads a case of one kind, whole or not at all, and says what can be asked about it. */
export type Family = (body: JsonObject) => Result<MethodTable, Refusal>;

/** A parameter value that no definition names: the method is then not supported, whatever else is right. */
export const UNSUPPORTED = 'parameter-not-supported';

export function refuse(code: string, path: JsonPath, value: Json | undefined): { ok: false; error: Refusal } {
	return err({
		code,
		path,
		value: typeof value === 'string' ? value : writeJson(value),
	});
}

function writeJson(value: Json | undefined): string {
	return value === undefined ? '' : JSON.stringify(value);
}

/** A parameter that names one of several variants. */
export function choose<const Choice extends string>(
	params: JsonObject,
	name: string,
	choices: readonly Choice[],
	otherwise: NoInfer<Choice>,
): Result<Choice, Refusal> {
	const given = Object.hasOwn(params, name) ? params[name] : otherwise;
	const found = choices.find((choice) => choice === given);
	return found === undefined ? refuse(UNSUPPORTED, ['params', name], given) : ok(found);
}

export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}

export function isTextList(value: Json | undefined): value is readonly string[] {
	return isList(value) && value.every((one) => typeof one === 'string');
}

/** Scores as a case writes them. */
export function asRecord(
	scores: readonly { readonly alternative: string; readonly score: number | string }[],
): JsonObject {
	return Object.fromEntries(scores.map(({ alternative, score }) => [alternative, score]));
}

/** What every ranking says: its tiers, everybody in the first, and who is there alone. */
export function rankingFields(tiers: readonly (readonly string[])[]): Fields {
	const first = tiers[0] ?? [];
	return {
		ranking: () => tiers,
		winners: () => first,
		winner: () => (first.length === 1 ? (first[0] ?? null) : null),
	};
}

/** The same with scores. */
export function scoredFields(outcome: {
	readonly tiers: readonly (readonly string[])[];
	readonly scores: readonly { readonly alternative: string; readonly score: number | string }[];
}): Fields {
	return { scores: () => asRecord(outcome.scores), ...rankingFields(outcome.tiers) };
}
