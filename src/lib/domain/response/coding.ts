import { z } from 'zod';
import { id, list } from '../form';
import type { Instrument, Question } from '../survey/instrument';

/** How many answers are read on one page, and so how many are joined to a problem at once. */
export const ANSWERS_A_PAGE = 50;

/** Which answers to read: all, those without a problem, those of the chosen problem, or those that are not of it. */
export const codingStates = ['all', 'none', 'this', 'others'] as const;
export type CodingState = (typeof codingStates)[number];

/** Answers (`respuestas`) that speak of a problem (`problema`), chosen by a person. */
export const codingForm = z.object({
	problema: id('problem_choice'),
	respuestas: list(id('not_understood'), 1, ANSWERS_A_PAGE, 'answer_missing').transform((ids) => [
		...new Set(ids),
	]),
});

/** The questions people answer with their own words: texts first, then options with one of their own. */
export function listWritten({ questions }: Pick<Instrument, 'questions'>): Question[] {
	const texts = questions.filter(({ type }) => type === 'short' || type === 'long');
	const options = questions.filter(
		(question) => (question.type === 'single' || question.type === 'multiple') && question.allowOther,
	);
	return [...texts, ...options];
}

/** A state of an address; those that speak of a chosen problem are all where none is chosen. */
export function readCodingState(raw: string | null, hasProblem: boolean): CodingState {
	const state = codingStates.find((known) => known === raw) ?? 'all';
	return hasProblem || state === 'none' ? state : 'all';
}
