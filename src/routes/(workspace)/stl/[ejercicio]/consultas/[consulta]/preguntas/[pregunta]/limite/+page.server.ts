import { limitControls, setLimit, STANDARD_LIMIT_MESSAGE } from '$lib/domain/survey/conditions/edit/rules';
import { findLimitReach } from '$lib/domain/survey/conditions/reach/findLimitReach';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import { readTyped } from '$lib/domain/readTyped';
import { tidyLine, type Text } from '$lib/domain/text';
import { editRules, readRules, saveEdited, type RuledPart } from '../editRules.server';
import { openQuestion } from '../openQuestion.server';
import type { Actions, PageServerLoad } from './$types';

const limit: RuledPart = {
	page: 'limite',
	// A limit looks at the answer itself too, and that is where most begin.
	askable: ({ question, earlier }) => [question, ...[...earlier].reverse()],
	read: ({ limit: set }) => set?.must ?? null,
	// Its words stay when its rules change, or begin as words that suit any.
	write: ({ draft, question }, must) =>
		setLimit(
			draft,
			question.id,
			must && { must, message: question.limit?.message ?? STANDARD_LIMIT_MESSAGE },
		),
};

export const load: PageServerLoad = async (event) => {
	const open = await openQuestion(event.locals.backend, event.params);
	const { draft, place, question } = open;
	const set = question.limit;
	const subjects = draft.questions.map((asked) => subjectOf(asked, draft.state));
	return {
		...(await readRules(limit, event, open)),
		languages: draft.languages,
		reach: set ? findLimitReach(subjects, place, set.must) : null,
		message: set
			? Object.fromEntries(
					Object.entries(set.message).map(([tag, words]) => [limitControls.message(tag), words]),
				)
			: null,
	};
};

const { add, remove, join, write } = editRules(limit);

export const actions: Actions = {
	add,
	remove,
	join,
	write,

	/** What is said to whoever gave an answer that breaks it. */
	message: async ({ locals, params, request }) => {
		const form = await request.formData();
		const open = await openQuestion(locals.backend, params);
		const { limit: set } = open.question;
		const typed = readTyped(form);
		const said = open.draft.languages
			.map((tag): [string, string] => [tag, tidyLine(typed[limitControls.message(tag)]?.[0] ?? '')])
			.filter(([, words]) => words !== '');
		const message: Text = { ...Object.fromEntries(said), es: new Map(said).get('es') ?? '' };
		const edited = setLimit(open.draft, open.question.id, set ? { ...set, message } : null);
		return saveEdited(locals, 'limite', open, edited, form, limitControls.message('es'));
	},
};
