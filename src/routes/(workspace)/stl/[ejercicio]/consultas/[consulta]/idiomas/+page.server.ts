import { redirect } from '@sveltejs/kit';
import { err, ok } from '$lib/basics/result';
import { knownLanguages } from '$lib/domain/survey/languages/catalogue';
import { addLanguage } from '$lib/domain/survey/languages/editLanguages';
import { nameForStaff, nameLanguage } from '$lib/domain/survey/languages/nameLanguage';
import { countTranslated } from '$lib/domain/survey/languages/translate';
import { sayFault } from '$lib/messages/workspace/editing/languages';
import { isEditable, openConsultation, readDraft } from '../../../desk.server';
import { editDraft, refuseEdit } from '../../../editDraft.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (!isEditable(consultation)) redirect(303, here);
	const draft = await readDraft(locals.backend, consultation, exercise);
	return {
		here,
		consultationTitle: consultation.title,
		languages: draft.languages.map((tag) => ({
			tag,
			name: nameLanguage(draft, tag),
			spoken: nameForStaff(tag, locals.locale),
			...countTranslated(draft, tag),
			review: draft.translations?.[tag] ?? null,
		})),
		offered: knownLanguages
			.filter(({ tag }) => !draft.languages.includes(tag))
			.map(({ tag }) => ({ value: tag, label: `${nameForStaff(tag, locals.locale)} (${tag})` })),
		isSaved: url.searchParams.has('guardado'),
	};
};

export const actions: Actions = {
	/** One language more, to be translated next. */
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		let added = '';
		const saved = await editDraft(locals, params, (draft) => {
			const edited = addLanguage(draft, form);
			if (!edited.ok) return err({ why: 'said', errors: [sayFault(locals.locale, edited.error)] });
			added = edited.value.tag;
			return ok(edited.value.instrument);
		});
		if (!saved.ok) return refuseEdit(locals, saved.error, form);
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}/idiomas/${added}`);
	},
};
