import { base64url, readReceipt } from '../../evidence';
import { runCheck } from '../findings';
import type { Anchors } from '../material';
import {
	EXIT_CODES,
	reportAnchors,
	reportMalformed,
	VERIFIER_VERSION,
	type CheckReport,
	type LimitCode,
	type Report,
	type Verdict,
} from '../report';
import { isAnchored, RECEIPT_CHECKS, type ReceiptMaterial } from './receiptChecks';

/** What no receipt can prove. */
const RECEIPT_LIMITS: readonly LimitCode[] = ['standing', 'devices', 'collusion'];

/** Checks the text of a receipt with nothing beside it. Does not throw whatever it is. */
export function verifyReceipt(text: string, anchors: Anchors): Report {
	const receipt = readReceipt(text);
	if (!receipt.ok) return reportMalformed(anchors, 'not-a-receipt', 'c2sp.org/tlog-proof', 'receipt');
	const { extra, index, checkpoint } = receipt.value;
	if (extra === null) return reportMalformed(anchors, 'receipt-without-entry', 'extra', 'receipt');
	const material: ReceiptMaterial = { receipt: receipt.value, entry: extra, anchors };
	const checks = RECEIPT_CHECKS.map((check): CheckReport => {
		const report = runCheck(check, material);
		return isAsked(check.number, anchors) ? report : { ...report, status: 'not-run' };
	});
	const verdict = decide(checks, isAnchored(material));
	return {
		v: 1,
		verifier: VERIFIER_VERSION,
		subject: 'receipt',
		exercise: null,
		log: { size: checkpoint.size, root: base64url(checkpoint.root) },
		line: index + 1,
		copy: null,
		...reportAnchors(anchors),
		checks,
		notSealed: [],
		limits: RECEIPT_LIMITS,
		problem: null,
		verdict,
		exit: EXIT_CODES[verdict],
	};
}

/** Questions about what the person brought are not asked of those who brought nothing. */
function isAsked(number: number, { root, previous, key, copy }: Anchors): boolean {
	if (number === 52) return key !== null;
	if (number === 54) return copy !== null;
	return number !== 53 || root !== null || previous !== null;
}

function decide(checks: readonly CheckReport[], hasAnchor: boolean): Verdict {
	if (checks.some(({ status }) => status === 'failed')) return 'invalid';
	if (!hasAnchor) return 'no-anchor';
	return checks.some(({ status }) => status === 'observed') ? 'valid-with-observations' : 'valid';
}
