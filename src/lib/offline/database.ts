import type { Answers } from '../domain/survey/instrument';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** An answer frozen at «Enviar»: from here its bytes never change. */
export interface WaitingAnswer {
	id: string;
	/** Canonical JSON of what was answered. */
	content: string;
	salt: string;
	commitment: string;
	/** With it this device corrects or withdraws the answer; a shared tablet has none. Only its hash is sent. */
	key: string | null;
	keyHash: string | null;
	channel: string;
	folio: string;
	consultation: { slug: string; title: string };
	/** Milliseconds since 1970 on this device's clock: shown to its owner, never sent. */
	frozenAt: number;
	attempts: number;
	/** Why the server refused it; null while it waits. A refused answer stays until its owner deletes it. */
	refusal: string | null;
}

/** How the server says an answer stands. */
export type Standing = 'counted' | 'replaced' | 'withdrawn' | 'in_review' | 'rejected';

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
	instrument: string;
	answers: Answers;
	question: string | null;
}

interface OfflineSchema extends DBSchema {
	outbox: { key: string; value: WaitingAnswer };
	receipts: { key: string; value: KeptReceipt };
	drafts: { key: string; value: AnswerDraft };
}

export type OfflineDatabase = IDBPDatabase<OfflineSchema>;

/** Chromium acknowledges a write before it reaches the disk unless told otherwise; «guardada» must mean on disk. */
export const DURABLE = { durability: 'strict' } as const;

let opening: Promise<OfflineDatabase> | undefined;

/** The database of this device. Rejects where storage is refused: then nothing may be called saved. */
export function openOfflineDatabase(): Promise<OfflineDatabase> {
	opening ??= openDB<OfflineSchema>('prioriza', 1, {
		upgrade(database) {
			database.createObjectStore('outbox', { keyPath: 'id' });
			database.createObjectStore('receipts', { keyPath: 'id' });
			database.createObjectStore('drafts', { keyPath: 'survey' });
		},
		// Another tab with a newer version must not wait for this one.
		blocking: (_current, _blocked, event) => {
			if (event.target instanceof IDBDatabase) event.target.close();
			opening = undefined;
		},
		terminated: () => {
			opening = undefined;
		},
	}).catch((error: unknown) => {
		opening = undefined;
		throw error;
	});
	return opening;
}
