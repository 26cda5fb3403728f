import { isReceiptText, readUtf8 } from '../evidence';
import { MOST_RECEIPT_BYTES } from './receipts/readKept';
import { verifyReceipt } from './receipts/verifyReceipt';
import type { Report } from './report';
import { verifyBundle, type VerifyOptions } from './verifyBundle';

/** Checks an expediente or a receipt: what the file holds says which it is, whatever its name. */
export function verifyEvidence(bytes: Uint8Array, options: VerifyOptions): Report {
	const text = bytes.length > MOST_RECEIPT_BYTES ? null : readUtf8(bytes);
	if (text === null || !isReceiptText(text)) return verifyBundle(bytes, options);
	const { root = null, previous = null, key = null, copy = null } = options;
	return verifyReceipt(text, { root, previous, receipt: null, key, copy });
}
