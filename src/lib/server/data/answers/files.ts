import { z } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import type { FileKind } from '$lib/domain/file/kinds';
import { stripFile } from '$lib/domain/file/stripFile';
import type { FileAnswer } from '$lib/domain/survey/instrument';
import { base64url } from '$lib/evidence/base64url';
import { sha256Of } from '$lib/evidence/hash';
import { keepAnswerFile, readAnswerFile } from '../../backend/storage/answerFiles';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import type { Refusal } from '../../backend/refusal';

/** Why a file was not kept. */
export type FileRefusal = Refusal | { code: 'file_type' | 'file_large'; status: number; retry: false };

/** Cleans a file of an answer and keeps it. What comes back is what the answer says of it. */
export async function receiveFile(
	survey: string,
	kind: FileKind,
	sent: Uint8Array,
): Promise<Result<FileAnswer, FileRefusal>> {
	const clean = stripFile(kind, sent);
	if (!clean.ok) return err({ code: clean.error, status: 400, retry: false });
	const { type, bytes } = clean.value;
	const answer = { file: base64url(sha256Of(bytes)), type, bytes: bytes.length };
	const kept = await keepAnswerFile(survey, answer, bytes);
	return kept.ok ? ok(answer) : kept;
}

const arrivedShape = z.object({
	hash: z.string(),
	survey: z.uuid(),
	type: z.string(),
	bytes: z.number(),
});
/** A file of an answer that has arrived. */
export type ArrivedFile = z.infer<typeof arrivedShape>;

/** Which of these files of a closed consultation have arrived, for staff. */
export function findArrivedFiles(
	backend: Backend,
	consultationId: string,
	hashes: readonly string[],
): Promise<ArrivedFile[]> {
	return readVerb(
		backend,
		'answer_files',
		{ p_consultation: consultationId, p_hashes: hashes },
		arrivedShape.array(),
	);
}

/** The bytes of a file that arrived: `missing` from storage, or `altered` when they are no longer those of its hash. */
export async function openFile({
	survey,
	hash,
}: ArrivedFile): Promise<Result<Uint8Array, 'missing' | 'altered'>> {
	const bytes = await readAnswerFile(survey, hash);
	if (bytes === null) return err('missing');
	return base64url(sha256Of(bytes)) === hash ? ok(bytes) : err('altered');
}
