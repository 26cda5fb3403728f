/** Whether the browser promised not to erase what it keeps here when it lacks room. `unknown`: it does not say. */
export type Persistence = 'promised' | 'erasable' | 'unknown';

/** What the browser says now, without asking anything of anybody. */
export async function readPersistence(): Promise<Persistence> {
	// Hidden where the address is not secure.
	if (!('storage' in navigator)) return 'unknown';
	return (await navigator.storage.persisted()) ? 'promised' : 'erasable';
}

/** Asks the browser not to erase what it keeps here. Some ask whoever uses it; others decide by themselves. */
export async function askToPersist(): Promise<Persistence> {
	if (!('storage' in navigator)) return 'unknown';
	return (await navigator.storage.persist()) ? 'promised' : 'erasable';
}
