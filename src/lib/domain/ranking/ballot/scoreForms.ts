import { sortByCodeUnits, sortByKey } from '../../../basics/compare';
import type { Typed } from '../../readTyped';
import type { BallotTerms, Marks, PointMark, ScoreMark } from '../marks';
import type { BallotError } from './ballotErrors';
import {
	APPROVED_CONTROL,
	POINTS_CONTROL,
	pointsControl,
	readDigits,
	scoreControl,
	typedText,
	UNSURE,
} from './controls';

type TermsOf<T extends BallotTerms['task']> = Extract<BallotTerms, { task: T }>;
type MarksOf<T extends Marks['task']> = Extract<Marks, { task: T }>;

/** Reads which alternatives were marked. Boxes of others are ignored: the page offers none. */
export function readApproved(
	typed: Typed,
	alternatives: readonly string[],
	{ mostApproved }: TermsOf<'approve'>,
): { marks: MarksOf<'approve'>; errors: BallotError[] } {
	const marked = new Set(typed[APPROVED_CONTROL] ?? []);
	const approved = sortByCodeUnits(alternatives.filter((id) => marked.has(id)));
	const isOver = mostApproved !== null && approved.length > mostApproved;
	return {
		marks: { task: 'approve', approved },
		errors: isOver
			? [
					{
						field: APPROVED_CONTROL,
						code: 'ballot_too_many_approved',
						about: [],
						most: mostApproved,
						over: approved.length - mostApproved,
					},
				]
			: [],
	};
}

export function writeApproved({ approved }: MarksOf<'approve'>): Typed {
	return approved.length === 0 ? {} : { [APPROVED_CONTROL]: approved };
}

/** Reads the points of each alternative: nothing typed is none. */
export function readPoints(
	typed: Typed,
	alternatives: readonly string[],
	{ points: budget, mostPerAlternative: cap }: TermsOf<'points'>,
): { marks: MarksOf<'points'>; errors: BallotError[] } {
	const errors: BallotError[] = [];
	const points: PointMark[] = [];
	for (const alternative of sortByCodeUnits(alternatives)) {
		const control = pointsControl(alternative);
		const text = typedText(typed, control);
		const given = text === '' ? 0 : readDigits(text);
		if (given === null) errors.push({ field: control, code: 'ballot_points_unknown', about: [alternative] });
		else if (cap !== null && given > cap)
			errors.push({ field: control, code: 'ballot_points_capped', about: [alternative], most: cap });
		else if (given > 0) points.push({ alternative, points: given });
	}
	const spent = points.reduce((sum, row) => sum + row.points, 0);
	if (spent > budget)
		errors.push({
			field: POINTS_CONTROL,
			code: 'ballot_points_over',
			about: [],
			most: budget,
			over: spent - budget,
		});
	return { marks: { task: 'points', points }, errors };
}

export function writePoints({ points }: MarksOf<'points'>): Typed {
	return Object.fromEntries(
		points.map((row): [string, string[]] => [pointsControl(row.alternative), [row.points.toString()]]),
	);
}

/** Reads the scores that were given. “I don't know” and nothing at all are the same: no score. */
export function readScores(
	typed: Typed,
	alternatives: readonly string[],
	{ criteria, scale }: TermsOf<'criteria'>,
): { marks: MarksOf<'criteria'>; errors: BallotError[] } {
	const errors: BallotError[] = [];
	const scores: ScoreMark[] = [];
	for (const alternative of alternatives) {
		for (const { id: criterion } of criteria) {
			const control = scoreControl(alternative, criterion);
			const text = typedText(typed, control);
			if (text === '' || text === UNSURE) continue;
			const score = readDigits(text);
			if (score === null || score < scale.least || score > scale.most)
				errors.push({ field: control, code: 'ballot_score_unknown', about: [alternative] });
			else scores.push({ alternative, criterion, score });
		}
	}
	// One opinion has one spelling, whatever the order it was offered in.
	const sorted = sortByKey(scores, ({ alternative, criterion }) => `${alternative} ${criterion}`);
	return { marks: { task: 'criteria', scores: sorted }, errors };
}

/** Every score of a ballot that was cast, by control; what it does not score was answered “I don't know”. */
export function writeScores(
	{ scores }: MarksOf<'criteria'>,
	alternatives: readonly string[],
	{ criteria }: TermsOf<'criteria'>,
): Typed {
	const given = new Map(
		scores.map(({ alternative, criterion, score }) => [scoreControl(alternative, criterion), score]),
	);
	return Object.fromEntries(
		alternatives.flatMap((alternative) =>
			criteria.map(({ id }): [string, string[]] => {
				const control = scoreControl(alternative, id);
				return [control, [given.get(control)?.toString() ?? UNSURE]];
			}),
		),
	);
}
