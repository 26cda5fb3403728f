import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { laterRoundForm, prioritizationForm } from '$lib/domain/ranking/methodologyForm';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { editPrioritization } from '$lib/server/data/prioritizations';
import { listAlternatives, openPrioritization, refuseBeside } from '../../prioritizationDesk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const prioritization = await openPrioritization(locals.backend, params);
	if (prioritization.state !== 'draft') {
		redirect(303, `/stl/${params.ejercicio}/jerarquizaciones/${params.slug}`);
	}
	const problems = await listAlternatives(locals.backend, prioritization.exerciseId);
	const { title, question, counting, tieRule, publication, alternatives } = prioritization;
	return {
		isNextRound: prioritization.round > 1,
		draft: { title, question, counting, tieRule, publication, alternatives },
		problems: problems.map(({ id, number, title: name, sources }) => ({ id, number, title: name, sources })),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { id, round, counting } = await openPrioritization(locals.backend, params);
		const form = await request.formData();
		// A later round counts as the one before: its form says nothing of it.
		const read = parseForm(round > 1 ? laterRoundForm : prioritizationForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const edited = await editPrioritization(locals.backend, id, { counting, ...read.value });
		if (!edited.ok) {
			return refuseBeside(locals.locale, edited.error, form, {
				problem_is_merged: 'alternatives',
				not_found: 'alternatives',
				round_differs: 'alternatives',
			});
		}
		redirect(303, `/stl/${params.ejercicio}/jerarquizaciones/${params.slug}?guardado=1`);
	},
};
