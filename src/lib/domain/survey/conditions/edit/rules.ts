import { err, ok, type Result } from '../../../../basics/result';
import type { FieldError } from '../../../form';
import { tidyLine, type Text } from '../../../text';
import { keepLanguages } from '../../editing/startQuestion';
import type { Instrument } from '../../instrument';
import { parseInstrument } from '../../instrumentSchema';
import { isDay } from '../day';
import type { Atom, Comparison, Expression } from '../expression';
import type { AnswerSpace, Subject } from '../subject';
import { readUnits } from '../text/printCondition';

/** A condition as an editor lists it: tests, or negated tests, of which all or any must hold. */
export type RuleList = { readonly join: 'and' | 'or'; readonly rules: readonly Expression[] };

/** The rules of a condition; none for no condition, null for one that joins joints and can only be written. */
export function listRules(condition: Expression | null): RuleList | null {
	if (condition === null) return { join: 'and', rules: [] };
	if (isRule(condition)) return { join: 'and', rules: [condition] };
	if (!('of' in condition) || condition.op === 'not' || !condition.of.every(isRule)) return null;
	return { join: condition.op, rules: condition.of };
}

/** The condition of some rules; null without any. */
export function joinRules({ join, rules }: RuleList): Expression | null {
	const [first] = rules;
	if (first === undefined) return null;
	return rules.length === 1 ? first : { op: join, of: rules };
}

function isRule(condition: Expression): boolean {
	return !('of' in condition) || (condition.op === 'not' && !('of' in condition.of));
}

/** What an editor offers to test of one question. */
export const tests = [
	...(['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const),
	...(['selected', 'unselected', 'answered', 'unanswered'] as const),
] as const;
export type Test = (typeof tests)[number];

/** The tests that make sense for a question, the likeliest first. */
export function listTests({ kind }: AnswerSpace): readonly Test[] {
	switch (kind) {
		case 'one':
		case 'municipality':
			return ['eq', 'ne', 'answered', 'unanswered'];
		case 'some':
			return ['selected', 'unselected', 'answered', 'unanswered'];
		case 'number':
		case 'date':
			return tests.filter((test) => test !== 'selected' && test !== 'unselected');
		case 'any':
			return ['answered', 'unanswered'];
	}
}

/** Names of the controls with which a rule is added, a written condition is saved, and rules are joined. */
export const ruleControls = {
	test: 'comparacion',
	value: 'valor',
	text: 'texto',
	join: 'union',
	place: 'lugar',
} as const;

/** Names of the controls with what is said to whoever breaks a limit. */
export const limitControls = { message: (language: string): string => `mensaje.${language}` } as const;

/** What is said of a limit while nobody has written anything better. */
export const STANDARD_LIMIT_MESSAGE: Text = {
	es: 'Revisa tu respuesta. Así no va con lo que contestaste antes o con lo que se pide.',
	en: 'Check your answer. It does not fit what you answered before or what is asked.',
};

/** Reads one rule about a question, or says at which control something is missing. */
export function readRule(form: FormData, { id, space }: Subject): Result<Expression, FieldError[]> {
	const typed = (name: string): string => {
		const value = form.get(name);
		return typeof value === 'string' ? tidyLine(value) : '';
	};
	const test = listTests(space).find((offered) => offered === typed(ruleControls.test));
	switch (test) {
		case undefined:
			return err([{ field: ruleControls.test, code: 'condition_comparison' }]);
		case 'answered':
			return ok({ op: 'answered', question: id });
		case 'unanswered':
			return ok({ op: 'not', of: { op: 'answered', question: id } });
		default: {
			const atom = readAtom(test, id, typed(ruleControls.value), space);
			if (atom === null) return err([{ field: ruleControls.value, code: 'condition_value' }]);
			return ok(test === 'unselected' ? { op: 'not', of: atom } : atom);
		}
	}
}

function readAtom(
	test: Comparison | 'selected' | 'unselected',
	question: string,
	typed: string,
	space: AnswerSpace,
): Atom | null {
	if (test === 'selected' || test === 'unselected') {
		return space.kind === 'some' && space.options.includes(typed)
			? { op: 'selected', question, option: typed }
			: null;
	}
	const value = readValue(typed, space);
	return value === null ? null : { op: test, question, value };
}

function readValue(typed: string, space: AnswerSpace): string | number | null {
	switch (space.kind) {
		case 'number':
			return readUnits(typed.replace(',', '.').replace('−', '-'), space.decimals);
		case 'date':
			return isDay(typed) ? typed : null;
		case 'one':
			return space.options.includes(typed) ? typed : null;
		case 'municipality':
			return /^[0-9]{5}$/.test(typed) ? typed : null;
		case 'some':
		case 'any':
			return null;
	}
}

/** An instrument with another condition on one of its questions, or none; or why it can't have it. */
export function setCondition(
	instrument: Instrument,
	id: string,
	condition: Expression | null,
): Result<Instrument, FieldError[]> {
	return parseInstrument({
		...instrument,
		questions: instrument.questions.map((question) => {
			if (question.id !== id) return question;
			const { showIf: _, ...asked } = question;
			return condition === null ? asked : { ...asked, showIf: condition };
		}),
	});
}

/** An instrument with another limit on the answers to one of its questions, or none; or why it can't have it. */
export function setLimit(
	instrument: Instrument,
	id: string,
	limit: { readonly must: Expression; readonly message: Text } | null,
): Result<Instrument, FieldError[]> {
	return parseInstrument({
		...instrument,
		questions: instrument.questions.map((question) => {
			if (question.id !== id) return question;
			const { limit: _, ...asked } = question;
			return limit === null
				? asked
				: { ...asked, limit: { ...limit, message: keepLanguages(limit.message, instrument.languages) } };
		}),
	});
}
