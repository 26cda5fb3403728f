import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { sortByLikeness } from '$lib/domain/problem/findProblems';
import { mergeForm } from '$lib/domain/problem/problemForm';
import { refusedForm } from '$lib/messages/access/refuseForm';
import {
	findProblemById,
	listProblems,
	listProblemSources,
	mergeProblems,
	type Problem,
} from '$lib/server/data/problems';
import { refuse } from '../../desk.server';
import { readBankWords, readPlaces, showMaterial, toSourceKind } from '../bank.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { exercise } = await parent();
	const standing = (await listProblems(locals.backend, exercise.id)).filter(
		({ mergedInto }) => mergedInto === null,
	);
	const find = (name: string): Problem | null =>
		standing.find(({ number }) => String(number) === url.searchParams.get(name)) ?? null;
	const one = find('uno');
	const other = find('otro');
	const isPair = one !== null && other !== null && one.number !== other.number;
	const [words, places] = await Promise.all([
		readBankWords(locals.backend, exercise, locals.locale),
		isPair ? readPlaces(exercise) : [],
	]);
	const names = new Map(places.map(({ id, name }) => [id, name]));
	const show = async (problem: Problem) => ({
		id: problem.id,
		number: problem.number,
		title: problem.title,
		description: problem.description,
		theme: words.themes.find(({ key }) => key === problem.theme)?.name ?? problem.theme,
		places: problem.territories.map((key) => names.get(key) ?? key),
		sources: await showSources(locals, problem.id, exercise.slug),
	});
	const toOption = ({ number, title }: Problem): { number: number; title: string } => ({ number, title });
	return {
		one: one?.number ?? null,
		options: standing.map(toOption),
		alike: one === null ? standing.map(toOption) : sortByLikeness(one, standing).map(toOption),
		pair: isPair ? await Promise.all([show(one), show(other)]) : null,
	};
};

async function showSources({ backend, locale }: App.Locals, problemId: string, exerciseSlug: string) {
	return (await listProblemSources(backend, problemId)).map((source) => ({
		id: source.id,
		kind: toSourceKind(source.kind),
		citation: source.citation,
		citedAt: source.citedAt,
		link: source.link,
		folio: null,
		material: showMaterial(locale, source, exerciseSlug),
	}));
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		// The page asks which one stays; the other follows from the pair.
		const pair = form.getAll('pair');
		const absorbed = pair.find((id) => id !== form.get('kept'));
		if (form.get('kept') !== null && typeof absorbed === 'string') form.set('absorbed', absorbed);
		const read = parseForm(mergeForm, form);
		if (!read.ok) {
			const errors = read.error.errors.filter(
				({ field }) => field !== 'absorbed' || form.get('kept') !== null,
			);
			return fail(400, refusedForm(locals.locale, { ...read.error, errors }));
		}
		const { kept, absorbed: other, reason } = read.value;
		const merged = await mergeProblems(locals.backend, other, kept, reason);
		if (!merged.ok) return refuse(locals.locale, merged.error, form);
		const problem = await findProblemById(locals.backend, kept);
		redirect(303, `/stl/${params.ejercicio}/problemas/${String(problem?.number ?? '')}?guardado=unido`);
	},
};
