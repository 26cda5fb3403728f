import type { ZodType } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import type { Backend } from './clients';
import type { Database, Json } from './database.types';
import { RefusedError, toRefusal, type BackendError, type Refusal } from './refusal';

interface Answer {
	data: unknown;
	error: BackendError | null;
	status: number;
}

type Verbs = Database['api']['Functions'];

/** A verb of the database, by its name in the schema `api`. */
export type Verb = keyof Verbs;

/**
 * What a verb takes. SQL has no type for "never null", so any of them may be null and the verb says what it thinks;
 * what is inside JSON is checked there too.
 */
export type VerbParameters<V extends Verb> = {
	[Name in keyof Verbs[V]['Args']]: Accepted<Verbs[V]['Args'][Name]> | null;
};
type Accepted<T> = Json extends T ? unknown : T extends (infer Item)[] ? readonly Item[] : T;

/** Calls a verb of the product. A refusal comes back as data; an answer of another shape is a bug and throws. */
export async function callVerb<V extends Verb, T>(
	backend: Backend,
	verb: V,
	parameters: VerbParameters<V>,
	shape: ZodType<T>,
): Promise<Result<T, Refusal>> {
	const answer: Answer = await backend.rpc(verb, parameters);
	if (answer.error) return err(reported(verb, answer.error, answer.status));
	return ok(shape.parse(answer.data));
}

/** Rows of a view, with the keys of SQL turned into those of the code. */
export async function readRows<T>(query: PromiseLike<Answer>, view: string, shape: ZodType<T>): Promise<T[]> {
	const answer = await query;
	if (answer.error) throw new RefusedError(reported(view, answer.error, answer.status), view);
	return shape.array().parse(camelKeys(answer.data));
}

/** The first row of a view, or `null`. */
export async function readRow<T>(
	query: PromiseLike<Answer>,
	view: string,
	shape: ZodType<T>,
): Promise<T | null> {
	const rows = await readRows(query, view, shape);
	return rows[0] ?? null;
}

/** How many rows a view has, asked for with `count: 'exact'` and `head`: none of them comes along. */
export async function countRows(
	query: PromiseLike<Answer & { count: number | null }>,
	view: string,
): Promise<number> {
	const answer = await query;
	if (answer.error) throw new RefusedError(reported(view, answer.error, answer.status), view);
	if (answer.count === null) throw new Error(`${view}: no count came`);
	return answer.count;
}

/** The value of a verb that reads; a refusal goes to the edge. */
export async function readVerb<V extends Verb, T>(
	backend: Backend,
	verb: V,
	parameters: VerbParameters<V>,
	shape: ZodType<T>,
): Promise<T> {
	const result = await callVerb(backend, verb, parameters, shape);
	if (!result.ok) throw new RefusedError(result.error, verb);
	return result.value;
}

/** PostgREST answers at most this many rows; longer lists are read in pages keyed by a column. */
export const rowsPerPage = 1_000;

function reported(verb: string, error: BackendError, status: number): Refusal {
	const refusal = toRefusal(error, status);
	if (refusal.code === 'unexpected') console.error(`${verb}: ${refusal.detail}`);
	return refusal;
}

/** `snake_case` keys of rows, and of what is inside them, as `camelCase`. Values stay. */
export function camelKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(camelKeys);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
			camelKeys(inner),
		]),
	);
}
