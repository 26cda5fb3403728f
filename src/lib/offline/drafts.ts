import { openOfflineDatabase, type AnswerDraft } from './database';
import { DURABLE } from './keepOpen';

/** Keeps what is being written, so that a closed tab or an empty battery loses nothing. */
export async function saveDraft(draft: AnswerDraft): Promise<void> {
	const database = await openOfflineDatabase();
	await database.put('drafts', draft);
}

/** The draft of a survey. One begun with a former version goes on in the latest: what could be answered still can. */
export async function findDraft(survey: string): Promise<AnswerDraft | null> {
	const database = await openOfflineDatabase();
	return (await database.get('drafts', survey)) ?? null;
}

export async function deleteDraft(survey: string): Promise<void> {
	const database = await openOfflineDatabase();
	const change = database.transaction('drafts', 'readwrite', DURABLE);
	await change.store.delete(survey);
	await change.done;
}
