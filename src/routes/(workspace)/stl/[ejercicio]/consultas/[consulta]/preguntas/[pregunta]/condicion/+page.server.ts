import { fail } from '@sveltejs/kit';
import { describeCondition } from '$lib/components/consultation-editor/condition/describeCondition';
import {
	joinRules,
	listRules,
	readRule,
	ruleControls,
	setCondition,
} from '$lib/domain/survey/conditions/edit/rules';
import type { Expression } from '$lib/domain/survey/conditions/expression';
import { findReach } from '$lib/domain/survey/conditions/reach/findReach';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import { parseCondition } from '$lib/domain/survey/conditions/text/parseCondition';
import { printCondition } from '$lib/domain/survey/conditions/text/printCondition';
import type { Question } from '$lib/domain/survey/instrument';
import { readTyped } from '$lib/domain/readTyped';
import { textIn } from '$lib/domain/text';
import { refusedForm } from '$lib/messages/access/formErrors';
import { conditionMessages } from '$lib/messages/workspace/conditions';
import { describeSubject, listMunicipalities, openQuestion, saveCondition } from './openQuestion.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { here, consultation, draft, question, place, earlier } = await openQuestion(locals.backend, params);
	const condition = question.showIf ?? null;
	const names = new Map((await listMunicipalities(draft.state)).map(({ id, name }) => [id, name]));
	const say = (said: Expression): string =>
		describeCondition(said, earlier, locals.locale, (key) => names.get(key) ?? key);
	const list = listRules(condition);
	const chosen = earlier.find(({ id }) => id === url.searchParams.get('de')) ?? null;
	return {
		here,
		consultationTitle: consultation.title,
		text: textIn(question.text, locals.locale),
		number: place + 1,
		total: draft.questions.length,
		said: condition && say(condition),
		written: condition === null ? '' : printCondition(condition, decimalsIn(earlier)),
		reach: findReach(
			draft.questions.map((asked) => subjectOf(asked, draft.state)),
			place,
		),
		rules: list && { join: list.join, said: list.rules.map(say) },
		earlier: earlier.map(({ id, text }) => ({ id, text: textIn(text, locals.locale) })),
		chosen: chosen && (await describeSubject(chosen, draft, locals.locale)),
		isSaved: url.searchParams.has('guardado'),
	};
};

function decimalsIn(questions: readonly Question[]): (id: string) => number {
	return (id) => {
		const question = questions.find((asked) => asked.id === id);
		const space = question && subjectOf(question, null).space;
		return space?.kind === 'number' ? space.decimals : 0;
	};
}

export const actions: Actions = {
	/** One rule more, joined to those there are. */
	add: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const open = await openQuestion(locals.backend, params);
		const about = open.earlier.find(({ id }) => id === url.searchParams.get('de'));
		const list = listRules(open.question.showIf ?? null);
		if (about === undefined || list === null) {
			const errors = [{ field: ruleControls.test, code: 'condition_question' } as const];
			return fail(400, refusedForm(locals.locale, { errors, typed: readTyped(form) }));
		}
		const rule = readRule(form, subjectOf(about, open.draft.state));
		if (!rule.ok) {
			return fail(400, refusedForm(locals.locale, { errors: rule.error, typed: readTyped(form) }));
		}
		const condition = joinRules({ join: list.join, rules: [...list.rules, rule.value] });
		const edited = setCondition(open.draft, open.question.id, condition);
		return saveCondition(locals, open, edited, form, ruleControls.test);
	},

	remove: async ({ locals, params, request }) => {
		const form = await request.formData();
		const open = await openQuestion(locals.backend, params);
		const list = listRules(open.question.showIf ?? null) ?? { join: 'and', rules: [] };
		const place = form.get(ruleControls.place);
		const rules = list.rules.filter((_, at) => String(at) !== place);
		const edited = setCondition(open.draft, open.question.id, joinRules({ join: list.join, rules }));
		return saveCondition(locals, open, edited, form, ruleControls.place);
	},

	join: async ({ locals, params, request }) => {
		const form = await request.formData();
		const open = await openQuestion(locals.backend, params);
		const list = listRules(open.question.showIf ?? null) ?? { join: 'and', rules: [] };
		const join = form.get(ruleControls.join) === 'or' ? 'or' : 'and';
		const edited = setCondition(open.draft, open.question.id, joinRules({ join, rules: list.rules }));
		return saveCondition(locals, open, edited, form, ruleControls.join);
	},

	/** The whole condition as it was written; nothing written takes it away. */
	write: async ({ locals, params, request }) => {
		const form = await request.formData();
		const open = await openQuestion(locals.backend, params);
		const typed = readTyped(form);
		const text = typed[ruleControls.text]?.[0]?.trim() ?? '';
		const parsed = text === '' ? null : parseCondition(text, decimalsIn(open.earlier));
		if (parsed?.ok === false) {
			const { at, code } = parsed.error;
			const shown = refusedForm(locals.locale, { errors: [{ field: ruleControls.text, code }], typed });
			const message = conditionMessages[locals.locale].stops(at + 1);
			return fail(400, {
				...shown,
				errors: shown.errors.map((one) => (code === 'condition_syntax' ? { ...one, message } : one)),
			});
		}
		const edited = setCondition(open.draft, open.question.id, parsed?.value ?? null);
		return saveCondition(locals, open, edited, form, ruleControls.text);
	},
};
