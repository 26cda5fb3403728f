import { sha256Of } from './hash';

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/** Hash of a leaf: SHA-256(0x00 ‖ entry bytes). RFC 9162, section 2.1.1. */
export function hashLeaf(entryBytes: Uint8Array): Uint8Array {
	return sha256Of(LEAF_PREFIX, entryBytes);
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right). RFC 9162, section 2.1.1. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
	return sha256Of(NODE_PREFIX, left, right);
}

type Subtree = { height: number; hash: Uint8Array };

/**
 * Root of the tree over leaf hashes in log order (RFC 9162, section 2.1.1); of no leaves, SHA-256 of nothing.
 *
 * Keeps only the complete subtrees of the binary form of the count: one pass, memory logarithmic in it.
 */
export function computeRoot(leafHashes: Iterable<Uint8Array>): Uint8Array {
	const complete: Subtree[] = [];
	for (const hash of leafHashes) {
		let grown: Subtree = { height: 0, hash };
		for (let left = complete.at(-1); left?.height === grown.height; left = complete.at(-1)) {
			complete.pop();
			grown = { height: grown.height + 1, hash: hashNode(left.hash, grown.hash) };
		}
		complete.push(grown);
	}
	const right = complete.pop();
	if (!right) return sha256Of();
	return complete.reduceRight((root, left) => hashNode(left.hash, root), right.hash);
}

/** Orders two byte strings as unsigned numbers from the left, the way a batch orders its leaf hashes. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
	const shared = Math.min(a.length, b.length);
	for (let at = 0; at < shared; at++) {
		const difference = (a[at] ?? 0) - (b[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
