import type { Result } from '../../../../basics/result';
import type { FieldError } from '../../../form';
import type { Instrument, Question } from '../../instrument';
import { parseInstrument } from '../../instrumentSchema';
import type { Atom, Expression } from '../expression';
import type { AnswerSpace } from '../subject';
import { listTests, type Test } from './rules';

/** Whoever answers a question so goes on at a later one, or at the end where `to` is null. */
export type Skip = { readonly when: Atom; readonly to: string | null };

/** Names of the controls with which a skip is added and taken away, beside those of its test. */
export const skipControls = { to: 'hasta', place: 'salto' } as const;

/** Where a skip leads when it leads past every question. */
export const TO_THE_END = 'fin';

/** The tests a skip can be made of, the likeliest first: each says what was answered, none what was not. */
export function listSkipTests(space: AnswerSpace): readonly Test[] {
	return listTests(space).filter((test) => test !== 'unselected' && test !== 'unanswered');
}

/**
 * The skips from a question on. They are kept as conditions of the questions between: each of these is asked unless the
 * answer was so. A skip is read from the questions that follow at once and share that part of their condition.
 */
export function listSkips({ questions }: Instrument, from: string): Skip[] {
	const start = questions.findIndex(({ id }) => id === from) + 1;
	const first = questions[start];
	if (start === 0 || first === undefined) return [];
	return partsOf(first).flatMap((part): Skip[] => {
		if (part.op !== 'not' || 'of' in part.of || part.of.question !== from) return [];
		const stop = questions.findIndex((question, at) => at > start && !hasPart(question, part));
		return [{ when: part.of, to: stop < 0 ? null : (questions[stop]?.id ?? null) }];
	});
}

/** An instrument in which whoever answers so skips the questions before `to`; or why it can't have that. */
export function addSkip(
	instrument: Instrument,
	from: string,
	{ when, to }: Skip,
): Result<Instrument, FieldError[]> {
	const part: Expression = { op: 'not', of: when };
	return changeBetween(removeSkip(instrument, from, when), from, to, (question) => {
		const parts = [...partsOf(question), part];
		return parts.length === 1 ? part : { op: 'and', of: parts };
	});
}

/** An instrument without the skip of those who answer so. Its questions keep the rest of their conditions. */
export function removeSkip(instrument: Instrument, from: string, when: Atom): Instrument {
	const skip = listSkips(instrument, from).find((one) => isSame(one.when, when));
	if (skip === undefined) return instrument;
	const left = changeBetween(instrument, from, skip.to, (question) => {
		const parts = partsOf(question).filter((part) => part.op !== 'not' || !isSame(part.of, when));
		const [only] = parts;
		return only === undefined ? null : parts.length === 1 ? only : { op: 'and', of: parts };
	});
	// What was valid stays so with less in it.
	return left.ok ? left.value : instrument;
}

function changeBetween(
	instrument: Instrument,
	from: string,
	to: string | null,
	change: (question: Question) => Expression | null,
): Result<Instrument, FieldError[]> {
	const start = instrument.questions.findIndex(({ id }) => id === from);
	const end =
		to === null ? instrument.questions.length : instrument.questions.findIndex(({ id }) => id === to);
	return parseInstrument({
		...instrument,
		questions: instrument.questions.map((question, at) => {
			if (start < 0 || at <= start || at >= end) return question;
			const { showIf: _, ...asked } = question;
			const condition = change(question);
			return condition === null ? asked : { ...asked, showIf: condition };
		}),
	});
}

/** What must all hold for a question to be asked. */
function partsOf({ showIf }: Question): readonly Expression[] {
	if (showIf === undefined) return [];
	return showIf.op === 'and' ? showIf.of : [showIf];
}

function hasPart(question: Question, part: Expression): boolean {
	return partsOf(question).some((own) => isSame(own, part));
}

function isSame(one: Expression, other: Expression): boolean {
	if (one.op === 'not' || other.op === 'not')
		return one.op === 'not' && other.op === 'not' && isSame(one.of, other.of);
	if ('of' in one || 'of' in other) return false;
	const isSameValue = 'value' in one ? 'value' in other && one.value === other.value : !('value' in other);
	const isSameOption =
		one.op === 'selected' ? other.op === 'selected' && one.option === other.option : other.op !== 'selected';
	return one.op === other.op && one.question === other.question && isSameValue && isSameOption;
}
