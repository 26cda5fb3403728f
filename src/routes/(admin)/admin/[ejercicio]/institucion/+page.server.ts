import { error, fail, redirect } from '@sveltejs/kit';
import { checkCrest } from '$lib/domain/exercise/crest';
import { institutionForm } from '$lib/domain/exercise/institutionForm';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { refusedForm, refusedWith, showErrors } from '$lib/messages/access/refuseForm';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { editInstitution, findExercise } from '$lib/server/data/exercises';
import { fitAccent } from '$lib/ui/color/accent';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
	const { exercise } = await parent();
	return {
		accent: exercise.institutionAccent === null ? null : fitAccent(exercise.institutionAccent),
		isSaved: url.searchParams.has('guardado'),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const exercise = (await findExercise(locals.backend, params.ejercicio)) ?? error(404);
		const form = await request.formData();
		const proposed = form.get('useAccent');
		if (typeof proposed === 'string') form.set('accent', proposed);
		const typed = readTyped(form);
		const read = parseForm(institutionForm, form);
		if (!read.ok) return fail(400, { proposal: null, ...refusedForm(locals.locale, read.error) });
		const { institution, accent, removeCrest } = read.value;

		const fitted = accent === null ? null : fitAccent(accent);
		if (fitted && !fitted.asAsked) {
			const errors = showErrors(locals.locale, [{ field: 'accent', code: 'accent_contrast' }]);
			return fail(400, { proposal: fitted.light, errors, typed });
		}
		const file = form.get('crest');
		let crest = removeCrest ? null : exercise.institutionCrest;
		if (file instanceof File && file.size > 0) {
			const bytes = new Uint8Array(await file.arrayBuffer());
			const lack = checkCrest(bytes);
			if (lack) {
				const errors = showErrors(locals.locale, [{ field: 'crest', code: lack }]);
				return fail(400, { proposal: null, errors, typed });
			}
			crest = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
		}
		const saved = await editInstitution(locals.backend, exercise.id, { name: institution, accent, crest });
		if (saved.ok) redirect(303, `/admin/${exercise.slug}/institucion?guardado=1`);
		const message = backendRefusalMessages[locals.locale][saved.error.code];
		return fail(saved.error.status, { proposal: null, ...refusedWith(message, typed) });
	},
};
