import { error } from '@sveltejs/kit';
import { proveConsistency, writeContinuity } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findCheckpoint } from '$lib/server/data/log/checkpoints';
import { readSealedTree } from '$lib/server/data/log/sealedTree';
import { findPublicExercise } from '../../../../findExercise.server';
import type { RequestHandler } from './$types';

/**
 * That the state of a size goes on from an earlier one, to be checked without anybody's help. Made from one tree, the
 * newest, whatever is asked for: nobody makes the server read a log again and again.
 */
export const GET: RequestHandler = async ({ params }) => {
	const [from, to] = [params.from, params.to].map(readSize);
	if (!from || !to || from > to) error(404, 'not_found');
	const backend = anonymousBackend();
	const exercise = await findPublicExercise(params.slug);
	const [newest, later] = await Promise.all([
		findCheckpoint(backend, exercise.id),
		findCheckpoint(backend, exercise.id, to),
	]);
	if (newest === null || later === null) error(404, 'not_found');
	const tree = (await readSealedTree(backend, exercise.id, newest.size)) ?? error(503, 'log_halted');
	const text = writeContinuity({ from, proof: proveConsistency(tree, from, to), checkpoint: later.note });
	return new Response(text, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${params.slug}-${from}-${to}.continuidad"`,
			'cache-control': 'public, max-age=31536000, immutable',
		},
	});
};

function readSize(text: string): number | null {
	return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
