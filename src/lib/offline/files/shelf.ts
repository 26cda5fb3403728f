import type { DBSchema } from 'idb';
import { DURABLE, keepOpen } from '../keepOpen';

/** A clean file that an answer of this device names, or will. */
export interface ShelvedFile {
	hash: string;
	type: string;
	bytes: Uint8Array<ArrayBuffer>;
	/** Milliseconds since 1970 when the server last said that it has it; null while it has not. */
	sentAt: number | null;
}

interface ShelfSchema extends DBSchema {
	files: { key: string; value: ShelvedFile };
}

// A database of its own: surveys without files never open it.
const openShelf = keepOpen<ShelfSchema>('prioriza-files', [
	(database) => {
		database.createObjectStore('files', { keyPath: 'hash' });
	},
]);

/** Where the browser refuses to store anything, files live as long as the page. */
const inMemory = new Map<string, ShelvedFile>();

/** Puts a file away; whether it is on the disk of this device. */
export async function shelveFile(file: ShelvedFile): Promise<boolean> {
	inMemory.set(file.hash, file);
	try {
		const database = await openShelf();
		const change = database.transaction('files', 'readwrite', DURABLE);
		await Promise.all([change.store.put(file), change.done]);
		return true;
	} catch {
		// A private window or a full disk: the file is sent from this page or not at all, and nothing is called saved.
		return false;
	}
}

export async function findShelved(hash: string): Promise<ShelvedFile | null> {
	const held = inMemory.get(hash);
	if (held) return held;
	try {
		return (await (await openShelf()).get('files', hash)) ?? null;
	} catch {
		return null;
	}
}

/** Forgets files that were received with their answer, were replaced by others or belong to what was erased. */
export async function dropShelved(hashes: readonly string[]): Promise<void> {
	for (const hash of hashes) inMemory.delete(hash);
	if (hashes.length === 0) return;
	try {
		const change = (await openShelf()).transaction('files', 'readwrite', DURABLE);
		await Promise.all([...hashes.map((hash) => change.store.delete(hash)), change.done]);
	} catch {
		// Where storage is refused there is nothing to erase.
	}
}
