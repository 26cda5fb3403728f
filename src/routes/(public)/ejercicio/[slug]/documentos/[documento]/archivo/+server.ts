import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { sendDocument } from '../../../../../../documents.server';
import type { RequestHandler } from './$types';

/** The file of a public document, once its hash was computed again; a reserved one is not there. */
export const GET: RequestHandler = async ({ params, request }) => {
	const backend = anonymousBackend();
	const exercise = (await findExercise(backend, params.slug)) ?? error(404);
	return sendDocument(backend, exercise.id, {
		id: params.documento,
		here: `/ejercicio/${exercise.slug}/documentos/${params.documento}`,
		// A document may become reserved: whoever keeps a copy asks again.
		cacheControl: 'no-cache',
		request,
	});
};
