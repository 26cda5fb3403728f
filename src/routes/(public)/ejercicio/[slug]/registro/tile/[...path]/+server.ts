import { error } from '@sveltejs/kit';
import { cutTile, readTilePath } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findCheckpoint } from '$lib/server/data/log/checkpoints';
import { readSealedTree } from '$lib/server/data/log/sealedTree';
import { findPublicExercise } from '../../../findExercise.server';
import type { RequestHandler } from './$types';

/** A tile of the tree (C2SP tlog-tiles): whoever fetches 256 hashes does not say which one is theirs. */
export const GET: RequestHandler = async ({ params }) => {
	const tile = readTilePath(params.path) ?? error(404, 'not_found');
	const exercise = await findPublicExercise(params.slug);
	const newest = (await findCheckpoint(anonymousBackend(), exercise.id)) ?? error(404, 'not_found');
	const tree =
		(await readSealedTree(anonymousBackend(), exercise.id, newest.size)) ?? error(503, 'log_halted');
	const hashes = cutTile(tree, tile) ?? error(404, 'not_found');
	return new Response(new Uint8Array(hashes), {
		headers: {
			'content-type': 'application/octet-stream',
			'cache-control': 'public, max-age=31536000, immutable',
		},
	});
};
