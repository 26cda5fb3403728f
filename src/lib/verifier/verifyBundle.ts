import { bundlePaths, readBundle, READ_LIMITS, type ReadLimits } from '../evidence';
import { sortByCodeUnits } from '../basics/compare';
import { anchorChecks } from './seals/anchorChecks';
import { ballotChecks } from './rankings/ballotChecks';
import { batchChecks } from './batches/batches';
import { checkpointChecks } from './seals/checkpointChecks';
import { witnessChecks } from './seals/witnessChecks';
import { documentChecks, listNotSealed } from './checks/documents';
import { integrityChecks } from './checks/integrity';
import { openingChecks } from './openings/openingChecks';
import { orderChecks } from './checks/order';
import { rankingChecks } from './rankings/rankingChecks';
import { resultChecks } from './checks/results';
import { copyChecks, placeCopy } from './copies/copyCheck';
import { dayChecks } from './days/dayChecks';
import { filedChecks } from './filed/filedDocuments';
import { surveyChecks } from './surveys/surveyChecks';
import { tallyChecks } from './checks/tallies';
import { runCheck, type Check } from './findings';
import { countActs, gatherMaterial, type Anchors, type Material } from './material';
import {
	decideVerdict,
	EXIT_CODES,
	LIMITS,
	reportAnchors,
	reportMalformed,
	VERIFIER_VERSION,
	type CheckReport,
	type Report,
} from './report';

/** Every check, by number. */
export const CHECKS: readonly Check[] = [
	...integrityChecks,
	...documentChecks,
	...filedChecks,
	...orderChecks,
	...batchChecks,
	...surveyChecks,
	...rankingChecks,
	...ballotChecks,
	...tallyChecks,
	...resultChecks,
	...openingChecks,
	...checkpointChecks,
	...witnessChecks,
	...anchorChecks,
	...copyChecks,
	...dayChecks,
].sort((a, b) => a.number - b.number);

/** Acts are compared with one another, so a log of nothing but acts would keep the checks busy for days. */
const MOST_ACTS = 10_000;

/** What a person brings from outside the bundle, each of it optional, and how much may be read. */
export type VerifyOptions = Partial<Anchors> & { limits?: ReadLimits };

/**
 * Checks a bundle with nothing but its bytes: all checks run, whatever the earlier ones said. Needs no network, no
 * clock and no file system, and does not throw whatever the bytes are.
 */
export function verifyBundle(bytes: Uint8Array, options: VerifyOptions): Report {
	const {
		root = null,
		previous = null,
		receipt = null,
		key = null,
		copy = null,
		limits = READ_LIMITS,
	} = options;
	const anchors: Anchors = { root, previous, receipt, key, copy };
	const bundle = readBundle(bytes, limits);
	if (!bundle.ok) {
		const { code, path } = bundle.error;
		return reportMalformed(anchors, code, path);
	}
	const material = gatherMaterial(bundle.value, anchors);
	if (countActs(material) > MOST_ACTS) return reportMalformed(anchors, 'too-many-acts', bundlePaths.entries);
	const checks = CHECKS.map((check): CheckReport => {
		const report = runCheck(check, material);
		return isAsked(check, material) ? report : { ...report, status: 'not-run' };
	});
	const verdict = decideVerdict(checks, root !== null || previous !== null || key !== null);
	const { exercise, log } = bundle.value.manifest;
	return {
		v: 1,
		verifier: VERIFIER_VERSION,
		subject: 'bundle',
		exercise,
		log,
		line: receipt && receipt.index + 1,
		copy: placeCopy(material),
		...reportAnchors(anchors),
		checks,
		notSealed: sortByCodeUnits(listNotSealed(material)),
		limits: areOpened(checks) ? LIMITS.filter((limit) => limit !== 'openings') : LIMITS,
		problem: null,
		verdict,
		exit: EXIT_CODES[verdict],
	};
}

/** Whether the guarantor's bundle showed what is in each ballot, and that it gives the result. */
function areOpened(checks: readonly CheckReport[]): boolean {
	return checks.some(({ code, status }) => code === 'openings-result' && status === 'passed');
}

/** Questions about what the person brought, or about what only the guarantor's bundle has, need it. */
function isAsked(
	{ code }: Check,
	{ anchors: { root, previous, receipt, key, copy }, bundle, openings, history }: Material,
): boolean {
	if (code === 'openings-sealed' || code === 'openings-result')
		return openings.size > 0 || bundle.manifest.edition !== undefined;
	if (code === 'witnesses') return history.witnesses.length > 0;
	if (code === 'anchor') return root !== null;
	if (code === 'previous-checkpoint') return previous !== null;
	if (code === 'kept-receipt') return receipt !== null;
	if (code === 'own-copy') return copy !== null;
	return code !== 'known-key' || key !== null;
}
