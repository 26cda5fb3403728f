import { computeMarksTally, type ExactNumber, type MarkLine, type MarksRules } from '$lib/ranking';
import { exampleProblems, type ExampleProblem } from './countExample';

export type MarksTask = MarksRules['task'];

type Example = { readonly rules: MarksRules; readonly ballots: readonly MarkLine[] };

const ties = { tieRule: { rule: 'leave-tied' } } as const;

const score = (urgency: number, reach: number, alternative: ExampleProblem) => [
	{ alternative, criterion: 'urgency', score: urgency },
	{ alternative, criterion: 'reach', score: reach },
];
const judge = (first: ExampleProblem, second: ExampleProblem, preferred: ExampleProblem | null) => ({
	first,
	second,
	preferred,
});
const give = (alternative: ExampleProblem, points: number) => ({ alternative, points });

/** A small example of each task, in which no two problems come out alike. */
export const marksExamples: Readonly<Record<MarksTask, Example>> = {
	approve: {
		rules: { ...ties, task: 'approve', method: 'approval', mostApproved: null },
		ballots: [
			{ count: 2, approved: ['agua', 'luz'] },
			{ count: 2, approved: ['luz'] },
			{ count: 1, approved: ['baches', 'agua'] },
		],
	},
	points: {
		rules: { ...ties, task: 'points', method: 'cumulative-points', points: 5, mostPerAlternative: null },
		ballots: [
			{ count: 1, points: [give('agua', 5)] },
			{ count: 1, points: [give('luz', 2), give('agua', 3)] },
			{ count: 1, points: [give('baches', 1), give('luz', 4)] },
		],
	},
	criteria: {
		rules: {
			...ties,
			task: 'criteria',
			method: 'weighted-sum',
			scale: { least: 1, most: 5 },
			criteria: [
				{ id: 'urgency', weight: { num: 2, den: 1 } },
				{ id: 'reach', weight: { num: 1, den: 1 } },
			],
		},
		ballots: [
			{ count: 2, scores: [...score(5, 3, 'agua'), ...score(3, 5, 'luz'), ...score(2, 2, 'baches')] },
			{ count: 1, scores: [...score(4, 4, 'agua'), ...score(5, 2, 'luz'), ...score(1, 5, 'baches')] },
		],
	},
	pairs: {
		rules: { ...ties, task: 'pairs', method: 'win-share' },
		ballots: [
			{
				count: 1,
				judgements: [
					judge('agua', 'baches', 'agua'),
					judge('agua', 'luz', 'agua'),
					judge('baches', 'luz', 'luz'),
				],
			},
			{ count: 1, judgements: [judge('agua', 'baches', 'agua'), judge('agua', 'luz', null)] },
		],
	},
};

/** What the example of a task gives, counted now by the code that counts ballots: best first, with its score. */
export function countMarksExample(
	task: MarksTask,
): readonly { problem: string; place: number; score: ExactNumber | null }[] {
	const { rules, ballots } = marksExamples[task];
	const groups = [{ id: 'example', weight: { num: 1, den: 1 }, ballots }];
	const tally = computeMarksTally({ ...rules, alternatives: exampleProblems, groups });
	if (!tally.ok) throw new Error(`The example cannot be counted: ${tally.error.code}`);
	return tally.value.pooled.outcome.steps.map(({ alternative, tier, score: value }) => ({
		problem: alternative,
		place: tier,
		score: value,
	}));
}

/** One thing that a ballot of an example says, for its words. In a duel `first` is the one preferred. */
export type ExampleMark =
	| { readonly kind: 'approved'; readonly problem: string }
	| { readonly kind: 'points'; readonly problem: string; readonly points: number }
	| { readonly kind: 'scores'; readonly problem: string; readonly urgency: number; readonly reach: number }
	| { readonly kind: 'duel'; readonly first: string; readonly second: string; readonly isDecided: boolean };

/** The ballots of an example, as they are counted. */
export function readMarksExample(
	task: MarksTask,
): readonly { readonly count: number; readonly marks: readonly ExampleMark[] }[] {
	return marksExamples[task].ballots.map((ballot) => ({
		count: Number(ballot.count),
		marks: readMarks(ballot),
	}));
}

function readMarks(ballot: MarkLine): ExampleMark[] {
	if ('approved' in ballot) return ballot.approved.map((problem) => ({ kind: 'approved', problem }));
	if ('points' in ballot) {
		return ballot.points.map(({ alternative, points }) => ({
			kind: 'points',
			problem: alternative,
			points: Number(points),
		}));
	}
	if ('judgements' in ballot) {
		return ballot.judgements.map(({ first, second, preferred }) => ({
			kind: 'duel',
			first: preferred === second ? second : first,
			second: preferred === second ? first : second,
			isDecided: preferred !== null,
		}));
	}
	const given = (problem: string, criterion: string): number =>
		Number(
			ballot.scores.find((one) => one.alternative === problem && one.criterion === criterion)?.score ?? 0,
		);
	return [...new Set(ballot.scores.map(({ alternative }) => alternative))].map((problem) => ({
		kind: 'scores',
		problem,
		urgency: given(problem, 'urgency'),
		reach: given(problem, 'reach'),
	}));
}
