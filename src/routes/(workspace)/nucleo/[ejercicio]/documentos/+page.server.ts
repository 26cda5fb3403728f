import { requireReviewerPlace } from '$lib/server/access/admit';
import { showDocuments } from '../../../../documents.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	await requireReviewerPlace({ locals }, params.ejercicio);
	const { exercise } = await parent();
	return showDocuments(locals.backend, exercise.id);
};
