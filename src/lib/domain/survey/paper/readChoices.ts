import { err, ok, type Result } from '../../../basics/result';
import { readAnswersFromForm } from '../answerForm';
import type { FormRefusal } from '../form/formRefusal';
import type { Instrument } from '../instrument';
import type { Choice, Difference } from './compareReadings';
import { instrumentOfChannel } from './instrumentOfChannel';

/** Name of the control that says which reading of a question is taken. No question can have such an id. */
export function takenName(question: string): string {
	return `_toma.${question}`;
}

/**
 * What a third person took of each difference: one of the readings, or what they read themselves in the controls of the
 * question. One for which nothing is taken is refused.
 */
export function readChoices(
	instrument: Instrument,
	differences: readonly Difference[],
	form: FormData,
): Result<ReadonlyMap<string, Choice>, readonly FormRefusal[]> {
	const own = readAnswersFromForm(instrumentOfChannel(instrument, 'paper'), form);
	const choices = new Map<string, Choice>();
	const refusals: FormRefusal[] = [];
	for (const { question } of differences) {
		const taken = form.get(takenName(question.id));
		if (taken === 'first' || taken === 'second') {
			choices.set(question.id, taken);
		} else if (taken === 'own') {
			refusals.push(...own.refusals.filter(({ field }) => field === question.id));
			const value = Object.hasOwn(own.answers, question.id) ? own.answers[question.id] : undefined;
			choices.set(question.id, { own: value ?? null });
		} else {
			refusals.push({ field: question.id, code: 'required' });
		}
	}
	return refusals.length > 0 ? err(refusals) : ok(choices);
}
