import { requireSession } from '$lib/server/access/admit';
import { neverStored } from '$lib/server/access/answer/headers';
import { sendDocument } from '../../../../../../documents.server';
import { openDocuments } from '../../openDocuments.server';
import type { RequestHandler } from './$types';

/** The file of a document, reserved ones too, for those who look after what others bring. */
export const GET: RequestHandler = async ({ params, locals, url, request }) => {
	// No layout stands before an endpoint.
	await requireSession({ locals, url });
	const exercise = await openDocuments(locals, params.ejercicio);
	return sendDocument(locals.backend, exercise.id, {
		id: params.documento,
		here: `/nucleo/${params.ejercicio}/documentos/${params.documento}`,
		cacheControl: neverStored,
		request,
	});
};
