import type { HashTree } from '$lib/evidence';
import type { Backend } from '../../backend/clients';
import { readTree } from './readTree';

/** Trees of the logs that were asked for last; each belongs to one state, which never changes. */
const mostKept = 8;
const kept = new Map<string, Promise<HashTree | null>>();

/** The tree of a log up to a checkpoint, read once for each state; `null` where entries are missing. */
export async function readSealedTree(
	backend: Backend,
	exercise: string,
	size: number,
): Promise<HashTree | null> {
	const name = `${exercise} ${size}`;
	const known = kept.get(name);
	kept.delete(name);
	const tree = known ?? readTree(backend, exercise, size);
	kept.set(name, tree);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
	try {
		const read = await tree;
		if (read === null) kept.delete(name);
		return read;
	} catch (error) {
		kept.delete(name);
		throw error;
	}
}
