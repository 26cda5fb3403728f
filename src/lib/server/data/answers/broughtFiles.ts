import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BroughtFile } from '$lib/domain/survey/delivery/broughtFileShape';
import { kindOfType } from '$lib/domain/file/kinds';
import type { CarriedPart, SealedDeviceAnswer } from '$lib/domain/survey/delivery/deviceFile';
import { fromBase64url } from '$lib/evidence/base64url';
import { callVerb, readRows } from '../../backend/call';
import { anonymousBackend, type Backend } from '../../backend/clients';
import { RefusedError, type RefusalCode } from '../../backend/refusal';
import { importSealedAnswers, type ImportOutcome } from '../station/importSealed';
import { openDeviceAnswer } from '../station/sealedAnswers';
import { submitAnswer } from '../surveys';
import { receiveFile } from './files';

const noteShape = z.object({
	id: z.uuid(),
	kind: z.enum(['device', 'station']),
	fileHash: z.string(),
	answers: z.number(),
	received: z.number(),
	broughtOn: z.string(),
	broughtBy: z.string(),
});
/** A file of answers that was brought, as staff see it. */
export type BroughtFileNote = z.infer<typeof noteShape>;

/** Files that were brought to a consultation, the newest first. */
export function listBroughtFiles(backend: Backend, consultationId: string): Promise<BroughtFileNote[]> {
	return readRows(
		backend
			.from('brought_files')
			.select()
			.eq('consultation_id', consultationId)
			.order('brought_on', { ascending: false })
			.order('id'),
		'brought_files',
		noteShape,
	);
}

/**
 * Stores the answers of a file by the same verb as if their device had sent them, and puts the file on record. Twice
 * changes nothing.
 *
 * @param staff who brings it.
 * @param text the file as it came: its hash names it.
 * @throws RefusedError when the backend comes and goes, or when who brings it is not staff: what was stored stays.
 */
export async function bringFile(
	staff: Backend,
	consultation: { id: string; slug: string },
	file: BroughtFile,
	text: string,
): Promise<ImportOutcome> {
	const isOfStation = file.kind === 'prioriza/sealed-answers';
	const outcome = isOfStation
		? await importSealedAnswers(staff, consultation, file)
		: await importDeviceAnswers(consultation, file.answers);
	const noted = await callVerb(
		staff,
		'note_brought_file',
		{
			p_consultation: consultation.id,
			p_kind: isOfStation ? 'station' : 'device',
			p_hash: createHash('sha256').update(text).digest('base64url'),
			p_answers: file.answers.length,
			p_received: outcome.received,
		},
		z.null(),
	);
	if (!noted.ok) throw new RefusedError(noted.error, 'note_brought_file');
	return outcome;
}

async function importDeviceAnswers(
	consultation: { slug: string },
	answers: readonly SealedDeviceAnswer[],
): Promise<ImportOutcome> {
	const refused = new Map<RefusalCode, number>();
	let received = 0;
	for (const answer of answers) {
		const code = await importOne(consultation, answer);
		if (code === null) received += 1;
		else refused.set(code, (refused.get(code) ?? 0) + 1);
	}
	return { received, refused };
}

async function importOne(
	{ slug }: { slug: string },
	answer: SealedDeviceAnswer,
): Promise<RefusalCode | null> {
	if (answer.consultation !== slug) return 'survey_unknown';
	const opened = await openDeviceAnswer(answer);
	if (opened === null) return 'commitment_differs';
	const { files, ...sent } = opened;
	await keepFiles(sent.content, files);
	// Nobody vouches for it: it counts as what the device would have sent by itself.
	const stored = await submitAnswer(anonymousBackend(), { ...sent, stationToken: null });
	if (stored.ok) return null;
	if (stored.error.retry) throw new RefusedError(stored.error, 'submit_answer');
	return stored.error.code;
}

/**
 * Keeps the files of an answer before it, as if its device had sent them: cleaned once more, under the hash of what is
 * left. One that is refused does not hold its answer back: staff see that it is missing.
 */
async function keepFiles(content: string, files: readonly CarriedPart[]): Promise<void> {
	if (files.length === 0) return;
	const survey = surveyOf(content);
	for (const { type, bytes } of files) {
		const kind = kindOfType(type);
		const read = fromBase64url(bytes);
		if (survey === null || kind === null || read === null) continue;
		const kept = await receiveFile(survey, kind, read);
		if (!kept.ok && kept.error.retry) throw new RefusedError(kept.error, 'expect_file');
	}
}

function surveyOf(content: string): string | null {
	const read = z.object({ survey: z.uuid() }).safeParse(parseJson(content));
	return read.success ? read.data.survey : null;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// The database refuses the answer for it.
		return undefined;
	}
}
