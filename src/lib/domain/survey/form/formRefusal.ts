import type { AnswerRefusalCode } from '../answerRules';
import type { AnswerValue } from '../instrument';

/** Refusals that only a form can cause, beside those of the stored value. */
export type FormRefusalCode =
	| AnswerRefusalCode
	| 'other_missing'
	| 'place_repeated'
	| 'place_unknown'
	| 'point_unreadable'
	| 'ring_unreadable'
	| 'number_unreadable'
	| 'number_decimals'
	| 'date_unreadable'
	| 'municipality_missing'
	| 'none_beside_answer';

export type FormRefusal = { readonly field: string; readonly code: FormRefusalCode };

/** What the controls of one question say: a value still to be judged, what can't be read, or nothing. */
export type Read = { readonly value: AnswerValue } | { readonly code: FormRefusalCode } | null;
