import { describe, expect, it } from 'vitest';
import type { Instrument, Question } from '../instrument';
import { parseInstrument } from '../instrumentSchema';
import { textsOf } from '../textsOf';
import { countWords, findLongSentences, measureReadability, PLAIN_SCORE } from '../reading/readability';
import { instrumentFromTemplate, templates } from './instrumentFromTemplate';

const setting = {
	survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80',
	institution: 'Instituto de Acceso a la Información de un Estado Ficticio',
	state: '20',
};
const made: [string, Instrument][] = templates.map((template) => [
	template.key,
	instrumentFromTemplate(template, setting),
]);

/** What a person reads on one page, option by option. */
function screenOf(question: Question): string {
	const options = 'options' in question ? question.options.map((option) => option.text.es) : [];
	return [question.text.es, question.help?.es ?? '', ...options].join('\n');
}

describe.each(made)('template %s', (_, instrument) => {
	it('makes an instrument that follows the schema, with the institution in place', () => {
		expect(parseInstrument(instrument)).toEqual({ ok: true, value: instrument });
		expect(JSON.stringify(instrument)).not.toContain('{institution}');
		expect(instrument.notice.short.es).toContain(setting.institution);
	});

	it('says everything in Spanish and in English', () => {
		for (const [path, text] of textsOf(instrument))
			expect(Object.keys(text).sort(), path.join('.')).toEqual(['en', 'es']);
	});

	it('is plain: no sentence over 20 words, INFLESZ 60 or more wherever there are 30 words', () => {
		const screens = [
			...instrument.questions.map(screenOf),
			...textsOf(instrument).map(([, text]) => text.es),
		];
		for (const screen of screens) {
			expect(findLongSentences(screen), screen).toEqual([]);
			const measured = measureReadability(screen);
			if (measured?.isEnough) expect(measured.score, screen).toBeGreaterThanOrEqual(PLAIN_SCORE);
		}
	});

	it('gives the short notice in 60 words, with the longest name an institution may have', () => {
		const longest = instrumentFromTemplate(templates[0] ?? expect.fail('no templates'), {
			...setting,
			institution: 'a '.repeat(15).trim(),
		});
		for (const notice of [instrument.notice.short, longest.notice.short]) {
			expect(countWords(notice.es)).toBeLessThanOrEqual(60);
			expect(countWords(notice.en ?? '')).toBeLessThanOrEqual(60);
		}
	});

	it('asks nothing in writing first, and nothing about the person that must be answered but the municipality', () => {
		expect(['single', 'ranking', 'multiple']).toContain(instrument.questions[0]?.type);
		for (const question of instrument.questions) {
			if (['edad', 'sexo'].includes(question.id)) expect(question.required).toBe(false);
			if (['edad', 'sexo', 'municipio'].includes(question.id)) expect(question.noAnswer).toContain('refused');
			expect(question.type === 'short' && question.required).toBe(false);
		}
	});
});

describe('instrumentFromTemplate', () => {
	it('puts a name in as it is, whatever it holds', () => {
		const [template = expect.fail('no templates')] = templates;
		const { notice } = instrumentFromTemplate(template, {
			...setting,
			institution: 'Casa $& {x}',
			state: null,
		});
		expect(notice.short.es.startsWith('Casa $& {x} cuida')).toBe(true);
	});
});
