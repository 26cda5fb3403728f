import { anonymousBackend } from '$lib/server/backend/clients';
import { showDocument } from '../../../../../documents.server';
import { showInstitution } from '../../../../../institution.server';
import { findPublicExercise } from '../../findExercise.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const backend = anonymousBackend();
	const exercise = await findPublicExercise(params.slug);
	const { document, found, about } = await showDocument(backend, exercise.id, params.documento);
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		printHead: exercise.name,
		institution: showInstitution(exercise),
		document,
		found,
		about,
	};
};
