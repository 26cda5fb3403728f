import type { Atom, Expression } from '$lib/domain/survey/conditions/expression';
import { spaceOf } from '$lib/domain/survey/conditions/subject';
import { printUnits } from '$lib/domain/survey/conditions/text/printCondition';
import type { Question } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { formatDay, type Locale } from '$lib/messages/locale';
import { conditionMessages } from '$lib/messages/workspace/conditions';

/** A condition in the words of a person, with the questions and options by their texts. */
export function describeCondition(
	condition: Expression,
	questions: readonly Question[],
	locale: Locale,
	nameOf: (municipality: string) => string,
): string {
	const said = conditionMessages[locale].said;
	const inside = (part: Expression): string => {
		const words = describeCondition(part, questions, locale, nameOf);
		return part.op === 'and' || part.op === 'or' ? `(${words})` : words;
	};
	switch (condition.op) {
		case 'and':
		case 'or':
			return condition.of.map(inside).join(said[condition.op]);
		case 'not': {
			const { of } = condition;
			const question = 'question' in of ? nameQuestion(questions, of.question, locale) : '';
			if (of.op === 'answered') return said.unanswered(question);
			if (of.op === 'selected') {
				return said.unselected(question, nameOption(questions, of.question, of.option, locale));
			}
			return said.not(inside(of));
		}
		default:
			return describeAtom(condition, questions, locale, nameOf);
	}
}

function describeAtom(
	atom: Atom,
	questions: readonly Question[],
	locale: Locale,
	nameOf: (municipality: string) => string,
): string {
	const { said } = conditionMessages[locale];
	const name = nameQuestion(questions, atom.question, locale);
	if (atom.op === 'answered') return said.answered(name);
	if (atom.op === 'selected') {
		return said.selected(name, nameOption(questions, atom.question, atom.option, locale));
	}
	const question = questions.find(({ id }) => id === atom.question);
	const space = question ? spaceOf(question, null) : null;
	if (typeof atom.value === 'number') {
		return said.number[atom.op](name, printUnits(atom.value, space?.kind === 'number' ? space.decimals : 0));
	}
	if (space?.kind === 'date') return said.day[atom.op](name, formatDay(locale, atom.value));
	const value =
		space?.kind === 'municipality'
			? nameOf(atom.value)
			: nameOption(questions, atom.question, atom.value, locale);
	return atom.op === 'eq' || atom.op === 'ne'
		? said.option[atom.op](name, value)
		: said.number[atom.op](name, value);
}

function nameQuestion(questions: readonly Question[], id: string, locale: Locale): string {
	const question = questions.find((asked) => asked.id === id);
	return question ? textIn(question.text, locale) : id;
}

function nameOption(questions: readonly Question[], id: string, option: string, locale: Locale): string {
	const question = questions.find((asked) => asked.id === id);
	const found =
		question && 'options' in question ? question.options.find((offered) => offered.id === option) : undefined;
	return found ? textIn(found.text, locale) : option;
}
