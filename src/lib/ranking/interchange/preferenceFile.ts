import { err } from '../../basics/result';
import type { BallotLine } from '../ballots/ballot';
import { formatExact, parseInteger, type ExactInteger } from '../numbers/exactNumber';

/** Ranked ballots with what a file says around them; the one shape that every format is read into and written from. */
export interface PreferenceFile {
	readonly title: string;
	/** Ids are what ballots name; in formats that number their alternatives they are `"1"`, `"2"`, … */
	readonly alternatives: readonly NamedAlternative[];
	/** Ids that leave every ballot before counting. */
	readonly withdrawn: readonly string[];
	readonly ballots: readonly BallotLine[];
}

export interface NamedAlternative {
	readonly id: string;
	readonly name: string;
}

/** Ballots that put alternatives into categories, best category first; a category may be empty. */
export interface CategoryFile {
	readonly title: string;
	readonly alternatives: readonly NamedAlternative[];
	readonly categories: readonly string[];
	readonly ballots: readonly CategoryBallot[];
}

export interface CategoryBallot {
	readonly count: ExactInteger;
	/** The ids of each category, as many lists as there are categories. */
	readonly placed: readonly (readonly string[])[];
}

export type InterchangeRefusalCode =
	| 'text-too-long'
	| 'too-many-lines'
	| 'line-too-long'
	| 'too-many-alternatives'
	| 'header-missing'
	| 'header-not-a-number'
	| 'header-repeated'
	| 'type-differs'
	| 'count-not-an-integer'
	| 'unexpected-character'
	| 'unknown-alternative'
	| 'duplicate-alternative'
	| 'alternative-spelled-twice'
	| 'alternative-ranked-twice'
	| 'empty-tier'
	| 'tie-not-allowed'
	| 'incomplete-not-allowed'
	| 'categories-differ'
	| 'voters-differ'
	| 'orders-differ'
	| 'ballot-not-ended'
	| 'name-missing'
	| 'text-after-end'
	| 'withdrawn-twice'
	| 'file-ends-early'
	| 'not-json'
	| 'too-deep'
	| 'key-repeated'
	| 'field-missing'
	| 'field-wrong';

/** Why a file is refused and where, counted from 1; `value` is what stands there. Nothing of it is imported. */
export type InterchangeRefusal = {
	readonly code: InterchangeRefusalCode;
	readonly line: number;
	readonly column: number;
	readonly value: string;
};

/** Why ballots cannot be written in a format: `value` is what it has no way to say. */
export type WriteRefusal = {
	readonly code:
		| 'tie-not-allowed'
		| 'incomplete-not-allowed'
		| 'name-not-writable'
		| 'id-not-writable'
		| 'withdrawn-not-writable'
		| 'ballot-not-writable';
	readonly value: string;
};

/** What a file may hold at most: far more than any election, far less than a file made to exhaust a machine. */
export const INTERCHANGE_LIMITS = {
	characters: 64 * 1024 * 1024,
	lines: 2_000_000,
	lineCharacters: 1_000_000,
	/** A matrix of this side still fits; nobody orders more. */
	alternatives: 1_000,
} as const;

const SHOWN = 60;

/** A refusal at a place; what stands there is shortened so that a report stays readable. */
export function refuseAt(
	code: InterchangeRefusalCode,
	line: number,
	column: number,
	value: string,
): { ok: false; error: InterchangeRefusal } {
	const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
	return err({ code, line, column, value: shown });
}

/** Digits of a file as a count in canonical form; null for anything else. */
export function readCount(digits: string): ExactInteger | null {
	const read = parseInteger(digits.replace(/^0+(?=[0-9])/, ''));
	return read.ok && read.value >= 0n ? formatExact(read.value) : null;
}
