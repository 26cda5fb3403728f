import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { problemForm } from '$lib/domain/problem/problemForm';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { editProblem, listProblemSources } from '$lib/server/data/problems';
import { openExercise, refuse } from '../../../desk.server';
import { findRankedIn, listCitable, openProblem, readBankWords, readPlaces } from '../../bank.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params }) => {
	const { exercise } = await parent();
	const problem = await openProblem(locals.backend, exercise, params.numero);
	// Its page says why it can't be changed.
	if ((await findRankedIn(locals.backend, exercise, problem.id)) !== null)
		redirect(303, `/stl/${params.ejercicio}/problemas/${params.numero}`);
	const [sources, words, places] = await Promise.all([
		listProblemSources(locals.backend, problem.id),
		readBankWords(locals.backend, exercise, locals.locale),
		readPlaces(exercise),
	]);
	const cited = sources.flatMap(({ materialId }) => materialId ?? []);
	return {
		words,
		places,
		materials: await listCitable(locals.backend, exercise, locals.locale, cited),
		number: problem.number,
		start: {
			title: problem.title,
			description: problem.description,
			theme: problem.theme,
			tags: problem.tags,
			territories: problem.territories,
			point:
				problem.latitudeE6 === null || problem.longitudeE6 === null
					? null
					: { latE6: problem.latitudeE6, lonE6: problem.longitudeE6 },
			sources: sources.map(({ kind, citation, link, responseId, materialId, citedAt }) => ({
				kind,
				citation,
				link: link ?? '',
				response: responseId ?? '',
				material: materialId ?? '',
				citedAt: citedAt ?? '',
			})),
		},
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const problem = await openProblem(locals.backend, exercise, params.numero);
		const { themes, tags } = await readBankWords(locals.backend, exercise, locals.locale);
		const read = parseForm(
			problemForm(
				themes.map(({ key }) => key),
				tags.map(({ key }) => key),
			),
			form,
		);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const edited = await editProblem(locals.backend, problem.id, read.value);
		if (!edited.ok) return refuse(locals.locale, edited.error, form);
		redirect(303, `/stl/${params.ejercicio}/problemas/${params.numero}?guardado=cambios`);
	},
};
