import type { ClientBase } from 'pg';
import { base64url, buildTree, rootOf, signCheckpoint } from '../../../src/lib/evidence';
import { anybody, call, readOne, worker } from './stage';

/** Publishes the state of a log as it stands, signed with a key of tests, and gives its size. */
export async function publishSeal(client: ClientBase, exercise: string): Promise<number> {
	const leaves = await call(client, anybody, 'log_leaves', {
		p_log: exercise,
		p_first: 0,
		p_count: 60_000,
	});
	const tree = buildTree(Buffer.from(String(leaves), 'base64'));
	const origin = String(
		await readOne(client, 'select origin from app.logs where exercise_id = $1', [exercise]),
	);
	const root = rootOf(tree);
	await call(client, worker, 'publish_checkpoint', {
		p_exercise: exercise,
		p_size: tree.size,
		p_root: base64url(root),
		p_note: signCheckpoint({ origin, size: tree.size, root }, [new Uint8Array(32).fill(1)]),
	});
	return tree.size;
}
