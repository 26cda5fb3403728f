import { anonymousBackend } from '$lib/server/backend/clients';
import { sendDocument } from '../../../../../../documents.server';
import { findPublicExercise } from '../../../findExercise.server';
import type { RequestHandler } from './$types';

/** The file of a public document, once its hash was computed again; a reserved one is not there. */
export const GET: RequestHandler = async ({ params, request }) => {
	const backend = anonymousBackend();
	const exercise = await findPublicExercise(params.slug);
	return sendDocument(backend, exercise.id, {
		id: params.documento,
		here: `/ejercicio/${exercise.slug}/documentos/${params.documento}`,
		// A document may become reserved: whoever keeps a copy asks again.
		cacheControl: 'no-cache',
		request,
	});
};
