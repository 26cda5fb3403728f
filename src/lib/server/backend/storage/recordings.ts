import { z } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import type { FileAnswer } from '$lib/domain/survey/instrument';
import { readVerb } from '../call';
import { workerBackend } from '../clients';
import type { Refusal } from '../refusal';

// A private bucket without a single policy: only the secret key reads and writes it.
const bucket = () => workerBackend().storage.from('question-recordings');

/** Keeps the bytes of a question read aloud. They are there before a survey names them. */
export async function keepRecording(
	survey: string,
	{ file, type }: FileAnswer,
	content: Uint8Array,
): Promise<Result<null, Refusal>> {
	const stored = await bucket().upload(`${survey}/${file}`, new Blob([content.slice()], { type }), {
		contentType: type,
		upsert: true,
	});
	return stored.error
		? err({ code: 'backend_unreachable', status: 503, retry: true, detail: 'storage' })
		: ok(null);
}

/** The bytes of a recording, or null when storage does not have them. */
export async function readRecording(survey: string, file: string): Promise<Uint8Array | null> {
	const found = await bucket().download(`${survey}/${file}`);
	return found.data === null ? null : new Uint8Array(await found.data.arrayBuffer());
}

/** Throws away recordings that no survey names any more, a day after they were last sent. */
export async function dropUnnamedRecordings(): Promise<void> {
	const names = await readVerb(workerBackend(), 'unnamed_recordings', {}, z.string().array());
	// What storage does not let go now is named again in the next turn.
	if (names.length > 0) await bucket().remove(names);
}
