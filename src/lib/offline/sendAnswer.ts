import type { WaitingAnswer } from './database';
import { discardAnswer, findReceipt, keepAnswer } from './outbox';
import { deliver, sendWaiting, type Delivery } from './sendWaiting';

/** Keeps a frozen answer on this device; false where the browser refuses to store anything. */
export async function tryToKeep(answer: WaitingAnswer, survey: string): Promise<boolean> {
	try {
		await keepAnswer(answer, survey);
		return true;
	} catch {
		// Private windows and full disks refuse: the answer is then sent at once and nothing is called saved.
		return false;
	}
}

/** Sends an answer that was just made, and says what became of it. */
export async function sendAnswer(answer: WaitingAnswer, isKept: boolean): Promise<Delivery> {
	if (!isKept) return deliver(answer);
	const deliveries = await sendWaiting({ keepReceipts: true });
	const mine = deliveries.find(({ id }) => id === answer.id);
	if (mine?.state === 'refused') await discardAnswer(answer.id);
	if (mine) return mine;
	const receipt = await findReceipt(answer.id);
	return receipt ? { ...receipt, state: 'received' } : { state: 'waiting', id: answer.id };
}
