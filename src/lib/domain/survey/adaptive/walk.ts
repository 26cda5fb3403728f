import type { Answers, Instrument } from '../instrument';

/** What an instrument asks of who answered so. `language` is that of the texts on screen. */
export type Walk = (instrument: Instrument, answers: Answers, language: string) => Instrument;

/** Everything is asked of everybody. */
export const walkWhole: Walk = (instrument) => instrument;

/** The answers to the questions of a walked instrument: what is sent. The others stay where they were given. */
export function keepShown(walked: Instrument, answers: Answers): Answers {
	return Object.fromEntries(
		Object.entries(answers).filter(([id]) => walked.questions.some((question) => question.id === id)),
	);
}
