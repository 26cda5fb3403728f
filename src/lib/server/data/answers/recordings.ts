import { answerInPieces } from '$lib/basics/byteRange';
import { err, ok, type Result } from '$lib/basics/result';
import { stripFile } from '$lib/domain/file/stripFile';
import { findRecording } from '$lib/domain/survey/languages/recordings';
import type { FileAnswer, Instrument } from '$lib/domain/survey/instrument';
import { base64url } from '$lib/evidence/base64url';
import { sha256Of } from '$lib/evidence/hash';
import { keepRecording, readRecording } from '../../backend/storage/recordings';
import type { FileRefusal } from './files';

/** Cleans a question read aloud and keeps it. What comes back is what the survey says of it. */
export async function receiveRecording(
	survey: string,
	sent: Uint8Array,
): Promise<Result<FileAnswer, FileRefusal>> {
	const clean = stripFile('audio', sent);
	if (!clean.ok) return err({ code: clean.error, status: 400, retry: false });
	const { type, bytes } = clean.value;
	const recording = { file: base64url(sha256Of(bytes)), type, bytes: bytes.length };
	const kept = await keepRecording(survey, recording, bytes);
	return kept.ok ? ok(recording) : kept;
}

/**
 * A recording that a survey names, whole or the piece asked for. Its address holds the hash of its bytes, so it may be kept for ever. Null when there is none.
 */
export async function serveRecording(
	instrument: Instrument,
	hash: string,
	range: string | null,
): Promise<Response | null> {
	const recording = findRecording(instrument, hash);
	const bytes = recording && (await readRecording(instrument.survey, hash));
	if (recording === null || bytes === null || base64url(sha256Of(bytes)) !== hash) return null;
	const headers = new Headers({
		'content-type': recording.type,
		'content-security-policy': "default-src 'none'; sandbox",
		'cache-control': 'public, max-age=31536000, immutable',
		'x-content-type-options': 'nosniff',
	});
	return answerInPieces(bytes.slice(), range, headers);
}
