import { error, fail, redirect } from '@sveltejs/kit';
import { reserveForm } from '$lib/domain/document/documentForm';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requireReviewerPlace } from '$lib/server/access/admit';
import { findDocument, reserveDocument } from '$lib/server/data/record/documents';
import { showDocument } from '../../../../../documents.server';
import { openDocuments } from '../openDocuments.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	await requireReviewerPlace({ locals }, params.ejercicio);
	const { exercise } = await parent();
	return {
		...(await showDocument(locals.backend, exercise.id, params.documento)),
		isNew: url.searchParams.has('entregado'),
	};
};

export const actions: Actions = {
	reserve: async ({ locals, params, request }) => {
		const exercise = await openDocuments(locals, params.ejercicio);
		const document = (await findDocument(locals.backend, exercise.id, params.documento)) ?? error(404);
		const form = await request.formData();
		const read = parseForm(reserveForm, form);
		if (!read.ok) return fail(400, refusedForm(locals.locale, read.error));
		const reserved = await reserveDocument(locals.backend, document.id, read.value.reason);
		if (!reserved.ok) {
			const { code, status } = reserved.error;
			return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
		}
		redirect(303, `/nucleo/${params.ejercicio}/documentos/${params.documento}`);
	},
};
