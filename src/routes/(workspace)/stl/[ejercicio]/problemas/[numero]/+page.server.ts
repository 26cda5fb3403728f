import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { listAssessmentsOf, viabilityForm } from '$lib/domain/problem/viability';
import { folioOf } from '$lib/evidence';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { readSupport } from '$lib/server/data/problem/codings';
import { listMerges, listProblems, listProblemSources } from '$lib/server/data/problems';
import { assessViability, listAssessments } from '$lib/server/data/ranking/viability';
import { openExercise, refuse } from '../../desk.server';
import {
	findRankedIn,
	openProblem,
	readBankWords,
	readPlaces,
	showMaterial,
	toSourceKind,
} from '../bank.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
	const { exercise } = await parent();
	const { backend } = locals;
	const problem = await openProblem(backend, exercise, params.numero);
	const [sources, merges, bank, rankedIn, words, places, assessments, support] = await Promise.all([
		listProblemSources(backend, problem.id),
		listMerges(backend, exercise.id),
		listProblems(backend, exercise.id),
		findRankedIn(backend, exercise, problem.id),
		readBankWords(backend, exercise, locals.locale),
		readPlaces(exercise),
		listAssessments(backend, [problem.id]),
		readSupport(backend, problem.id),
	]);
	const names = new Map(places.map(({ id, name }) => [id, name]));
	const numbers = new Map(bank.map(({ id, number }) => [id, number]));
	// A problem carries the sources of those that are read as it: a merge loses nothing.
	const absorbed = merges.filter(({ keptId, undoneOn }) => keptId === problem.id && undoneOn === null);
	const carried = await Promise.all(
		absorbed.map(({ absorbedId }) => listProblemSources(backend, absorbedId)),
	);
	const said = url.searchParams.get('guardado');
	return {
		problem: {
			number: problem.number,
			title: problem.title,
			description: problem.description,
			theme: words.themes.find(({ key }) => key === problem.theme)?.name ?? problem.theme,
			tags: problem.tags.map((tag) => words.tags.find(({ key }) => key === tag)?.name ?? tag),
			places: problem.territories.map((key) => names.get(key) ?? key),
			point:
				problem.latitudeE6 === null || problem.longitudeE6 === null
					? null
					: { latE6: problem.latitudeE6, lonE6: problem.longitudeE6 },
			createdOn: problem.createdOn,
			createdBy: problem.createdBy,
			mergedInto: problem.mergedInto === null ? null : (numbers.get(problem.mergedInto) ?? null),
		},
		rankedIn,
		support,
		sources: [...sources, ...carried.flat()].map((source) => ({
			id: source.id,
			from: source.problemId === problem.id ? null : source.problemNumber,
			kind: toSourceKind(source.kind),
			citation: source.citation,
			citedAt: source.citedAt,
			link: source.link,
			folio: source.responseId === null ? null : folioOf(source.responseId),
			material: showMaterial(locals.locale, source, exercise.slug),
		})),
		merges: merges
			.filter(({ absorbedId, keptId }) => absorbedId === problem.id || keptId === problem.id)
			.map((merge) => ({
				...merge,
				absorbedNumber: numbers.get(merge.absorbedId) ?? 0,
				keptNumber: numbers.get(merge.keptId) ?? 0,
			})),
		assessments: listAssessmentsOf(problem.id, assessments),
		said:
			(['nuevo', 'cambios', 'unido', 'deshecho', 'viabilidad'] as const).find((word) => word === said) ??
			null,
	};
};

export const actions: Actions = {
	assess: async ({ locals, params, request }) => {
		const form = await request.formData();
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const problem = await openProblem(locals.backend, exercise, params.numero);
		const read = parseForm(viabilityForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const assessed = await assessViability(locals.backend, problem.id, read.value);
		if (!assessed.ok) return refuse(locals.locale, assessed.error, form);
		redirect(303, `/stl/${params.ejercicio}/problemas/${params.numero}?guardado=viabilidad`);
	},
};
