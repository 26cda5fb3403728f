import { err, ok, type Result } from '../../../basics/result';
import { tidyLine, type Text } from '../../text';
import { keepLanguages } from '../editing/startQuestion';
import { readDay } from '../form/readTexts';
import type { Instrument, Translation } from '../instrument';
import { sayQuestion } from '../instrumentIn';
import { withSpoken } from './setRecording';
import { INSTRUMENT_LIMITS, LANGUAGE_TAG, parseInstrument } from '../instrumentSchema';
import { knownLanguages } from './catalogue';

/** Names of the controls with which a language is added and told about. */
export const languageControls = {
	tag: 'idioma',
	otherTag: 'etiqueta',
	name: 'nombre',
	reviewer: 'revisor',
	role: 'cargo',
	reviewedOn: 'fecha',
} as const;
type Control = (typeof languageControls)[keyof typeof languageControls];

/** What is wrong with a language, by its control. */
export type LanguageFault = {
	readonly field: Control;
	readonly code: 'tag' | 'repeated' | 'many' | 'name' | 'text' | 'day';
};

/** Most languages of a survey. */
const MOST = 12;

/** A survey with one language more, without a single text in it yet; or what to put right. */
export function addLanguage(
	instrument: Instrument,
	form: FormData,
): Result<{ instrument: Instrument; tag: string }, LanguageFault> {
	const written = read(form, languageControls.otherTag);
	const chosen = read(form, languageControls.tag);
	const field = chosen === '' ? languageControls.otherTag : languageControls.tag;
	const tag = chosen === '' ? written : chosen;
	if (!LANGUAGE_TAG.test(tag)) return err({ field, code: 'tag' });
	if (instrument.languages.includes(tag)) return err({ field, code: 'repeated' });
	if (instrument.languages.length >= MOST) return err({ field, code: 'many' });
	const known = knownLanguages.find((one) => one.tag === tag);
	const told = readTranslation(form, known?.name ?? '');
	if (!told.ok) return told;
	const edited = parseInstrument({
		...instrument,
		languages: [...instrument.languages, tag],
		translations: { ...instrument.translations, [tag]: told.value },
	});
	return edited.ok
		? ok({ instrument: edited.value, tag })
		: err({ field: languageControls.name, code: 'text' });
}

/** A survey in which another name stands for a language, or somebody else looked it over; or what to put right. */
export function tellLanguage(
	instrument: Instrument,
	tag: string,
	form: FormData,
): Result<Instrument, LanguageFault> {
	const told = readTranslation(form, '');
	if (!told.ok) return told;
	const edited = parseInstrument({
		...instrument,
		translations: { ...instrument.translations, [tag]: told.value },
	});
	return edited.ok ? edited : err({ field: languageControls.name, code: 'text' });
}

/** A survey without a language and every text in it. Spanish always stays. */
export function removeLanguage(instrument: Instrument, tag: string): Instrument {
	if (tag === 'es') return instrument;
	const languages = instrument.languages.filter((language) => language !== tag);
	const keep = (text: Text): Text => keepLanguages(text, languages);
	const { translations, ...rest } = instrument;
	const told = Object.entries(translations ?? {}).filter(([language]) => language !== tag);
	return {
		...rest,
		languages,
		...(told.length > 0 && { translations: Object.fromEntries(told) }),
		title: keep(instrument.title),
		intro: keep(instrument.intro),
		notice: { short: keep(instrument.notice.short), full: keep(instrument.notice.full) },
		questions: instrument.questions.map((question) => {
			const { [tag]: _, ...spoken } = question.spoken ?? {};
			return withSpoken(sayQuestion(question, keep), spoken);
		}),
	};
}

function readTranslation(form: FormData, proposed: string): Result<Translation, LanguageFault> {
	const { name, reviewer, role, reviewedOn } = languageControls;
	const said = read(form, name) || proposed;
	if (said === '' || said.length > INSTRUMENT_LIMITS.languageName) return err({ field: name, code: 'name' });
	for (const field of [reviewer, role])
		if (read(form, field).length > INSTRUMENT_LIMITS.title) return err({ field, code: 'text' });
	const typed = read(form, reviewedOn);
	const day = typed === '' ? null : readDay(typed);
	if (typed !== '' && day === null) return err({ field: reviewedOn, code: 'day' });
	return ok({
		name: said,
		reviewer: read(form, reviewer) || null,
		role: read(form, role) || null,
		reviewedOn: day,
	});
}

function read(form: FormData, name: Control): string {
	const value = form.get(name);
	return typeof value === 'string' ? tidyLine(value) : '';
}
