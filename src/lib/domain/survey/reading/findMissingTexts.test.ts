import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../../../tests/arbitraries/answers';
import { sayQuestion } from '../instrumentIn';
import { keepLanguages } from '../editing/startQuestion';
import { findMissingTexts } from './findMissingTexts';

describe('findMissingTexts', () => {
	it('finds nothing where every text is in every language, and a language that a question lost', () => {
		fc.assert(
			fc.property(instruments, fc.nat({ max: 6 }), (some, at) => {
				const whole = {
					...some,
					languages: ['es', 'nah'],
					title: { es: 'a', nah: 'b' },
					intro: { es: 'a', nah: 'b' },
					notice: { short: { es: 'a', nah: 'b' }, full: { es: 'a', nah: 'b' } },
					questions: some.questions.map((question) => sayQuestion(question, ({ es }) => ({ es, nah: es }))),
				};
				const none = whole.questions.map(() => []);
				expect(findMissingTexts(whole)).toEqual({ around: [], questions: none });

				const place = at % whole.questions.length;
				const questions = whole.questions.map((question, own) =>
					own === place ? sayQuestion(question, (text) => keepLanguages(text, ['es'])) : question,
				);
				expect(findMissingTexts({ ...whole, questions })).toEqual({
					around: [],
					questions: whole.questions.map((_, own) => (own === place ? ['nah'] : [])),
				});
				expect(findMissingTexts({ ...whole, intro: { es: 'a' } }).around).toEqual(['nah']);
			}),
			{ numRuns: 50 },
		);
	});
});
