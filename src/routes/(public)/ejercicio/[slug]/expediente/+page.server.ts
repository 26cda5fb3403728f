import { error } from '@sveltejs/kit';
import { base64url, computeRoot, fromBase64url, nameBundle } from '$lib/evidence';
import { inGroups } from '$lib/basics/inGroups';
import { recordMessages } from '$lib/messages/results/record';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';
import { readLog } from '$lib/server/data/results';
import { showInstitution } from '../../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const backend = anonymousBackend();
	const exercise = await findExercise(backend, params.slug);
	if (!exercise) error(404, 'not_found');
	const log = await readLog(backend, exercise.id);
	const leaves = log.flatMap(({ leafHash }) => fromBase64url(leafHash) ?? []);
	const m = recordMessages[locals.locale];
	const root = base64url(computeRoot(leaves));
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		institution: showInstitution(exercise),
		size: log.length,
		root,
		printHead: exercise.name,
		printFoot: {
			label: m.paperCode,
			address: `${locals.site.origin}${url.pathname}`,
			words: `${m.root}: ${inGroups(root)}`,
		},
		file: nameBundle(exercise.slug, log.length),
	};
};
