import type { Instrument } from '$lib/domain/survey/instrument';
import { recordingIn } from '$lib/domain/survey/languages/recordings';

/** Addresses of the questions of a survey read aloud in a language, by id. */
export function listRecordings(
	{ questions }: Instrument,
	slug: string,
	language: string,
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		questions.flatMap((question) => {
			const recording = recordingIn(question, language);
			return recording ? [[question.id, `/consulta/${slug}/audio/${recording.file}`]] : [];
		}),
	);
}

/** The same for all its languages at once: a tablet serves whoever comes. */
export function listEveryRecording(instrument: Instrument, slug: string): readonly string[] {
	const all = instrument.languages.flatMap((tag) => Object.values(listRecordings(instrument, slug, tag)));
	return [...new Set(all)];
}
