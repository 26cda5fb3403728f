import { base64url, canonicalBytes, compareBytes, type Entry, type EntryBody } from '../../evidence';
import { hashLeaf } from '../../evidence/merkle';
import type { Spoil } from './judge';
import { EXERCISE } from './recordBuilder';
import { SURVEY } from './sampleRecord';

type Held = EntryBody<'response.quarantined'>;
type Decision = EntryBody<'response.admitted'>;

export const leafOf = (entry: Entry) => hashLeaf(canonicalBytes(entry));
export const decision = (leaf: string): Decision => ({
	survey: SURVEY,
	leaf,
	reason: 'La tableta estuvo sin señal.',
	roles: ['guarantor', 'stl_staff'],
	date: '2026-03-20',
});

/** Adds answers in quarantine as the database writes them, sealed; answers their leaves. */
export function hold(record: Parameters<Spoil>[0], count: number, changes: Partial<Held> = {}): string[] {
	const entries = Array.from({ length: count }, (_, at): Entry => {
		const commitment = base64url(Uint8Array.from({ length: 32 }, (__, place) => at * 13 + place));
		const body: Held = {
			survey: SURVEY,
			channel: 'web',
			commitment,
			reason: 'after_close',
			...changes,
		};
		return { v: 1, type: 'response.quarantined', exercise: EXERCISE.id, body };
	}).sort((a, b) => compareBytes(leafOf(a), leafOf(b)));
	const first = record.entries.length;
	const seal: Entry = { v: 1, type: 'batch.sealed', exercise: EXERCISE.id, body: { first, count } };
	record.entries.push(...entries, seal);
	return entries.map((entry) => base64url(leafOf(entry)));
}
export function decide(
	record: Parameters<Spoil>[0],
	type: 'response.admitted' | 'response.rejected',
	leaf: string,
) {
	record.entries.push({ v: 1, type, exercise: EXERCISE.id, body: decision(leaf) });
}
