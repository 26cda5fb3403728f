import { assertNever } from '../../../basics/assertNever';
import type { Marks } from '../marks';

// The voter's browser may import this file: no schema library may enter through it.

/**
 * What an earlier ballot says about the alternatives of a later round, to begin from. What it said about others is left
 * out; places close up, and points that went to others are free again.
 *
 * @param alternatives ids of what may be marked now.
 */
export function carryMarks(marks: Marks, alternatives: readonly string[]): Marks {
	const stays = (id: string): boolean => alternatives.includes(id);
	switch (marks.task) {
		case 'rank':
			return {
				task: 'rank',
				tiers: marks.tiers.map((tier) => tier.filter(stays)).filter((tier) => tier.length > 0),
			};
		case 'approve':
			return { task: 'approve', approved: marks.approved.filter(stays) };
		case 'points':
			return { task: 'points', points: marks.points.filter(({ alternative }) => stays(alternative)) };
		case 'criteria':
			return { task: 'criteria', scores: marks.scores.filter(({ alternative }) => stays(alternative)) };
		case 'pairs':
			return {
				task: 'pairs',
				judgements: marks.judgements.filter(({ first, second }) => stays(first) && stays(second)),
			};
		default:
			return assertNever(marks);
	}
}
