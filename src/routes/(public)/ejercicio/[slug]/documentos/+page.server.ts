import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { showDocuments } from '../../../../documents.server';
import { showInstitution } from '../../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	// As anybody, also for who has signed in: this page shows everybody the same.
	const backend = anonymousBackend();
	const exercise = (await findExercise(backend, params.slug)) ?? error(404, 'not_found');
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		printHead: exercise.name,
		institution: showInstitution(exercise),
		...(await showDocuments(backend, exercise.id)),
	};
};
