import { readTyped } from '../../readTyped';
import type { Instrument, Question } from '../instrument';
import { INSTRUMENT_LIMITS } from '../instrumentSchema';
import { Edit } from './edit';
import { editControls } from './editControls';

/**
 * An instrument with one question as a form has it at this moment, to look at it while it is written. Nothing is refused:
 * a text may still be blank, and a number that makes no sense yet is the one of before. The question depends on nothing,
 * so that it can be seen.
 */
export function sketchQuestion(instrument: Instrument, question: Question, form: FormData): Instrument {
	// A box to leave is no reason to show nothing, and its place is seen in the list.
	form.delete(editControls.remove(question.id));
	const [edited = question] = new Edit(readTyped(form), instrument.languages).question(question);
	const { showIf: _, ...sketch } = makeSense(edited, question);
	return {
		...instrument,
		questions: instrument.questions.map((asked) => (asked.id === question.id ? sketch : asked)),
	};
}

function makeSense(edited: Question, before: Question): Question {
	const { scalePoints, decimals } = INSTRUMENT_LIMITS;
	switch (edited.type) {
		case 'scale': {
			const isDrawable = edited.points >= scalePoints.min && edited.points <= scalePoints.max;
			const points = before.type === 'scale' ? before.points : scalePoints.min;
			return isDrawable ? edited : { ...edited, points };
		}
		case 'number': {
			const isWritable = edited.decimals >= 0 && edited.decimals <= decimals;
			const known = (bound: number | null): number | null => (Number.isNaN(bound) ? null : bound);
			return {
				...edited,
				decimals: isWritable ? edited.decimals : 0,
				min: known(edited.min),
				max: known(edited.max),
			};
		}
		default:
			return edited;
	}
}
