/** What is asked of a record, in this order and under these numbers, which never change their meaning. */
export const RECORD_CHECKS = [
	'methodology-hash',
	'head',
	'input-declared',
	'input-hash',
	'result-hash',
	'recount',
	'methods',
] as const;
export type RecordCheckCode = (typeof RECORD_CHECKS)[number];

/** Where something stands: in the data as `/`-separated keys and positions, and in the text of the file. */
export type RecordPlace = { path: string; line: number | null; column: number | null };

/** The answer to one question: passed, or the first place where it fails. */
export type RecordCheck = {
	number: number;
	code: RecordCheckCode;
	status: 'passed' | 'failed';
	/** Null where it passed. */
	where: RecordPlace | null;
	/** Why it cannot be counted at all; null otherwise. */
	reason: string | null;
};

/** Why a file is not counted again; from `not-utf8` on, what keeps it from being a record. */
export type RecordProblemCode =
	| 'file-not-found'
	| 'file-unreadable'
	| 'too-large'
	| 'not-utf8'
	| 'not-json'
	| 'key-repeated'
	| 'too-deep'
	| 'too-many-values'
	| 'not-canonical'
	| 'not-a-record';

/** Why nothing could be checked. `detail` names the rule that was broken, where there is one. */
export type RecordProblem = { code: RecordProblemCode; where: RecordPlace; detail: string };

/** What a recount answers; `exit` is how a command that ran it ends. */
export type RecordReport = {
	v: 1;
	kind: 'prioriza.recount';
	verdict: 'same' | 'differs' | 'unreadable';
	exit: 0 | 1 | 2;
	problem: RecordProblem | null;
	/** What was counted, as the record names it. */
	title: string | null;
	software: string | null;
	/** As computed here, never as the file says. */
	hashes: { methodology: string; input: string; result: string } | null;
	checks: RecordCheck[];
};

/** A report of a file that could not be read. */
export function reportUnreadable(problem: RecordProblem): RecordReport {
	return {
		v: 1,
		kind: 'prioriza.recount',
		verdict: 'unreadable',
		exit: 2,
		problem,
		title: null,
		software: null,
		hashes: null,
		checks: [],
	};
}

/** A problem of the whole file. */
export function describeProblem(code: RecordProblemCode, detail = ''): RecordProblem {
	return { code, where: { path: '/', line: null, column: null }, detail };
}
