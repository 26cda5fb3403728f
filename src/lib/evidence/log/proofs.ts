import { compareBytes, hashNode } from '../merkle';
import { buildTree, largestPowerBelow, rootOf, subtreeHash, type HashTree } from './hashTree';

/** The hashes that a proof gives, from the leaf upwards; 32 bytes each. */
export type Proof = readonly Uint8Array[];

/**
 * That a leaf is in the tree of the first `size` leaves: RFC 9162, section 2.1.3.1.
 *
 * @param index place of the leaf, from 0.
 * @throws RangeError unless 0 ≤ index < size ≤ the size of the tree.
 */
export function proveInclusion(tree: HashTree, index: number, size = tree.size): Proof {
	if (!Number.isInteger(index) || !Number.isInteger(size) || index < 0 || index >= size || size > tree.size)
		throw new RangeError(`No leaf ${index} among ${size}`);
	const path: Uint8Array[] = [];
	let [start, end] = [0, size];
	while (end - start > 1) {
		const split = start + largestPowerBelow(end - start);
		if (index < split) {
			path.push(subtreeHash(tree, split, end));
			end = split;
		} else {
			path.push(subtreeHash(tree, start, split));
			start = split;
		}
	}
	return path.reverse();
}

/** A leaf, its place, and the tree it is said to be in. */
export interface Inclusion {
	readonly leaf: Uint8Array;
	/** From 0. */
	readonly index: number;
	readonly size: number;
	readonly root: Uint8Array;
}

/** Whether a proof of inclusion holds: RFC 9162, section 2.1.3.2. */
export function verifyInclusion({ leaf, index, size, root }: Inclusion, proof: Proof): boolean {
	if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
	let [node, last] = [index, size - 1];
	let hash = leaf;
	for (const sibling of proof) {
		if (last === 0) return false;
		if (isOdd(node) || node === last) {
			hash = hashNode(sibling, hash);
			while (!isOdd(node) && node !== 0) [node, last] = [halve(node), halve(last)];
		} else hash = hashNode(hash, sibling);
		[node, last] = [halve(node), halve(last)];
	}
	return last === 0 && areEqual(hash, root);
}

/**
 * That the tree of the first `from` leaves is the beginning of that of the first `to`: RFC 9162, section 2.1.4.1. Empty
 * when they are the same, or when the first is empty.
 *
 * @throws RangeError unless 0 ≤ from ≤ to ≤ the size of the tree.
 */
export function proveConsistency(tree: HashTree, from: number, to = tree.size): Proof {
	if (!isCount(from) || !isCount(to) || from > to || to > tree.size)
		throw new RangeError(`No tree of ${from} leaves before one of ${to}`);
	if (from === 0) return [];
	const path: Uint8Array[] = [];
	let [start, end] = [0, to];
	while (end !== from) {
		const split = start + largestPowerBelow(end - start);
		if (from <= split) {
			path.push(subtreeHash(tree, split, end));
			end = split;
		} else {
			path.push(subtreeHash(tree, start, split));
			start = split;
		}
	}
	if (start !== 0) path.push(subtreeHash(tree, start, end));
	return path.reverse();
}

/** A tree at a size. */
export interface Head {
	readonly size: number;
	readonly root: Uint8Array;
}

/** Whether a proof of consistency holds: RFC 9162, section 2.1.4.2. Nothing says anything about the empty tree. */
export function verifyConsistency(from: Head, to: Head, proof: Proof): boolean {
	if (!isCount(from.size) || !isCount(to.size) || from.size > to.size) return false;
	if (!areHashes([from.root, to.root, ...proof])) return false;
	if (from.size === to.size) return proof.length === 0 && areEqual(from.root, to.root);
	if (from.size === 0) return proof.length === 0 && areEqual(from.root, rootOf(buildTree(new Uint8Array())));
	const isComplete = largestPowerBelow(from.size) * 2 === from.size || from.size === 1;
	const [first, ...others] = isComplete ? [from.root, ...proof] : proof;
	if (first === undefined) return false;
	let [node, last] = [from.size - 1, to.size - 1];
	while (isOdd(node)) [node, last] = [halve(node), halve(last)];
	let [old, grown] = [first, first];
	for (const sibling of others) {
		if (last === 0) return false;
		if (isOdd(node) || node === last) {
			old = hashNode(sibling, old);
			grown = hashNode(sibling, grown);
			while (!isOdd(node) && node !== 0) [node, last] = [halve(node), halve(last)];
		} else grown = hashNode(grown, sibling);
		[node, last] = [halve(node), halve(last)];
	}
	return last === 0 && areEqual(old, from.root) && areEqual(grown, to.root);
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isOdd = (value: number): boolean => value % 2 === 1;
const halve = (value: number): number => Math.floor(value / 2);
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every(({ length }) => length === 32);

/** Whether two byte strings are the same. What is compared is public, so the time it takes tells nothing. */
export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
	return compareBytes(a, b) === 0;
}
