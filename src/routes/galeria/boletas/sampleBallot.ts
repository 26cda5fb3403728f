import type { BallotTerms } from '$lib/domain/ranking/marks';
import type { GaleriaBallotMessages } from '$lib/messages/galeria/ballots';

/** Terms of each kind of ballot, made up. */
export function listTerms(m: GaleriaBallotMessages): readonly BallotTerms[] {
	const criteria = Object.values(m.criteria).map((words, at) => ({
		...words,
		id: `c${at.toString()}`,
		weight: { num: [2, 1, 1][at] ?? 1, den: 1 },
	}));
	return [
		{ task: 'rank', mostRanked: null, unranked: 'last' },
		{ task: 'criteria', scale: { least: 1, most: 5 }, criteria },
		{ task: 'pairs' },
		{ task: 'approve', mostApproved: 3 },
		{ task: 'points', points: 10, mostPerAlternative: 5 },
	];
}

/** Made-up problems with made-up ids. */
export function listProblems(m: GaleriaBallotMessages): { id: string; title: string; description: string }[] {
	return m.problems.map((title, at) => ({ id: `problema-${at.toString()}`, title, description: '' }));
}
