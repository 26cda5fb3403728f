import type { Result } from '../../src/lib/basics/result';

/** The value of a success. @throws Error with the whole refusal, which is what a failing test should print. */
export function unwrap<T, E>(result: Result<T, E>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}
