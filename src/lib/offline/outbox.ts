import { keepsKeys } from '../domain/consultation/channels/keepsKeys';
import type { AnswerContent } from '../domain/survey/instrument';
import { openOfflineDatabase, type KeptReceipt, type WaitCause, type WaitingAnswer } from './database';
import { DURABLE } from './keepOpen';

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

/** Replaces an answer by its receipt, in one transaction: it is either waiting or received, never neither. */
export async function acknowledgeAnswer(receipt: KeptReceipt, keepReceipt: boolean): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction(['outbox', 'receipts'], 'readwrite', DURABLE);
	const work = [change.objectStore('outbox').delete(receipt.id), change.done];
	await Promise.all(keepReceipt ? [change.objectStore('receipts').put(receipt), ...work] : work);
}

/** Notes an attempt that did not end in a receipt: why it was refused, or what it met on its way. */
export async function noteAttempt(
	id: string,
	refusal: string | null,
	cause: WaitCause | null,
): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction('outbox', 'readwrite', DURABLE);
	const answer = await change.store.get(id);
	if (answer) await change.store.put({ ...answer, attempts: answer.attempts + 1, refusal, cause });
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

/**
 * Makes a draft again of an answer that was refused, in one transaction: what was written is in the outbox or among the
 * drafts, whenever the browser ends.
 */
export async function redraftAnswer({ id, content }: WaitingAnswer): Promise<void> {
	const { survey, answers } = JSON.parse(content) as AnswerContent;
	const database = await openOfflineDatabase();
	const change = database.transaction(['outbox', 'drafts'], 'readwrite', DURABLE);
	await Promise.all([
		change.objectStore('drafts').put({ survey, answers, question: null }),
		change.objectStore('outbox').delete(id),
		change.done,
	]);
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

/** Keeps the receipt of an answer that was given elsewhere, because whoever has its key asked for it. */
export async function keepReceipt(receipt: KeptReceipt): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction('receipts', 'readwrite', DURABLE);
	await Promise.all([change.store.put(receipt), change.done]);
}

/** The key of an answer by its folio, where this device keeps it. */
export async function findKeptKey(folio: string): Promise<string | null> {
	return (await listReceipts()).find((receipt) => receipt.folio === folio)?.key ?? null;
}

export async function listReceipts(): Promise<KeptReceipt[]> {
	const database = await openOfflineDatabase();
	return database.getAll('receipts');
}
