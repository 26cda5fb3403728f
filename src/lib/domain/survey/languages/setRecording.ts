import type { Result } from '../../../basics/result';
import type { FieldError } from '../../form';
import type { FileAnswer, Instrument, Question } from '../instrument';
import { parseInstrument } from '../instrumentSchema';

/** A survey in which a question is read aloud in a language, or no longer is. */
export function setRecording(
	instrument: Instrument,
	id: string,
	language: string,
	recording: FileAnswer | null,
): Result<Instrument, FieldError[]> {
	return parseInstrument({
		...instrument,
		questions: instrument.questions.map((question) => {
			if (question.id !== id) return question;
			const { [language]: _, ...others } = question.spoken ?? {};
			return withSpoken(question, recording === null ? others : { ...others, [language]: recording });
		}),
	});
}

/** A question with these recordings alone; without any it has none. */
export function withSpoken<Q extends Question>(question: Q, spoken: Readonly<Record<string, FileAnswer>>): Q {
	const { spoken: _, ...asked } = question;
	return (Object.keys(spoken).length > 0 ? { ...asked, spoken } : asked) as Q;
}
