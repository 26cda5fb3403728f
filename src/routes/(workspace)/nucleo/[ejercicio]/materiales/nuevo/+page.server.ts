import { error, fail, redirect } from '@sveltejs/kit';
import { fieldErrorsWithFile, readFile } from '../readFile.server';
import { parseForm } from '$lib/domain/form';
import { kindsOfList, materialLists, type MaterialList } from '$lib/domain/problem/material/material';
import { materialForm } from '$lib/domain/problem/material/materialForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requireReviewerPlace } from '$lib/server/access/admit';
import { listNuclei } from '$lib/server/data/exercises';
import { registerMaterial } from '$lib/server/data/problem/materials';
import { openRegister } from '../openMaterial.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	await requireReviewerPlace({ locals }, params.ejercicio);
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
		const exercise = await openRegister(locals, params.ejercicio);
		const list = readList(url);
		const form = await request.formData();
		const nuclei = (await listNuclei(locals.backend, exercise.id)).map(({ id }) => id);
		const file = await readFile(form);
		const read = parseForm(materialForm(list, nuclei, file !== null), form);
		if (!read.ok || file?.ok === false)
			return fail(400, refusedForm(locals.locale, fieldErrorsWithFile(form, read, file)));
		const registered = await registerMaterial(locals.backend, exercise.id, read.value, file?.value ?? null);
		if (!registered.ok) {
			const { code, status } = registered.error;
			return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
		}
		redirect(303, `/nucleo/${params.ejercicio}/materiales/${String(registered.value)}?guardado`);
	},
};

function readList(url: URL): MaterialList {
	const asked = url.searchParams.get('lista') ?? 'study';
	return materialLists.find((list) => list === asked) ?? error(404);
}
