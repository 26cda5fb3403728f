import { error, fail, redirect } from '@sveltejs/kit';
import { fieldErrorsWithFile, readFile } from '../readFile.server';
import { parseForm } from '$lib/domain/form';
import { kindsOfList, materialLists, type MaterialList } from '$lib/domain/problem/material/material';
import { materialForm } from '$lib/domain/problem/material/materialForm';
import { refusedForm } from '$lib/messages/access/formErrors';
import { listNuclei } from '$lib/server/data/exercises';
import { registerMaterial } from '$lib/server/data/problem/materials';
import { openExercise, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { exercise } = await parent();
	const list = readList(url);
	return {
		list,
		kinds: [...kindsOfList[list]],
		nuclei: (await listNuclei(locals.backend, exercise.id)).map(({ id, name }) => ({
			value: id,
			label: name,
		})),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const list = readList(url);
		const form = await request.formData();
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const nuclei = (await listNuclei(locals.backend, exercise.id)).map(({ id }) => id);
		const file = await readFile(form);
		const read = parseForm(materialForm(list, nuclei, file !== null), form);
		if (!read.ok || file?.ok === false)
			return fail(400, refusedForm(locals.locale, fieldErrorsWithFile(form, read, file)));
		const registered = await registerMaterial(locals.backend, exercise.id, read.value, file?.value ?? null);
		if (!registered.ok) return refuse(locals.locale, registered.error, form);
		redirect(303, `/stl/${params.ejercicio}/problemas/materiales/${String(registered.value)}?guardado`);
	},
};

function readList(url: URL): MaterialList {
	const asked = url.searchParams.get('lista') ?? 'study';
	return materialLists.find((list) => list === asked) ?? error(404);
}
