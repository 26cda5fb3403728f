import { assertNever } from '../../../basics/assertNever';
import { WHOLE_ANSWER } from '../answerRules';
import type { Instrument, Option, Question } from '../instrument';

/** Why published questions can't be replaced by others. The database says the same words: `private.change_refusal`. */
export type ChangeRefusalCode =
	'state' | 'language_removed' | 'question_removed' | 'question_type' | 'options' | 'narrower';

/** `field` is the id of the question, or `WHOLE_ANSWER`. */
export type ChangeRefusal = { readonly field: string; readonly code: ChangeRefusalCode };

/**
 * What keeps `after` from being a later version of `before`, the whole first, then the questions in the order of
 * `before`; one reason for each. Empty when it may be published.
 *
 * The rule: what could be answered before can still be answered, and means the same question. So every answer, to whichever
 * version, is read by the latest one. Texts, order, conditions, limits and what is required may change; questions,
 * options and languages may be added. What people put in order may not: places among other options would not compare.
 */
export function findChangeRefusals(before: Instrument, after: Instrument): ChangeRefusal[] {
	const refusals: ChangeRefusal[] = [];
	if (before.state !== after.state) refusals.push({ field: WHOLE_ANSWER, code: 'state' });
	else if (!before.languages.every((tag) => after.languages.includes(tag)))
		refusals.push({ field: WHOLE_ANSWER, code: 'language_removed' });
	for (const question of before.questions) {
		const later = after.questions.find(({ id }) => id === question.id);
		const code = later === undefined ? 'question_removed' : findQuestionRefusal(question, later);
		if (code !== null) refusals.push({ field: question.id, code });
	}
	return refusals;
}

function findQuestionRefusal(before: Question, after: Question): ChangeRefusalCode | null {
	if (before.type !== after.type) return 'question_type';
	if (!keepsOptions(before, after)) return 'options';
	const keepsNone = before.noAnswer.every((none) => after.noAnswer.includes(none));
	return keepsNone && isAsWide(before, after) ? null : 'narrower';
}

/** Whether what was offered is still offered, in the same order among itself; what is put in order, and nothing more. */
function keepsOptions(before: Question, after: Question): boolean {
	if (before.type === 'matrix')
		return (
			after.type === 'matrix' && isKept(before.rows, after.rows) && isKept(before.columns, after.columns)
		);
	if (!('options' in before) || !('options' in after)) return true;
	if (before.type === 'ranking' && before.options.length !== after.options.length) return false;
	return isKept(before.options, after.options);
}

function isKept(before: readonly Option[], after: readonly Option[]): boolean {
	let next = 0;
	for (const { id } of after) if (before[next]?.id === id) next += 1;
	return next === before.length;
}

/** Whether every value that the rules of its type allowed before is allowed after. */
function isAsWide(before: Question, after: Question): boolean {
	switch (before.type) {
		case 'single':
			return after.type === 'single' && (after.allowOther || !before.allowOther);
		case 'multiple':
			return after.type === 'multiple' && (after.allowOther || !before.allowOther) && after.max >= before.max;
		case 'short':
		case 'long':
			return 'maxLength' in after && after.maxLength >= before.maxLength;
		case 'number':
			return (
				after.type === 'number' &&
				after.decimals === before.decimals &&
				startsAsEarly(before.min, after.min) &&
				endsAsLate(before.max, after.max)
			);
		case 'date':
			return (
				after.type === 'date' &&
				startsAsEarly(before.earliest, after.earliest) &&
				endsAsLate(before.latest, after.latest)
			);
		case 'scale':
			return after.type === 'scale' && after.points === before.points && after.start === before.start;
		case 'ranking':
			return after.type === 'ranking' && (after.ties || !before.ties) && after.max >= before.max;
		case 'municipality':
			return after.type === 'municipality' && (after.locality || !before.locality);
		case 'matrix':
		case 'consent':
		case 'point':
		case 'area':
		case 'photo':
		case 'audio':
			return true;
		default:
			return assertNever(before);
	}
}

function startsAsEarly<T extends number | string>(before: T | null, after: T | null): boolean {
	return after === null || (before !== null && after <= before);
}

function endsAsLate<T extends number | string>(before: T | null, after: T | null): boolean {
	return after === null || (before !== null && after >= before);
}
