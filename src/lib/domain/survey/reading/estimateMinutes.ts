import type { Question, QuestionType } from '../instrument';

/** Seconds that reading and answering one question takes somebody in no hurry. */
const secondsOf: Readonly<Record<QuestionType, number>> = {
	single: 15,
	multiple: 20,
	short: 45,
	long: 90,
	number: 15,
	date: 20,
	scale: 10,
	matrix: 45,
	consent: 15,
	ranking: 40,
	municipality: 20,
	point: 40,
	area: 60,
	photo: 40,
	audio: 60,
};

/** Whole minutes it takes to answer every one of these questions, more or less; at least one. */
export function estimateMinutes(questions: readonly Pick<Question, 'type'>[]): number {
	const seconds = questions.reduce((sum, { type }) => sum + secondsOf[type], 0);
	return Math.max(1, Math.round(seconds / 60));
}
