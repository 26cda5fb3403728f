import type { DBSchema } from 'idb';
import type { SealedAnswer } from '../../domain/consultation/sealedAnswer';
import { countInShift, type KeptShift } from '../../domain/consultation/shift';
import type { WaitCause } from '../database';
import { DURABLE, keepOpen } from '../keepOpen';
import { today } from './today';

/** A sealed answer on a tablet, with what staff may know of it. */
export interface QueuedAnswer extends SealedAnswer {
	folio: string;
	/** Milliseconds since 1970 on this tablet's clock: shows how long it waits, never sent. */
	frozenAt: number;
	attempts: number;
	/** Why the server refused it; null while it waits. A refused answer stays in sight of staff. */
	refusal: string | null;
	/** What the last attempt met; answers never tried, or tried before it was kept, have none. */
	cause?: WaitCause | null;
}

interface StationSchema extends DBSchema {
	queue: { key: string; value: QueuedAnswer };
	shifts: { key: string; value: KeptShift };
}

/** What a station keeps is apart from what citizens keep on their phones. */
export const openStationDatabase = keepOpen<StationSchema>('prioriza-modulo', [
	(database) => {
		database.createObjectStore('queue', { keyPath: 'id' });
		database.createObjectStore('shifts', { keyPath: 'id' });
	},
]);

/**
 * Puts a sealed answer on the disk of this tablet, and counts it in the shift that is open or among the day's answers
 * out of shifts, in one transaction. Once this resolves it may be called saved.
 */
export async function keepSealed(answer: QueuedAnswer): Promise<void> {
	const database = await openStationDatabase();
	const change = database.transaction(['queue', 'shifts'], 'readwrite', DURABLE);
	const shifts = change.objectStore('shifts');
	await shifts.put(countInShift(await shifts.getAll(), answer, today(), crypto.randomUUID()));
	await Promise.all([change.objectStore('queue').add(answer), change.done]);
}

/** Answers the server has not acknowledged, oldest first. */
export async function listSealed(): Promise<QueuedAnswer[]> {
	const queued = await (await openStationDatabase()).getAll('queue');
	return queued.sort((a, b) => a.frozenAt - b.frozenAt);
}

/** Forgets an answer that the server has. */
export async function dropSealed(id: string): Promise<void> {
	const database = await openStationDatabase();
	const change = database.transaction('queue', 'readwrite', DURABLE);
	await Promise.all([change.store.delete(id), change.done]);
}

/** Notes an attempt that did not end in a receipt. */
export async function noteSealedAttempt(
	id: string,
	refusal: string | null,
	cause: WaitCause | null,
): Promise<void> {
	const database = await openStationDatabase();
	const change = database.transaction('queue', 'readwrite', DURABLE);
	const answer = await change.store.get(id);
	if (answer) await change.store.put({ ...answer, attempts: answer.attempts + 1, refusal, cause });
	await change.done;
}

/** Lets refused answers be sent again, because staff asked for it. */
export async function retrySealed(): Promise<void> {
	const database = await openStationDatabase();
	const change = database.transaction('queue', 'readwrite', DURABLE);
	for (const answer of await change.store.getAll()) {
		if (answer.refusal !== null) await change.store.put({ ...answer, refusal: null });
	}
	await change.done;
}
