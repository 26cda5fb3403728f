import { fail, redirect } from '@sveltejs/kit';
import type { Result } from '$lib/basics/result';
import {
	readDocumentFile,
	type DocumentFile,
	type DocumentFileRefusal,
} from '$lib/domain/document/documentFile';
import { documentForm } from '$lib/domain/document/documentForm';
import { documentKinds } from '$lib/domain/document/kinds';
import { parseForm, type FieldError } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { requireReviewerPlace } from '$lib/server/access/admit';
import { fileDocument } from '$lib/server/data/record/documents';
import { listAbout } from '../../../../../documents.server';
import { openDocuments } from '../openDocuments.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	await requireReviewerPlace({ locals }, params.ejercicio);
	const { exercise } = await parent();
	const about = await listAbout(locals.backend, exercise.id);
	return { about: about.map(({ id, title }) => ({ value: id, label: title })) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const exercise = await openDocuments(locals, params.ejercicio);
		const form = await request.formData();
		const file = await readFile(form);
		const about = (await listAbout(locals.backend, exercise.id)).map(({ id }) => id);
		const read = parseForm(documentForm(about, file.ok ? file.value.type : null), form);
		if (!read.ok || !file.ok) {
			const errors: FieldError[] = [
				...(read.ok ? [] : read.error.errors),
				...(file.ok ? [] : [{ field: 'file', code: file.error }]),
			];
			return fail(400, refusedForm(locals.locale, { errors, typed: readTyped(form) }));
		}
		const { access, ...details } = read.value;
		const filed = await fileDocument(
			locals.backend,
			exercise.id,
			{ ...details, isPublic: access === 'public' },
			file.value,
		);
		if (!filed.ok) {
			const { code, status } = filed.error;
			return fail(status, refusedWith(backendRefusalMessages[locals.locale][code], readTyped(form)));
		}
		redirect(303, `/nucleo/${params.ejercicio}/documentos/${filed.value}?entregado`);
	},
};

/** The file of the form by what its bytes are, as the kind that was chosen with it. */
async function readFile(
	form: FormData,
): Promise<Result<DocumentFile, DocumentFileRefusal | 'document_file_missing'>> {
	const sent = form.get('file');
	if (!(sent instanceof File) || sent.size === 0) return { ok: false, error: 'document_file_missing' };
	const kind = documentKinds.find((one) => one === form.get('kind')) ?? 'other';
	return readDocumentFile(kind, sent.name, new Uint8Array(await sent.arrayBuffer()));
}
