import { fail, redirect } from '@sveltejs/kit';
import { listPlaceData } from '$lib/components/survey/places';
import { showInstitution } from '../../../../institution.server';
import { topologyUrl } from '$lib/map/readMexico.server';
import { findPublicSurvey } from '../../../findPublicSurvey.server';
import type { Actions, PageServerLoad } from './$types';
import { takeAnswerTurn } from './answerForm.server';
import { describeSurvey } from './describeSurvey.server';
import { chooseLanguage, handKey } from './formStep.server';
import { readEntrance } from './entrance';

// The page is a form; a script of its own takes it over where there are scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
	const survey = await findPublicSurvey(params.slug);
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
		const survey = await findPublicSurvey(params.slug);
		// The form goes to its own address, so what a poster or a code said of it is still there.
		const entrance = readEntrance(survey, url.searchParams) ?? { channel: 'web', circumstances: null };
		const turn = await takeAnswerTurn(survey, await request.formData(), entrance, locals.locale);
		if (turn.kind === 'refused') return fail(turn.status, turn.shown);
		if (turn.kind === 'shown') return turn.shown;
		const { folio } = turn.stored;
		handKey(cookies, locals, folio, turn.shown.key, entrance.channel);
		redirect(303, `/recibo/${folio}?nueva`);
	},
};
