import { fail } from '@sveltejs/kit';
import { broughtFileShape } from '$lib/domain/survey/delivery/broughtFileShape';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { RefusedError } from '$lib/server/backend/refusal';
import { bringFile, listBroughtFiles } from '$lib/server/data/answers/broughtFiles';
import { openConsultation, refuse } from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { id, title } = await openConsultation(locals.backend, params);
	return {
		back: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		title,
		brought: await listBroughtFiles(locals.backend, id),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const consultation = await openConsultation(locals.backend, params);
		const form = await request.formData();
		const file = form.get('file');
		const text = file instanceof File ? await file.text() : '';
		const read = broughtFileShape.safeParse(parseJson(text));
		if (!read.success) {
			const errors = [{ field: 'file', code: 'queue_file_form' } as const];
			return fail(400, { ...refusedForm(locals.locale, { errors, typed: {} }), outcome: null });
		}
		try {
			const { received, refused } = await bringFile(locals.backend, consultation, read.data, text);
			const outcome = { brought: read.data.answers.length, received, refused: [...refused] };
			return { errors: [], typed: {}, outcome };
		} catch (problem) {
			if (!(problem instanceof RefusedError)) throw problem;
			return refuse(locals.locale, problem.refusal, form);
		}
	},
};

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// What is no JSON is no file of ours either.
		return undefined;
	}
}
