import { json, type RequestHandler } from '@sveltejs/kit';
import { version } from '$app/environment';
import { listPlaceData } from '$lib/components/survey/places';
import { topologyUrl } from '$lib/map/readMexico.server';
import { aheadBounds, type Around, type OtherOpen } from '$lib/offline/ahead/othersOpen';
import { anonymousBackend } from '$lib/server/backend/clients';
import type { Consultation } from '$lib/server/data/consultations';
import { readPublicIndex, readPublicSurvey } from '$lib/server/data/openSurveys';
import { findPublicSurvey } from '../../../findPublicSurvey.server';

/** What else is open in the exercise, for devices that keep it before anybody asks; the first to close comes first. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const now = Date.now();
	const { consultation } = await findPublicSurvey(params['slug'] ?? '');
	const { consultations } = await readPublicIndex(anonymousBackend(), now);
	const siblings = consultations.filter(({ exerciseId }) => exerciseId === consultation.exerciseId);
	const others = siblings
		.filter((other) => other.slug !== consultation.slug && isOpenToAll(other))
		.sort((a, b) => Date.parse(a.closesAt) - Date.parse(b.closesAt));
	const described = await Promise.all(
		others.slice(0, aheadBounds.surveys).map(({ slug }) => describeOther(slug, locals.locale, now)),
	);
	const around: Around = {
		open: described.filter((other) => other !== null),
		closed: siblings.filter(({ phase }) => phase === 'closed').map(({ slug }) => slug),
	};
	return json(around, { headers: { 'cache-control': 'private, no-cache' } });
};

/** Not those that ask for a code, a poster or a desk first: without it nobody answers them on a phone. */
const isOpenToAll = ({ phase, channels }: Consultation): boolean =>
	phase === 'open' && channels.includes('web');

async function describeOther(slug: string, locale: string, now: number): Promise<OtherOpen | null> {
	const survey = await readPublicSurvey(anonymousBackend(), slug, now);
	if (survey === null) return null;
	const { instrument, instrumentHash } = survey;
	const { closesAt } = survey.consultation;
	return {
		slug,
		version: [instrumentHash, locale, version, closesAt].join(' '),
		closesAt,
		pages: ['', '/responder', '/aviso'].map((part) => `/consulta/${slug}${part}`),
		// What is read aloud weighs more than all the rest: it is kept when the survey is opened.
		data: listPlaceData(instrument, topologyUrl),
	};
}
