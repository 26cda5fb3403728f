import type { Text } from '../text';
import type { Answers, Instrument, Question } from './instrument';
import { findValueRefusal } from './valueRules';

/** Whether a question has an answer that may be stored. */
export function isAnswered(instrument: Instrument, answers: Answers, question: Question): boolean {
	return (
		Object.hasOwn(answers, question.id) &&
		findValueRefusal(question, instrument.state, answers[question.id]) === null
	);
}

/**
 * The question after one, in the instrument's order; the first for null. Null after the last, and for an id that the
 * instrument does not have, so that an old address ends at the check page instead of going round.
 */
export function nextQuestion(instrument: Instrument, after: string | null): Question | null {
	if (after === null) return instrument.questions[0] ?? null;
	const place = instrument.questions.findIndex((question) => question.id === after);
	return place < 0 ? null : (instrument.questions[place + 1] ?? null);
}

/** The question before one, or null at the beginning. */
export function previousQuestion(instrument: Instrument, before: string): Question | null {
	const place = instrument.questions.findIndex((question) => question.id === before);
	return place < 1 ? null : (instrument.questions[place - 1] ?? null);
}

/** The first question that still stops the answer from being sent: required and missing, or with a value refused. */
export function firstPending(instrument: Instrument, answers: Answers): Question | null {
	return (
		instrument.questions.find(
			(question) =>
				(question.required || Object.hasOwn(answers, question.id)) &&
				!isAnswered(instrument, answers, question),
		) ?? null
	);
}

/** Where a question stands, counted from one, for "question 2 of 5". Null for an unknown id. */
export function placeOf(instrument: Instrument, id: string): { position: number; total: number } | null {
	const place = instrument.questions.findIndex((question) => question.id === id);
	return place < 0 ? null : { position: place + 1, total: instrument.questions.length };
}

/** The part of the survey a question is in, counted from one. Null where it has none: before the first, or in none at all. */
export function partOf(
	{ questions }: Instrument,
	id: string,
): { position: number; total: number; title: Text } | null {
	const titles = questions.flatMap(({ section }) => section ?? []);
	const place = questions.findIndex((question) => question.id === id);
	const begun = questions.slice(0, place + 1).flatMap(({ section }) => section ?? []);
	const title = begun.at(-1);
	return title ? { position: begun.length, total: titles.length, title } : null;
}
