import { fail, redirect } from '@sveltejs/kit';
import { flowNames } from '$lib/components/survey/answerState';
import { readAnswersFromForm, writeFormFields } from '$lib/domain/survey/answerForm';
import { findQuestion } from '$lib/domain/survey/instrument';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { leaveDraft } from '$lib/server/data/answers/resumeDrafts';
import { findPublicSurvey } from '../../../../findPublicSurvey.server';
import { chooseLanguage, readDraftHash } from '../formStep.server';
import type { Actions, PageServerLoad } from './$types';

// Read, not used: nothing of it needs scripts.
export const csr = false;

export const load: PageServerLoad = async ({ params, request, setHeaders }) => {
	const survey = await findPublicSurvey(params.slug);
	// Somebody came by the address alone: there is nothing to keep.
	if (request.method !== 'POST') redirect(303, `/consulta/${params.slug}/responder`);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { slug, title } = survey.consultation;
	return { consultation: { slug, title } };
};

export const actions: Actions = {
	/** Everything travels in the form, with scripts and without; only sealed does it stay here. */
	default: async ({ params, request, url, locals }) => {
		const survey = await findPublicSurvey(params.slug);
		const { instrument } = survey;
		const form = await request.formData();
		const text = (name: string): string => {
			const value = form.get(name);
			return typeof value === 'string' ? value : '';
		};
		const { answers } = readAnswersFromForm(instrument, form, []);
		if (Object.keys(answers).length === 0) redirect(303, `/consulta/${params.slug}/responder`);
		const draft = {
			v: 1 as const,
			language: chooseLanguage(instrument, text(flowNames.language)),
			query: url.search.slice(0, 200),
			at: findQuestion(instrument, text(flowNames.at))?.id ?? null,
			fields: writeFormFields(instrument, answers),
		};
		const left = await leaveDraft(instrument.survey, draft, readDraftHash(text(flowNames.draft)));
		if (left.ok) return { left: left.value, refusal: null };
		const refusal = describeBackendRefusal(locals.locale, left.error.code);
		return fail(left.error.status, { left: null, refusal });
	},
};
