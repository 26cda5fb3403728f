import { assertNever } from '../../basics/assertNever';
import type { Question } from './instrument';
import {
	checkMatrix,
	checkMultiple,
	checkRanking,
	checkSingle,
	type ChoiceRefusal,
} from './values/choiceRules';
import { checkFile, type FileRefusal } from './values/fileRules';
import { checkDate, checkNumber, checkScale, type MeasureRefusal } from './values/measureRules';
import { checkArea, checkMunicipality, checkPoint, type PlaceRefusal } from './values/placeRules';
import { hasExactly, isRecord } from './values/records';
import { checkText } from './values/textRules';

/** Why the answer to one question is refused. The database says the same words: `private.answer_refusal`. */
export type ValueRefusal = ChoiceRefusal | MeasureRefusal | PlaceRefusal | FileRefusal;

/**
 * The first rule a value breaks as the answer to a question, or null when it may be stored.
 *
 * The order of the checks is part of the contract: the database repeats it and must name the same code.
 */
export function findValueRefusal(
	question: Question,
	state: string | null,
	value: unknown,
): ValueRefusal | null {
	if (isRecord(value) && hasExactly(value, ['none'])) {
		const { none } = value;
		if (question.noAnswer.some((offered) => offered === none)) return null;
	}
	switch (question.type) {
		case 'single':
			return checkSingle(question, value);
		case 'multiple':
			return checkMultiple(question, value);
		case 'short':
		case 'long':
			return checkText(value, question.maxLength);
		case 'number':
			return checkNumber(question, value);
		case 'date':
			return checkDate(question, value);
		case 'scale':
			return checkScale(question, value);
		case 'matrix':
			return checkMatrix(question, value);
		case 'consent':
			return value === true ? null : 'shape';
		case 'ranking':
			return checkRanking(question, value);
		case 'municipality':
			return checkMunicipality(question, state, value);
		case 'point':
			return checkPoint(value);
		case 'area':
			return checkArea(value);
		case 'photo':
		case 'audio':
			return checkFile(question.type, value);
		default:
			return assertNever(question);
	}
}
