import type { WaitingAnswer } from '$lib/offline/database';
import { keepAnswer, listWaiting } from '$lib/offline/outbox';
import { deliver, sendWaiting } from '$lib/offline/sendWaiting';

/** What became of an answer made at a station. */
export type StationDelivery =
	{ state: 'received' } | { state: 'refused'; code: string } | { state: 'waiting' };

/** Puts a frozen answer in the outbox of this tablet; false where the browser refuses to store anything. */
export async function keepOnStation(answer: WaitingAnswer, survey: string): Promise<boolean> {
	try {
		await keepAnswer(answer, survey);
		return true;
	} catch {
		// Private windows and full disks refuse: the answer is then sent at once and nothing is called saved.
		return false;
	}
}

/**
 * Sends an answer that was just made, with all that waited before it. No receipt stays, and a refused one stays in
 * the outbox: its owner is gone in a moment, so staff must be able to see it.
 */
export async function sendFromStation(answer: WaitingAnswer, isKept: boolean): Promise<StationDelivery> {
	if (!isKept) return deliver(answer);
	const deliveries = await sendWaiting({ keepReceipts: false });
	const mine = deliveries.find(({ id }) => id === answer.id);
	if (mine) return mine;
	// The worker of this tablet may have sent it meanwhile: then it no longer waits.
	const isWaiting = (await listWaiting()).some(({ id }) => id === answer.id);
	return { state: isWaiting ? 'waiting' : 'received' };
}
