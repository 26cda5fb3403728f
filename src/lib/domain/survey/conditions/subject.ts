import type { Question } from '../instrument';
import type { Expression } from './expression';

/** What answers to a question can be, as far as conditions tell them apart. Bounds are inclusive; null means none. */
export type AnswerSpace =
	/** One option, or own words where `other`. */
	| { readonly kind: 'one'; readonly options: readonly string[]; readonly other: boolean }
	/** One to `max` options, or own words where `other`. */
	| {
			readonly kind: 'some';
			readonly options: readonly string[];
			readonly max: number;
			readonly other: boolean;
	  }
	/** A whole number, in units of 10^-`decimals`. */
	| {
			readonly kind: 'number';
			readonly decimals: number;
			readonly min: number | null;
			readonly max: number | null;
	  }
	/** A day, `YYYY-MM-DD`. */
	| { readonly kind: 'date'; readonly min: string | null; readonly max: string | null }
	/** The key of a municipality, of a state where the instrument has one. */
	| { readonly kind: 'municipality'; readonly state: string | null }
	/** Answered or not is all there is to ask: own words, places on a map, tables. */
	| { readonly kind: 'any' };

/** A question as conditions see it. */
export type Subject = {
	readonly id: string;
	readonly showIf: Expression | null;
	/** What its answer must keep to beside the rules of its type; null where there is nothing. */
	readonly must: Expression | null;
	/** Whether whoever sees it must give a value: required, and «I don't know» is not offered. */
	readonly isValueCertain: boolean;
	readonly space: AnswerSpace;
};

/** The question as conditions see it. `state` is that of its instrument. */
export function subjectOf(question: Question, state: string | null): Subject {
	return {
		id: question.id,
		showIf: question.showIf ?? null,
		must: question.limit?.must ?? null,
		isValueCertain: question.required && question.noAnswer.length === 0,
		space: spaceOf(question, state),
	};
}

/** What answers to a question can be. `state` is that of its instrument. */
export function spaceOf(question: Question, state: string | null): AnswerSpace {
	switch (question.type) {
		case 'single':
			return { kind: 'one', options: question.options.map(({ id }) => id), other: question.allowOther };
		case 'multiple':
		case 'ranking':
			return {
				kind: 'some',
				options: question.options.map(({ id }) => id),
				max: question.max,
				other: question.type === 'multiple' && question.allowOther,
			};
		case 'number':
			return { kind: 'number', decimals: question.decimals, min: question.min, max: question.max };
		case 'scale':
			return {
				kind: 'number',
				decimals: 0,
				min: question.start,
				max: question.start + question.points - 1,
			};
		case 'date':
			return { kind: 'date', min: question.earliest, max: question.latest };
		case 'municipality':
			return { kind: 'municipality', state };
		case 'short':
		case 'long':
		case 'matrix':
		case 'consent':
		case 'point':
		case 'area':
		case 'photo':
		case 'audio':
			return { kind: 'any' };
	}
}
