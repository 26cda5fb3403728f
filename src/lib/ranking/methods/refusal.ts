import { err } from '../../basics/result';

/**
 * Why an input is refused, and where: `path` walks from the input to the place (`['scores', 'agua', 2]`), `value` is
 * what stands there, as text. Nothing is ever repaired.
 */
export type Refusal<Code extends string> = {
	readonly code: Code;
	readonly path: readonly (string | number)[];
	readonly value: string;
};

/** A refusal whose value is written as text, whatever it was. */
export function refuseAt<Code extends string>(
	code: Code,
	path: readonly (string | number)[],
	value: string | number | bigint | null | undefined,
): { ok: false; error: Refusal<Code> } {
	return err({ code, path, value: String(value) });
}

/** Whether a seed out of a file is one: a whole number, exact. */
export function isSeed(seed: unknown): seed is bigint | number {
	return typeof seed === 'bigint' || Number.isSafeInteger(seed);
}
