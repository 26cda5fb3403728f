import { redirect } from '@sveltejs/kit';
import { listEveryRecording } from '$lib/components/survey/listen/listRecordings';
import { listPlaceData } from '$lib/components/survey/places';
import { nameLanguage } from '$lib/domain/survey/languages/nameLanguage';
import { estimateMinutes } from '$lib/domain/survey/reading/estimateMinutes';
import { saidIn } from '$lib/domain/text';
import { readStateCatalogue, topologyUrl } from '$lib/map/readMexico.server';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import { findStation, isAskedAtStation } from '../../station.server';
import { showInstitution } from '../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals }) => {
	const station = await findStation(cookies);
	if (station.state === 'none') redirect(303, '/modulo');
	if (station.state === 'revoked') return { station: null, pin: null, offer: null };
	const { details } = station;
	const survey = await readPublicSurvey(anonymousBackend(), details.consultation, Date.now());
	const desk = {
		kind: details.kind,
		name: details.name,
		municipality: await nameMunicipality(details.municipality),
		consultation: details.consultation,
		title: details.title,
	};
	const { pin } = details;
	if (survey === null) return { station: desk, pin, offer: null };
	const { consultation, instrument, instrumentHash } = survey;
	const asked = instrument.questions.filter(isAskedAtStation);
	const language = instrument.languages.includes(locals.locale) ? locals.locale : 'es';
	const institution = showInstitution(consultation);
	return {
		station: desk,
		pin,
		institution,
		offer: {
			phase: consultation.phase,
			isOffered: consultation.channels.includes(details.kind),
			opensAt: consultation.opensAt,
			timeZone: consultation.timeZone,
			instrument: instrumentHash,
			language,
			languages: instrument.languages.map((tag) => ({ tag, name: nameLanguage(instrument, tag) })),
			questions: asked.length,
			minutes: estimateMinutes(asked),
			intro: saidIn(instrument.intro, language),
			notice: saidIn(instrument.notice.short, language),
			data: [
				...listPlaceData(instrument, topologyUrl),
				...listEveryRecording(instrument, consultation.slug),
				...(institution.crest ? [institution.crest] : []),
			],
		},
	};
};

async function nameMunicipality(key: string | null): Promise<string | null> {
	if (key === null) return null;
	const catalogue = await readStateCatalogue(key.slice(0, 2));
	return catalogue?.municipalities.find(({ id }) => id === key)?.name ?? null;
}
