import { sortByKey } from '../../../basics/compare';
import type { Typed } from '../../readTyped';
import type { Marks, PairMark } from '../marks';
import type { BallotError } from './ballotErrors';
import { ANSWER_CONTROL, PAIR_CONTROL, REMOVE_CONTROL, UNDO_CONTROL } from './controls';

/** What follows the two ids in a written answer: which of them was preferred, or neither. */
const PREFERS = { first: '1', second: '2', unsure: '0' } as const;

/** An answer as the value of one control: both ids and what was preferred. Ids have no dots. */
export function writePairAnswer({ first, second, preferred }: PairMark): string {
	const says = preferred === first ? PREFERS.first : preferred === second ? PREFERS.second : PREFERS.unsure;
	return `${first}.${second}.${says}`;
}

/** Reads an answer back; null when it is not one, or not about two of `alternatives`. */
export function readPairAnswer(written: string, alternatives: ReadonlySet<string>): PairMark | null {
	const [first = '', second = '', says, ...rest] = written.split('.');
	if (rest.length > 0 || first === second || !alternatives.has(first) || !alternatives.has(second))
		return null;
	if (says === PREFERS.first) return { first, second, preferred: first };
	if (says === PREFERS.second) return { first, second, preferred: second };
	return says === PREFERS.unsure ? { first, second, preferred: null } : null;
}

/** Adds an answer at the end; an earlier one about the same two gives way to it. */
export function addPairAnswer(answers: readonly PairMark[], answer: PairMark): PairMark[] {
	return [...answers.filter((other) => !isAboutSame(other, answer)), answer];
}

/** Whether two answers are about the same two alternatives. */
export function isAboutSame(one: PairMark, other: PairMark): boolean {
	return (
		(one.first === other.first && one.second === other.second) ||
		(one.first === other.second && one.second === other.first)
	);
}

/** All answers of a form in the order they were given, the last word about each pair, and what could not be read. */
export function listPairAnswers(
	typed: Typed,
	alternatives: readonly string[],
): { answers: PairMark[]; unreadable: boolean } {
	const known = new Set(alternatives);
	let answers: PairMark[] = [];
	let unreadable = false;
	for (const written of typed[PAIR_CONTROL] ?? []) {
		const answer = readPairAnswer(written, known);
		if (answer) answers = addPairAnswer(answers, answer);
		else unreadable = true;
	}
	return { answers, unreadable };
}

/**
 * The answers of a form as a ballot keeps them: the two of a pair, and the pairs, in the order of their ids, whichever
 * was shown first.
 */
export function readPairs(
	typed: Typed,
	alternatives: readonly string[],
): { marks: Extract<Marks, { task: 'pairs' }>; errors: BallotError[] } {
	const { answers, unreadable } = listPairAnswers(typed, alternatives);
	const judgements = answers.map(({ first, second, preferred }) =>
		first < second ? { first, second, preferred } : { first: second, second: first, preferred },
	);
	return {
		marks: { task: 'pairs', judgements: sortByKey(judgements, ({ first, second }) => `${first} ${second}`) },
		errors: unreadable ? [{ field: PAIR_CONTROL, code: 'ballot_not_understood', about: [] }] : [],
	};
}

/**
 * What a form says after the button that sent it, for those without scripts: an answer is added, the last one or one
 * in particular taken back. The buttons themselves are gone afterwards.
 */
export function pressPairButton(typed: Typed, alternatives: readonly string[]): Typed {
	const { [ANSWER_CONTROL]: answered, [UNDO_CONTROL]: undone, [REMOVE_CONTROL]: removed, ...rest } = typed;
	const known = new Set(alternatives);
	let { answers } = listPairAnswers(typed, alternatives);
	const answer = readPairAnswer(answered?.[0] ?? '', known);
	const gone = readPairAnswer(removed?.[0] ?? '', known);
	if (answer) answers = addPairAnswer(answers, answer);
	if (undone) answers = answers.slice(0, -1);
	if (gone) answers = answers.filter((other) => !isAboutSame(other, gone));
	if (answers.length === 0) {
		const { [PAIR_CONTROL]: _none, ...others } = rest;
		return others;
	}
	return { ...rest, [PAIR_CONTROL]: answers.map(writePairAnswer) };
}
