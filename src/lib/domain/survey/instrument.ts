import type { PointE6 } from '../territory/point';
import type { Text } from '../text';
import type { Expression } from './conditions/expression';

/** One of the answers a question offers. */
export type Option = { readonly id: string; readonly text: Text };

type Asked = {
	/** Stable name of the question inside the instrument: `^[a-z][a-z0-9_]{0,31}$`. */
	readonly id: string;
	readonly text: Text;
	readonly help: Text | null;
	readonly required: boolean;
	/** Who is asked; everybody where it is left out. It looks at earlier questions only. */
	readonly showIf?: Expression;
};

/** One option, or one's own words where `allowOther`. */
export type SingleQuestion = Asked & {
	readonly type: 'single';
	readonly options: readonly Option[];
	readonly allowOther: boolean;
};
/** Up to `max` options, without order. */
export type MultipleQuestion = Asked & {
	readonly type: 'multiple';
	readonly options: readonly Option[];
	readonly max: number;
};
/** One's own words, at most `maxLength` characters (code points). */
export type ShortQuestion = Asked & { readonly type: 'short'; readonly maxLength: number };
/** Up to `max` options in order of preference. */
export type RankingQuestion = Asked & {
	readonly type: 'ranking';
	readonly options: readonly Option[];
	readonly max: number;
};
/** A municipality by its five-digit INEGI key, of the instrument's state where it has one. */
export type MunicipalityQuestion = Asked & { readonly type: 'municipality' };
/** A place on the map, in millionths of a degree. */
export type PointQuestion = Asked & { readonly type: 'point' };

export type Question =
	SingleQuestion | MultipleQuestion | ShortQuestion | RankingQuestion | MunicipalityQuestion | PointQuestion;

export type QuestionType = Question['type'];

/**
 * What a survey asks, frozen once the survey opens: its canonical bytes are hashed and every answer names that hash.
 * Integers only. `languages` starts with `es`; `state` is the two-digit INEGI key, or null for the whole country.
 */
export type Instrument = {
	readonly v: 1;
	readonly survey: string;
	readonly languages: readonly string[];
	readonly title: Text;
	readonly intro: Text;
	readonly notice: { readonly short: Text; readonly full: Text };
	readonly state: string | null;
	readonly questions: readonly Question[];
};

/**
 * What a person answers to one question: an option's id or own words (`single`), ids in the instrument's order
 * (`multiple`), text (`short`), tiers of ids from most to least urgent (`ranking`), a key (`municipality`), a `point`.
 */
export type AnswerValue =
	string | { readonly other: string } | readonly string[] | readonly (readonly string[])[] | PointE6;

/** Values by question id. A question without answer has no key. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** A whole answer as it is hashed and stored. `instrument` is the base64url SHA-256 of the instrument's bytes. */
export type AnswerContent = {
	readonly v: 1;
	readonly survey: string;
	readonly instrument: string;
	readonly language: string;
	readonly answers: Answers;
};

/** Most characters (code points) of one's own words beside the options. */
export const OTHER_MAX_LENGTH = 200;

/** The question with an id, or null. */
export function findQuestion(instrument: Instrument, id: string): Question | null {
	return instrument.questions.find((question) => question.id === id) ?? null;
}
