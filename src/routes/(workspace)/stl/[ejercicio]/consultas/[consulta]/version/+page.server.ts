import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import type { Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { versionForm } from '$lib/domain/survey/versions/versionForm';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { findSurvey, saveSurveyDraft } from '$lib/server/data/surveys';
import { publishVersion } from '$lib/server/data/surveyVersions';
import { isEditable, openConsultation, openDraft, openExercise, refuse } from '../../../desk.server';
import { describeChanges } from './describeChanges.server';
import type { Actions, PageServerLoad } from './$types';

interface Params {
	ejercicio: string;
	consulta: string;
}

/** What is published and the working copy beside it; any other consultation has no versions to publish. */
async function openChanges(locals: App.Locals, params: Params) {
	const consultation = await openConsultation(locals.backend, params);
	const exercise = await openExercise(locals.backend, params.ejercicio);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	const survey = await findSurvey(locals.backend, consultation.slug);
	if (consultation.state !== 'published' || !isEditable(consultation) || survey === null) redirect(303, here);
	const { draft, revision } = await openDraft(locals.backend, consultation, exercise);
	return { here, consultation, survey, published: readInstrument(survey.instrument), draft, revision };
}

function readInstrument(text: string): Instrument {
	const read = parseInstrument(JSON.parse(text));
	if (!read.ok) throw new Error('a published instrument does not follow its schema');
	return read.value;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { here, consultation, survey, published, draft, revision } = await openChanges(locals, params);
	return {
		here,
		consultationTitle: consultation.title,
		next: survey.version + 1,
		revision,
		changes: describeChanges(published, draft, locals.locale),
	};
};

export const actions: Actions = {
	/** What was read becomes the next version, with its reason in the log. */
	publish: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { here, consultation } = await openChanges(locals, params);
		const read = parseForm(versionForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const { reason, revision } = read.value;
		const done = await publishVersion(locals.backend, consultation.id, reason, revision);
		if (!done.ok) return refuse(locals.locale, done.error, form);
		redirect(303, `${here}?version=1`);
	},

	/** What is published takes the place of the working copy. */
	discard: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { here, consultation, survey, revision } = await openChanges(locals, params);
		const saved = await saveSurveyDraft(locals.backend, consultation.id, survey.instrument, revision);
		if (!saved.ok) return refuse(locals.locale, saved.error, form);
		redirect(303, `${here}?guardado=1`);
	},
};
