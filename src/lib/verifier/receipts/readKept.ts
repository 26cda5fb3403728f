import { err, ok, type Result } from '../../basics/result';
import { isReceiptText, readCheckpoint, readReceipt, type Checkpoint, type Receipt } from '../../evidence';

/** Longer files are read as no receipt: room for the receipts of all lines but the largest a log may have. */
export const MOST_RECEIPT_BYTES = 1_000_000;

/** What a person kept of a log: a signed state of it, and the receipt that it came in, where it was one. */
export type Kept = { previous: Checkpoint; receipt: Receipt | null };

/** Reads the file of a checkpoint or of a receipt: what it holds says which, whatever its name is. */
export function readKept(text: string): Result<Kept, 'not-kept'> {
	if (isReceiptText(text)) {
		const receipt = readReceipt(text);
		return receipt.ok ? ok({ previous: receipt.value.checkpoint, receipt: receipt.value }) : err('not-kept');
	}
	const checkpoint = readCheckpoint(text);
	return checkpoint.ok ? ok({ previous: checkpoint.value, receipt: null }) : err('not-kept');
}
