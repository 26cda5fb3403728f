import { isReceiptText } from '../evidence';
import { verifyReceipt } from './receipts/verifyReceipt';
import type { Report } from './report';
import { verifyBundle, type VerifyOptions } from './verifyBundle';

/** Checks an expediente or a receipt: what the file holds says which it is, whatever its name. */
export function verifyEvidence(bytes: Uint8Array, options: VerifyOptions): Report {
	const text = readStart(bytes);
	if (text === null || !isReceiptText(text)) return verifyBundle(bytes, options);
	const { root = null, previous = null, key = null, copy = null } = options;
	return verifyReceipt(text, { root, previous, receipt: null, key, copy });
}

/** No receipt is longer; of anything that is, only what it begins with could be mistaken for one. */
const MOST_RECEIPT_BYTES = 1_000_000;

function readStart(bytes: Uint8Array): string | null {
	if (bytes.length > MOST_RECEIPT_BYTES) return null;
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}
