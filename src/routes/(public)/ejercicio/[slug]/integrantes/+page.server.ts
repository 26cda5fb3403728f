import { error } from '@sveltejs/kit';
import { arrangeSeats } from '$lib/domain/nucleus/arrangeSeats';
import { findExercise, listNuclei, listSeats } from '$lib/server/data/exercises';
import { readLetterTimes } from '$lib/server/data/letter/letters';
import { listRoleGrants, listSeatTerms } from '$lib/server/data/people';
import { showInstitution } from '../../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const exercise = (await findExercise(locals.backend, params.slug)) ?? error(404);
	const [nuclei, seats, terms, grants, times] = await Promise.all([
		listNuclei(locals.backend, exercise.id),
		listSeats(locals.backend, exercise.id),
		listSeatTerms(locals.backend, exercise.id),
		listRoleGrants(locals.backend, exercise.id),
		readLetterTimes(locals.backend, exercise.slug),
	]);
	return {
		exercise,
		detail: exercise.name,
		printHead: exercise.name,
		institution: showInstitution(exercise),
		letters: { overdue: times.overdue, wishesOverdue: times.participation.overdue },
		nuclei: arrangeSeats(nuclei, seats, terms),
		// Who is signed in may see staff as well; this page shows everybody the same.
		neutral: grants.filter(({ role }) => role !== 'stl_staff'),
	};
};
