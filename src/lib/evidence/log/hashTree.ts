import { hashNode } from '../merkle';
import { sha256Of } from '../hash';

/** Bytes of a leaf hash, a node hash and a root: those of SHA-256. */
export const HASH_BYTES = 32;

/**
 * The tree over leaf hashes in log order (RFC 9162, section 2.1), known by its complete subtrees: roots and proofs of any
 * size up to its own come from them without hashing leaves again.
 */
export interface HashTree {
	/** How many leaves it has. */
	readonly size: number;
	/** The hash of the `at`-th complete subtree of 2^level leaves, both from 0; it lies whole within `size`. */
	readonly complete: (level: number, at: number) => Uint8Array;
}

/**
 * Builds the tree: one pass, 64 bytes a leaf.
 *
 * @param leaves leaf hashes one after the other, 32 bytes each.
 * @throws RangeError for bytes that are no whole number of hashes.
 */
export function buildTree(leaves: Uint8Array): HashTree {
	if (leaves.length % HASH_BYTES !== 0) throw new RangeError('Leaf hashes have 32 bytes each');
	const levels = [leaves];
	for (let below = leaves; below.length >= 2 * HASH_BYTES;) {
		const pairs = Math.floor(below.length / (2 * HASH_BYTES));
		const level = new Uint8Array(pairs * HASH_BYTES);
		for (let at = 0; at < pairs; at++)
			level.set(hashNode(hashAt(below, 2 * at), hashAt(below, 2 * at + 1)), at * HASH_BYTES);
		levels.push(level);
		below = level;
	}
	return {
		size: leaves.length / HASH_BYTES,
		complete: (level, at) => hashAt(levels[level] ?? new Uint8Array(), at),
	};
}

/** Joins hashes as {@link buildTree} takes them. */
export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(hashes.length * HASH_BYTES);
	hashes.forEach((hash, at) => {
		bytes.set(hash, at * HASH_BYTES);
	});
	return bytes;
}

/** The hash at a place among several, one after the other. */
export function hashAt(hashes: Uint8Array, at: number): Uint8Array {
	return hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
}

/**
 * Root of the first `size` leaves; of none, SHA-256 of nothing.
 *
 * @throws RangeError for a size that the tree does not have.
 */
export function rootOf(tree: HashTree, size = tree.size): Uint8Array {
	if (!Number.isInteger(size) || size < 0 || size > tree.size)
		throw new RangeError(`No tree of ${size} leaves`);
	return size === 0 ? sha256Of() : subtreeHash(tree, 0, size);
}

/**
 * Hash over the leaves from `start` up to `end`, `end` not included: MTH(D[start:end]) of RFC 9162. `start` is a multiple
 * of the largest power of two below their count, as it is for every subtree that a proof names.
 */
export function subtreeHash(tree: HashTree, start: number, end: number): Uint8Array {
	const count = end - start;
	const half = largestPowerBelow(count);
	if (count === 1 || half * 2 === count) {
		return tree.complete(Math.log2(count), start / count);
	}
	return hashNode(subtreeHash(tree, start, start + half), subtreeHash(tree, start + half, end));
}

/** The largest power of two that is smaller than a count of two or more; 1 for a count of one. */
export function largestPowerBelow(count: number): number {
	let power = 1;
	while (power * 2 < count) power *= 2;
	return power;
}
