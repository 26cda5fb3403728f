import { error } from '@sveltejs/kit';
import { serveRecording } from '$lib/server/data/answers/recordings';
import { findPublicSurvey } from '../../../../findPublicSurvey.server';
import type { RequestHandler } from './$types';

/** A question of a published survey, read aloud. */
export const GET: RequestHandler = async ({ params, request }) => {
	const survey = await findPublicSurvey(params.slug);
	return (await serveRecording(survey.instrument, params.hash, request.headers.get('range'))) ?? error(404);
};
