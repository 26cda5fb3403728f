import { error, fail, redirect } from '@sveltejs/kit';
import { ok } from '$lib/basics/result';
import { parseForm, type FormRefused } from '$lib/domain/form';
import { newPrioritizationForm, nextRoundForm } from '$lib/domain/ranking/methodologyForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import type { Backend } from '$lib/server/backend/clients';
import {
	createPrioritization,
	findPrioritization,
	type Prioritization,
} from '$lib/server/data/prioritizations';
import { openExercise } from '../../desk.server';
import { listAlternatives, refuseBeside, withSlug } from '../prioritizationDesk.server';
import type { Actions, PageServerLoad } from './$types';

/** An address of ours that a prioritization cannot have: it is this page. */
const OWN_ADDRESS = 'nueva';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const problems = await listAlternatives(locals.backend, exercise.id);
	const previous = await findPreviousRound(locals.backend, params.ejercicio, url.searchParams.get('ronda'));
	return {
		previous: previous && showPrevious(previous),
		problems: problems
			.filter(({ id }) => previous === null || previous.alternatives.includes(id))
			.map(({ id, number, title, sources }) => ({ id, number, title, sources })),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const form = withSlug(await request.formData());
		const previous = await findPreviousRound(locals.backend, params.ejercicio, url.searchParams.get('ronda'));
		const read = readDraft(form, previous);
		if (!read.ok) return fail(400, refusedForm(locals.locale, withoutEcho(read.error, form)));
		const { slug, ...details } = read.value;
		if (slug === OWN_ADDRESS) {
			const message = backendRefusalMessages[locals.locale].slug_is_taken;
			return fail(409, { errors: [{ field: 'slug', message }], typed: readTyped(form) });
		}
		const made = await createPrioritization(locals.backend, exercise.id, slug, details, previous?.id ?? null);
		if (!made.ok) {
			return refuseBeside(locals.locale, made.error, form, {
				slug_is_taken: 'slug',
				problem_is_merged: 'alternatives',
				not_found: 'alternatives',
				round_differs: 'alternatives',
			});
		}
		redirect(303, `/stl/${params.ejercicio}/jerarquizaciones/${slug}?guardado=1`);
	},
};

/** Of the round before, what the form of the next one starts from. */
function showPrevious({
	round,
	title,
	question,
	counting,
	tieRule,
	publication,
	alternatives,
}: Prioritization) {
	return { round, title, question, counting, tieRule, publication, alternatives };
}

function readDraft(form: FormData, previous: Prioritization | null) {
	if (previous === null) return parseForm(newPrioritizationForm, form);
	const read = parseForm(nextRoundForm, form);
	return read.ok ? ok({ ...read.value, counting: previous.counting }) : read;
}

/** The round that another one follows, where the address names one of this exercise that was published. */
async function findPreviousRound(
	backend: Backend,
	exerciseSlug: string,
	slug: string | null,
): Promise<Prioritization | null> {
	if (slug === null) return null;
	const found = await findPrioritization(backend, slug);
	return found?.exerciseSlug === exerciseSlug && found.state === 'published' ? found : error(404);
}

/** Without a title there is no address either: one thing to put right is said once. */
function withoutEcho(refused: FormRefused, form: FormData): FormRefused {
	const isEcho = form.get('slug') === '' && refused.errors.some(({ field }) => field === 'title');
	return isEcho ? { ...refused, errors: refused.errors.filter(({ field }) => field !== 'slug') } : refused;
}
