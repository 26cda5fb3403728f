import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { showDocument } from '../../../../../documents.server';
import { showInstitution } from '../../../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const backend = anonymousBackend();
	const exercise = (await findExercise(backend, params.slug)) ?? error(404, 'not_found');
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
