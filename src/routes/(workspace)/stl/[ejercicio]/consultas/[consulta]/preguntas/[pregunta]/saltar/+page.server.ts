import { redirect } from '@sveltejs/kit';
import { err, type Result } from '$lib/basics/result';
import { describeSkips } from '$lib/components/consultation-editor/condition/describeSkips';
import { readRule, ruleControls } from '$lib/domain/survey/conditions/edit/rules';
import {
	addSkip,
	listSkips,
	listSkipTests,
	removeSkip,
	skipControls,
	TO_THE_END,
} from '$lib/domain/survey/conditions/edit/skips';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import type { Instrument } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { skipMessages } from '$lib/messages/workspace/editing/skips';
import { editDraft, refuseEdit, type EditRefused } from '../../../../../editDraft.server';
import { describeSubject, listMunicipalities, openQuestion } from '../openQuestion.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { here, consultation, draft, question, place } = await openQuestion(locals.backend, params);
	const names = new Map((await listMunicipalities(draft.state)).map(({ id, name }) => [id, name]));
	const { question: about, values } = await describeSubject(question, draft, locals.locale);
	return {
		here,
		consultationTitle: consultation.title,
		about: { ...about, tests: listSkipTests(about.space) },
		values,
		number: place + 1,
		total: draft.questions.length,
		said: describeSkips(draft, question.id, locals.locale, (key) => names.get(key) ?? key),
		targets: draft.questions.slice(place + 2).map(({ id, text }, at) => ({
			value: id,
			label: `${(place + 3 + at).toString()}. ${textIn(text, locals.locale)}`,
		})),
		isSaved: url.searchParams.has('guardado'),
	};
};

export const actions: Actions = {
	add: async (event) => {
		const form = await event.request.formData();
		return save(event, form, (draft) => addTo(draft, event, form));
	},

	remove: async (event) => {
		const form = await event.request.formData();
		return save(event, form, (draft) => {
			const skip = listSkips(draft, event.params.pregunta)[Number(form.get(skipControls.place))];
			if (skip === undefined) return refuse(event, ruleControls.test, 'gone');
			return { ok: true, value: removeSkip(draft, event.params.pregunta, skip.when) };
		});
	},
};

function addTo(draft: Instrument, event: RequestEvent, form: FormData): Result<Instrument, EditRefused> {
	const { pregunta: from } = event.params;
	const place = draft.questions.findIndex(({ id }) => id === from);
	const question = draft.questions[place];
	if (question === undefined) return refuse(event, ruleControls.test, 'gone');
	const rule = readRule(form, subjectOf(question, draft.state));
	if (!rule.ok || 'of' in rule.value) return refuse(event, ruleControls.test, 'test');
	const to = form.get(skipControls.to);
	const target = draft.questions.findIndex(({ id }) => id === to);
	const isAfter = to === TO_THE_END ? place < draft.questions.length - 1 : target > place + 1;
	if (!isAfter) return refuse(event, skipControls.to, 'to');
	const skip = { when: rule.value, to: to === TO_THE_END ? null : (draft.questions[target]?.id ?? null) };
	const edited = addSkip(draft, from, skip);
	return edited.ok ? edited : refuse(event, skipControls.to, 'refused');
}

function refuse(
	{ locals: { locale } }: RequestEvent,
	field: string,
	fault: keyof (typeof skipMessages)['es']['faults'],
): Result<never, EditRefused> {
	return err({ why: 'said', errors: [{ field, message: skipMessages[locale].faults[fault] }] });
}

async function save(
	{ locals, params }: RequestEvent,
	form: FormData,
	edit: (draft: Instrument) => Result<Instrument, EditRefused>,
) {
	const saved = await editDraft(locals, params, edit);
	if (!saved.ok) return refuseEdit(locals, saved.error, form);
	const here = `/stl/${params.ejercicio}/consultas/${params.consulta}/preguntas/${params.pregunta}`;
	redirect(303, `${here}/saltar?guardado=1`);
}
