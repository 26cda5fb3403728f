import {
	buildTree,
	canonicalBytes,
	hashLeaf,
	joinHashes,
	rootOf,
	signCheckpoint,
	type HashTree,
} from '../../evidence';
import { EXERCISE, type SampleRecord } from './recordBuilder';

export const ORIGIN = `prioriza/${EXERCISE.slug}`;

/** The tree of a record's entries as they are now. */
export function treeOf({ entries }: Pick<SampleRecord, 'entries'>): HashTree {
	return buildTree(joinHashes(entries.map((entry) => hashLeaf(canonicalBytes(entry)))));
}

/** The state of a record's log at a size, signed. */
export function sealAt(
	record: SampleRecord,
	size: number,
	...by: readonly Uint8Array[]
): { size: number; note: string } {
	const root = rootOf(treeOf(record), size);
	return { size, note: signCheckpoint({ origin: ORIGIN, size, root }, by) };
}
