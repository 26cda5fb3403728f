import { base64url } from '../evidence/base64url';
import type { Manifest } from '../evidence';
import type { Anchors } from './material';
import type { verifierMessages } from '../messages/verifier';
import type { verifierFindings } from '../messages/verifierFindings';

type Sentences = (typeof verifierMessages)['es'];
/** Every code is a key of the messages: a finding without a sentence does not compile. */
export type FindingCode = keyof (typeof verifierFindings)['es'];
export type CheckCode = keyof Sentences['checks'];
export type ProblemCode = keyof Sentences['problems'];
export type LimitCode = keyof Sentences['limits'];

/** Facts that fill a sentence: text and integers only. */
export type Facts = Readonly<Record<string, string | number>>;

/** What a check found: a code with the facts that fill its sentence. */
export type Finding = { code: FindingCode; params: Facts };

/** `not-run` where there was nothing to compare with; `observed` where there are observations and no failure. */
export type CheckStatus = 'passed' | 'failed' | 'observed' | 'not-run';

/** One numbered check. At most {@link MAX_FINDINGS} of each kind are kept; `omitted` counts the rest. */
export type CheckReport = {
	number: number;
	code: CheckCode;
	status: CheckStatus;
	failures: readonly Finding[];
	observations: readonly Finding[];
	omitted: number;
};

/** The answer to the whole: docs/evidence-format.md, section 10, says when each is given. */
export type Verdict = 'valid' | 'invalid' | 'malformed' | 'valid-with-observations' | 'no-anchor';

/** What each verdict is to a shell. */
export const EXIT_CODES: Readonly<Record<Verdict, number>> = {
	valid: 0,
	invalid: 1,
	malformed: 2,
	'valid-with-observations': 3,
	'no-anchor': 4,
};

/** What no bundle can prove, printed in every report on one; `openings` unless it is the guarantor's and proved it. */
export const LIMITS: readonly LimitCode[] = [
	'open-channels',
	'coercion',
	'devices',
	'collusion',
	'openings',
	'labels',
];

/** What no receipt can prove, printed in every report on one. */
export const RECEIPT_LIMITS: readonly LimitCode[] = ['standing', 'devices', 'collusion'];

/** Which questions the verifier asks, printed in its report; a new question or a changed one gives a new number. */
export const VERIFIER_VERSION = 'prioriza-verifier/2';

/** How an answer stands, as far as a log tells: which ones a rule left out is in no entry. */
export type CopyStanding =
	'counted' | 'perhaps-excluded' | 'superseded' | 'withdrawn' | 'in-review' | 'rejected';

/** Where an answer is: its line, from 1, how it stands, and whether its survey closed. Never what it says. */
export type CopyPlace = { line: number; standing: CopyStanding; closed: boolean };

/** The verifier's answer, itself a canonical value: data first, sentences are made from it. */
export type Report = {
	v: 1;
	verifier: string;
	/** What was checked. */
	subject: 'bundle' | 'receipt';
	exercise: Manifest['exercise'] | null;
	log: Manifest['log'] | null;
	/** The line that a receipt is of, from 1: the one that was checked, or the one that was kept; or `null`. */
	line: number | null;
	/** Where the answer is that the person brought their copy of, or `null`. */
	copy: CopyPlace | null;
	/** The root the person brought from outside the bundle, or `null`. */
	anchor: string | null;
	/** The signed state of the log that the person had kept, or `null`. */
	previous: { origin: string; size: number; root: string } | null;
	/** The key that the person was given, or `null`. */
	key: string | null;
	checks: readonly CheckReport[];
	/** Files that travel along but that the log does not answer for. */
	notSealed: readonly string[];
	limits: readonly LimitCode[];
	/** Why the bundle could not be opened, or `null`. */
	problem: { code: ProblemCode; params: Facts } | null;
	verdict: Verdict;
	exit: number;
};

/** What the person brought from outside, as a report says it. */
export function reportAnchors({ root, previous, key }: Anchors): Pick<Report, 'anchor' | 'previous' | 'key'> {
	return {
		anchor: root,
		previous: previous && {
			origin: previous.origin,
			size: previous.size,
			root: base64url(previous.root),
		},
		key: key && base64url(key.publicKey),
	};
}

/** The report of a file that could not be opened as what it should be: there is nothing to check in it. */
export function reportMalformed(
	anchors: Anchors,
	code: ProblemCode,
	file: string,
	subject: Report['subject'] = 'bundle',
): Report {
	return {
		v: 1,
		verifier: VERIFIER_VERSION,
		subject,
		exercise: null,
		log: null,
		line: null,
		copy: null,
		...reportAnchors(anchors),
		checks: [],
		notSealed: [],
		limits: subject === 'receipt' ? RECEIPT_LIMITS : LIMITS,
		problem: { code, params: { file } },
		verdict: 'malformed',
		exit: EXIT_CODES.malformed,
	};
}

/** Enough to find the cause; a log with a million bad lines must not make a report of a million lines. */
export const MAX_FINDINGS = 25;

/** The worst thing that happened decides; without an anchor from outside nothing can be better than coherent. */
export function decideVerdict(checks: readonly CheckReport[], isAnchored: boolean): Verdict {
	if (checks.some((check) => check.status === 'failed')) return 'invalid';
	if (!isAnchored) return 'no-anchor';
	return checks.some((check) => check.status === 'observed') ? 'valid-with-observations' : 'valid';
}
