import type { Typed } from '../../readTyped';

/** Name of the box that says an empty ballot is meant: it counts for the quorum and says nothing of any alternative. */
export const BLANK_CONTROL = 'blank';

/** Name of what holds all places, and the start of their names. */
export const PLACE_CONTROL = 'place';

/** Name of the control that holds the place of an alternative. */
export function placeControl(alternative: string): string {
	return `${PLACE_CONTROL}.${alternative}`;
}

/** Name of the boxes that approve, one for each alternative, whose value is its id. */
export const APPROVED_CONTROL = 'approved';

/** Name of what holds all points, and the start of their names. */
export const POINTS_CONTROL = 'points';

/** Name of the control that holds the points of an alternative. */
export function pointsControl(alternative: string): string {
	return `${POINTS_CONTROL}.${alternative}`;
}

/** Name of what holds all scores, and the start of their names. */
export const SCORE_CONTROL = 'score';

/** Name of the control that holds the score of an alternative by a criterion. */
export function scoreControl(alternative: string, criterion: string): string {
	return `${SCORE_CONTROL}.${alternative}.${criterion}`;
}

/** Value of a score that says “I don't know”: it is read like one that was not given. */
export const UNSURE = 'none';

/** Name of the controls that hold the answers about pairs, in the order in which they were given. */
export const PAIR_CONTROL = 'pair';

/** Name of the buttons that answer the pair on screen. */
export const ANSWER_CONTROL = 'answer';

/** Name of the button that takes back the last answer. */
export const UNDO_CONTROL = 'undo';

/** Name of the buttons that take back one answer, whose value is the answer. */
export const REMOVE_CONTROL = 'remove';

/** What was typed into a control, without the spaces around it; empty when nothing was. */
export function typedText(typed: Typed, control: string): string {
	return typed[control]?.[0]?.trim() ?? '';
}

/** Whether anything was typed or chosen beside the box of a blank ballot; “I don't know” of a score is nothing. */
export function saysSomething(typed: Typed): boolean {
	return Object.entries(typed).some(
		([name, values]) =>
			name !== BLANK_CONTROL && values.some((value) => value.trim() !== '' && value !== UNSURE),
	);
}

/** A whole number written in digits; null when it is anything else. */
export function readDigits(text: string): number | null {
	return /^[0-9]{1,6}$/.test(text) ? Number(text) : null;
}
