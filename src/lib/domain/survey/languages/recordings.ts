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

/** The recording to play to somebody who reads in a language: none in another one, which they may not understand. */
export function recordingIn({ spoken }: Pick<Question, 'spoken'>, language: string): FileAnswer | null {
	return spoken && Object.hasOwn(spoken, language) ? (spoken[language] ?? null) : null;
}

/** Whether a survey names a recording, and which: what nobody names is served to nobody. */
export function findRecording({ questions }: Instrument, hash: string): FileAnswer | null {
	for (const { spoken } of questions)
		for (const recording of Object.values(spoken ?? {})) if (recording.file === hash) return recording;
	return null;
}
