import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCheckpoint, type Checkpoint } from '$lib/evidence';
import { LogKeyError, type Environment } from './logKey';
import { writeWhole } from './writeWhole';

/**
 * The last checkpoint of each log, kept outside the database: a database that goes back to an older backup goes back as a
 * whole, and only something beside it can tell.
 */
export interface PublishedMemory {
	readonly recall: (origin: string) => Checkpoint | null;
	/** Keeps a checkpoint unless a larger one is kept already. */
	readonly keep: (origin: string, note: string) => void;
}

/**
 * The folder of the memory: `PRIORIZA_LOG_MEMORY`, or the one beside the file of the key. `null` where `none` was asked for.
 *
 * @throws LogKeyError where there would be none without anybody having said so.
 */
export function findMemoryFolder(environment: Environment): string | null {
	const { PRIORIZA_LOG_MEMORY: named, PRIORIZA_LOG_KEY_FILE: file } = environment;
	if (named === 'none') return null;
	if (named) return named;
	if (file) return join(dirname(file), 'published');
	throw new LogKeyError(
		'No se firma: nada fuera de la base recordaría lo que se publicó, y una copia vieja pasaría por la de hoy. ' +
			'Pon en PRIORIZA_LOG_MEMORY una carpeta que dure, o «none» si no hay: lee docs/signing-key.md.',
	);
}

/** A memory in a folder, one file for each log. */
export function openMemory(folder: string): PublishedMemory {
	const fileOf = (origin: string): string => join(folder, `${encodeURIComponent(origin)}.checkpoint`);
	const recall = (origin: string): Checkpoint | null => {
		const file = fileOf(origin);
		if (!existsSync(file)) return null;
		const read = readCheckpoint(readFileSync(file, 'utf8'));
		// A file that somebody damaged must not open the way to another history.
		if (!read.ok) throw new Error(`${file} no es un sello del registro (${read.error}).`);
		return read.value;
	};
	return {
		recall,
		keep: (origin, note) => {
			const read = readCheckpoint(note);
			const known = recall(origin);
			if (!read.ok || (known !== null && known.size >= read.value.size)) return;
			writeWhole(fileOf(origin), note);
		},
	};
}
