import { limitControls, setLimit, STANDARD_LIMIT_MESSAGE } from '$lib/domain/survey/conditions/edit/rules';
import { findLimitReach } from '$lib/domain/survey/conditions/reach/findLimitReach';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import { readTyped } from '$lib/domain/readTyped';
import type { Question } from '$lib/domain/survey/instrument';
import { tidyLine, type Text } from '$lib/domain/text';
import { markOf } from '../../../../../editDraft.server';
import { editRules, nameControl, readRules, saveEdited, type RuledPart } from '../editRules.server';
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
		messageMark: markMessage(question),
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
	message: async (event) => {
		const form = await event.request.formData();
		const typed = readTyped(form);
		return saveEdited(event, 'limite', form, markMessage, ({ draft, question }) => {
			const said = draft.languages
				.map((tag): [string, string] => [tag, tidyLine(typed[limitControls.message(tag)]?.[0] ?? '')])
				.filter(([, words]) => words !== '');
			const message: Text = { ...Object.fromEntries(said), es: new Map(said).get('es') ?? '' };
			const edited = setLimit(draft, question.id, question.limit ? { ...question.limit, message } : null);
			return nameControl(edited, form, limitControls.message('es'));
		});
	},
};

/** The fingerprint of what is said to whoever breaks a limit: its rules are another part. */
function markMessage({ limit: set }: Question): string {
	return markOf({ message: set?.message ?? null });
}
