import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findCheckpoint } from '$lib/server/data/log/checkpoints';
import { findPublicExercise } from '../../findExercise.server';
import type { RequestHandler } from './$types';

/** The newest checkpoint, where C2SP tlog-tiles looks for it. */
export const GET: RequestHandler = async ({ params }) => {
	const exercise = await findPublicExercise(params.slug);
	const newest = (await findCheckpoint(anonymousBackend(), exercise.id)) ?? error(404, 'not_found');
	return new Response(newest.note, {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
	});
};
