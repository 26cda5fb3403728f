import { error, fail, redirect } from '@sveltejs/kit';
import { err, ok, type Result } from '$lib/basics/result';
import { readTyped } from '$lib/domain/readTyped';
import { editMarks } from '$lib/domain/survey/editing/holdBack';
import type { Instrument } from '$lib/domain/survey/instrument';
import { removeLanguage, tellLanguage } from '$lib/domain/survey/languages/editLanguages';
import { nameForStaff, nameLanguage } from '$lib/domain/survey/languages/nameLanguage';
import { countTranslated, listTranslatable, translateTexts } from '$lib/domain/survey/languages/translate';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { languageMessages, sayFault } from '$lib/messages/workspace/editing/languages';
import { isEditable, openConsultation, readDraft } from '../../../../desk.server';
import { editDraft, markOf, refuseEdit, type EditRefused } from '../../../../editDraft.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}`;
	if (!isEditable(consultation)) redirect(303, here);
	const draft = await readDraft(locals.backend, consultation, exercise);
	const { lengua: tag } = params;
	if (tag === 'es' || !draft.languages.includes(tag)) error(404);
	const order = draft.questions.map(({ id }) => id);
	return {
		list: `${here}/idiomas`,
		consultationTitle: consultation.title,
		tag,
		name: nameLanguage(draft, tag),
		translation: draft.translations?.[tag] ?? {
			name: nameForStaff(tag, 'es'),
			...{ reviewer: null, role: null, reviewedOn: null },
		},
		...countTranslated(draft, tag),
		texts: listTranslatable(draft).map(({ text, ...one }) => ({
			...one,
			number: one.question === null ? 0 : order.indexOf(one.question) + 1,
			es: text.es,
			words: Object.hasOwn(text, tag) ? (text[tag] ?? '') : '',
		})),
		mark: markTexts(draft, tag),
		isSaved: url.searchParams.has('guardado'),
	};
};

/** The fingerprint of all that is said in one language. */
function markTexts(draft: Instrument, tag: string): string {
	return markOf(
		listTranslatable(draft).map(({ name, text }) => [name, Object.hasOwn(text, tag) ? text[tag] : null]),
	);
}

/** An edit of a language that somebody else may have taken away. */
function whileThere(
	{ params: { lengua: tag } }: RequestEvent,
	edit: (draft: Instrument) => Result<Instrument, EditRefused>,
) {
	return (draft: Instrument): Result<Instrument, EditRefused> =>
		tag !== 'es' && draft.languages.includes(tag) ? edit(draft) : err({ why: 'overtaken', mark: null });
}

function refuseHere(locals: App.Locals, refused: EditRefused, form: FormData) {
	if (refused.why !== 'overtaken' || refused.mark !== null) return refuseEdit(locals, refused, form);
	return fail(409, { ...refusedWith(languageMessages[locals.locale].gone, readTyped(form)), mark: null });
}

function listOf({ params }: RequestEvent): string {
	return `/stl/${params.ejercicio}/consultas/${params.consulta}/idiomas`;
}

export const actions: Actions = {
	/** Saves the texts of the language: for a button, and by itself while somebody writes. */
	translate: async (event) => {
		const { locals, params, request } = event;
		const form = await request.formData();
		const over = form.get(editMarks.over);
		const saved = await editDraft(
			locals,
			params,
			whileThere(event, (draft) => {
				const mark = markTexts(draft, params.lengua);
				if (typeof over === 'string' && over !== mark) return err({ why: 'overtaken', mark });
				const edited = translateTexts(draft, params.lengua, form);
				return edited.ok ? edited : err({ why: 'form', refused: edited.error });
			}),
		);
		if (!saved.ok) return refuseHere(locals, saved.error, form);
		const { after } = saved.value;
		if (form.has(editMarks.aside))
			return {
				errors: null,
				mark: markTexts(after, params.lengua),
				...countTranslated(after, params.lengua),
			};
		redirect(303, `${listOf(event)}?guardado=1`);
	},

	/** How the language is called and who looked the translation over. */
	tell: async (event) => {
		const { locals, params, request } = event;
		const form = await request.formData();
		const saved = await editDraft(
			locals,
			params,
			whileThere(event, (draft) => {
				const edited = tellLanguage(draft, params.lengua, form);
				return edited.ok ? edited : err({ why: 'said', errors: [sayFault(locals.locale, edited.error)] });
			}),
		);
		if (!saved.ok) return refuseHere(locals, saved.error, form);
		redirect(303, `${listOf(event)}/${params.lengua}?guardado=1`);
	},

	/** Takes the language and all its texts out of the survey. */
	remove: async (event) => {
		const { locals, params, request } = event;
		const form = await request.formData();
		const saved = await editDraft(
			locals,
			params,
			whileThere(event, (draft) => ok(removeLanguage(draft, params.lengua))),
		);
		if (!saved.ok) return refuseHere(locals, saved.error, form);
		redirect(303, `${listOf(event)}?guardado=1`);
	},
};
