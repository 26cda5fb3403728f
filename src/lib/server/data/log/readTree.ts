import { z } from 'zod';
import { buildTree, type HashTree } from '$lib/evidence';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';

const leavesPerPage = 65_536;
const leafBytes = 32;

/** The tree over the first `size` entries, from their bytes as the database holds them; `null` where some are missing. */
export async function readTree(backend: Backend, exercise: string, size: number): Promise<HashTree | null> {
	const leaves = new Uint8Array(size * leafBytes);
	for (let first = 0; first < size;) {
		const count = Math.min(leavesPerPage, size - first);
		const text = await readVerb(
			backend,
			'log_leaves',
			{ p_log: exercise, p_first: first, p_count: count },
			z.string(),
		);
		const page = Buffer.from(text, 'base64');
		if (page.length !== count * leafBytes) return null;
		leaves.set(page, first * leafBytes);
		first += count;
	}
	return buildTree(leaves);
}
