import { fail, redirect } from '@sveltejs/kit';
import { isUuid } from '$lib/basics/ids';
import { parseForm } from '$lib/domain/form';
import { problemForm } from '$lib/domain/problem/problemForm';
import { SOURCE_LIMITS } from '$lib/domain/problem/sourceForm';
import { quoteAnswers, type StartSource } from './quoteAnswers.server';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { createProblem, findProblemById } from '$lib/server/data/problems';
import { openExercise, refuse } from '../../desk.server';
import { listCitable, readBankWords, readPlaces } from '../bank.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
	const { exercise } = await parent();
	const consultation = url.searchParams.get('consulta');
	const ids = url.searchParams.getAll('respuestas').filter(isUuid).slice(0, 50);
	const quoted =
		consultation === null || ids.length === 0
			? null
			: await quoteAnswers(locals, { ...params, consulta: consultation }, ids);
	const requests = url.searchParams.getAll('solicitud').slice(0, SOURCE_LIMITS.sources).map(citeRequest);
	const [words, places, materials] = await Promise.all([
		readBankWords(locals.backend, exercise, locals.locale),
		readPlaces(exercise),
		listCitable(locals.backend, exercise, locals.locale),
	]);
	const asked = materials.find(({ number }) => String(number) === url.searchParams.get('material'));
	const material = asked === undefined ? [] : [{ ...blank, kind: 'study', material: asked.value }];
	const cited = [...(quoted?.sources ?? []), ...requests, ...material].slice(0, SOURCE_LIMITS.sources);
	return {
		words,
		places,
		materials,
		start: {
			title: (url.searchParams.get('titulo') ?? '').slice(0, 120),
			description: '',
			theme: '',
			tags: [] as string[],
			territories: quoted?.territories ?? [],
			point: null,
			sources: cited.length > 0 ? cited : [blank],
		},
	};
};

const blank: StartSource = {
	kind: 'answer',
	citation: '',
	link: '',
	response: '',
	material: '',
	citedAt: '',
};

function citeRequest(citation: string): StartSource {
	return { ...blank, kind: 'access-requests', citation: citation.slice(0, SOURCE_LIMITS.citation.max) };
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const { themes, tags } = await readBankWords(locals.backend, exercise, locals.locale);
		const read = parseForm(
			problemForm(
				themes.map(({ key }) => key),
				tags.map(({ key }) => key),
			),
			form,
		);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const created = await createProblem(locals.backend, exercise.id, read.value);
		if (!created.ok) return refuse(locals.locale, created.error, form);
		const problem = await findProblemById(locals.backend, created.value);
		if (problem === null) throw new Error(`problem ${created.value} cannot be read after it was created`);
		redirect(303, `/stl/${params.ejercicio}/problemas/${String(problem.number)}?guardado=nuevo`);
	},
};
