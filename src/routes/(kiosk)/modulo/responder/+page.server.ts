import { redirect } from '@sveltejs/kit';
import { readStateCatalogue, topologyUrl } from '$lib/map/readMexico.server';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import { findStation, isAskedAtStation } from '../../station.server';
import { showInstitution } from '../../../institution.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals }) => {
	const station = await findStation(cookies);
	if (station.state !== 'working') redirect(303, '/modulo/inicio');
	const survey = await readPublicSurvey(anonymousBackend(), station.details.consultation, Date.now());
	const { kind } = station.details;
	if (survey?.consultation.phase !== 'open' || !survey.consultation.channels.includes(kind)) {
		redirect(303, '/modulo/inicio');
	}
	const { consultation, instrument, instrumentHash } = survey;
	const catalogue = instrument.state === null ? null : await readStateCatalogue(instrument.state);
	const nothing = { es: '' };
	return {
		consultation: { slug: consultation.slug, title: consultation.title },
		kind,
		institution: showInstitution(consultation),
		seal: { station: station.details.station, key: station.details.sealingKey },
		// Every language at once: one stored page serves them all.
		notice: instrument.notice,
		instrument: {
			...instrument,
			intro: nothing,
			notice: { short: nothing, full: nothing },
			questions: instrument.questions.filter(isAskedAtStation),
		},
		instrumentHash,
		state: catalogue && { id: catalogue.state.id, name: catalogue.state.name },
		topologyUrl: instrument.state === null ? null : topologyUrl(instrument.state),
		origin: locals.site.origin,
	};
};
