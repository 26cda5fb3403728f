import { assertNever } from '../../basics/assertNever';
import { err, ok, type Result } from '../../basics/result';
import { readTyped, type Typed } from '../readTyped';
import type { BallotError } from './ballot/ballotErrors';
import {
	APPROVED_CONTROL,
	BLANK_CONTROL,
	PAIR_CONTROL,
	PLACE_CONTROL,
	POINTS_CONTROL,
	SCORE_CONTROL,
} from './ballot/controls';
import { readPairs, writePairAnswer } from './ballot/pairAnswers';
import { readRank, writeRank } from './ballot/rankForm';
import {
	readApproved,
	readPoints,
	readScores,
	writeApproved,
	writePoints,
	writeScores,
} from './ballot/scoreForms';
import { isBlank, type BallotTerms, type Marks, type Task } from './marks';

// The voter's browser imports this file: no schema library may enter through it.

/** What a ballot form is refused for, at the control where it can be put right, with all that was typed. */
export type BallotRefused = { readonly errors: readonly BallotError[]; readonly typed: Typed };

/**
 * Reads a ballot as its terms ask for it. A ballot that says nothing at all is refused, unless the box says it is meant.
 * What is beyond the terms is refused at the control where it can be put right; nothing is mended silently.
 *
 * @param alternatives ids of what may be marked; controls about anything else are ignored.
 */
export function readBallotForm(
	terms: BallotTerms,
	alternatives: readonly string[],
	form: FormData,
): Result<Marks, BallotRefused> {
	const typed = readTyped(form);
	const { marks, errors } = readMarks(terms, alternatives, typed);
	const found = [...errors];
	if (found.length === 0 && !hasMarks(marks) && typed[BLANK_CONTROL] === undefined)
		found.push({ field: controlOf[terms.task], code: 'ballot_empty', about: [] });
	return found.length > 0 ? err({ errors: found, typed }) : ok(marks);
}

/** The controls of a ballot that was cast, to show it again; one that says nothing has its box marked. */
export function writeBallotForm(terms: BallotTerms, alternatives: readonly string[], marks: Marks): Typed {
	if (!hasMarks(marks)) return { [BLANK_CONTROL]: ['1'] };
	switch (marks.task) {
		case 'rank':
			return writeRank(marks.tiers);
		case 'approve':
			return writeApproved(marks);
		case 'points':
			return writePoints(marks);
		case 'criteria':
			return terms.task === 'criteria' ? writeScores(marks, alternatives, terms) : {};
		case 'pairs':
			return { [PAIR_CONTROL]: marks.judgements.map(writePairAnswer) };
		default:
			return assertNever(marks);
	}
}

/** The controls of a ballot among those of a form, to send them on as they were: seals and buttons stay behind. */
export function keepBallotFields(typed: Typed): Typed {
	const roots: readonly string[] = [...Object.values(controlOf), BLANK_CONTROL];
	return Object.fromEntries(
		Object.entries(typed).filter(([name]) =>
			roots.some((root) => name === root || name.startsWith(`${root}.`)),
		),
	);
}

/** What holds all controls of a ballot: where an error about the whole of it leads. */
const controlOf = {
	rank: PLACE_CONTROL,
	approve: APPROVED_CONTROL,
	points: POINTS_CONTROL,
	criteria: SCORE_CONTROL,
	pairs: PAIR_CONTROL,
} as const satisfies Record<Task, string>;

function readMarks(
	terms: BallotTerms,
	alternatives: readonly string[],
	typed: Typed,
): { marks: Marks; errors: readonly BallotError[] } {
	switch (terms.task) {
		case 'rank': {
			const { tiers, errors } = readRank(typed, alternatives, terms.mostRanked);
			return { marks: { task: 'rank', tiers }, errors };
		}
		case 'approve':
			return readApproved(typed, alternatives, terms);
		case 'points':
			return readPoints(typed, alternatives, terms);
		case 'criteria':
			return readScores(typed, alternatives, terms);
		case 'pairs':
			return readPairs(typed, alternatives);
		default:
			return assertNever(terms);
	}
}

/** Whether anything at all was marked: "I don't know" about a pair is an answer. */
function hasMarks(marks: Marks): boolean {
	return marks.task === 'pairs' ? marks.judgements.length > 0 : !isBlank(marks);
}
