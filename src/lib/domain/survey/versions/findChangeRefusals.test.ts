import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validContents } from '../../../../../tests/arbitraries/answers';
import { changes } from '../../../../../tests/arbitraries/changes';
import { WHOLE_ANSWER } from '../answerRules';
import type { Instrument, Question } from '../instrument';
import { findValueRefusal } from '../valueRules';
import { findChangeRefusals } from './findChangeRefusals';

const asked = { text: { es: '¿Qué urge?' }, help: null, required: false, noAnswer: [] };
const option = (id: string) => ({ id, text: { es: id } });
const single: Question = {
	...{ ...asked, id: 'tema', type: 'single' },
	...{ options: [option('agua'), option('luz')], allowOther: false },
};
const ranking: Question = {
	...{ ...asked, id: 'orden', type: 'ranking' },
	...{ options: [option('agua'), option('luz')], max: 2, ties: true },
};
const number: Question = {
	...{ ...asked, id: 'edad', type: 'number' },
	...{ decimals: 0, min: 18, max: null, unit: null },
};
const survey: Instrument = {
	...{ v: 1, survey: '7b9f1c52-0d3e-4a6b-9c1d-2e4f5a6b7c8d', languages: ['es', 'zap'], state: '20' },
	...{ title: { es: 'Consulta' }, intro: { es: 'Hola' }, notice: { short: { es: 'A' }, full: { es: 'B' } } },
	questions: [single, ranking, number],
};
const withQuestions = (...questions: Question[]): Instrument => ({ ...survey, questions });

describe('what may follow published questions', () => {
	it.each<[string, Instrument]>([
		['the same', survey],
		['other words', withQuestions({ ...single, text: { es: '¿Qué hace falta?' } }, ranking, number)],
		[
			'one option more in between',
			withQuestions(
				{ ...single, options: [option('agua'), option('calles'), option('luz')] },
				ranking,
				number,
			),
		],
		[
			'own words, and leave not to say',
			withQuestions({ ...single, allowOther: true, noAnswer: ['refused'] }, ranking, number),
		],
		['another order', withQuestions(number, ranking, single)],
		['a question more', withQuestions(single, { ...single, id: 'otra' }, ranking, number)],
		['a lower minimum', withQuestions(single, ranking, { ...number, min: 0 })],
		['one that must be answered now', withQuestions({ ...single, required: true }, ranking, number)],
		['a language more', { ...survey, languages: ['es', 'zap', 'yua'] }],
		['another notice', { ...survey, notice: { short: { es: 'C' }, full: { es: 'D' } } }],
	])('%s', (_, after) => {
		expect(findChangeRefusals(survey, after)).toEqual([]);
	});

	it.each<[string, Instrument, string, string]>([
		['a question taken away', withQuestions(single, ranking), 'edad', 'question_removed'],
		['another type', withQuestions({ ...number, id: 'tema' }, ranking, number), 'tema', 'question_type'],
		[
			'an option taken away',
			withQuestions({ ...single, options: [option('luz')] }, ranking, number),
			...(['tema', 'options'] as const),
		],
		[
			'options the other way round',
			withQuestions({ ...single, options: [option('luz'), option('agua')] }, ranking, number),
			...(['tema', 'options'] as const),
		],
		[
			'one more to be put in order',
			withQuestions(single, { ...ranking, options: [...ranking.options, option('calles')] }, number),
			...(['orden', 'options'] as const),
		],
		[
			'no more ties',
			withQuestions(single, { ...ranking, ties: false }, number),
			...(['orden', 'narrower'] as const),
		],
		['a higher minimum', withQuestions(single, ranking, { ...number, min: 21 }), 'edad', 'narrower'],
		['a maximum', withQuestions(single, ranking, { ...number, max: 99 }), 'edad', 'narrower'],
		['other units', withQuestions(single, ranking, { ...number, decimals: 1 }), 'edad', 'narrower'],
		['a language less', { ...survey, languages: ['es'] }, WHOLE_ANSWER, 'language_removed'],
		['another state', { ...survey, state: '01' }, WHOLE_ANSWER, 'state'],
	])('not %s', (_, after, field, code) => {
		expect(findChangeRefusals(survey, after)).toEqual([{ field, code }]);
	});

	it('law: every value that could be answered before is a value of the version that follows', () => {
		let kept = 0;
		fc.assert(
			fc.property(
				changes.chain((both) => validContents(both.before).map((content) => ({ ...both, content }))),
				({ before, after, content }) => {
					if (findChangeRefusals(before, after).length > 0) return;
					kept += 1;
					for (const [id, value] of Object.entries(content.answers)) {
						const question = after.questions.find((one) => one.id === id);
						// Whether all rows must be answered binds answers to come.
						const asLoose = question && { ...question, required: false };
						expect(asLoose && findValueRefusal(asLoose as Question, after.state, value)).toBeNull();
					}
				},
			),
			{ numRuns: 2_000 },
		);
		expect(kept).toBeGreaterThan(200);
	});
});
