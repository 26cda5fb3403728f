import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { unmergeForm } from '$lib/domain/problem/problemForm';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { listMerges, listProblems, undoMerge } from '$lib/server/data/problems';
import { openExercise, refuse } from '../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { exercise } = await parent();
	const [merges, bank] = await Promise.all([
		listMerges(locals.backend, exercise.id),
		listProblems(locals.backend, exercise.id),
	]);
	const numbers = new Map(bank.map(({ id, number }) => [id, number]));
	return {
		merges: merges
			.map((merge) => ({
				...merge,
				absorbedNumber: numbers.get(merge.absorbedId) ?? 0,
				keptNumber: numbers.get(merge.keptId) ?? 0,
			}))
			.reverse(),
	};
};

export const actions: Actions = {
	undo: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(unmergeForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const [merges, bank] = await Promise.all([
			listMerges(locals.backend, exercise.id),
			listProblems(locals.backend, exercise.id),
		]);
		const merge = merges.find(({ id }) => id === read.value.merge);
		const undone = await undoMerge(locals.backend, read.value.merge);
		if (!undone.ok) return refuse(locals.locale, undone.error, form);
		const number = bank.find(({ id }) => id === merge?.absorbedId)?.number;
		redirect(303, `/stl/${params.ejercicio}/problemas/${String(number ?? '')}?guardado=deshecho`);
	},
};
