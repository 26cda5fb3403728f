import { error } from '@sveltejs/kit';
import { requireSession, requireStaffPlace } from '$lib/server/access/admit';
import { serveRecording } from '$lib/server/data/answers/recordings';
import { openConsultation, openExercise, readDraft } from '../../../../../../desk.server';
import type { RequestHandler } from './$types';

/** A question of a draft, read aloud, for staff. */
export const GET: RequestHandler = async ({ params, locals, url, request }) => {
	// No layout stands before an endpoint.
	await requireSession({ locals, url });
	await requireStaffPlace({ locals }, params.ejercicio);
	const consultation = await openConsultation(locals.backend, params);
	const exercise = await openExercise(locals.backend, params.ejercicio);
	const draft = await readDraft(locals.backend, consultation, exercise);
	const served = (await serveRecording(draft, params.hash, request.headers.get('range'))) ?? error(404);
	served.headers.set('cache-control', 'private, no-store');
	return served;
};
