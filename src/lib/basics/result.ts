/**
 * The outcome of something that may be refused for an expected reason: a value or an error, never both.
 *
 * Expected refusals travel as a `Result`; a broken invariant is a bug and throws.
 */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** Wraps the value of a success. */
export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** Wraps the reason of a refusal. */
export function err<E>(error: E): { ok: false; error: E } {
	return { ok: false, error };
}
