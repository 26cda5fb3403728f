import type { Instrument } from '../instrument';
import { textsOf } from '../textsOf';

/**
 * The languages in which some text of an instrument is missing, so that Spanish stands in its place: of each question,
 * in their order, and of the texts around them. Languages are in the order of the instrument.
 */
export function findMissingTexts(instrument: Instrument): {
	readonly around: readonly string[];
	readonly questions: readonly (readonly string[])[];
} {
	const texts = textsOf(instrument);
	const missingIn = (isPart: (path: readonly (string | number)[]) => boolean): string[] =>
		instrument.languages.filter((language) =>
			texts.some(([path, text]) => isPart(path) && !Object.hasOwn(text, language)),
		);
	return {
		around: missingIn(([root]) => root !== 'questions'),
		questions: instrument.questions.map((_, place) =>
			missingIn(([root, at]) => root === 'questions' && at === place),
		),
	};
}
