import type { PointE6 } from '../territory/point';
import type { Text } from '../text';
import type { Expression } from './conditions/expression';

/** One of the answers a question offers. */
export type Option = { readonly id: string; readonly text: Text };

/** Answers that are no value, for questions that offer them: "I don't know" and "I'd rather not say". */
export type NoAnswer = 'unknown' | 'refused';

/** What must hold of an answer, and what is said to whoever gave another. */
export type Limit = { readonly must: Expression; readonly message: Text };

type Asked = {
	/** Stable name of the question inside the instrument: `^[a-z][a-z0-9_]{0,31}$`. */
	readonly id: string;
	readonly text: Text;
	readonly help: Text | null;
	readonly required: boolean;
	/** The title of the part of the survey that begins with this question; it goes on until another begins. */
	readonly section?: Text;
	/** Who is asked; everybody where it is left out. It looks at earlier questions only. */
	readonly showIf?: Expression;
	/** What an answer must keep to beside the rules of its type; it looks at this question and at earlier ones. */
	readonly limit?: Limit;
	/** The question read aloud, by language. */
	readonly spoken?: Readonly<Record<string, FileAnswer>>;
	/** Which of them it offers beside its own answers, `unknown` before `refused`. */
	readonly noAnswer: readonly NoAnswer[];
};

/** One option, or one's own words where `allowOther`. */
export type SingleQuestion = Asked & {
	readonly type: 'single';
	readonly options: readonly Option[];
	readonly allowOther: boolean;
};
/** Up to `max` options without order, one's own words among them where `allowOther`. */
export type MultipleQuestion = Asked & {
	readonly type: 'multiple';
	readonly options: readonly Option[];
	readonly max: number;
	readonly allowOther: boolean;
};
/** One's own words in a few lines, at most `maxLength` characters (code points). */
export type ShortQuestion = Asked & { readonly type: 'short'; readonly maxLength: number };
/** One's own words, with room to tell: at most `maxLength` characters (code points). */
export type LongQuestion = Asked & { readonly type: 'long'; readonly maxLength: number };
/** A number, counted in units of 10^-`decimals`: with two decimals 12.50 is 1250. `min` and `max` are in those units. */
export type NumberQuestion = Asked & {
	readonly type: 'number';
	readonly decimals: number;
	readonly min: number | null;
	readonly max: number | null;
	readonly unit: Text | null;
};
/** A day, `YYYY-MM-DD`, within two days where they are given. */
export type DateQuestion = Asked & {
	readonly type: 'date';
	readonly earliest: string | null;
	readonly latest: string | null;
};
/** One of `points` whole steps from `start`; the words say what both ends mean. */
export type ScaleQuestion = Asked & {
	readonly type: 'scale';
	readonly points: number;
	readonly start: 0 | 1;
	readonly low: Text;
	readonly high: Text;
};
/** The same columns for each row; where it is required, every row has to be answered. No row is called `none`. */
export type MatrixQuestion = Asked & {
	readonly type: 'matrix';
	readonly rows: readonly Option[];
	readonly columns: readonly Option[];
};
/** What a person accepts, or leaves blank. */
export type ConsentQuestion = Asked & { readonly type: 'consent' };
/** Up to `max` options in order of preference; options may share a place where `ties`. */
export type RankingQuestion = Asked & {
	readonly type: 'ranking';
	readonly options: readonly Option[];
	readonly max: number;
	readonly ties: boolean;
};
/** A municipality by its five-digit INEGI key, of the instrument's state where it has one; where `locality`, also a place in it. */
export type MunicipalityQuestion = Asked & { readonly type: 'municipality'; readonly locality: boolean };
/** A place on the map, in millionths of a degree. */
export type PointQuestion = Asked & { readonly type: 'point' };
/** An area on the map, by its corners. */
export type AreaQuestion = Asked & { readonly type: 'area' };
/** A photograph or a recording. Never required: not everybody has a camera, and tablets at desks don't ask for one. */
export type FileQuestion = Asked & { readonly type: 'photo' | 'audio' };

export type Question =
	| SingleQuestion
	| MultipleQuestion
	| ShortQuestion
	| LongQuestion
	| NumberQuestion
	| DateQuestion
	| ScaleQuestion
	| MatrixQuestion
	| ConsentQuestion
	| RankingQuestion
	| MunicipalityQuestion
	| PointQuestion
	| AreaQuestion
	| FileQuestion;

export type QuestionType = Question['type'];

/**
 * A language of a survey beside Spanish: its variant by the name its speakers read, and who looked the translation over
 * and when (`YYYY-MM-DD`). Without `reviewer` nobody did.
 */
export type Translation = {
	readonly name: string;
	readonly reviewer: string | null;
	readonly role: string | null;
	readonly reviewedOn: string | null;
};

/**
 * What a survey asks, frozen once the survey opens: its canonical bytes are hashed and every answer names that hash.
 * Integers only. `languages` starts with `es`; `state` is the two-digit INEGI key, or null for the whole country.
 */
export type Instrument = {
	readonly v: 1;
	readonly survey: string;
	readonly languages: readonly string[];
	/** By tag of a language other than Spanish; one without an entry goes by the name everybody gives it. */
	readonly translations?: Readonly<Record<string, Translation>>;
	readonly title: Text;
	readonly intro: Text;
	readonly notice: { readonly short: Text; readonly full: Text };
	readonly state: string | null;
	readonly questions: readonly Question[];
};

/** One's own words where options are offered. */
export type OwnWords = { readonly other: string };
/** That a person doesn't know, or would rather not say. */
export type NoAnswerValue = { readonly none: NoAnswer };
/** A municipality with a place in it, as text. */
export type Locality = { readonly municipality: string; readonly locality: string };
/** Three to sixty different corners, in the order in which they are joined; the last joins the first. */
export type Area = { readonly ring: readonly PointE6[] };
/** A file by the SHA-256 of its bytes (base64url), with its media type and size: what was answered covers its every bit. */
export type FileAnswer = { readonly file: string; readonly type: string; readonly bytes: number };
/** The column chosen in each row that was answered. */
export type MatrixChoices = Readonly<Record<string, string>>;

/**
 * What a person answers to one question: an option's id or own words (`single`), ids in the instrument's order and own
 * words last (`multiple`), text (`short`, `long`), a whole number of units (`number`), a step (`scale`), a day
 * (`date`), the column of each row (`matrix`), `true` (`consent`), tiers of ids from most to least urgent
 * (`ranking`), a key or a key with a locality (`municipality`), a `point`, an `area`, the file of a `photo` or an
 * `audio`; or, where offered, why there is none. Only the question tells them apart: the choices of a `matrix` can look like any other record.
 */
export type AnswerValue =
	| string
	| number
	| true
	| OwnWords
	| NoAnswerValue
	| Locality
	| Area
	| FileAnswer
	| MatrixChoices
	| PointE6
	| readonly (string | OwnWords)[]
	| readonly (readonly string[])[];

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
/** Most characters (code points) of the name of a locality. */
export const LOCALITY_MAX_LENGTH = 120;
/** A number, in its units, lies between minus and plus this. */
export const NUMBER_LIMIT = 1_000_000_000_000;
/** How many corners an area has. */
export const RING_CORNERS = { min: 3, max: 60 } as const;

/** Whether an answer says that there is none, and why. */
export function isNoAnswer(question: Question, value: AnswerValue): value is NoAnswerValue {
	return (
		typeof value === 'object' &&
		'none' in value &&
		question.noAnswer.some((offered) => offered === value.none)
	);
}

/** Whether an answer is own words. Not for a `matrix`, whose row may be called `other`. */
export function isOwnWords(value: AnswerValue): value is OwnWords {
	return typeof value === 'object' && 'other' in value;
}

/** Whether an answer is a point. */
export function isPoint(value: AnswerValue): value is PointE6 {
	return typeof value === 'object' && 'latE6' in value && typeof value.latE6 === 'number';
}

/** Whether an answer is an area. */
export function isArea(value: AnswerValue): value is Area {
	return typeof value === 'object' && 'ring' in value && typeof value.ring === 'object';
}

/** Whether an answer is a file. */
export function isFile(value: AnswerValue): value is FileAnswer {
	return typeof value === 'object' && 'bytes' in value && typeof value.bytes === 'number';
}

/** The municipality an answer names, alone or with a locality; null for any other answer. */
export function municipalityOf(question: Question, value: AnswerValue | undefined): string | null {
	if (question.type !== 'municipality' || value === undefined) return null;
	if (typeof value === 'string') return value;
	return typeof value === 'object' && 'municipality' in value ? value.municipality : null;
}

/** Everything a question offers to choose from, rows and columns of a matrix included. */
export function listOptions(question: Question): readonly Option[] {
	if (question.type === 'matrix') return [...question.rows, ...question.columns];
	return 'options' in question ? question.options : [];
}

/** The question with an id, or null. */
export function findQuestion(instrument: Instrument, id: string): Question | null {
	return instrument.questions.find((question) => question.id === id) ?? null;
}
