import type { Result } from '../../../src/lib/basics/result';
import type { Refusal } from '../../../src/lib/server/backend/refusal';

/** The sample is written by the product's own verbs: a refusal here is a bug of one of both. */
export function need<T>(result: Result<T, Refusal>, what: string): T {
	if (result.ok) return result.value;
	throw new Error(`${what}: ${result.error.code} ${result.error.detail}`.trim());
}

/** Runs at most `width` at once, in order of starting. */
export async function inParallel<T>(
	items: readonly T[],
	width: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const waiting = items.values();
	await Promise.all(
		Array.from({ length: width }, async () => {
			for (const item of waiting) await work(item);
		}),
	);
}
