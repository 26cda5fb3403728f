import type { BallotProblem } from '$lib/components/ballot/view';
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

/** Made-up problems with made-up ids: a short list, or one longer than a phone shows at once. */
export function listProblems(m: GaleriaBallotMessages, isLong: boolean): BallotProblem[] {
	const titles = isLong
		? Array.from({ length: 20 }, (_, at) => m.zone(m.problems[at % m.problems.length] ?? '', at + 1))
		: m.problems;
	return titles.map((title, at) => ({
		id: `problema-${at.toString()}`,
		title,
		description: '',
		theme: isLong ? m.themes[at % m.themes.length] : undefined,
	}));
}
