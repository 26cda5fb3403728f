import { error, fail } from '@sveltejs/kit';
import { textIn } from '$lib/domain/text';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { anonymousBackend } from '$lib/server/backend/clients';
import { dropDraft } from '$lib/server/data/answers/resumeDrafts';
import { readEmbedOrigins, readPublicSurvey, type PublicSurvey } from '$lib/server/data/openSurveys';
import { submitAnswer } from '$lib/server/data/surveys';
import { showInstitution } from '../../../institution.server';
import { describeSurvey } from '../../consulta/[slug]/responder/describeSurvey.server';
import { chooseLanguage, takeFormStep } from '../../consulta/[slug]/responder/formStep.server';
import type { Actions, PageServerLoad } from './$types';

// The same form as on a page of its own, with the same script and without it.
export const csr = false;

async function findPublic(slug: string): Promise<PublicSurvey> {
	return (await readPublicSurvey(anonymousBackend(), slug, Date.now())) ?? error(404);
}

const isAsked = ({ consultation }: PublicSurvey): boolean =>
	consultation.phase === 'open' && consultation.channels.includes('web');

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
	const survey = await findPublic(params.slug);
	const { consultation, instrument } = survey;
	if (consultation.phase === 'draft') error(404);
	const language = chooseLanguage(instrument, url.searchParams.get('lengua') ?? locals.locale);
	setHeaders({ 'cache-control': 'private, no-cache' });
	locals.framedBy = await readEmbedOrigins(anonymousBackend(), consultation.exerciseId, Date.now());
	return {
		frame: 'own' as const,
		institution: showInstitution(consultation),
		languages: instrument.languages,
		title: consultation.title,
		intro: textIn(instrument.intro, language),
		page: `/consulta/${consultation.slug}`,
		phase: consultation.phase,
		// What is asked by other ways only, or not now, is told of on its own page.
		survey: isAsked(survey) ? await describeSurvey(survey, language, locals.locale) : null,
	};
};

export const actions: Actions = {
	/** The way without scripts, which ends inside the frame: no cookie, no other page. */
	default: async ({ params, request, locals }) => {
		const survey = await findPublic(params.slug);
		if (!survey.consultation.channels.includes('web')) error(404);
		const { shown, answer } = await takeFormStep(survey, await request.formData());
		if (shown.flow.refusals.length > 0) return fail(400, { ...shown, sent: null });
		if (!answer) return { ...shown, sent: null };
		const stored = await submitAnswer(anonymousBackend(), {
			...answer,
			channel: 'web',
			circumstances: null,
			stationToken: null,
		});
		if (!stored.ok)
			return fail(stored.error.status, {
				...shown,
				refusal: describeBackendRefusal(locals.locale, stored.error.code),
				sent: null,
			});
		if (shown.draft !== null) await dropDraft(shown.draft);
		return { ...shown, sent: { folio: stored.value.folio, isInReview: stored.value.standing !== 'counted' } };
	},
};
