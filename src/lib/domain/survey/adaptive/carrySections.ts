import type { Text } from '../../text';
import type { Question } from '../instrument';

/**
 * The questions that are left of some, in their order: a part of the survey begins with the first of its questions that is
 * left, and not at all without any.
 */
export function carrySections(questions: readonly Question[], left: readonly Question[]): Question[] {
	const byId = new Map(left.map((question) => [question.id, question]));
	let begun: Text | undefined;
	return questions.flatMap(({ id, section }) => {
		const kept = byId.get(id);
		if (kept === undefined) {
			begun = section ?? begun;
			return [];
		}
		const carried = begun && !kept.section ? { ...kept, section: begun } : kept;
		begun = undefined;
		return [carried];
	});
}
