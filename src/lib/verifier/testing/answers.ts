import { base64url, canonicalBytes, compareBytes, type Entry, type EntryBody } from '../../evidence';
import { hashLeaf } from '../../evidence/merkle';
import type { Spoil } from './judge';
import { EXERCISE } from './recordBuilder';
import { SURVEY } from './sampleRecord';
import { insertAt, pick, placeOf, sortBatches } from './spoil';

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

/** Sends the first answer of a record again, by its other channel, sealed and counted as the database does. */
export function sendAgain(record: Parameters<Spoil>[0], other: Partial<EntryBody<'response'>> = {}): void {
	const { body } = pick(record, 'response');
	const again = { ...body, channel: body.channel === 'web' ? 'kiosk' : 'web', ...other };
	const seal = pick(record, 'batch.sealed');
	const entry: Entry = { v: 1, type: 'response', exercise: EXERCISE.id, body: again };
	insertAt(record, placeOf(record, seal), entry);
	seal.body.count += 1;
	const { body: closed } = pick(record, 'survey.closed');
	for (const row of [closed, ...closed.byChannel]) {
		if ('channel' in row && row.channel !== again.channel) continue;
		row.accepted += 1;
		row.counted += 1;
	}
	sortBatches(record);
}
