import { atomsOf, measure, CONDITION_LIMITS, type Atom, type Expression } from './expression';
import { isDay } from './day';
import type { AnswerSpace, Subject } from './subject';

/** What is wrong with a condition, whatever is answered. */
export type ConditionFault =
	| 'condition_size'
	/** No earlier question has this id: it was removed, comes later, or is the question itself. */
	| 'condition_question'
	| 'condition_option'
	/** The answers to this question cannot be compared so. */
	| 'condition_comparison'
	/** The value is none that this question could have. */
	| 'condition_value';

const MUNICIPALITY = /^(0[1-9]|[12][0-9]|3[0-2])(?!000)[0-9]{3}$/;

/**
 * The first fault of a condition, or null. `earlier` are the questions before the one that has the condition, in any
 * order. Linear in the size of the condition.
 */
export function findConditionFault(
	condition: Expression,
	earlier: readonly Pick<Subject, 'id' | 'space'>[],
): ConditionFault | null {
	const { parts, depth } = measure(condition);
	if (parts > CONDITION_LIMITS.parts || depth > CONDITION_LIMITS.depth) return 'condition_size';
	for (const atom of atomsOf(condition)) {
		const subject = earlier.find(({ id }) => id === atom.question);
		const fault = subject ? findAtomFault(atom, subject.space) : 'condition_question';
		if (fault !== null) return fault;
	}
	return null;
}

function findAtomFault(atom: Atom, space: AnswerSpace): ConditionFault | null {
	if (atom.op === 'answered') return null;
	if (atom.op === 'selected') {
		if (space.kind !== 'one' && space.kind !== 'some') return 'condition_comparison';
		return space.options.includes(atom.option) ? null : 'condition_option';
	}
	const isEquality = atom.op === 'eq' || atom.op === 'ne';
	const { value } = atom;
	switch (space.kind) {
		case 'one':
			if (!isEquality) return 'condition_comparison';
			return typeof value === 'string' && space.options.includes(value) ? null : 'condition_option';
		case 'number':
			return Number.isSafeInteger(value) ? null : 'condition_value';
		case 'date':
			return typeof value === 'string' && isDay(value) ? null : 'condition_value';
		case 'municipality':
			if (!isEquality) return 'condition_comparison';
			return typeof value === 'string' &&
				MUNICIPALITY.test(value) &&
				(space.state === null || value.startsWith(space.state))
				? null
				: 'condition_value';
		case 'some':
		case 'any':
			return 'condition_comparison';
	}
}
