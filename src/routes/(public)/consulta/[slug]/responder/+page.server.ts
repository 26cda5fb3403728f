import { error, fail, redirect } from '@sveltejs/kit';
import { listPlaceData } from '$lib/components/survey/places';
import { showInstitution } from '../../../../institution.server';
import { topologyUrl } from '$lib/map/readMexico.server';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { anonymousBackend } from '$lib/server/backend/clients';
import { dropDraft } from '$lib/server/data/answers/resumeDrafts';
import { readPublicSurvey, type PublicSurvey } from '$lib/server/data/openSurveys';
import { submitAnswer } from '$lib/server/data/surveys';
import type { Actions, PageServerLoad } from './$types';
import { describeSurvey } from './describeSurvey.server';
import { chooseLanguage, handKey, takeFormStep } from './formStep.server';
import { readEntrance } from './entrance';

// The page is a form; a script of its own takes it over where there are scripts.
export const csr = false;

async function findPublic(slug: string): Promise<PublicSurvey> {
	return (await readPublicSurvey(anonymousBackend(), slug, Date.now())) ?? error(404);
}

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
	const survey = await findPublic(params.slug);
	const { consultation, instrument } = survey;
	if (consultation.phase !== 'open') redirect(303, `/consulta/${params.slug}`);
	const language = chooseLanguage(instrument, url.searchParams.get('lengua') ?? locals.locale);
	const entrance = readEntrance(survey, url.searchParams);
	// Where a code is demanded it is asked for first.
	if (entrance === null) redirect(303, `/consulta/${params.slug}/codigo`);
	const institution = showInstitution(consultation);
	const described = await describeSurvey(survey, language, locals.locale);
	setHeaders({ 'cache-control': 'private, no-cache' });
	return {
		...described,
		...entrance,
		institution,
		detail: consultation.title,
		offlineData: [
			...listPlaceData(instrument, topologyUrl),
			...Object.values(described.recordings),
			...(institution.crest ? [institution.crest] : []),
		],
	};
};

export const actions: Actions = {
	/** The way without scripts: every press comes here and everything travels in the form; nothing is stored before «Enviar». */
	default: async ({ params, request, url, locals, cookies }) => {
		const survey = await findPublic(params.slug);
		const form = await request.formData();
		const { shown, answer } = await takeFormStep(survey, form);
		if (shown.flow.refusals.length > 0) return fail(400, shown);
		if (!answer) return shown;
		// The form goes to its own address, so what a poster or a code said of it is still there.
		const entrance = readEntrance(survey, url.searchParams) ?? { channel: 'web', circumstances: null };
		const stored = await submitAnswer(anonymousBackend(), { ...answer, ...entrance, stationToken: null });
		if (!stored.ok)
			return fail(stored.error.status, {
				...shown,
				refusal: describeBackendRefusal(locals.locale, stored.error.code),
			});
		// One that stays behind is sealed, and goes by its date.
		if (shown.draft !== null) await dropDraft(shown.draft);
		handKey(cookies, locals, stored.value.folio, shown.key, entrance.channel);
		redirect(303, `/recibo/${stored.value.folio}?nueva`);
	},
};
