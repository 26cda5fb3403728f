import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { serveRecording } from '$lib/server/data/answers/recordings';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import type { RequestHandler } from './$types';

/** A question of a published survey, read aloud. */
export const GET: RequestHandler = async ({ params, request }) => {
	const survey = (await readPublicSurvey(anonymousBackend(), params.slug, Date.now())) ?? error(404);
	return (await serveRecording(survey.instrument, params.hash, request.headers.get('range'))) ?? error(404);
};
