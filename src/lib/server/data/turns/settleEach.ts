import type { Result } from '$lib/basics/result';
import type { Refusal } from '../../backend/refusal';

/**
 * Does what is due for one after the other. One that fails is told to the log and met again at the next turn; those
 * after it do not wait for whoever mends it.
 */
export async function settleEach(
	what: string,
	ids: readonly string[],
	settle: (id: string) => Promise<Result<unknown, Refusal>>,
): Promise<void> {
	for (const id of ids) {
		try {
			const settled = await settle(id);
			if (!settled.ok) console.error(`${what} of ${id}: ${settled.error.code}`);
		} catch (error) {
			console.error(`${what} of ${id}: ${error instanceof Error ? error.message : 'failed'}`);
		}
	}
}
