import { error } from '@sveltejs/kit';
import { nameBundle, openBundle, readBundle } from '$lib/evidence';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { takeOpenings } from '$lib/server/data/record/openings';
import { openReview } from '../openReview.server';
import type { RequestHandler } from './$types';

/** The expediente with what its commitments bind. A POST, because each time that it is taken is written down. */
export const POST: RequestHandler = async ({ locals, params, fetch }) => {
	const { exercise } = await openReview(locals, params.ejercicio);
	// First what may be opened: what closes meanwhile is then in the log and not opened yet, which the verifier says.
	const taken = await takeOpenings(locals.backend, exercise.id);
	if (!taken.ok) error(taken.error.status, backendRefusalMessages[locals.locale][taken.error.code]);
	const answer = await fetch(`/ejercicio/${exercise.slug}/expediente/descargar`);
	if (!answer.ok) error(answer.status);
	const bundle = readBundle(new Uint8Array(await answer.arrayBuffer()));
	if (!bundle.ok) throw new Error(`The expediente could not be opened: ${bundle.error.code}`);
	const bytes = openBundle(bundle.value, taken.value);
	const name = nameBundle(exercise.slug, bundle.value.manifest.log.size, 'guarantor');
	return new Response(bytes, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store',
		},
	});
};
