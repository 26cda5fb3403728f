import { error } from '@sveltejs/kit';
import { namePlaces } from '$lib/map/readMexico.server';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey, type PublicSurvey } from '$lib/server/data/openSurveys';
import { readFigures, type PublishedFigures } from '$lib/server/data/response/figures';

/** A closed consultation with its published figures; null while they are being computed. */
export async function readPublicFigures(slug: string): Promise<{
	survey: PublicSurvey;
	published: PublishedFigures | null;
	places: Record<string, string>;
	/** First day on which they are published, where that is still to come. */
	dueOn: string | null;
}> {
	const survey = await readPublicSurvey(anonymousBackend(), slug, Date.now());
	if (survey?.consultation.state !== 'closed') error(404);
	const published = await readFigures(anonymousBackend(), survey.consultation.id);
	const { closedOn, reviewDays } = survey.consultation;
	return {
		survey,
		published,
		places: await namePlaces(survey.instrument.state),
		dueOn: closedOn === null || reviewDays === 0 ? null : addDays(closedOn, reviewDays),
	};
}

function addDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
