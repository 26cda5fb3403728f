import type { Counting, Marks } from '../../evidence';

const isAtMost = (number: number, most: number | null): boolean => most === null || number <= most;

/**
 * Whether a ballot of the task says no more than its methodology lets it: so many ranked or approved, so many points in
 * all and for one, and marks of its criteria on its scale.
 */
export function isWithinLimits(marks: Marks, counting: Counting): boolean {
	switch (counting.task) {
		case 'rank':
			return !('tiers' in marks) || isAtMost(marks.tiers.flat().length, counting.mostRanked);
		case 'approve':
			return !('approved' in marks) || isAtMost(marks.approved.length, counting.mostApproved);
		case 'points': {
			const given = 'points' in marks ? marks.points.map(({ points }) => points) : [];
			// Beyond what a double holds exactly a sum only rounds to what is over any limit too.
			const spent = given.reduce((sum, points) => sum + points, 0);
			return (
				spent <= counting.points && given.every((points) => isAtMost(points, counting.mostPerAlternative))
			);
		}
		case 'criteria': {
			const { scale, criteria } = counting;
			const known = new Set(criteria.map(({ id }) => id));
			const scores = 'scores' in marks ? marks.scores : [];
			return scores.every(
				({ criterion, score }) => known.has(criterion) && score >= scale.least && score <= scale.most,
			);
		}
		case 'pairs':
			return true;
	}
}
