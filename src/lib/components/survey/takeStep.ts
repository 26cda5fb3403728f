import { readAnswersFromForm } from '$lib/domain/survey/answerForm';
import type { FormRefusal } from '$lib/domain/survey/form/formRefusal';
import { WHOLE_ANSWER } from '$lib/domain/survey/answerRules';
import { keepShown, type Walk } from '$lib/domain/survey/adaptive/walk';
import { findQuestion, type Answers, type Instrument } from '$lib/domain/survey/instrument';
import { firstPending, nextQuestion, previousQuestion } from '$lib/domain/survey/progress';
import { flowNames, readMove, type AnswerState } from './answerState';

export interface Step {
	state: AnswerState;
	/** What to send, when the person asked for it and nothing stands in the way: the answers to what is shown. */
	send: Answers | null;
}

/**
 * One press of a button of the survey. The form carries everything: the question on screen and the earlier answers as
 * hidden fields. The server without scripts and the page with them take the same step. `walk` says what the instrument
 * asks of who answered so; answers to what it doesn't ask are kept, in case it does again.
 */
export function takeStep(instrument: Instrument, form: FormData, walk: Walk): Step {
	const rawAt = form.get(flowNames.at);
	const at = typeof rawAt === 'string' && findQuestion(instrument, rawAt) ? rawAt : null;
	const move = readMove(form.get(flowNames.go));
	const { answers, typed, refusals } = readAnswersFromForm(instrument, form, at === null ? [] : [at]);
	const asked = walk(instrument, answers, 'es');
	const go = (next: string | null): Step => ({
		state: { at: next, answers, typed: {}, refusals: [] },
		send: null,
	});
	const stay = (where: string | null, why: readonly FormRefusal[]): Step => ({
		state: { at: where, answers, typed, refusals: why },
		send: null,
	});

	if (typeof move === 'object') return go(findQuestion(asked, move.edit)?.id ?? at);
	if (move === 'back') {
		const last = asked.questions.at(-1)?.id ?? null;
		return go(at === null ? last : (previousQuestion(asked, at)?.id ?? at));
	}
	const here = refusals.filter(({ field }) => at === null || field === at);
	if (here.length > 0) return stay(here[0]?.field ?? at, here);
	const broken = asked.broken?.find((id) => at === null || id === at);
	if (broken !== undefined && (at !== null || move === 'send'))
		return stay(broken, [{ field: broken, code: 'limit' }]);
	if (at !== null) return go(nextQuestion(asked, at)?.id ?? null);
	if (move !== 'send') return go(null);
	const pending = firstPending(asked, answers);
	if (pending) return stay(pending.id, [{ field: pending.id, code: 'required' }]);
	const shown = keepShown(asked, answers);
	if (Object.keys(shown).length === 0) {
		return stay(null, [{ field: WHOLE_ANSWER, code: 'nothing_answered' }]);
	}
	return { ...go(null), send: shown };
}
