import { fail, redirect } from '@sveltejs/kit';
import { canonicalText } from '$lib/evidence';
import { newConsultationForm } from '$lib/domain/consultation/consultationForm';
import { proposeSlug } from '$lib/domain/exercise/exerciseForm';
import { toInstant, toLocalMoment } from '$lib/domain/exercise/localTime';
import { parseForm } from '$lib/domain/form';
import { templates } from '$lib/domain/survey/templates/instrumentFromTemplate';
import { textIn } from '$lib/domain/text';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { createConsultation } from '$lib/server/data/consultations';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { openExercise, refuse, startInstrument } from '../../desk.server';
import type { Actions, PageServerLoad } from './$types';

const day = 24 * 60 * 60 * 1000;
const newForm = newConsultationForm(templates.map(({ key }) => key));

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	// A proposal to change, not a rule: tomorrow at nine for three weeks.
	const inDays = (days: number, hour: string): string =>
		`${toLocalMoment(new Date(Date.now() + days * day).toISOString(), exercise.timeZone).slice(0, 10)}T${hour}`;
	return {
		templates: templates.map(({ key, name, purpose, title }) => ({
			key,
			name: textIn(name, locals.locale),
			purpose: textIn(purpose, locals.locale),
			title: textIn(title, 'es'),
		})),
		start: {
			opens: [inDays(1, '09:00')],
			closes: [inDays(22, '18:00')],
			graceDays: ['3'],
			reviewDays: ['3'],
			channels: ['web'],
		},
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const slug = form.get('slug');
		if (typeof slug !== 'string' || slug.trim() === '') {
			form.set('slug', proposeSlug(form.getAll('title').find((title) => typeof title === 'string') ?? ''));
		}
		const read = parseForm(newForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const { opens, closes, template, ...details } = read.value;
		const created = await createConsultation(locals.backend, exercise.id, details.slug, template, {
			...details,
			opensAt: toInstant(opens, exercise.timeZone) ?? opens,
			closesAt: toInstant(closes, exercise.timeZone) ?? closes,
		});
		if (!created.ok) return refuse(locals.locale, created.error, form);
		const { consultation, survey } = created.value;
		const draft = startInstrument(template, survey, exercise);
		const saved = await saveSurveyDraft(locals.backend, consultation, canonicalText(draft), null);
		if (!saved.ok) return refuse(locals.locale, saved.error, form);
		redirect(303, `/stl/${exercise.slug}/consultas/${details.slug}`);
	},
};
