import { error } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey, type PublicSurvey } from '$lib/server/data/openSurveys';

/** The survey of a published consultation; any other address answers as if there were none. */
export async function findPublicSurvey(slug: string): Promise<PublicSurvey> {
	const survey = await readPublicSurvey(anonymousBackend(), slug, Date.now());
	return survey === null || survey.consultation.phase === 'draft' ? error(404) : survey;
}
