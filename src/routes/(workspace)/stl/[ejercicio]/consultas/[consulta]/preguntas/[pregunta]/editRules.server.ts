import { redirect } from '@sveltejs/kit';
import { err, type Result } from '$lib/basics/result';
import { describeCondition } from '$lib/components/consultation-editor/condition/describeCondition';
import type { FieldError } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import { joinRules, listRules, readRule, ruleControls } from '$lib/domain/survey/conditions/edit/rules';
import type { Expression } from '$lib/domain/survey/conditions/expression';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import { parseCondition } from '$lib/domain/survey/conditions/text/parseCondition';
import { printCondition } from '$lib/domain/survey/conditions/text/printCondition';
import { editMarks } from '$lib/domain/survey/editing/holdBack';
import { findQuestion, type Instrument, type Question } from '$lib/domain/survey/instrument';
import { textIn } from '$lib/domain/text';
import { refusedForm } from '$lib/messages/access/refuseForm';
import { conditionMessages } from '$lib/messages/workspace/conditions';
import { editDraft, markOf, refuseEdit, type EditRefused } from '../../../../editDraft.server';
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
		mark: markRules(part)(question),
		written: expression === null ? '' : printCondition(expression, decimalsIn(askable)),
		rules: list && { join: list.join, said: list.rules.map(say) },
		askable: askable.map(({ id, text }) => ({ id, text: textIn(text, locale) })),
		chosen: chosen && (await describeSubject(chosen, draft, locale)),
		isSaved: url.searchParams.has('guardado'),
	};
}

/** What may be done on its page, whichever part it is. */
export function editRules(part: RuledPart) {
	/** Saves the part as `change` says, over the draft as it stands when it is saved. */
	const save = (
		sent: Sent,
		form: FormData,
		control: string,
		change: (open: OpenQuestion) => Expression | null | undefined,
	) =>
		saveEdited(sent, part.page, form, markRules(part), (open) => {
			const rules = change(open);
			if (rules === undefined) return refuseRule(form, ruleControls.test, 'condition_question');
			return nameControl(part.write(open, rules), form, control);
		});

	return {
		/** One rule more, joined to those there are. */
		add: async (sent: Sent) => {
			const form = await sent.request.formData();
			const open = await openQuestion(sent.locals.backend, sent.params);
			const about = findAsked(part.askable(open), sent.url);
			const rule = about && readRule(form, subjectOf(about, open.draft.state));
			if (rule?.ok === false) {
				const errors = { errors: rule.error, typed: readTyped(form) };
				return refuseEdit(sent.locals, { why: 'form', refused: errors }, form);
			}
			return save(sent, form, ruleControls.test, ({ question }) => {
				const list = listRules(part.read(question));
				return (
					(rule && list && joinRules({ join: list.join, rules: [...list.rules, rule.value] })) || undefined
				);
			});
		},

		remove: async (sent: Sent) => {
			const form = await sent.request.formData();
			const place = form.get(ruleControls.place);
			return save(sent, form, ruleControls.place, ({ question }) => {
				const list = listRules(part.read(question));
				const rules = (list?.rules ?? []).filter((_, at) => String(at) !== place);
				return joinRules({ join: list?.join ?? 'and', rules });
			});
		},

		join: async (sent: Sent) => {
			const form = await sent.request.formData();
			const join = form.get(ruleControls.join) === 'or' ? 'or' : 'and';
			return save(sent, form, ruleControls.join, ({ question }) =>
				joinRules({ join, rules: listRules(part.read(question))?.rules ?? [] }),
			);
		},

		/** All of it as it was written; nothing written takes it away, but never by itself. */
		write: async (sent: Sent) => {
			const form = await sent.request.formData();
			const open = await openQuestion(sent.locals.backend, sent.params);
			const typed = readTyped(form);
			const text = typed[ruleControls.text]?.[0]?.trim() ?? '';
			if (text === '' && form.has(editMarks.aside))
				return { errors: null, mark: markRules(part)(open.question) };
			const parsed = text === '' ? null : parseCondition(text, decimalsIn(part.askable(open)));
			if (parsed?.ok === false) {
				const { at, code } = parsed.error;
				const { locale } = sent.locals;
				const shown = refusedForm(locale, { errors: [{ field: ruleControls.text, code }], typed });
				const message = conditionMessages[locale].stops(at + 1);
				const errors = shown.errors.map((one) => (code === 'condition_syntax' ? { ...one, message } : one));
				return refuseEdit(sent.locals, { why: 'said', errors }, form);
			}
			return save(sent, form, ruleControls.text, () => parsed?.value ?? null);
		},
	};
}

/** The fingerprint of the rules of a question: its words and its limit's words are other parts. */
export function markRules(part: RuledPart): (question: Question) => string {
	return (question) => markOf({ rules: part.read(question) });
}

/** Whatever is wrong in what was edited, it was one control that said it. */
export function nameControl(
	edited: Result<Instrument, FieldError[]>,
	form: FormData,
	control: string,
): Result<Instrument, EditRefused> {
	return edited.ok ? edited : refuseRule(form, control, edited.error[0]?.code ?? 'not_understood');
}

function refuseRule(form: FormData, field: string, code: FieldError['code']): Result<never, EditRefused> {
	return err({ why: 'form', refused: { errors: [{ field, code }], typed: readTyped(form) } });
}

/**
 * Saves the draft with a part of a question edited: for a button, which leads back to its page, and by itself while somebody
 * writes. Says why it can't be, also when somebody else changed that part meanwhile.
 */
export async function saveEdited(
	{ locals, params }: Pick<Sent, 'locals' | 'params'>,
	page: RuledPart['page'],
	form: FormData,
	markPart: (question: Question) => string,
	change: (open: OpenQuestion) => Result<Instrument, EditRefused>,
) {
	const open = await openQuestion(locals.backend, params);
	const over = form.get(editMarks.over);
	const saved = await editDraft(locals, params, (draft) => {
		const now = lookAgain(open, draft);
		const mark = now && markPart(now.question);
		if (now === null || (typeof over === 'string' && over !== mark)) return err({ why: 'overtaken', mark });
		return change(now);
	});
	if (!saved.ok) return refuseEdit(locals, saved.error, form);
	const after = lookAgain(open, saved.value.after);
	if (form.has(editMarks.aside) && after) return { errors: null, mark: markPart(after.question) };
	redirect(303, `${open.here}/${page}?guardado=1`);
}

/** The same question in a draft as it stands now; null where somebody took it out. */
function lookAgain(open: OpenQuestion, draft: Instrument): OpenQuestion | null {
	const question = findQuestion(draft, open.question.id);
	if (question === null) return null;
	const place = draft.questions.indexOf(question);
	return { ...open, draft, question, place, earlier: draft.questions.slice(0, place) };
}

function findAsked(askable: readonly Question[], url: URL): Question | null {
	return askable.find(({ id }) => id === url.searchParams.get('de')) ?? null;
}
