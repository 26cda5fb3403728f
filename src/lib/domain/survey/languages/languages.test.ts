import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../../../tests/arbitraries/answers';
import type { Instrument } from '../instrument';
import { instrumentIn } from '../instrumentIn';
import { LANGUAGE_TAG, parseInstrument } from '../instrumentSchema';
import { langIn, textIn } from '../../text';
import { textsOf } from '../textsOf';
import { knownLanguages } from './catalogue';
import { addLanguage, languageControls, removeLanguage, tellLanguage } from './editLanguages';
import { nameForStaff, nameLanguage } from './nameLanguage';
import { countTranslated, listTranslatable, translateTexts } from './translate';

const valid = instruments.filter((instrument) => parseInstrument(instrument).ok);

function formOf(fields: Readonly<Record<string, string>>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
}

function add(instrument: Instrument, tag: string, fields: Readonly<Record<string, string>> = {}) {
	return addLanguage(instrument, formOf({ [languageControls.tag]: tag, ...fields }));
}

describe('the languages offered', () => {
	it('have tags a survey can hold, each once, and names', () => {
		expect(knownLanguages.filter(({ tag }) => !LANGUAGE_TAG.test(tag))).toEqual([]);
		expect(new Set(knownLanguages.map(({ tag }) => tag)).size).toBe(knownLanguages.length);
		expect(new Set(knownLanguages.map(({ spanish }) => spanish)).size).toBe(knownLanguages.length);
	});
});

describe('a language of a survey', () => {
	it('comes in with its name and without a text, is told about, and leaves without a trace', () => {
		fc.assert(
			fc.property(valid, (instrument) => {
				fc.pre(!instrument.languages.includes('azz'));
				const added = add(instrument, 'azz', {
					[languageControls.reviewer]: 'Persona Revisora de Muestra',
					[languageControls.reviewedOn]: '15/03/2027',
				});
				if (!added.ok) throw new Error(added.error.code);
				expect(nameLanguage(added.value.instrument, 'azz')).toBe('Maseualtajtol');
				expect(added.value.instrument.translations?.['azz']).toMatchObject({ reviewedOn: '2027-03-15' });
				expect(countTranslated(added.value.instrument, 'azz').done).toBe(0);
				const told = tellLanguage(
					added.value.instrument,
					'azz',
					formOf({ [languageControls.name]: 'Náhuatl de aquí' }),
				);
				expect(told.ok && told.value.translations?.['azz']).toEqual({
					...{ name: 'Náhuatl de aquí', reviewer: null, role: null, reviewedOn: null },
				});
				expect(removeLanguage(added.value.instrument, 'azz')).toEqual(instrument);
			}),
			{ numRuns: 60 },
		);
	});

	it.each([
		['no tag', '', {}, 'tag'],
		['a tag that is none', '', { [languageControls.otherTag]: 'Nahuatl' }, 'tag'],
		['Spanish once more', 'es', {}, 'repeated'],
		['a tag by hand without a name', '', { [languageControls.otherTag]: 'tsz' }, 'name'],
		['a day that is none', 'yua', { [languageControls.reviewedOn]: 'ayer' }, 'day'],
		['a day that does not exist', 'yua', { [languageControls.reviewedOn]: '31/02/2027' }, 'text'],
	])('is refused with %s', (_, tag, fields, code) => {
		const [instrument] = fc.sample(valid, { numRuns: 1, seed: 1 });
		if (instrument === undefined) throw new Error('no instrument');
		expect(add(instrument, tag, fields)).toMatchObject({ ok: false, error: { code } });
	});

	it('keeps Spanish', () => {
		fc.assert(fc.property(valid, (instrument) => removeLanguage(instrument, 'es') === instrument));
	});

	it('goes by a name people read', () => {
		expect(nameLanguage({}, 'en')).toBe('English');
		expect(nameLanguage({}, 'es')).toBe('Español');
		expect(nameForStaff('en', 'es')).toBe('Inglés');
		expect(nameForStaff('yua', 'es')).toContain('Maya');
	});
});

describe('a translation', () => {
	it('is written text by text under names that do not repeat, and read back as it was written', () => {
		fc.assert(
			fc.property(valid, (instrument) => {
				fc.pre(!instrument.languages.includes('yua'));
				const added = add(instrument, 'yua');
				if (!added.ok) throw new Error(added.error.code);
				const before = added.value.instrument;
				const listed = listTranslatable(before);
				expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
				const words = (at: number): string => `Ba’ax ${at.toString()}`;
				const form = formOf(Object.fromEntries(listed.map(({ name }, at) => [name, words(at)])));
				const translated = translateTexts(before, 'yua', form);
				if (!translated.ok) throw new Error(JSON.stringify(translated.error.errors));
				expect(countTranslated(translated.value, 'yua').done).toBe(listed.length);
				expect(listTranslatable(translated.value).map(({ text }) => text['yua'])).toEqual(
					listed.map((_, at) => words(at)),
				);
				// Blank again, nothing of it is left.
				const blank = formOf(Object.fromEntries(listed.map(({ name }) => [name, ' '])));
				expect(translateTexts(translated.value, 'yua', blank)).toEqual({ ok: true, value: before });
			}),
			{ numRuns: 60 },
		);
	});

	it('leaves what the form does not show', () => {
		fc.assert(
			fc.property(valid, (instrument) => {
				for (const tag of instrument.languages)
					expect(translateTexts(instrument, tag === 'es' ? 'en' : tag, new FormData())).toEqual({
						ok: true,
						value: instrument,
					});
			}),
			{ numRuns: 30 },
		);
	});

	it('says at the control what is too long', () => {
		const [instrument] = fc.sample(valid, { numRuns: 1, seed: 2 });
		const added = instrument && add(removeLanguage(instrument, 'yua'), 'yua');
		if (!added?.ok) throw new Error('no language');
		const refused = translateTexts(added.value.instrument, 'yua', formOf({ 't.title': 'a'.repeat(201) }));
		expect(refused).toMatchObject({ error: { errors: [{ field: 't.title', code: 'text_too_long' }] } });
	});

	it('where it is missing, leaves Spanish as Spanish on the phone', () => {
		fc.assert(
			fc.property(valid, (instrument) => {
				for (const language of instrument.languages) {
					const given = textsOf(instrument).filter(([[root]]) => root === 'questions');
					const sent = textsOf(instrumentIn(instrument, language)).filter(([[root]]) => root === 'questions');
					for (const [at, [, text]] of sent.entries()) {
						const whole = given[at]?.[1] ?? { es: '' };
						expect(textIn(text, language)).toBe(textIn(whole, language));
						expect(langIn(text, language)).toBe(langIn(whole, language));
					}
				}
			}),
			{ numRuns: 60 },
		);
	});
});
