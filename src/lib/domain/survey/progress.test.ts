import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../tests/arbitraries/answers';
import { findAnswerRefusals } from './answerRules';
import type { Instrument, Question } from './instrument';
import { firstPending, isAnswered, nextQuestion, partOf, placeOf, previousQuestion } from './progress';

describe('walking through the questions', () => {
	it('visits each once in order, and back again', () => {
		fc.assert(
			fc.property(instruments, (instrument) => {
				const walked: string[] = [];
				for (let at = nextQuestion(instrument, null); at !== null; at = nextQuestion(instrument, at.id)) {
					expect(previousQuestion(instrument, at.id)?.id).toBe(walked.at(-1));
					walked.push(at.id);
					expect(placeOf(instrument, at.id)).toEqual({
						position: walked.length,
						total: instrument.questions.length,
					});
				}
				expect(walked).toEqual(instrument.questions.map(({ id }) => id));
			}),
		);
	});

	it('ends at an id that the instrument does not have', () => {
		fc.assert(
			fc.property(instruments, (instrument) => {
				expect(nextQuestion(instrument, 'no_such')).toBeNull();
				expect(previousQuestion(instrument, 'no_such')).toBeNull();
				expect(placeOf(instrument, 'no_such')).toBeNull();
			}),
		);
	});
});

describe('firstPending', () => {
	it('is null exactly when the answer may be sent', () => {
		const some = instruments.chain((instrument) =>
			fc.tuple(
				fc.constant(instrument),
				validContents(instrument),
				fc.constantFrom(...instrument.questions.map(({ id }) => id)),
				fc.constantFrom('keep', 'drop', 'spoil'),
			),
		);
		fc.assert(
			fc.property(some, ([instrument, content, id, change]) => {
				const answers = new Map(Object.entries(content.answers));
				if (change === 'drop') answers.delete(id);
				if (change === 'spoil') answers.set(id, { latE6: 0, lonE6: 0 });
				const changed = Object.fromEntries(answers);
				const refusals = findAnswerRefusals(instrument, { ...content, answers: changed });
				const expected = refusals.find(({ code }) => code !== 'nothing_answered')?.field ?? null;
				expect(firstPending(instrument, changed)?.id ?? null).toBe(expected);
				for (const question of instrument.questions) {
					const fine = answers.has(question.id) && !refusals.some(({ field }) => field === question.id);
					expect(isAnswered(instrument, changed, question)).toBe(fine);
				}
			}),
		);
	});
});

describe('the part a question is in', () => {
	const question = (id: string, title?: string): Question => ({
		...{ id, type: 'point', text: { es: '¿Dónde?' }, help: null, required: false, noAnswer: [] },
		...(title !== undefined && { section: { es: title } }),
	});
	const withParts = (...questions: Question[]): Instrument => ({
		...{ v: 1, survey: '0f9b2c64-8a1e-4d57-9c3b-2e6f1a7d5b80', languages: ['es'], title: { es: 'A' } },
		...{ intro: { es: 'B' }, notice: { short: { es: 'C' }, full: { es: 'D' } }, state: null, questions },
	});

	it('goes on until another begins', () => {
		const asked = withParts(question('a'), question('b', 'Uno'), question('c'), question('d', 'Dos'));
		expect(['a', 'b', 'c', 'd'].map((id) => partOf(asked, id))).toEqual([
			null,
			{ position: 1, total: 2, title: { es: 'Uno' } },
			{ position: 1, total: 2, title: { es: 'Uno' } },
			{ position: 2, total: 2, title: { es: 'Dos' } },
		]);
		expect(partOf(asked, 'no_such')).toBeNull();
	});

	it('is none where no part begins', () => {
		expect(partOf(withParts(question('a'), question('b')), 'b')).toBeNull();
	});
});
