import {
	areEqual,
	checkSignature,
	verifyConsistency,
	type Checkpoint,
	type Continuity,
	type NoteKey,
} from '../../evidence';

/**
 * How a seal stands to the last one that was kept of its log:
 * `other-log` it is of another log · `unsigned` the key that is known did not sign it · `first` none was kept ·
 * `same` it is that one ·
 * `differs` it has as many lines and is not that one · `smaller` it has fewer lines · `proof-missing` more lines, and
 * nothing that shows how it goes on · `broken` what was brought does not show that it goes on · `continues` nothing of
 * before changed.
 */
export type SealVerdict =
	| 'other-log'
	| 'unsigned'
	| 'first'
	| 'same'
	| 'differs'
	| 'smaller'
	| 'proof-missing'
	| 'broken'
	| 'continues';

/** What was kept, what came, and what is to show that one goes on from the other. */
export interface SealQuestion {
	/** The last one that was kept; null for the first of its log. */
	readonly kept: Checkpoint | null;
	readonly fresh: Checkpoint;
	/** The key of the log, where it is known. */
	readonly key: NoteKey | null;
	readonly continuity: Continuity | null;
}

/** Judges a seal against the last one that was kept, from what is at hand alone. */
export function judgeSeal({ kept, fresh, key, continuity }: SealQuestion): SealVerdict {
	if (kept !== null && kept.origin !== fresh.origin) return 'other-log';
	if (key !== null && (key.name !== fresh.origin || checkSignature(fresh.note, key) !== true))
		return 'unsigned';
	if (kept === null) return 'first';
	if (kept.size === fresh.size) return areEqual(kept.root, fresh.root) ? 'same' : 'differs';
	if (kept.size > fresh.size) return 'smaller';
	if (continuity === null) return 'proof-missing';
	const { from, proof, checkpoint } = continuity;
	// The proof has to be between these two; of any other it says nothing about them.
	const isBetween =
		from === kept.size &&
		checkpoint.origin === fresh.origin &&
		checkpoint.size === fresh.size &&
		areEqual(checkpoint.root, fresh.root);
	return isBetween && verifyConsistency(kept, fresh, proof) ? 'continues' : 'broken';
}
