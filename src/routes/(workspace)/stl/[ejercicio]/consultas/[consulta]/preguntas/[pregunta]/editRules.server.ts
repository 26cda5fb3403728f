import { fail, redirect } from '@sveltejs/kit';
import type { Result } from '$lib/basics/result';
import { describeCondition } from '$lib/components/consultation-editor/condition/describeCondition';
import type { FieldError } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { joinRules, listRules, readRule, ruleControls } from '$lib/domain/survey/conditions/edit/rules';
import type { Expression } from '$lib/domain/survey/conditions/expression';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import { parseCondition } from '$lib/domain/survey/conditions/text/parseCondition';
import { printCondition } from '$lib/domain/survey/conditions/text/printCondition';
import type { Instrument, Question } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { canonicalText } from '$lib/evidence';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { conditionMessages } from '$lib/messages/workspace/conditions';
import { saveSurveyDraft } from '$lib/server/data/surveys';
import { refuse } from '../../../../desk.server';
import {
	decimalsIn,
	describeSubject,
	listMunicipalities,
	openQuestion,
	type OpenQuestion,
	type QuestionParams,
} from './openQuestion.server';

/** What of a question is made of rules: when it is asked, or what its answers must hold to. */
export interface RuledPart {
	page: 'condicion' | 'limite';
	/** Questions its rules may look at. */
	askable: (open: OpenQuestion) => readonly Question[];
	read: (question: Question) => Expression | null;
	write: (open: OpenQuestion, rules: Expression | null) => Result<Instrument, FieldError[]>;
}

interface Sent {
	locals: App.Locals;
	params: QuestionParams;
	request: Request;
	url: URL;
}

/** What its page shows, whichever part it is. */
export async function readRules(
	part: RuledPart,
	{ locals: { locale }, url }: Omit<Sent, 'request'>,
	open: OpenQuestion,
) {
	const { here, consultation, draft, question, place } = open;
	const askable = part.askable(open);
	const expression = part.read(question);
	const names = new Map((await listMunicipalities(draft.state)).map(({ id, name }) => [id, name]));
	const say = (said: Expression): string =>
		describeCondition(said, askable, locale, (key) => names.get(key) ?? key);
	const list = listRules(expression);
	const chosen = findAsked(askable, url);
	return {
		here,
		consultationTitle: consultation.title,
		text: textIn(question.text, locale),
		number: place + 1,
		total: draft.questions.length,
		said: expression && say(expression),
		written: expression === null ? '' : printCondition(expression, decimalsIn(askable)),
		rules: list && { join: list.join, said: list.rules.map(say) },
		askable: askable.map(({ id, text }) => ({ id, text: textIn(text, locale) })),
		chosen: chosen && (await describeSubject(chosen, draft, locale)),
		isSaved: url.searchParams.has('guardado'),
	};
}

/** What may be done on its page, whichever part it is. */
export function editRules(part: RuledPart) {
	async function begin({ locals, params, request }: Sent) {
		const form = await request.formData();
		const open = await openQuestion(locals.backend, params);
		return { form, open, list: listRules(part.read(open.question)) };
	}
	const save = (sent: Sent, open: OpenQuestion, form: FormData, control: string, rules: Expression | null) =>
		saveEdited(sent.locals, part.page, open, part.write(open, rules), form, control);

	return {
		/** One rule more, joined to those there are. */
		add: async (sent: Sent) => {
			const { form, open, list } = await begin(sent);
			const about = findAsked(part.askable(open), sent.url);
			const { locale } = sent.locals;
			if (about === null || list === null) {
				const errors = [{ field: ruleControls.test, code: 'condition_question' } as const];
				return fail(400, refusedForm(locale, { errors, typed: readTyped(form) }));
			}
			const rule = readRule(form, subjectOf(about, open.draft.state));
			if (!rule.ok) return fail(400, refusedForm(locale, { errors: rule.error, typed: readTyped(form) }));
			const rules = joinRules({ join: list.join, rules: [...list.rules, rule.value] });
			return save(sent, open, form, ruleControls.test, rules);
		},

		remove: async (sent: Sent) => {
			const { form, open, list } = await begin(sent);
			const place = form.get(ruleControls.place);
			const rules = (list?.rules ?? []).filter((_, at) => String(at) !== place);
			return save(sent, open, form, ruleControls.place, joinRules({ join: list?.join ?? 'and', rules }));
		},

		join: async (sent: Sent) => {
			const { form, open, list } = await begin(sent);
			const join = form.get(ruleControls.join) === 'or' ? 'or' : 'and';
			return save(sent, open, form, ruleControls.join, joinRules({ join, rules: list?.rules ?? [] }));
		},

		/** All of it as it was written; nothing written takes it away. */
		write: async (sent: Sent) => {
			const { form, open } = await begin(sent);
			const typed = readTyped(form);
			const text = typed[ruleControls.text]?.[0]?.trim() ?? '';
			const parsed = text === '' ? null : parseCondition(text, decimalsIn(part.askable(open)));
			if (parsed?.ok === false) {
				const { at, code } = parsed.error;
				const { locale } = sent.locals;
				const shown = refusedForm(locale, { errors: [{ field: ruleControls.text, code }], typed });
				const message = conditionMessages[locale].stops(at + 1);
				return fail(400, {
					...shown,
					errors: shown.errors.map((one) => (code === 'condition_syntax' ? { ...one, message } : one)),
				});
			}
			return save(sent, open, form, ruleControls.text, parsed?.value ?? null);
		},
	};
}

/** Saves the draft with the part edited and goes back to its page, or says why it can't be. */
export async function saveEdited(
	{ backend, locale }: App.Locals,
	page: RuledPart['page'],
	{ here, consultation, revision }: OpenQuestion,
	edited: Result<Instrument, FieldError[]>,
	form: FormData,
	control: string,
) {
	if (!edited.ok) {
		// Whatever is wrong in it, it was this control that said it.
		const errors = edited.error.slice(0, 1).map(({ code }) => ({ field: control, code }));
		return fail(400, refusedForm(locale, { errors, typed: readTyped(form) }));
	}
	const saved = await saveSurveyDraft(backend, consultation.id, canonicalText(edited.value), revision);
	if (!saved.ok) return refuse(locale, saved.error, form);
	redirect(303, `${here}/${page}?guardado=1`);
}

function findAsked(askable: readonly Question[], url: URL): Question | null {
	return askable.find(({ id }) => id === url.searchParams.get('de')) ?? null;
}
