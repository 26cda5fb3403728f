import { openOfflineDatabase, type KeptReceipt, type WaitingAnswer } from './database';
import { DURABLE } from './keepOpen';

/** Whether a device that answers by this channel belongs to who answers, and so keeps what corrects the answer. */
export function keepsKeys(channel: string): boolean {
	return channel !== 'interviewer' && channel !== 'kiosk';
}

/**
 * Puts a frozen answer in the outbox and removes its draft, in one transaction. Once this resolves the answer is on
 * the disk of the device and may be called saved.
 */
export async function keepAnswer(answer: WaitingAnswer, survey: string): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction(['outbox', 'drafts'], 'readwrite', DURABLE);
	// The key belongs to who was interviewed, who is told it; the phone is of whoever interviews everybody.
	const key = keepsKeys(answer.channel) ? answer.key : null;
	await Promise.all([
		change.objectStore('outbox').add({ ...answer, key }),
		change.objectStore('drafts').delete(survey),
		change.done,
	]);
}

/** Answers on this device that the server has not acknowledged, oldest first. */
export async function listWaiting(): Promise<WaitingAnswer[]> {
	const database = await openOfflineDatabase();
	const waiting = await database.getAll('outbox');
	return waiting.sort((a, b) => a.frozenAt - b.frozenAt);
}

/** Replaces an answer by its receipt, in one transaction: it is either waiting or received, never neither. */
export async function acknowledgeAnswer(receipt: KeptReceipt, keepReceipt: boolean): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction(['outbox', 'receipts'], 'readwrite', DURABLE);
	const work = [change.objectStore('outbox').delete(receipt.id), change.done];
	await Promise.all(keepReceipt ? [change.objectStore('receipts').put(receipt), ...work] : work);
}

/** Notes an attempt that did not end in a receipt. */
export async function noteAttempt(id: string, refusal: string | null): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction('outbox', 'readwrite', DURABLE);
	const answer = await change.store.get(id);
	if (answer) await change.store.put({ ...answer, attempts: answer.attempts + 1, refusal });
	await change.done;
}

/** Lets a refused answer be sent again, because its owner asked for it. */
export async function retryAnswer(id: string): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction('outbox', 'readwrite', DURABLE);
	const answer = await change.store.get(id);
	if (answer) await change.store.put({ ...answer, refusal: null });
	await change.done;
}

/** Deletes an answer that its owner no longer wants to send. */
export async function discardAnswer(id: string): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction('outbox', 'readwrite', DURABLE);
	await change.store.delete(id);
	await change.done;
}

/** The receipt of an answer, if another tab or the worker brought it meanwhile. */
export async function findReceipt(id: string): Promise<KeptReceipt | null> {
	const database = await openOfflineDatabase();
	return (await database.get('receipts', id)) ?? null;
}

export async function listReceipts(): Promise<KeptReceipt[]> {
	const database = await openOfflineDatabase();
	return database.getAll('receipts');
}
