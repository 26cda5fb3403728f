import type { Question } from '../instrument';
import type { Expression } from './expression';

/** Answers by question id, of whatever shape came. */
type Said = Readonly<Record<string, unknown>>;

/**
 * Whether a condition holds for what was answered. Never throws: every test of an answer that is missing or says
 * «I don't know» is false, and one of another shape than the test expects is only different. Twin of
 * `private.condition_holds`.
 */
export function holds(condition: Expression, answers: Said): boolean {
	if ('of' in condition) {
		if (condition.op === 'not') return !holds(condition.of, answers);
		const isPart = (part: Expression): boolean => holds(part, answers);
		return condition.op === 'and' ? condition.of.every(isPart) : condition.of.some(isPart);
	}

	const value = valueOf(Object.hasOwn(answers, condition.question) ? answers[condition.question] : null);
	if (value === null) return false;
	if (condition.op === 'answered') return true;
	if (condition.op === 'selected') {
		const { option } = condition;
		return Array.isArray(value)
			? value.some((item) => item === option || (Array.isArray(item) && item.includes(option)))
			: value === option;
	}
	// Texts are compared by their code units; a condition's are ASCII, for which every order of bytes agrees.
	const given = condition.value;
	// Own words are none of the options, so they differ from each.
	if (typeof value !== typeof given) return condition.op === 'ne';
	const said = value as typeof given;
	switch (condition.op) {
		case 'eq':
			return said === given;
		case 'ne':
			return said !== given;
		case 'lt':
			return said < given;
		case 'le':
			return said <= given;
		case 'gt':
			return said > given;
		case 'ge':
			return said >= given;
	}
}

/** What of an answer a condition looks at; null when it is no value. */
function valueOf(answer: unknown): unknown {
	if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer ?? null;
	if (Object.hasOwn(answer, 'none')) return null;
	// A municipality with its locality counts by its key.
	return 'municipality' in answer && Object.hasOwn(answer, 'municipality') ? answer.municipality : answer;
}

/** Whether an answer is a value and breaks the limit of its question. `answers` are those to what is shown. */
export function breaksLimit({ id, limit }: Pick<Question, 'id' | 'limit'>, answers: Said): boolean {
	return (
		limit !== undefined && holds({ op: 'answered', question: id }, answers) && !holds(limit.must, answers)
	);
}

/** A question that may depend on the answers before it. Without condition it is always shown. */
export type Conditional = { readonly id: string; readonly showIf?: Expression | null };

/**
 * The questions that are shown to who answered so, in their order. An answer to a question that is not shown counts
 * for nothing, so whatever depends on it sees no answer.
 */
export function listShown<Q extends Conditional>(questions: readonly Q[], answers: Said): Q[] {
	const heard: Record<string, unknown> = {};
	return questions.filter(({ id, showIf }) => {
		if (showIf && !holds(showIf, heard)) return false;
		if (Object.hasOwn(answers, id)) heard[id] = answers[id];
		return true;
	});
}
