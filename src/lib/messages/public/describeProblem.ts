import type { Locale } from '../locale';
import { problemMessages } from '../problems';

/** The sentence for a refusal as it came over the network; one we do not know reads as a failure of ours. */
export function describeProblem(locale: Locale, code: string): string {
	const sentences: Readonly<Record<string, string>> = problemMessages[locale];
	return Object.hasOwn(sentences, code)
		? (sentences[code] ?? problemMessages[locale].unexpected)
		: problemMessages[locale].unexpected;
}
