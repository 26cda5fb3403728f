import { knownLanguages } from './catalogue';
import type { Instrument } from '../instrument';

/** The name of a language of a survey as its speakers read it: that of its variant, or the one everybody gives it. */
export function nameLanguage({ translations }: Pick<Instrument, 'translations'>, tag: string): string {
	const own = translations && Object.hasOwn(translations, tag) ? translations[tag] : undefined;
	if (own) return own.name;
	const known = new Intl.DisplayNames([tag, 'es'], { type: 'language' }).of(tag) ?? tag;
	return known.charAt(0).toLocaleUpperCase('es') + known.slice(1);
}

/** The name by which staff find a language: as it is said in Spanish, or in the language of their screens. */
export function nameForStaff(tag: string, locale: string): string {
	const known = locale === 'es' ? knownLanguages.find((one) => one.tag === tag)?.spanish : undefined;
	const name = known ?? new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
	return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
