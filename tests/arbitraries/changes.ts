import fc from 'fast-check';
import type { Instrument, NoAnswer, Option, Question } from '../../src/lib/domain/survey/instrument';
import { instruments } from './answers';
import { days, questionsOf } from './questions';

const added: Option = { id: 'agregada', text: { es: 'Una más' } };

/** Other options: one more somewhere, one less, or the other way round. */
function changeOptions(options: readonly Option[]): fc.Arbitrary<Option[]> {
	return fc.oneof(
		fc.nat({ max: options.length }).map((at) => [...options.slice(0, at), added, ...options.slice(at)]),
		fc.constant(options.slice(1)),
		fc.constant([...options].reverse()),
		fc.constant(options.map(({ id }) => ({ id, text: { es: 'Con otras palabras' } }))),
	);
}

const nudge = (value: number): fc.Arbitrary<number> => fc.constantFrom(value - 1, value, value + 1);
const nudgeOr = (value: number | null): fc.Arbitrary<number | null> =>
	value === null ? fc.constantFrom(null, 3) : fc.oneof(nudge(value), fc.constant(null));
const anyDay = fc.option(fc.constantFrom(...days));
const noAnswer = fc.constantFrom<NoAnswer[]>([], ['unknown'], ['refused'], ['unknown', 'refused']);

/** The same question with one thing of its type changed, for better or worse. */
function changeQuestion(question: Question): fc.Arbitrary<Question> {
	const own = ((): fc.Arbitrary<Partial<Question>> => {
		switch (question.type) {
			case 'single':
				return fc.oneof(
					fc.record({ options: changeOptions(question.options) }),
					fc.record({ allowOther: fc.boolean() }),
				);
			case 'multiple':
				return fc.oneof(
					fc.record({ options: changeOptions(question.options) }),
					fc.record({ allowOther: fc.boolean() }),
					fc.record({ max: nudge(question.max) }),
				);
			case 'ranking':
				return fc.oneof(
					fc.record({ options: changeOptions(question.options) }),
					fc.record({ ties: fc.boolean() }),
					fc.record({ max: nudge(question.max) }),
				);
			case 'short':
			case 'long':
				return fc.record({ maxLength: nudge(question.maxLength) });
			case 'number':
				return fc.oneof(
					fc.record({ min: nudgeOr(question.min), max: nudgeOr(question.max) }),
					fc.record({ decimals: nudge(question.decimals) }),
				);
			case 'date':
				return fc.record({ earliest: anyDay, latest: anyDay });
			case 'scale':
				return fc.oneof(
					fc.record({ points: nudge(question.points) }),
					fc.record({ start: fc.constantFrom<0 | 1>(0, 1) }),
				);
			case 'matrix':
				return fc.oneof(
					fc.record({ rows: changeOptions(question.rows) }),
					fc.record({ columns: changeOptions(question.columns) }),
				);
			case 'municipality':
				return fc.record({ locality: fc.boolean() });
			default:
				return fc.constant({});
		}
	})();
	const any = fc.oneof(
		{ weight: 3, arbitrary: own },
		{ weight: 1, arbitrary: fc.record({ noAnswer }) },
		{ weight: 1, arbitrary: fc.constant({ text: { es: 'Con otras palabras' } }) },
		{ weight: 1, arbitrary: fc.constant({}) },
	);
	// Only keys of its own type are changed, which the compiler can't follow through a spread.
	return any.map((part) => ({ ...question, ...part }) as Question);
}

/** An instrument and what somebody made of it: sometimes a version of it, sometimes not. */
export const changes: fc.Arbitrary<{ before: Instrument; after: Instrument }> = instruments.chain((before) =>
	fc
		.record({
			questions: fc.tuple(
				...before.questions.map((question) =>
					fc.oneof(
						{ weight: 8, arbitrary: changeQuestion(question).map((changed) => [changed]) },
						{ weight: 1, arbitrary: questionsOf(question.id).map((other) => [other]) },
						{ weight: 1, arbitrary: fc.constant<Question[]>([]) },
					),
				),
			),
			more: fc.option(questionsOf('nueva')),
			isReversed: fc.boolean(),
			languages: fc.constantFrom(before.languages, ['es'], [...before.languages, 'yua']),
			state: fc.oneof(
				{ weight: 9, arbitrary: fc.constant(before.state) },
				{ weight: 1, arbitrary: fc.constantFrom('20', null) },
			),
		})
		.map(({ questions, more, isReversed, languages, state }) => {
			const some = [...questions.flat(), ...(more ? [more] : [])];
			return {
				before,
				after: { ...before, languages, state, questions: isReversed ? some.reverse() : some },
			};
		}),
);
