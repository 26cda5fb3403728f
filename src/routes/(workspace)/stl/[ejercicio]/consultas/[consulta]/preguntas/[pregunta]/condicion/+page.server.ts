import { setCondition } from '$lib/domain/survey/conditions/edit/rules';
import { findReach } from '$lib/domain/survey/conditions/reach/findReach';
import { subjectOf } from '$lib/domain/survey/conditions/subject';
import { editRules, readRules, type RuledPart } from '../editRules.server';
import { openQuestion } from '../openQuestion.server';
import type { Actions, PageServerLoad } from './$types';

const condition: RuledPart = {
	page: 'condicion',
	askable: ({ earlier }) => earlier,
	read: ({ showIf }) => showIf ?? null,
	write: ({ draft, question }, rules) => setCondition(draft, question.id, rules),
};

export const load: PageServerLoad = async (event) => {
	const open = await openQuestion(event.locals.backend, event.params);
	const { draft, place } = open;
	return {
		...(await readRules(condition, event, open)),
		reach: findReach(
			draft.questions.map((asked) => subjectOf(asked, draft.state)),
			place,
		),
	};
};

const { add, remove, join, write } = editRules(condition);

export const actions: Actions = { add, remove, join, write };
