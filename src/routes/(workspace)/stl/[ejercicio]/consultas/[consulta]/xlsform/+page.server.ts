import { createHash } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import type { Instrument } from '$lib/domain/survey/instrument';
import { parseInstrument } from '$lib/domain/survey/instrumentSchema';
import { readXlsForm } from '$lib/domain/survey/xlsform/read/readXlsForm';
import { textIn } from '$lib/domain/text';
import { canonicalText } from '$lib/evidence';
import { refusedWith } from '$lib/messages/access/refuseForm';
import { sayFinding } from '$lib/messages/workspace/files/sayFinding';
import { xlsFormMessages } from '$lib/messages/workspace/files/xlsForm';
import { requireStaffPlace } from '$lib/server/access/admit';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { isFormFileKind, readFormFile } from '$lib/server/export/forms/formFiles';
import {
	isEditable,
	openConsultation,
	openDraft,
	openExercise,
	readDraft,
	refuse,
} from '../../../desk.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { exercise } = await parent();
	const consultation = await openConsultation(locals.backend, params);
	const draft = await readDraft(locals.backend, consultation, exercise);
	return {
		here: `/stl/${params.ejercicio}/consultas/${params.consulta}`,
		consultationTitle: consultation.title,
		isDraft: isEditable(consultation),
		questions: draft.questions.length,
	};
};

/** Which draft a preview was made over: the one that accepting it replaces. */
function markDraft(draft: Instrument): string {
	return createHash('sha256').update(canonicalText(draft)).digest('base64url');
}

async function openForm(locals: App.Locals, params: { ejercicio: string; consulta: string }) {
	await requireStaffPlace({ locals }, params.ejercicio);
	const consultation = await openConsultation(locals.backend, params);
	const exercise = await openExercise(locals.backend, params.ejercicio);
	return { consultation, ...(await openDraft(locals.backend, consultation, exercise)) };
}

export const actions: Actions = {
	/** What an import would make of a file. Nothing of it is stored. */
	read: async ({ locals, params, request }) => {
		const m = xlsFormMessages[locals.locale];
		const refuseFile = (why: keyof typeof m.refusals) =>
			fail(400, { errors: [{ field: 'archivo', message: m.refusals[why] }], typed: {}, preview: null });
		const { draft } = await openForm(locals, params);
		const file = (await request.formData()).get('archivo');
		if (!(file instanceof File) || file.size === 0) return refuseFile('no_file');
		const kind = file.name.split('.').at(-1)?.toLowerCase() ?? '';
		if (!isFormFileKind(kind)) return refuseFile('kind');
		const form = await readFormFile(kind, new Uint8Array(await file.arrayBuffer()));
		if (!form.ok) return refuseFile(form.error);
		const { instrument, findings } = readXlsForm(form.value, draft);
		return {
			errors: [],
			typed: {},
			preview: {
				findings: findings.map((finding) => sayFinding(locals.locale, finding)),
				mark: markDraft(draft),
				after: instrument && {
					text: canonicalText(instrument),
					title: textIn(instrument.title, locals.locale),
					languages: instrument.languages,
					questions: instrument.questions.map(({ id, type, text }) => ({
						...{ id, type },
						text: textIn(text, locals.locale),
					})),
				},
			},
		};
	},

	/** What was previewed takes the place of the draft it was previewed over. */
	accept: async ({ locals, params, request }) => {
		const m = xlsFormMessages[locals.locale];
		const form = await request.formData();
		const { consultation, draft, revision } = await openForm(locals, params);
		const refusePreview = (why: keyof typeof m.refusals) =>
			fail(409, { ...refusedWith(m.refusals[why], {}), preview: null });
		if (form.get('sobre') !== markDraft(draft)) return refusePreview('changed');
		const parsed = parseInstrument(parseJson(form.get('encuesta')));
		if (!parsed.ok || parsed.value.survey !== draft.survey || parsed.value.state !== draft.state)
			return refusePreview('not_ours');
		const saved = await saveSurveyDraft(
			locals.backend,
			consultation.id,
			canonicalText(parsed.value),
			revision,
		);
		if (!saved.ok) {
			const refused = refuse(locals.locale, saved.error, new FormData());
			return fail(refused.status, { ...refused.data, preview: null });
		}
		redirect(303, `/stl/${params.ejercicio}/consultas/${params.consulta}?guardado=1`);
	},
};

function parseJson(text: FormDataEntryValue | null): unknown {
	try {
		return typeof text === 'string' ? JSON.parse(text) : undefined;
	} catch {
		return undefined;
	}
}
