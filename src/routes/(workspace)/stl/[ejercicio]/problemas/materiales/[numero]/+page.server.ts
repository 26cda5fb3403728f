import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { listOfKind } from '$lib/domain/problem/material/material';
import { withdrawForm } from '$lib/domain/problem/material/materialForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm } from '$lib/messages/access/formErrors';
import { materialMessages } from '$lib/messages/workspace/problem/materials';
import { listCitations, sendFile, withdrawMaterial } from '$lib/server/data/problem/materials';
import { openExercise, refuse } from '../../../desk.server';
import { openMaterial } from '../openMaterial.server';
import { readFile } from '../readFile.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const material = await openMaterial(locals.backend, exercise, params.numero);
	const file = url.searchParams.get('archivo');
	return {
		material,
		list: listOfKind(material.kind),
		citations: await listCitations(locals.backend, material.id),
		isNew: url.searchParams.has('guardado'),
		file:
			material.fileHash === null
				? null
				: !material.fileArrived
					? ('missing' as const)
					: file === 'alterado'
						? ('altered' as const)
						: file === 'falta'
							? ('missing' as const)
							: file === 'llego'
								? ('arrived' as const)
								: ('fine' as const),
	};
};

export const actions: Actions = {
	send: async ({ locals, params, request }) => {
		const form = await request.formData();
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const material = await openMaterial(locals.backend, exercise, params.numero);
		const m = materialMessages[locals.locale].one;
		const refuseFile = (message: string, status: number) =>
			fail(status, { errors: [{ field: 'file', message }], typed: readTyped(form) });
		const file = await readFile(form);
		if (file === null) return refuseFile(m.chooseFile, 400);
		if (!file.ok)
			return fail(
				400,
				refusedForm(locals.locale, { errors: [{ field: 'file', code: file.error }], typed: readTyped(form) }),
			);
		const sent = await sendFile(material, file.value.bytes);
		if (!sent.ok) {
			if (sent.error.code === 'other_file') return refuseFile(m.other, 409);
			return refuse(locals.locale, sent.error, form);
		}
		redirect(303, `?archivo=llego`);
	},
	withdraw: async ({ locals, params, request }) => {
		const form = await request.formData();
		const exercise = await openExercise(locals.backend, params.ejercicio);
		const material = await openMaterial(locals.backend, exercise, params.numero);
		const read = parseForm(withdrawForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const withdrawn = await withdrawMaterial(locals.backend, material.id, read.value.reason);
		if (!withdrawn.ok) return refuse(locals.locale, withdrawn.error, form);
		redirect(303, `/stl/${params.ejercicio}/problemas/materiales/${params.numero}`);
	},
};
