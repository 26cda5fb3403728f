import { describe, expect, it } from 'vitest';
import { OTHER_MAX_LENGTH, type Question } from '../domain/survey/instrument';
import { findLongSentences } from '../domain/survey/reading/readability';
import { describeAnswerRefusal } from './survey';

const asked = { id: 'q', text: { es: '¿Qué urge?' }, help: null, required: true, noAnswer: [] };
const options = [
	{ id: 'a', text: { es: 'Agua' } },
	{ id: 'b', text: { es: 'Luz' } },
];
const single: Question = { ...asked, type: 'single', options, allowOther: true };
const ranking: Question = { ...asked, type: 'ranking', ties: false, options, max: 2 };
const short: Question = { ...asked, type: 'short', maxLength: 300 };

describe('describeAnswerRefusal', () => {
	it('says the limit of the question', () => {
		expect(describeAnswerRefusal('es', 'text_too_long', short)).toBe(
			'Acorta tu respuesta: caben 300 letras.',
		);
		expect(describeAnswerRefusal('es', 'text_too_long', single)).toContain(String(OTHER_MAX_LENGTH));
		expect(describeAnswerRefusal('en', 'too_many', ranking)).toBe('Choose 2 options or fewer.');
		expect(describeAnswerRefusal('es', 'too_many', { ...ranking, max: 1 })).toBe('Elige solo una opción.');
	});

	it('asks for what the control can give', () => {
		expect(describeAnswerRefusal('es', 'required', single)).toMatch(/^Elige/);
		expect(describeAnswerRefusal('es', 'required', short)).toMatch(/^Contesta/);
		expect(describeAnswerRefusal('es', 'nothing_answered', null)).toMatch(/^Contesta/);
		expect(findLongSentences(describeAnswerRefusal('es', 'point_unreadable', null))).toEqual([]);
	});
});
