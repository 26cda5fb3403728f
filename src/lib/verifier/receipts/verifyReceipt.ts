import { base64url, readReceipt } from '../../evidence';
import { runCheck, type Check } from '../findings';
import type { Anchors } from '../material';
import {
	decideVerdict,
	EXIT_CODES,
	RECEIPT_LIMITS,
	reportAnchors,
	reportMalformed,
	VERIFIER_VERSION,
	type CheckReport,
	type Report,
} from '../report';
import { isAnchored, RECEIPT_CHECKS, type ReceiptMaterial } from './receiptChecks';

/** Checks the text of a receipt with nothing beside it. Does not throw whatever it is. */
export function verifyReceipt(text: string, anchors: Anchors): Report {
	const receipt = readReceipt(text);
	if (!receipt.ok) return reportMalformed(anchors, 'not-a-receipt', 'c2sp.org/tlog-proof', 'receipt');
	const { extra, index, checkpoint } = receipt.value;
	if (extra === null) return reportMalformed(anchors, 'receipt-without-entry', 'extra', 'receipt');
	const material: ReceiptMaterial = { receipt: receipt.value, entry: extra, anchors };
	const checks = RECEIPT_CHECKS.map((check): CheckReport => {
		const report = runCheck(check, material);
		return isAsked(check, anchors) ? report : { ...report, status: 'not-run' };
	});
	const verdict = decideVerdict(checks, isAnchored(material));
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
function isAsked({ code }: Check<ReceiptMaterial>, { root, previous, key, copy }: Anchors): boolean {
	if (code === 'receipt-key') return key !== null;
	if (code === 'receipt-copy') return copy !== null;
	return code !== 'receipt-state' || root !== null || previous !== null;
}
