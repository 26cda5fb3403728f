import type { FileAnswer, Instrument, Question } from '../instrument';

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
