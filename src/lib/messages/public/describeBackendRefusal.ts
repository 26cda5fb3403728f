import type { Locale } from '../locale';
import { backendRefusalMessages } from '../backendRefusals';

/** The sentence for a refusal as it came over the network; one we do not know reads as a failure of ours. */
export function describeBackendRefusal(locale: Locale, code: string): string {
	const sentences: Readonly<Record<string, string>> = backendRefusalMessages[locale];
	return Object.hasOwn(sentences, code)
		? (sentences[code] ?? backendRefusalMessages[locale].unexpected)
		: backendRefusalMessages[locale].unexpected;
}
