import { bundlePaths, readBundle, READ_LIMITS, type ReadLimits } from '../evidence';
import { sortByCodeUnits } from '../basics/compare';
import { anchorChecks } from './checks/anchor';
import { ballotChecks } from './checks/ballots';
import { batchChecks } from './checks/batches';
import { documentChecks, listNotSealed } from './checks/documents';
import { integrityChecks } from './checks/integrity';
import { orderChecks } from './checks/order';
import { rankingChecks } from './checks/rankings';
import { resultChecks } from './checks/results';
import { surveyChecks } from './surveys/surveyChecks';
import { tallyChecks } from './checks/tallies';
import { runCheck, type Check } from './findings';
import { countActs, gatherMaterial } from './material';
import { decideVerdict, EXIT_CODES, LIMITS, type CheckReport, type ProblemCode, type Report } from './report';

/** Which questions the verifier asks, printed in its report; a new question or a changed one gives a new number. */
export const VERIFIER_VERSION = 'prioriza-verifier/0';

/** Every check, by number: 1–9 integrity, 10–19 completeness, 20–29 result, 40–49 anchors. */
export const CHECKS: readonly Check[] = [
	...integrityChecks,
	...documentChecks,
	...orderChecks,
	...batchChecks,
	...surveyChecks,
	...rankingChecks,
	...ballotChecks,
	...tallyChecks,
	...resultChecks,
	...anchorChecks,
].sort((a, b) => a.number - b.number);

/** Acts are compared with one another, so a log of nothing but acts would keep the checks busy for days. */
const MOST_ACTS = 10_000;

export type VerifyOptions = {
	/** Root of the log that the person brings from outside the bundle, base64url; `null` when there is none. */
	root: string | null;
	limits?: ReadLimits;
};

/**
 * Checks a bundle with nothing but its bytes: all checks run, whatever the earlier ones said. Needs no network, no
 * clock and no file system, and does not throw whatever the bytes are.
 */
export function verifyBundle(bytes: Uint8Array, { root, limits = READ_LIMITS }: VerifyOptions): Report {
	const bundle = readBundle(bytes, limits);
	if (!bundle.ok) {
		const { code, path } = bundle.error;
		return reportMalformed(root, code, path);
	}
	const material = gatherMaterial(bundle.value, root);
	if (countActs(material) > MOST_ACTS) return reportMalformed(root, 'too-many-acts', bundlePaths.entries);
	const checks = CHECKS.map((check): CheckReport => {
		const report = runCheck(check, material);
		return check.code === 'anchor' && root === null ? { ...report, status: 'not-run' } : report;
	});
	const verdict = decideVerdict(checks, root);
	const { exercise, log } = bundle.value.manifest;
	return {
		v: 1,
		verifier: VERIFIER_VERSION,
		exercise,
		log,
		anchor: root,
		checks,
		notSealed: sortByCodeUnits(listNotSealed(material)),
		limits: LIMITS,
		problem: null,
		verdict,
		exit: EXIT_CODES[verdict],
	};
}

/** The report of a file that could not be opened as a bundle: there is nothing to check in it. */
export function reportMalformed(root: string | null, code: ProblemCode, file: string): Report {
	return {
		v: 1,
		verifier: VERIFIER_VERSION,
		exercise: null,
		log: null,
		anchor: root,
		checks: [],
		notSealed: [],
		limits: LIMITS,
		problem: { code, params: { file } },
		verdict: 'malformed',
		exit: EXIT_CODES.malformed,
	};
}
