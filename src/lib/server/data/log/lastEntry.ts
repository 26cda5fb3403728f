import { z } from 'zod';
import { decodeEntry, type EntryOf, type EntryType } from '$lib/evidence';
import { readRow } from '../../backend/call';
import type { Backend } from '../../backend/clients';

/** What a log says last of something: its newest entry of one of these types; `null` where it has none. */
export async function findLastEntry<T extends EntryType>(
	backend: Backend,
	exercise: string,
	types: readonly T[],
): Promise<EntryOf<T> | null> {
	const last = await readRow(
		backend
			.from('log_entries')
			.select('entry')
			.eq('exercise_id', exercise)
			.in('type', [...types])
			.order('position', { ascending: false })
			.limit(1),
		'log_entries',
		z.object({ entry: z.string() }),
	);
	const entry = last === null ? null : decodeEntry(new TextEncoder().encode(last.entry));
	return entry?.ok && isOf(entry.value, types) ? entry.value : null;
}

function isOf<T extends EntryType>(entry: EntryOf<EntryType>, types: readonly T[]): entry is EntryOf<T> {
	return types.some((type) => type === entry.type);
}
