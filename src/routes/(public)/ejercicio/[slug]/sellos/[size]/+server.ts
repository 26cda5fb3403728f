import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findCheckpoint } from '$lib/server/data/log/checkpoints';
import { findPublicExercise } from '../../findExercise.server';
import type { RequestHandler } from './$types';

/** One checkpoint, as a file to keep. */
export const GET: RequestHandler = async ({ params }) => {
	if (!/^[1-9]\d{0,8}$/.test(params.size)) error(404, 'not_found');
	const exercise = await findPublicExercise(params.slug);
	const found =
		(await findCheckpoint(anonymousBackend(), exercise.id, Number(params.size))) ?? error(404, 'not_found');
	return new Response(found.note, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${params.slug}-${params.size}.checkpoint"`,
			// What the log signed stays; witnesses may still sign under it.
			'cache-control': 'no-cache',
		},
	});
};
