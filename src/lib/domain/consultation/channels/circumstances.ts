import { readCrockford } from '../../../basics/crockford';

/**
 * What is known of how an answer came, beyond its channel; each with the channels it goes with. The database refuses any
 * other key. Nothing of it says who answered.
 */
export interface AnswerCircumstances {
	/** One-time code, used up by the answer: channel `code`. */
	readonly code?: string | undefined;
	/** Public key of a place: channels `public_space` and `interviewer`. */
	readonly place?: string | undefined;
	/** Whether somebody of the staff helped: channels `kiosk` and `interviewer`. */
	readonly assisted?: boolean | undefined;
	/** What its device worked for, as altcha's payload: channel `web`. One that proves nothing is as none. */
	readonly proof?: string | undefined;
}

const PLACE_SYMBOLS = 6;
const CODE_SYMBOLS = 20;

/** The key of a place as the database keeps it, from however it was typed. Null when it cannot be one. */
export function readPlaceKey(typed: string): string | null {
	return readCrockford(typed, PLACE_SYMBOLS);
}

/** A one-time code as it is printed, four groups of five, from however it was typed. Null when it cannot be one. */
export function readAnswerCode(typed: string): string | null {
	const code = readCrockford(typed, CODE_SYMBOLS);
	return code === null ? null : code.replace(/(.{5})(?=.)/g, '$1-');
}
