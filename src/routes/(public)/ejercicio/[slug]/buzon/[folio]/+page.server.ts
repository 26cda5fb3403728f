import { error, redirect } from '@sveltejs/kit';
import { readLetterFolio, stateOfLetter } from '$lib/domain/letter/letterForm';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { findLetter } from '$lib/server/data/letter/letters';
import { showInstitution } from '../../../../../institution.server';
import type { PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, url, setHeaders }) => {
	const exercise = (await findExercise(anonymousBackend(), params.slug)) ?? error(404);
	const folio = readLetterFolio(params.folio);
	if (folio === null)
		redirect(303, `/ejercicio/${params.slug}/buzon?folio=${encodeURIComponent(params.folio.slice(0, 40))}`);
	setHeaders({ 'cache-control': 'private, no-store' });
	const found = await findLetter(anonymousBackend(), folio);
	const letter = found?.exercise === exercise.slug ? found : null;
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		institution: showInstitution(exercise),
		folio,
		isNew: url.searchParams.has('nuevo'),
		letter: letter && { ...letter, state: stateOfLetter(letter) },
	};
};
