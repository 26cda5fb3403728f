import { readAnswersFromForm, type FormRefusal } from '$lib/domain/survey/answerForm';
import { WHOLE_ANSWER } from '$lib/domain/survey/answerRules';
import { findQuestion, type Instrument } from '$lib/domain/survey/instrument';
import { firstPending, nextQuestion, previousQuestion } from '$lib/domain/survey/progress';
import { flowNames, readMove, type AnswerState } from './answerState';

export interface Step {
	state: AnswerState;
	/** Whether the person asked to send and nothing stands in the way. */
	send: boolean;
}

/**
 * One press of a button of the survey. The form carries everything: the question on screen and the earlier answers as
 * hidden fields. The server without scripts and the page with them take the same step.
 */
export function takeStep(instrument: Instrument, form: FormData): Step {
	const rawAt = form.get(flowNames.at);
	const at = typeof rawAt === 'string' && findQuestion(instrument, rawAt) ? rawAt : null;
	const move = readMove(form.get(flowNames.go));
	const { answers, typed, refusals } = readAnswersFromForm(instrument, form, at === null ? [] : [at]);
	const go = (next: string | null): Step => ({
		state: { at: next, answers, typed: {}, refusals: [] },
		send: false,
	});
	const stay = (where: string | null, why: readonly FormRefusal[]): Step => ({
		state: { at: where, answers, typed, refusals: why },
		send: false,
	});

	if (typeof move === 'object') return go(findQuestion(instrument, move.edit)?.id ?? at);
	if (move === 'back') {
		const last = instrument.questions.at(-1)?.id ?? null;
		return go(at === null ? last : (previousQuestion(instrument, at)?.id ?? at));
	}
	const here = refusals.filter(({ field }) => at === null || field === at);
	if (here.length > 0) return stay(here[0]?.field ?? at, here);
	if (at !== null) return go(nextQuestion(instrument, at)?.id ?? null);
	if (move !== 'send') return go(null);
	const pending = firstPending(instrument, answers);
	if (pending) return stay(pending.id, [{ field: pending.id, code: 'required' }]);
	if (Object.keys(answers).length === 0) {
		return stay(null, [{ field: WHOLE_ANSWER, code: 'nothing_answered' }]);
	}
	return { ...go(null), send: true };
}
