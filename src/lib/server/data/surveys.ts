import { z } from 'zod';
import type { Result } from '$lib/basics/result';
import type { AnswerCircumstances } from '$lib/domain/consultation/channels/circumstances';
import { tryAnswerCode } from './channels/codes';
import { callVerb, readRow, readVerb } from '../backend/call';
import type { Backend } from '../backend/clients';
import type { Refusal } from '../backend/refusal';

const surveyShape = z.object({
	id: z.uuid(),
	exerciseId: z.uuid(),
	consultationId: z.uuid(),
	slug: z.string(),
	/** Canonical JSON of the frozen instrument; read it with the schema of the domain. */
	instrument: z.string(),
	instrumentHash: z.string(),
	noticeHash: z.string(),
	/** From one on: a later one took the place of what was published before. */
	version: z.number(),
});
export type FrozenSurvey = z.infer<typeof surveyShape>;

/** How an answer stands; only `counted` is counted anywhere. */
const standingShape = z.enum(['counted', 'replaced', 'withdrawn', 'in_review', 'rejected', 'excluded']);
export type Standing = z.infer<typeof standingShape>;

export const receiptShape = z.object({
	folio: z.string(),
	receivedOn: z.string(),
	commitment: z.string(),
	late: z.boolean(),
	standing: standingShape,
});
/** What a person gets back once the answer is on disk. Nothing in it opens the answer. */
export type AnswerReceipt = z.infer<typeof receiptShape>;

const answerShape = z.object({
	id: z.uuid(),
	channel: z.string(),
	received_on: z.string(),
	is_late: z.boolean(),
	station: z.string().nullable(),
	place: z.string().nullable(),
	is_assisted: z.boolean(),
	has_proof: z.boolean(),
	/** Left out of the count by a rule. */
	is_excluded: z.boolean(),
	content: z.string(),
});
/** An answer as staff read it after close; `content` is its canonical JSON. */
export type StoredAnswer = z.infer<typeof answerShape>;

const foundReceiptShape = z.object({
	folio: z.string(),
	receivedOn: z.string(),
	late: z.boolean(),
	standing: standingShape,
	consultation: z.string(),
	title: z.string(),
	state: z.string(),
	/** Slug. */
	exercise: z.string(),
	/** Line of the log with its entry, from one on; null until it was sealed. */
	line: z.number().nullable(),
});
export type FoundReceipt = z.infer<typeof foundReceiptShape>;

/** An answer as frozen on the device that made it. */
export interface FrozenAnswer {
	id: string;
	content: string;
	salt: string;
	commitment: string;
	channel: string;
	stationToken: string | null;
	/** Hash of the key that stays with who answered; nothing where nobody keeps one, as at a station. */
	keyHash?: string | null;
	/** How it came, beyond its channel. Dimensions of numbers: nothing of who answered. */
	circumstances?: AnswerCircumstances | null | undefined;
}

export function findSurvey(backend: Backend, consultationSlug: string): Promise<FrozenSurvey | null> {
	return readRow(
		backend.from('surveys').select().eq('slug', consultationSlug).not('instrument', 'is', null),
		'surveys',
		surveyShape,
	);
}

export function readSurveyDraft(
	backend: Backend,
	consultationId: string,
): Promise<{ survey: string; draft: string; revision: number }> {
	return readVerb(
		backend,
		'survey_draft',
		{ p_consultation: consultationId },
		z.object({ survey: z.uuid(), draft: z.string(), revision: z.number() }),
	);
}

/** Saves a draft over the revision it was made from; null over any. Gives the new revision. */
export function saveSurveyDraft(
	backend: Backend,
	consultationId: string,
	draft: string,
	over: number | null,
): Promise<Result<number, Refusal>> {
	return callVerb(
		backend,
		'save_survey_draft',
		{ p_consultation: consultationId, p_draft: draft, p_over: over },
		z.number(),
	);
}

/**
 * Stores an answer once. The receipt comes back only after the commit; sending it again gives the same receipt. A code
 * that opens nothing is told as late here as where it is asked for.
 */
export async function submitAnswer(
	backend: Backend,
	answer: FrozenAnswer,
): Promise<Result<AnswerReceipt, Refusal>> {
	const stored = await callVerb(
		backend,
		'submit_answer',
		{
			p_id: answer.id,
			p_content: answer.content,
			p_salt: answer.salt,
			p_commitment: answer.commitment,
			p_channel: answer.channel,
			p_station_token: answer.stationToken,
			p_key_hash: answer.keyHash ?? null,
			p_circumstances: answer.circumstances ?? null,
		},
		receiptShape,
	);
	if (!stored.ok && stored.error.code === 'answer_code_unknown') {
		// What was refused left no trace, so that it was tried is counted apart.
		const { survey } = z.object({ survey: z.string() }).parse(JSON.parse(answer.content));
		await tryAnswerCode(backend, survey, answer.circumstances?.code ?? '');
	}
	return stored;
}

/** Whether answers with this folio came in. */
export async function findReceipts(backend: Backend, folio: string): Promise<FoundReceipt[]> {
	return (
		(await readVerb(backend, 'find_receipt', { p_folio: folio }, foundReceiptShape.array().nullable())) ?? []
	);
}

/** Which answers to read; all of them when nothing is said. */
export interface AnswersWanted {
	channel?: string | null;
	/** By question id, what its answer holds; `null` asks only that it was answered. */
	matches?: Readonly<Record<string, string | readonly (readonly string[])[] | null>>;
	ids?: readonly string[];
	/** Those that a rule left out too. */
	withExcluded?: boolean;
}

/** One page of answers of a closed consultation, after the last identity of the page before. */
export function readAnswersPage(
	backend: Backend,
	consultationId: string,
	after: string | null,
	limit: number,
	wanted: AnswersWanted = {},
): Promise<StoredAnswer[]> {
	return readVerb(
		backend,
		'consultation_answers',
		{
			p_consultation: consultationId,
			p_after: after,
			p_limit: limit,
			p_channel: wanted.channel ?? null,
			p_matches: wanted.matches ?? null,
			p_ids: wanted.ids ?? null,
			p_excluded: wanted.withExcluded ?? false,
		},
		answerShape.array(),
	);
}

const summaryShape = z.object({
	/** Answers to each question, by its id. */
	answered: z.record(z.string(), z.number()),
	/** `choice` is an option, a municipality or `+other`; `place` is 1 except in rankings. */
	choices: z.array(
		z.object({ question: z.string(), choice: z.string(), place: z.number(), count: z.number() }),
	),
});
export type AnswersSummary = z.infer<typeof summaryShape>;

/** How many chose what in a closed consultation, counted where the answers are. */
export function summarizeAnswers(backend: Backend, consultationId: string): Promise<AnswersSummary> {
	return readVerb(backend, 'consultation_summary', { p_consultation: consultationId }, summaryShape);
}
