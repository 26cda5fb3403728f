import type { Answers, Instrument } from '../instrument';

/** What is asked, and the questions whose answers break their limits: none where it is left out. */
export type Walked = Instrument & { readonly broken?: readonly string[] };

/** What an instrument asks of who answered so. `language` is that of the texts on screen. */
export type Walk = (instrument: Instrument, answers: Answers, language: string) => Walked;

/** Everything is asked of everybody. */
export const walkWhole: Walk = (instrument) => instrument;

/** The answers to the questions of a walked instrument: what is sent. The others stay where they were given. */
export function keepShown(walked: Instrument, answers: Answers): Answers {
	return Object.fromEntries(
		Object.entries(answers).filter(([id]) => walked.questions.some((question) => question.id === id)),
	);
}
