import { fail, redirect } from '@sveltejs/kit';
import { parseForm, type FormRefused } from '$lib/domain/form';
import { newPrioritizationForm } from '$lib/domain/ranking/methodologyForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm } from '$lib/messages/access/formErrors';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { createPrioritization } from '$lib/server/data/prioritizations';
import { openExercise } from '../../desk.server';
import { listAlternatives, refuseBeside, withSlug } from '../prioritizationDesk.server';
import type { Actions, PageServerLoad } from './$types';

/** An address of ours that a prioritization cannot have: it is this page. */
const OWN_ADDRESS = 'nueva';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const problems = await listAlternatives(locals.backend, exercise.id);
	return {
		problems: problems.map(({ id, number, title, sources }) => ({ id, number, title, sources })),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const form = withSlug(await request.formData());
		const read = parseForm(newPrioritizationForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, withoutEcho(read.error, form)));
		const { slug, ...details } = read.value;
		if (slug === OWN_ADDRESS) {
			const message = backendRefusalMessages[locals.locale].slug_is_taken;
			return fail(409, { errors: [{ field: 'slug', message }], typed: readTyped(form) });
		}
		const made = await createPrioritization(locals.backend, exercise.id, slug, details);
		if (!made.ok) {
			return refuseBeside(locals.locale, made.error, form, {
				slug_is_taken: 'slug',
				problem_is_merged: 'alternatives',
				not_found: 'alternatives',
			});
		}
		redirect(303, `/stl/${params.ejercicio}/jerarquizaciones/${slug}?guardado=1`);
	},
};

/** Without a title there is no address either: one thing to put right is said once. */
function withoutEcho(refused: FormRefused, form: FormData): FormRefused {
	const isEcho = form.get('slug') === '' && refused.errors.some(({ field }) => field === 'title');
	return isEcho ? { ...refused, errors: refused.errors.filter(({ field }) => field !== 'slug') } : refused;
}
