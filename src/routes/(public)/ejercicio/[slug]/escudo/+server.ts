import { error, type RequestHandler } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { findExercise } from '$lib/server/data/exercises';

const form = 'data:image/png;base64,';

/** The crest of the institution, as a picture of its own that a browser keeps for a while. */
export const GET: RequestHandler = async ({ params }) => {
	const exercise = await findExercise(anonymousBackend(), params['slug'] ?? '');
	const crest = exercise?.institutionCrest;
	if (!crest?.startsWith(form)) error(404);
	return new Response(Buffer.from(crest.slice(form.length), 'base64'), {
		headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=300' },
	});
};
