import fc from 'fast-check';
import type { AnswerContent, AnswerValue, Instrument } from '../../src/lib/domain/survey/instrument';
import { questionsOf } from './questions';
import { roughValues } from './roughValues';
import { json, roughText } from './texts';
import { valuesFor } from './values';

/** Instruments with one to seven questions of any type. */
export const instruments: fc.Arbitrary<Instrument> = fc
	.tuple(
		fc.uuid(),
		fc.constantFrom(['es'], ['es', 'en'], ['es', 'zap']),
		fc.constantFrom('20', '01', '32', null),
		fc
			.uniqueArray(fc.constantFrom('q1', 'tema', 'lugar', 'constructor', 'a_b', 'z', 'v'), {
				minLength: 1,
				maxLength: 7,
			})
			.chain((some) => fc.tuple(...some.map(questionsOf))),
	)
	.map(([survey, languages, state, questions]) => ({
		v: 1,
		survey,
		languages,
		title: { es: 'Consulta' },
		intro: { es: 'Cuéntanos.' },
		notice: { short: { es: 'Aviso' }, full: { es: 'Aviso' } },
		state,
		questions,
	}));

/** Contents that follow every rule of an instrument. */
export function validContents(instrument: Instrument): fc.Arbitrary<AnswerContent> {
	const entries = instrument.questions.map((question, place) =>
		fc
			.tuple(valuesFor(question, instrument.state), fc.boolean())
			.map(([value, isGiven]): [string, AnswerValue][] =>
				// The first is always answered: an answer to nothing is refused.
				isGiven || question.required || place === 0 ? [[question.id, value]] : [],
			),
	);
	return fc
		.tuple(
			fc.constantFrom(...instrument.languages),
			fc.uint8Array({ minLength: 32, maxLength: 32 }),
			fc.tuple(...entries),
		)
		.map(([language, hash, given]) => ({
			v: 1,
			survey: instrument.survey,
			instrument: Buffer.from(hash).toString('base64url'),
			language,
			answers: Object.fromEntries(given.flat()),
		}));
}

/** Contents with one to three things changed, so that most break a rule and some break several. */
export function roughContents(instrument: Instrument): fc.Arbitrary<unknown> {
	const value = fc
		.constantFrom(...instrument.questions)
		.chain((question) => roughValues(question).map((rough) => ({ part: question.id, rough })));
	const change = fc.oneof(
		{ weight: 8, arbitrary: value },
		{
			weight: 2,
			arbitrary: fc.constantFrom(...instrument.questions).map(({ id }) => ({ part: id, drop: true })),
		},
		{
			weight: 2,
			arbitrary: fc.record({
				key: fc.constantFrom('v', 'survey', 'instrument', 'language', 'answers', 'extra'),
				rough: fc.oneof(
					json,
					roughText,
					fc.constantFrom('en', 'es', 1, '1', {}, 'A'.repeat(43), 'B'.repeat(43)),
				),
			}),
		},
		{ weight: 1, arbitrary: fc.record({ part: fc.constantFrom('q9', 'é', '_', '__proto__'), rough: json }) },
		{ weight: 1, arbitrary: fc.constantFrom({ key: 'language', drop: true }, { key: 'answers', rough: {} }) },
	);
	return fc.oneof(
		{
			weight: 19,
			arbitrary: fc
				.tuple(validContents(instrument), fc.array(change, { minLength: 1, maxLength: 3 }))
				.map(([content, changes]) => changes.reduce(applyChange, { ...content })),
		},
		{ weight: 1, arbitrary: json },
	);
}

type Change = { key?: string; part?: string; drop?: boolean; rough?: unknown };

function applyChange(content: Record<string, unknown>, change: Change): Record<string, unknown> {
	const whole = new Map(Object.entries(content));
	if (change.key !== undefined) {
		if (change.drop) whole.delete(change.key);
		else whole.set(change.key, change.rough);
	} else if (change.part !== undefined && typeof whole.get('answers') === 'object') {
		const answers = new Map(Object.entries(whole.get('answers') ?? {}));
		if (change.drop) answers.delete(change.part);
		else answers.set(change.part, change.rough);
		whole.set('answers', Object.fromEntries(answers));
	}
	return Object.fromEntries(whole);
}
