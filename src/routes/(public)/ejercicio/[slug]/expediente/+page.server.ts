import { error } from '@sveltejs/kit';
import { base64url, computeRoot, fromBase64url, nameBundle } from '$lib/evidence';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { readLog } from '$lib/server/data/results';
import { showInstitution } from '../../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const backend = anonymousBackend();
	const exercise = await findExercise(backend, params.slug);
	if (!exercise) error(404, 'not_found');
	const log = await readLog(backend, exercise.id);
	const leaves = log.flatMap(({ leafHash }) => fromBase64url(leafHash) ?? []);
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		institution: showInstitution(exercise),
		size: log.length,
		root: base64url(computeRoot(leaves)),
		file: nameBundle(exercise.slug, log.length),
	};
};
