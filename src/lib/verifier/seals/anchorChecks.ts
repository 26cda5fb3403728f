import type { Check, Findings } from '../findings';
import { signedBy, keysAt } from './keys';
import type { Material } from '../material';
import { areEqual, base64, base64url, hashLeaf, isIncluded, rootOf, type Checkpoint } from '../../evidence';
import { findLastClosing } from './witnessChecks';

/** 40: the root that somebody brought from outside (printed on an acta, received by mail) is the root of this log. */
function checkAnchor({ tree, anchors: { root } }: Material, found: Findings): void {
	if (root === null) return;
	const computed = base64url(rootOf(tree));
	if (computed !== root) found.fail('anchor-differs', { declared: root, found: computed });
}

/**
 * 43: the log has grown from the signed state that the person kept: nothing of what they knew was changed or taken out.
 * Where nothing else speaks of the whole log, one of before the last closing is said: it tells nothing of what came later.
 */
function checkPrevious(material: Material, found: Findings): void {
	const { tree, history, anchors } = material;
	if (anchors.previous === null) return;
	const { origin, size, root } = anchors.previous;
	const declared = history.created[0]?.entry.body.origin ?? '?';
	if (origin !== declared) return found.fail('previous-of-other-log', { declared, found: origin });
	if (size > tree.size) return found.fail('previous-beyond', { size, entries: tree.size });
	if (!areEqual(rootOf(tree, size), root))
		return found.fail('previous-differs', { size, root: base64(root) });
	const [inForce] = keysAt(material, size);
	if (inForce !== undefined && signedBy(anchors.previous, inForce) !== true)
		return found.fail('previous-unsigned', { size });
	if (anchors.root === null && !isPastClosings(material, anchors.previous))
		found.observe('previous-apart', { size, entries: tree.size });
}

/** Whether a signed state has a line, and the last closing where there is one. */
function isPastClosings(material: Material, { size }: Checkpoint): boolean {
	return size > Math.max(0, findLastClosing(material));
}

/** 44: the key that the person was given is the one that signs this log now. */
function checkKnownKey(material: Material, found: Findings): void {
	const { tree, history, anchors } = material;
	if (anchors.key === null) return;
	const [inForce] = keysAt(material, tree.size);
	const known = base64url(anchors.key.publicKey);
	const origin = history.created[0]?.entry.body.origin ?? '?';
	if (inForce !== known || anchors.key.name !== origin) {
		return found.fail('key-differs', {
			declared: `${anchors.key.name} ${known}`,
			found: `${origin} ${inForce ?? '–'}`,
		});
	}
	if (!material.checkpoints.some(({ checkpoint }) => checkpoint && signedBy(checkpoint, known) === true))
		return found.fail('key-signed-nothing');
	const isAnchored =
		anchors.root !== null || (anchors.previous && isPastClosings(material, anchors.previous));
	if (!isAnchored) found.observe('only-the-key');
}

/** 45: what the person has a receipt of is on its line, byte for byte, and the receipt says so too. */
function checkReceipt({ lines, anchors: { receipt } }: Material, found: Findings): void {
	if (receipt === null) return;
	const { index, extra, checkpoint } = receipt;
	if (extra === null || !isIncluded(hashLeaf(extra), receipt))
		return found.fail('kept-receipt-false', { number: index + 1, size: checkpoint.size });
	const line = lines[index];
	if (line === undefined || !areEqual(line.bytes, extra))
		found.fail('kept-receipt-differs', { number: index + 1 });
}

export const anchorChecks: readonly Check[] = [
	{ number: 40, code: 'anchor', run: checkAnchor },
	{ number: 43, code: 'previous-checkpoint', run: checkPrevious },
	{ number: 44, code: 'known-key', run: checkKnownKey },
	{ number: 45, code: 'kept-receipt', run: checkReceipt },
];
