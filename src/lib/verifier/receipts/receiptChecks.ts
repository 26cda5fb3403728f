import {
	areEqual,
	base64url,
	checkSignature,
	decodeEntry,
	hashLeaf,
	isIncluded,
	type Receipt,
} from '../../evidence';
import { compareLine, openCopy } from '../copies/openCopy';
import type { Check, Findings } from '../findings';
import type { Anchors } from '../material';

/** A receipt that holds its entry, and what the person brought from outside. */
export type ReceiptMaterial = { receipt: Receipt; entry: Uint8Array; anchors: Anchors };

/** 50: what it is a receipt of can stand in a log. */
function checkEntry({ receipt: { index }, entry }: ReceiptMaterial, found: Findings): void {
	if (!decodeEntry(entry).ok) found.fail('receipt-entry-malformed', { line: index + 1 });
}

/** 51: that entry is on its line, in the tree whose root the checkpoint names. */
function checkInclusion({ receipt, entry }: ReceiptMaterial, found: Findings): void {
	const { size } = receipt.checkpoint;
	if (!isIncluded(hashLeaf(entry), receipt))
		found.fail('receipt-not-included', { number: receipt.index + 1, size });
}

/** 52: the key that the person was given signed it, under the name of the log. */
function checkKey({ receipt: { checkpoint }, anchors }: ReceiptMaterial, found: Findings): void {
	const { key } = anchors;
	if (key === null) return;
	const isSigned = key.name === checkpoint.origin && checkSignature(checkpoint.note, key);
	if (isSigned === 'unknown') return found.fail('receipt-unsigned');
	if (!isSigned) {
		return key.name === checkpoint.origin
			? found.fail('receipt-signature-false')
			: found.fail('receipt-key-of-other-log', { declared: key.name, found: checkpoint.origin });
	}
	if (anchors.root === null && anchors.previous === null) found.observe('only-the-key');
}

/**
 * 53: the state that the person kept, or the root they were given, is that of the receipt. Of another size neither says
 * anything about this one: only the whole log can tell whether one grew from the other.
 */
function checkState({ receipt: { checkpoint }, anchors }: ReceiptMaterial, found: Findings): void {
	const { previous, root } = anchors;
	const { origin, size } = checkpoint;
	if (previous !== null) {
		if (previous.origin !== origin)
			found.fail('receipt-of-other-log', { declared: previous.origin, found: origin });
		else if (previous.size !== size)
			found.observe('receipt-state-apart', { declared: previous.size, found: size });
		else if (!areEqual(previous.root, checkpoint.root)) found.fail('receipt-state-differs', { size });
	}
	if (root !== null && base64url(checkpoint.root) !== root)
		found.observe('receipt-root-apart', { declared: root, found: base64url(checkpoint.root) });
}

/** 54: the line of the receipt is the one that is bound to what the person's own copy says. */
function checkCopy({ receipt, entry, anchors }: ReceiptMaterial, found: Findings): void {
	if (anchors.copy === null) return;
	const opened = openCopy(anchors.copy);
	if (opened === null) found.fail('copy-altered');
	else if (compareLine(entry, opened) !== 'same')
		found.fail('copy-of-other-receipt', { number: receipt.index + 1 });
}

/** Whether anything that the person brought speaks of the very state that the receipt names. */
export function isAnchored({ receipt: { checkpoint }, anchors }: ReceiptMaterial): boolean {
	const { root, previous, key } = anchors;
	const isOfState =
		previous?.origin === checkpoint.origin &&
		previous.size === checkpoint.size &&
		areEqual(previous.root, checkpoint.root);
	return isOfState || root === base64url(checkpoint.root) || key !== null;
}

/** What is asked of a receipt alone. */
export const RECEIPT_CHECKS: readonly Check<ReceiptMaterial>[] = [
	{ number: 50, code: 'receipt-entry', run: checkEntry },
	{ number: 51, code: 'receipt-inclusion', run: checkInclusion },
	{ number: 52, code: 'receipt-key', run: checkKey },
	{ number: 53, code: 'receipt-state', run: checkState },
	{ number: 54, code: 'receipt-copy', run: checkCopy },
];
