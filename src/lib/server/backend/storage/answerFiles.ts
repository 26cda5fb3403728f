import { z } from 'zod';
import { err, type Result } from '$lib/basics/result';
import type { FileAnswer } from '$lib/domain/survey/instrument';
import { callVerb, readVerb } from '../call';
import { workerBackend } from '../clients';
import type { Refusal } from '../refusal';

// A private bucket without a single policy: only the secret key reads and writes it.
const bucket = () => workerBackend().storage.from('answer-files');
const later: Refusal = { code: 'backend_unreachable', status: 503, retry: true, detail: 'storage' };

/**
 * Keeps the bytes of a clean file. It is written down before they are stored and confirmed after: what is cut short in
 * between is either sent again or thrown away.
 */
export async function keepAnswerFile(
	survey: string,
	{ file, type, bytes }: FileAnswer,
	content: Uint8Array,
): Promise<Result<null, Refusal>> {
	const expected = await callVerb(
		workerBackend(),
		'expect_file',
		{ p_survey: survey, p_hash: file, p_type: type, p_bytes: bytes },
		z.boolean(),
	);
	if (!expected.ok) return expected;
	if (expected.value) return { ok: true, value: null };
	const stored = await bucket().upload(`${survey}/${file}`, new Blob([content.slice()], { type }), {
		contentType: type,
		upsert: true,
	});
	if (stored.error) return err(later);
	return callVerb(workerBackend(), 'confirm_file', { p_survey: survey, p_hash: file }, z.null());
}

/** The bytes of a file, or null when storage does not have them. */
export async function readAnswerFile(survey: string, file: string): Promise<Uint8Array | null> {
	const found = await bucket().download(`${survey}/${file}`);
	return found.data === null ? null : new Uint8Array(await found.data.arrayBuffer());
}

/** Throws away files that no answer names after a day, and those of answers that were taken back. */
export async function dropUnusedFiles(): Promise<void> {
	const names = await readVerb(workerBackend(), 'release_files', {}, z.string().array());
	if (names.length === 0) return;
	const removed = await bucket().remove(names);
	// They are written down as leaving: the next turn tries again.
	if (removed.error) return;
	await readVerb(workerBackend(), 'forget_files', { p_names: names }, z.number());
}
