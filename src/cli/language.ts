import { err, ok, type Result } from '../lib/basics/result';
import { defaultLocale, parseLocale, type Locale } from '../lib/messages/locale';

/** A command line without its `--lang`, and the language it asked for. */
export type Spoken = { words: string[]; locale: Locale };

/** Takes `--lang es|en` out of a command line, wherever it stands, so that everything is said in that language. */
export function takeLanguage(
	words: readonly string[],
): Result<Spoken, { code: 'missing-value' | 'bad-language'; value: string }> {
	const spoken: Spoken = { words: [], locale: defaultLocale };
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? '';
		if (word !== '--lang') {
			spoken.words.push(word);
			continue;
		}
		const value = words[++at];
		if (value === undefined) return err({ code: 'missing-value', value: word });
		const locale = parseLocale(value);
		if (locale === null) return err({ code: 'bad-language', value });
		spoken.locale = locale;
	}
	return ok(spoken);
}
