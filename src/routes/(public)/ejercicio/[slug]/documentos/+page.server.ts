import { anonymousBackend } from '$lib/server/backend/clients';
import { showDocuments } from '../../../../documents.server';
import { showInstitution } from '../../../../institution.server';
import { findPublicExercise } from '../findExercise.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	// As anybody, also for who has signed in: this page shows everybody the same.
	const backend = anonymousBackend();
	const exercise = await findPublicExercise(params.slug);
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		printHead: exercise.name,
		institution: showInstitution(exercise),
		...(await showDocuments(backend, exercise.id)),
	};
};
