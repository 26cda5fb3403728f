import { readCheckpoint } from '$lib/evidence';
import { checkpointWords } from '$lib/evidence/log/words';
import type { Backend } from '../../backend/clients';
import { findCheckpoint } from './checkpoints';

/** The newest seal as it stands on paper; `null` while there is none. */
export interface PrintedSeal {
	/** Lines it covers: its number. */
	readonly size: number;
	readonly words: readonly string[];
}

/** The newest seal of an exercise there is when something is printed. */
export async function findPrintedSeal(backend: Backend, exercise: string): Promise<PrintedSeal | null> {
	const newest = await findCheckpoint(backend, exercise);
	const read = newest && readCheckpoint(newest.note);
	return newest && read?.ok ? { size: newest.size, words: checkpointWords(read.value.note.text) } : null;
}
