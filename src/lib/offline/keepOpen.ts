import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Chromium acknowledges a write before it reaches the disk unless told otherwise; «guardada» must mean on disk. */
export const DURABLE = { durability: 'strict' } as const;

/**
 * Opens a database of this device when it is first asked for, and again after the browser closed it. Its version is
 * the number of `steps`: one that is older goes through those it lacks, so a step is never changed, only followed.
 * What it gives rejects where storage is refused: then nothing may be called saved.
 */
export function keepOpen<Schema extends DBSchema>(
	name: string,
	steps: readonly ((database: IDBPDatabase<Schema>) => void)[],
): () => Promise<IDBPDatabase<Schema>> {
	let opening: Promise<IDBPDatabase<Schema>> | undefined;
	const forget = () => {
		opening = undefined;
	};
	const here: object = globalThis;
	return async () => {
		// Inside a page of others storage belongs to that page: what waits there, nobody would find again.
		if ('parent' in here && here.parent !== here) throw new Error('framed');
		return (opening ??= openDB<Schema>(name, steps.length, {
			upgrade: (database, version) => {
				for (const step of steps.slice(version)) step(database);
			},
			// Another tab with a newer version must not wait for this one.
			blocking: (_current, _blocked, event) => {
				if (event.target instanceof IDBDatabase) event.target.close();
				forget();
			},
			terminated: forget,
		}).catch((error: unknown) => {
			forget();
			throw error;
		}));
	};
}
