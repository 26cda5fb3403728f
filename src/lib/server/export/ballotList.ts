import type { StandingView } from '$lib/domain/result/resultView';
import { MARKS_KEYS, type Marks, type Methodology } from '$lib/evidence';
import type { Locale } from '$lib/messages/locale';
import { listMessages } from '$lib/messages/results/lists';
import { readExact } from '$lib/ranking';
import type { Cell, Sheet } from './cells';

/** A ballot as the publication mode shows it. */
export interface PublishedBallot {
	nucleus: string;
	/** Null in mode anonymous. */
	seat: string | null;
	marks: Marks;
}

/** One row a ballot and mark, so that any program can count them again; columns as the task asks for. */
export function composeBallots(
	ballots: readonly PublishedBallot[],
	{ alternatives, counting }: Methodology,
	locale: Locale,
): Sheet {
	const m = listMessages[locale];
	const titles = new Map(alternatives.map(({ id, title }) => [id, title]));
	const criteria = new Map(
		counting.task === 'criteria' ? counting.criteria.map(({ id, name }) => [id, name]) : [],
	);
	const nameOf = (id: string): string => titles.get(id) ?? id;
	const columns = {
		tiers: [m.place],
		approved: [],
		points: [m.points],
		scores: [m.criterion, m.score],
		judgements: [m.against, m.preferred],
	}[MARKS_KEYS[counting.task]];

	/** Each mark: what stands in the columns of the task, and the problem it is about. */
	const marksOf = (marks: Marks): readonly (readonly [readonly Cell[], string])[] => {
		if ('tiers' in marks) return marks.tiers.flatMap((tier, at) => tier.map((id) => [[at + 1], id] as const));
		if ('approved' in marks) return marks.approved.map((id) => [[], id] as const);
		if ('points' in marks) return marks.points.map((mark) => [[mark.points], mark.alternative] as const);
		if ('scores' in marks)
			return marks.scores.map(
				({ alternative, criterion, score }) =>
					[[criteria.get(criterion) ?? criterion, score], alternative] as const,
			);
		return marks.judgements.map(
			({ first, second, preferred }) =>
				[[nameOf(second), preferred === null ? m.unsure : nameOf(preferred)], first] as const,
		);
	};
	return {
		name: m.sheets.ballots,
		columns: [m.nucleus, m.ballot, m.seat, ...columns, m.problem, m.key],
		rows: ballots.flatMap(({ nucleus, seat, marks }, at) =>
			marksOf(marks).map(([cells, id]) => [nucleus, at + 1, seat, ...cells, nameOf(id), id]),
		),
	};
}

/** The score of each problem where nobody ranked, exact as a fraction. Every row says whose it is. */
export function composeScores(
	name: string,
	whose: string,
	{ order, outcome }: StandingView,
	locale: Locale,
): Sheet {
	const m = listMessages[locale];
	const titles = new Map(order.map(({ id, title }) => [id, title]));
	const scores = 'parts' in (outcome.steps[0] ?? {}) ? outcome.steps : [];
	return {
		name,
		columns: [m.nucleus, m.problem, m.score, m.outOf, m.key],
		rows: scores.map((step) => {
			const [alternative, score] =
				'alternative' in step && 'score' in step ? [step.alternative, step.score] : ['', null];
			const exact = score === null ? null : readExact(score);
			return [
				whose,
				titles.get(alternative) ?? alternative,
				exact === null ? null : fit(exact.num),
				exact === null ? null : fit(exact.den),
				alternative,
			];
		}),
	};
}

/** Whole numbers that a spreadsheet would round stay as text. */
function fit(value: bigint): Cell {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value.toString();
}
