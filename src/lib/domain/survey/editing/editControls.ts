import type { NoAnswer } from '../instrument';

/** Lists of things to choose from that a question may have, by the name they have in it. */
export type ListPart = 'options' | 'rows' | 'columns';

const one: Readonly<Record<ListPart, string>> = { options: 'option', rows: 'row', columns: 'column' };
const added: Readonly<Record<ListPart, string>> = { options: 'new', rows: 'newRow', columns: 'newColumn' };

/** Names of the controls with which staff edit an instrument. `language` is one of its languages. */
export const editControls = {
	title: (language: string): string => `title.${language}`,
	intro: (language: string): string => `intro.${language}`,
	shortNotice: (language: string): string => `notice.short.${language}`,
	fullNotice: (language: string): string => `notice.full.${language}`,
	text: (question: string, language: string): string => `q.${question}.text.${language}`,
	help: (question: string, language: string): string => `q.${question}.help.${language}`,
	/** Blank in every language, no part begins there. */
	section: (question: string, language: string): string => `q.${question}.section.${language}`,
	/** How it is answered; another one starts its settings anew. */
	type: (question: string): string => `q.${question}.type`,
	/** Where it stands, counted from one. */
	place: (question: string): string => `q.${question}.place`,
	required: (question: string): string => `q.${question}.required`,
	/** A box for each way not to answer. */
	noAnswer: (question: string, reason: NoAnswer): string => `q.${question}.noAnswer.${reason}`,
	allowOther: (question: string): string => `q.${question}.allowOther`,
	ties: (question: string): string => `q.${question}.ties`,
	locality: (question: string): string => `q.${question}.locality`,
	max: (question: string): string => `q.${question}.max`,
	maxLength: (question: string): string => `q.${question}.maxLength`,
	decimals: (question: string): string => `q.${question}.decimals`,
	min: (question: string): string => `q.${question}.min`,
	unit: (question: string, language: string): string => `q.${question}.unit.${language}`,
	earliest: (question: string): string => `q.${question}.earliest`,
	latest: (question: string): string => `q.${question}.latest`,
	points: (question: string): string => `q.${question}.points`,
	start: (question: string): string => `q.${question}.start`,
	low: (question: string, language: string): string => `q.${question}.low.${language}`,
	high: (question: string, language: string): string => `q.${question}.high.${language}`,
	/** A box: the question leaves the instrument. */
	remove: (question: string): string => `q.${question}.remove`,
	/** Blank in every language, the option leaves the question. */
	option: (question: string, option: string, language: string): string =>
		editControls.listed('options', question, option, language),
	/** Repeats, one row per option to add; blank rows are ignored. */
	newOption: (question: string, language: string): string =>
		editControls.added('options', question, language),
	/** One of a list of options, rows or columns. Blank in every language, it leaves the list. */
	listed: (part: ListPart, question: string, option: string, language: string): string =>
		`q.${question}.${one[part]}.${option}.${language}`,
	/** Repeats, one for each that is added to a list; blank ones are ignored. */
	added: (part: ListPart, question: string, language: string): string =>
		`q.${question}.${added[part]}.${language}`,
} as const;
