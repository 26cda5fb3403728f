import type { Answers, AnswerValue, Instrument, Question } from '../instrument';

/** A question that two people read differently; a reading is null where it is blank. */
export type Difference = {
	readonly question: Question;
	readonly first: AnswerValue | null;
	readonly second: AnswerValue | null;
};

/** Which of two readings a third person takes, or what they read themselves (null where they read nothing). */
export type Choice = 'first' | 'second' | { readonly own: AnswerValue | null };

/** Where two readings of a sheet differ, in the order of the questions. */
export function compareReadings(instrument: Instrument, first: Answers, second: Answers): Difference[] {
	return instrument.questions.flatMap((question) => {
		const one = valueIn(first, question.id);
		const other = valueIn(second, question.id);
		return isSame(one, other) ? [] : [{ question, first: one, second: other }];
	});
}

/** What both read alike, with what was chosen where they differ. A question without choice stays blank. */
export function resolveReadings(
	instrument: Instrument,
	first: Answers,
	second: Answers,
	choices: ReadonlyMap<string, Choice>,
): Answers {
	const differing = new Set(compareReadings(instrument, first, second).map(({ question }) => question.id));
	return Object.fromEntries(
		instrument.questions.flatMap(({ id }): [string, AnswerValue][] => {
			const choice = differing.has(id) ? choices.get(id) : 'first';
			const value =
				choice === undefined
					? null
					: choice === 'first'
						? valueIn(first, id)
						: choice === 'second'
							? valueIn(second, id)
							: choice.own;
			return value === null ? [] : [[id, value]];
		}),
	);
}

function valueIn(answers: Answers, id: string): AnswerValue | null {
	return Object.hasOwn(answers, id) ? (answers[id] ?? null) : null;
}

/** Whether two values are the same, whatever the order in which their parts were written. */
function isSame(one: unknown, other: unknown): boolean {
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
		return one === other;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length &&
		keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(one, key), Reflect.get(other, key)))
	);
}
