import { fail, redirect } from '@sveltejs/kit';
import { parseForm } from '$lib/domain/form';
import { listOfKind } from '$lib/domain/problem/material/material';
import { withdrawForm } from '$lib/domain/problem/material/materialForm';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { materialMessages } from '$lib/messages/workspace/problem/materials';
import type { Refusal } from '$lib/server/backend/refusal';
import { listCitations, sendFile, withdrawMaterial } from '$lib/server/data/problem/materials';
import { openMaterial } from '../openMaterial.server';
import { readFile } from '../readFile.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const material = await openMaterial(locals, params);
	const { place } = await parent();
	const file = url.searchParams.get('archivo');
	return {
		material,
		isStaff: place.roles.includes('stl_staff'),
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
		const material = await openMaterial(locals, params);
		const form = await request.formData();
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
			return refuse(locals, sent.error, form);
		}
		redirect(303, `?archivo=llego`);
	},
	withdraw: async ({ locals, params, request }) => {
		const material = await openMaterial(locals, params);
		const form = await request.formData();
		const read = parseForm(withdrawForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const withdrawn = await withdrawMaterial(locals.backend, material.id, read.value.reason);
		if (!withdrawn.ok) return refuse(locals, withdrawn.error, form);
		redirect(303, `/nucleo/${params.ejercicio}/materiales/${params.numero}`);
	},
};

function refuse(locals: App.Locals, { code, status }: Refusal, form: FormData) {
	return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
}
