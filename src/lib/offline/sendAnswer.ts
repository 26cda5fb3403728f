import type { WaitingAnswer } from './database';
import { findReceipt, keepAnswer, redraftAnswer } from './outbox';
import { askToPersist } from './persistence';
import { deliver, sendWaiting } from './sendWaiting';
import type { Delivery } from './deliveries';

/** Keeps a frozen answer on this device; false where the browser refuses to store anything. */
export async function tryToKeep(answer: WaitingAnswer, survey: string): Promise<boolean> {
	try {
		await keepAnswer(answer, survey);
		// Asked for when there is something to lose; what it said is told where answers wait.
		void askToPersist().catch(() => undefined);
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
	// Without room for a draft it stays where it is, in sight as refused.
	if (mine?.state === 'refused') await redraftAnswer(answer).catch(() => undefined);
	if (mine?.state === 'waiting') await askForBackgroundSync();
	if (mine) return mine;
	const receipt = await findReceipt(answer.id);
	if (receipt) return { ...receipt, state: 'received' };
	// One before it met what it would have met.
	const last = deliveries.at(-1);
	return { state: 'waiting', id: answer.id, cause: last?.state === 'waiting' ? last.cause : null };
}

/** Where the browser offers it, the worker sends what waits even after the page was closed. */
async function askForBackgroundSync(): Promise<void> {
	if (!('serviceWorker' in navigator) || !navigator.serviceWorker.controller) return;
	const registration: ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } } =
		await navigator.serviceWorker.ready;
	// Firefox and Safari lack it and people may refuse it: the page sends by itself as well.
	await registration.sync?.register('prioriza-outbox').catch(() => undefined);
}
