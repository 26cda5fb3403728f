import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';
import { writeWhole } from './writeWhole';

const ids = z.array(z.uuid());

/** Beside the last seals: `npm run restore` reads it there. */
const fileIn = (folder: string): string => join(folder, 'withdrawn');

/**
 * Keeps outside the database which answers were taken back: names alone, one a line, for its owner. A database that goes
 * back to an older backup has them again, and only something beside it can tell. Nothing ever leaves the list.
 */
export async function rememberWithdrawn(backend: Backend, folder: string): Promise<void> {
	const withdrawn = await readVerb(backend, 'withdrawn_answers', {}, ids);
	const known = recallWithdrawn(folder);
	if (known !== null && withdrawn.every((id) => known.has(id))) return;
	const all = [...new Set([...(known ?? []), ...withdrawn])].sort();
	// Also when it is empty: that nobody took anything back is another thing than nobody having looked.
	writeWhole(fileIn(folder), all.map((id) => `${id}\n`).join(''));
}

function recallWithdrawn(folder: string): ReadonlySet<string> | null {
	const file = fileIn(folder);
	if (!existsSync(file)) return null;
	const lines = ids.safeParse(readFileSync(file, 'utf8').split('\n').filter(Boolean));
	// A file that somebody damaged must not be taken for a shorter list.
	if (!lines.success) throw new Error(`${file} no es la lista de las respuestas retiradas.`);
	return new Set(lines.data);
}
