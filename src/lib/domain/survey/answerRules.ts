import { err, ok, type Result } from '../../basics/result';
import { isHash } from '../file/kinds';
import { breaksLimit, listShown } from './conditions/holds';
import type { AnswerContent, Instrument } from './instrument';
import { findValueRefusal, type ValueRefusal } from './valueRules';
import { hasExactly, isRecord } from './values/records';

/** Why a whole answer, or one of its questions, is refused. */
export type AnswerRefusalCode =
	| ValueRefusal
	| 'required'
	| 'question_hidden'
	| 'limit'
	| 'survey'
	| 'instrument'
	| 'language'
	| 'question_unknown'
	| 'nothing_answered';

/** `field` is the id of the question, or `WHOLE_ANSWER`. */
export type AnswerRefusal = { readonly field: string; readonly code: AnswerRefusalCode };

/** The field of a refusal that is about the answer as a whole. No question can have this id. */
export const WHOLE_ANSWER = '_';

const CONTENT_KEYS = ['v', 'survey', 'instrument', 'language', 'answers'] as const;

/**
 * Every rule that a content breaks against an instrument, those of the whole answer first, then the questions in the
 * instrument's order. Empty when the content may be stored.
 *
 * Plain code without a schema library, because the citizen's phone runs it; `private.answer_refusal` is its twin in
 * the database and answers with the first refusal of this list. Whether `instrument` is the hash of this very
 * instrument, and whether a municipality exists, is decided where the bytes and the catalogue are.
 */
export function findAnswerRefusals(instrument: Instrument, content: unknown): AnswerRefusal[] {
	if (!isRecord(content) || !hasExactly(content, CONTENT_KEYS) || content.v !== 1) return [whole('shape')];
	const answers = content.answers;
	if (!isRecord(answers)) return [whole('shape')];

	const refusals: AnswerRefusal[] = [];
	if (content.survey !== instrument.survey) refusals.push(whole('survey'));
	if (typeof content.instrument !== 'string' || !isHash(content.instrument))
		refusals.push(whole('instrument'));
	if (typeof content.language !== 'string' || !instrument.languages.includes(content.language))
		refusals.push(whole('language'));

	const given = Object.keys(answers);
	const known = new Set(instrument.questions.map((question) => question.id));
	if (given.some((id) => !known.has(id))) refusals.push(whole('question_unknown'));
	if (given.length === 0) refusals.push(whole('nothing_answered'));

	const shown = new Set(listShown(instrument.questions, answers));
	const heard = Object.fromEntries(
		instrument.questions.flatMap((question) =>
			shown.has(question) && Object.hasOwn(answers, question.id) ? [[question.id, answers[question.id]]] : [],
		),
	);
	for (const question of instrument.questions) {
		const isShown = shown.has(question);
		if (!Object.hasOwn(answers, question.id)) {
			if (question.required && isShown) refusals.push({ field: question.id, code: 'required' });
			continue;
		}
		const code = isShown
			? (findValueRefusal(question, instrument.state, answers[question.id]) ??
				(breaksLimit(question, heard) ? 'limit' : null))
			: 'question_hidden';
		if (code !== null) refusals.push({ field: question.id, code });
	}
	return refusals;
}

/** Reads a parsed JSON value as an answer to an instrument, or says every rule it breaks. Nothing is repaired. */
export function parseAnswer(instrument: Instrument, raw: unknown): Result<AnswerContent, AnswerRefusal[]> {
	const refusals = findAnswerRefusals(instrument, raw);
	// The rules above are the proof that the value has this type; the compiler can't follow an instrument.
	return refusals.length === 0 ? ok(raw as AnswerContent) : err(refusals);
}

function whole(code: AnswerRefusalCode): AnswerRefusal {
	return { field: WHOLE_ANSWER, code };
}
