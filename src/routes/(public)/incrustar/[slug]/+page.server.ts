import { error, fail } from '@sveltejs/kit';
import { anonymousBackend } from '$lib/server/backend/clients';
import { readEmbedOrigins, type PublicSurvey } from '$lib/server/data/openSurveys';
import { showInstitution } from '../../../institution.server';
import { takeAnswerTurn } from '../../consulta/[slug]/responder/answerForm.server';
import { describeSurvey } from '../../consulta/[slug]/responder/describeSurvey.server';
import { chooseLanguage } from '../../consulta/[slug]/responder/formStep.server';
import { findPublicSurvey } from '../../findPublicSurvey.server';
import type { Actions, PageServerLoad } from './$types';

// The same form as on a page of its own, with the same script and without it.
export const csr = false;

const isAsked = ({ consultation }: PublicSurvey): boolean =>
	consultation.phase === 'open' && consultation.channels.includes('web');

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
	const survey = await findPublicSurvey(params.slug);
	const { consultation, instrument, counts } = survey;
	const language = chooseLanguage(instrument, url.searchParams.get('lengua') ?? locals.locale);
	setHeaders({ 'cache-control': 'private, no-cache' });
	locals.framedBy = await readEmbedOrigins(anonymousBackend(), consultation.exerciseId, Date.now());
	return {
		frame: 'own' as const,
		institution: showInstitution(consultation),
		languages: instrument.languages,
		title: consultation.title,
		page: `/consulta/${consultation.slug}`,
		phase: consultation.phase,
		dates: {
			opensAt: consultation.opensAt,
			closesAt: consultation.closesAt,
			timeZone: consultation.timeZone,
		},
		// How many, never what they said: that is for after the close.
		total: consultation.phase === 'announced' ? null : counts.total,
		// What is asked by other ways only, or not now, is told of on its own page.
		survey: isAsked(survey) ? await describeSurvey(survey, language, locals.locale) : null,
	};
};

export const actions: Actions = {
	/** The way without scripts, which ends inside the frame: no cookie, no other page. */
	default: async ({ params, request, locals }) => {
		const survey = await findPublicSurvey(params.slug);
		if (!survey.consultation.channels.includes('web')) error(404);
		const entrance = { channel: 'web', circumstances: null };
		const turn = await takeAnswerTurn(survey, await request.formData(), entrance, locals.locale);
		if (turn.kind === 'refused') return fail(turn.status, { ...turn.shown, sent: null });
		if (turn.kind === 'shown') return { ...turn.shown, sent: null };
		const { folio, standing } = turn.stored;
		return { ...turn.shown, sent: { folio, isInReview: standing !== 'counted' } };
	},
};
