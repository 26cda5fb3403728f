import { redirect } from '@sveltejs/kit';
import { err } from '$lib/basics/result';
import { findQuestion, type FileAnswer } from '$lib/domain/survey/instrument';
import { nameLanguage } from '$lib/domain/survey/languages/nameLanguage';
import { recordingIn } from '$lib/domain/survey/languages/recordings';
import { setRecording } from '$lib/domain/survey/languages/setRecording';
import { textIn } from '$lib/domain/text';
import { backendRefusalMessages } from '$lib/messages/backendRefusals';
import { recordingMessages } from '$lib/messages/workspace/editing/recordings';
import { requireStaffPlace } from '$lib/server/access/admit';
import { receiveRecording } from '$lib/server/data/answers/recordings';
import { editDraft, refuseEdit, type EditRefused } from '../../../../../editDraft.server';
import { openQuestion } from '../openQuestion.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { here, consultation, draft, question, place } = await openQuestion(locals.backend, params);
	return {
		here,
		consultationTitle: consultation.title,
		number: place + 1,
		total: draft.questions.length,
		languages: draft.languages.map((tag) => ({
			tag,
			name: nameLanguage(draft, tag),
			text: textIn(question.text, tag),
			recording: recordingIn(question, tag)?.file ?? null,
		})),
		isSaved: url.searchParams.has('guardado'),
	};
};

const fileOf = (tag: string): string => `audio-${tag}`;

function say({ locals: { locale } }: RequestEvent, tag: string, message: string): EditRefused {
	return {
		why: 'said',
		errors: [{ field: fileOf(tag), message: message || recordingMessages[locale].faults.none }],
	};
}

async function save(event: RequestEvent, form: FormData, tag: string, recording: FileAnswer | null) {
	const { locals, params } = event;
	const gone = recordingMessages[locals.locale].faults.gone;
	const saved = await editDraft(locals, params, (draft) => {
		const question = findQuestion(draft, params.pregunta);
		const edited = question && setRecording(draft, question.id, tag, recording);
		return edited?.ok ? edited : err(say(event, tag, gone));
	});
	if (!saved.ok) return refuseEdit(locals, saved.error, form);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}/preguntas/${params.pregunta}`;
	redirect(303, `${here}/audio?guardado=1`);
}

function tagOf(form: FormData): string {
	const tag = form.get('idioma');
	return typeof tag === 'string' ? tag : '';
}

export const actions: Actions = {
	/** Cleans the recording and keeps it before the survey names it. */
	add: async (event) => {
		const { locals, params } = event;
		const form = await event.request.formData();
		const tag = tagOf(form);
		// Storage knows no staff: who may put something there is asked here.
		await requireStaffPlace({ locals }, params.ejercicio);
		const { draft } = await openQuestion(locals.backend, params);
		const m = recordingMessages[locals.locale].faults;
		const file = form.get(fileOf(tag));
		if (!draft.languages.includes(tag)) return refuseEdit(locals, say(event, tag, m.gone), form);
		if (!(file instanceof File) || file.size === 0) return refuseEdit(locals, say(event, tag, m.none), form);
		const kept = await receiveRecording(draft.survey, new Uint8Array(await file.arrayBuffer()));
		if (kept.ok) return save(event, form, tag, kept.value);
		const { code } = kept.error;
		const why =
			code === 'file_type' || code === 'file_large' ? m[code] : backendRefusalMessages[locals.locale][code];
		return refuseEdit(locals, say(event, tag, why), form);
	},

	remove: async (event) => {
		const form = await event.request.formData();
		return save(event, form, tagOf(form), null);
	},
};
