import { error } from '@sveltejs/kit';
import { base64url, nameBundle, rootOf } from '$lib/evidence';
import { inGroups } from '$lib/basics/inGroups';
import { recordMessages } from '$lib/messages/results/record/record';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readSealedTree } from '$lib/server/data/log/sealedTree';
import { readLastEntry } from '$lib/server/data/results';
import { showInstitution } from '../../../../institution.server';
import { findPublicExercise } from '../findExercise.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const backend = anonymousBackend();
	const exercise = await findPublicExercise(params.slug);
	// Read once for each state, as hashes: the entries themselves may be many.
	const size = ((await readLastEntry(backend, exercise.id))?.position ?? -1) + 1;
	const tree = (await readSealedTree(backend, exercise.id, size)) ?? error(503, 'log_halted');
	const m = recordMessages[locals.locale];
	const root = base64url(rootOf(tree));
	return {
		exercise: { slug: exercise.slug, name: exercise.name },
		detail: exercise.name,
		institution: showInstitution(exercise),
		size,
		root,
		printHead: exercise.name,
		printFoot: {
			label: m.paperCode,
			address: `${locals.site.origin}${url.pathname}`,
			words: `${m.root}: ${inGroups(root)}`,
		},
		file: nameBundle(exercise.slug, size),
	};
};
