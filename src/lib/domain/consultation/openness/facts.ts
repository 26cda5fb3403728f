import type { Instrument } from '../../survey/instrument';
import type { Assurance } from '../channels/assurance';
import type { NoticeDemand } from '../noticeDays';
import type { AnswersBySex, Census, Coverage, Sex } from './coverage';

/** A place in public space and how many answers its poster brought; null where it is not published. */
export interface PlaceReached {
	readonly name: string;
	readonly municipality: string | null;
	readonly hours: string | null;
	readonly answers: number | null;
}

/** A desk with a tablet; its hours as staff declared them before the close, null where they did not. */
export interface Desk {
	readonly name: string;
	readonly municipality: string | null;
	readonly hours: string | null;
}

/** Barriers that staff declared before the close to have removed, and how. */
export interface Barriers {
	readonly removed: readonly string[];
	readonly words: string | null;
}

/** A later version of the questions: the day (`YYYY-MM-DD`) and the reason, as in the log. */
export interface QuestionsChanged {
	readonly version: number;
	readonly on: string;
	readonly reason: string;
}

/** What a closed consultation is known to have been; nothing of it is anybody's opinion. */
export interface OpennessFacts {
	readonly consultation: {
		readonly slug: string;
		readonly title: string;
		readonly institutionName: string;
		readonly whoMayAnswer: string;
		readonly useOfResults: string;
		readonly timeZone: string;
		/** Instants, ISO 8601. */
		readonly opensAt: string;
		readonly closesAt: string;
		/** Days, `YYYY-MM-DD`. */
		readonly publishedOn: string;
		readonly closedOn: string;
		readonly channels: readonly string[];
	};
	readonly instrument: Instrument;
	readonly instrumentHash: string;
	/** How the questions changed after they were published, first to last. */
	readonly changes: readonly QuestionsChanged[];
	/** The notice that the rule set of the exercise asks for. */
	readonly demand: NoticeDemand;
	readonly desks: readonly Desk[];
	readonly barriers: Barriers;
	/** Places with a poster; how many came from each, null where it is not published. */
	readonly places: readonly PlaceReached[];
	/** One-time codes that were made, and what became of them; null where there were none. */
	readonly codes: { readonly made: number; readonly voided: number; readonly unused: number } | null;
	/** Numbered sheets: how many were made, handed out and stored as answers; null where there were none. */
	readonly sheets: { readonly made: number; readonly handedOut: number; readonly entered: number } | null;
	/** How many answers came by each channel, and how many of all in the days of grace. */
	readonly byChannel: Readonly<Record<string, number>>;
	readonly late: number;
	/** How many two people left out of the count by a published rule. */
	readonly excluded: number;
	/** Published counts: which version, and their SHA-256. */
	readonly figures: { readonly version: number; readonly hash: string };
	/** How many answered from each municipality, null where it is not published; null where nobody was asked. */
	readonly byMunicipality: Readonly<Record<string, number | null>> | null;
	/** The municipalities of the territory, by key. */
	readonly municipalities: readonly { readonly id: string; readonly name: string }[];
	/** Who lives in them, by key; one made after the census is missing. */
	readonly census: Readonly<Record<string, Census>>;
	/** Null where nobody was asked. */
	readonly bySex: AnswersBySex | null;
}

/** What made answering easier. The first three hold for every consultation of this program. */
export type Ease =
	| 'no_account'
	| 'no_signal'
	| 'no_scripts'
	| 'desks'
	| 'interviewers'
	| 'public_space'
	| 'paper'
	| 'languages'
	| 'plain_words'
	| 'may_skip';

/** What was less open than it could be, or is not known. */
export type Limit =
	| { readonly code: 'notice_short'; readonly given: number; readonly asked: number }
	| { readonly code: 'closed_early' }
	| { readonly code: 'one_channel' }
	| { readonly code: 'channel_unused'; readonly channel: string }
	| { readonly code: 'no_desk' }
	| { readonly code: 'one_language' }
	| { readonly code: 'hard_words'; readonly score: number }
	| { readonly code: 'municipality_not_asked' }
	| { readonly code: 'municipalities_missing'; readonly count: number; readonly of: number }
	| { readonly code: 'hours_unknown' }
	| { readonly code: 'no_barriers' }
	| { readonly code: 'sex_below'; readonly sex: Sex; readonly answers: number; readonly people: number }
	| { readonly code: 'municipalities_below'; readonly count: number; readonly of: number }
	| { readonly code: 'sex_not_asked' }
	| { readonly code: 'age_unknown' };

/** The record of how open a consultation was: whole numbers and texts, so that it has one hash. */
export interface Openness {
	readonly v: 1;
	readonly consultation: {
		readonly slug: string;
		readonly title: string;
		readonly institution: string;
		readonly whoMayAnswer: string;
		readonly useOfResults: string;
		/** Hash of what was asked last, as in the record. */
		readonly instrument: string;
		readonly changes: readonly QuestionsChanged[];
	};
	readonly dates: {
		readonly published: string;
		readonly opened: string;
		readonly closes: string;
		readonly closed: string;
		/** Days of the calendar before it opened; what the rules ask for and on which basis. */
		readonly noticeDays: number;
		readonly demand: { readonly days: number; readonly basis: 'natural' | 'business' };
		/** Days of the calendar on which one could answer, the first and the last included. */
		readonly openDays: number;
	};
	readonly answers: number;
	readonly late: number;
	readonly excluded: number;
	/** By channel, each with how sure one can be of its answers; null of a channel we do not know. */
	readonly channels: readonly {
		readonly channel: string;
		readonly answers: number;
		readonly assurance: Assurance | null;
	}[];
	readonly desks: readonly Desk[];
	readonly barriers: Barriers;
	readonly places: readonly PlaceReached[];
	/** Made = used + voided + unused; null where there were none. */
	readonly codes: {
		readonly made: number;
		readonly used: number;
		readonly voided: number;
		readonly unused: number;
	} | null;
	/** Numbered sheets of paper; null where there were none. */
	readonly sheets: { readonly made: number; readonly handedOut: number; readonly entered: number } | null;
	readonly languages: readonly string[];
	readonly questions: {
		readonly total: number;
		readonly required: number;
		readonly readability: number | null;
	};
	readonly eases: readonly Ease[];
	readonly territory: {
		readonly municipalities: number;
		/** Null where the consultation did not ask. */
		readonly reached:
			| readonly {
					readonly id: string;
					readonly name: string;
					readonly answers: number | null;
					/** By the census; null where it does not know the municipality. */
					readonly population: number | null;
			  }[]
			| null;
		readonly unreached: readonly { readonly id: string; readonly name: string }[] | null;
		/** Reached, but with less than half of the answers that their people would give; of those whose count is told. */
		readonly below: readonly { readonly id: string; readonly name: string }[] | null;
	};
	readonly coverage: Coverage;
	readonly limits: readonly Limit[];
	readonly figures: { readonly version: number; readonly hash: string };
}
