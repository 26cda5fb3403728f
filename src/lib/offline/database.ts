import type { AnswerCircumstances } from '../domain/consultation/channels/circumstances';
import type { Answers } from '../domain/survey/instrument';
import type { DBSchema } from 'idb';
import { keepOpen } from './keepOpen';

/** Why an answer was not received yet: no network, one too slow, a page that is not ours, or the server failed. */
export type WaitCause = 'offline' | 'slow' | 'portal' | 'server';

/** An answer frozen at «Enviar»: from here its bytes never change. */
export interface WaitingAnswer {
	id: string;
	/** Canonical JSON of what was answered. */
	content: string;
	salt: string;
	commitment: string;
	/** With it the answer is corrected or withdrawn; a shared tablet keeps none. Only its hash is sent. */
	key: string | null;
	keyHash: string | null;
	channel: string;
	/** How it came; answers of before it was asked have none. */
	circumstances?: AnswerCircumstances | null;
	folio: string;
	/** With the key that seals it in a file, if it has to be carried by hand. */
	consultation: { slug: string; title: string; sealingKey?: string | null };
	/** Hash of the code with which it was begun elsewhere: the server forgets that draft with the answer. */
	draft?: string | null;
	/** Milliseconds since 1970 on this device's clock: shown to its owner, never sent. */
	frozenAt: number;
	attempts: number;
	/** Why the server refused it; null while it waits. A refused answer stays until its owner deletes it. */
	refusal: string | null;
	/** What the last attempt met; answers of before it was kept, and those never tried, have none. */
	cause?: WaitCause | null;
}

/** How the server says an answer stands. */
export type Standing = 'counted' | 'replaced' | 'withdrawn' | 'in_review' | 'rejected' | 'excluded';

/** What an answer left behind once it was received. Nothing in it opens the answer. */
export interface KeptReceipt {
	id: string;
	folio: string;
	receivedOn: string;
	late: boolean;
	key: string | null;
	/** How it stood when it arrived; its page says how it stands now. */
	standing: Standing;
	consultation: { slug: string; title: string };
}

/** An answer being written. */
export interface AnswerDraft {
	survey: string;
	answers: Answers;
	question: string | null;
}

interface OfflineSchema extends DBSchema {
	outbox: { key: string; value: WaitingAnswer };
	receipts: { key: string; value: KeptReceipt };
	drafts: { key: string; value: AnswerDraft };
}

/** What citizens keep on their own device. */
export const openOfflineDatabase = keepOpen<OfflineSchema>('prioriza', [
	(database) => {
		database.createObjectStore('outbox', { keyPath: 'id' });
		database.createObjectStore('receipts', { keyPath: 'id' });
		database.createObjectStore('drafts', { keyPath: 'survey' });
	},
]);

/** Answers on this device that the server has not acknowledged, oldest first. */
export async function listWaiting(): Promise<WaitingAnswer[]> {
	const database = await openOfflineDatabase();
	const waiting = await database.getAll('outbox');
	return waiting.sort((a, b) => a.frozenAt - b.frozenAt);
}
