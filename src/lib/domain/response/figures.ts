import { z } from 'zod';
import type { Instrument, Option, Question } from '../survey/instrument';
import { textIn, type Text } from '../text';
import { standingExclusionSchema, type StandingExclusion } from './exclusion/exclusionRule';
import { suppressBoth, suppressTables, type CountedTable } from './suppressTables';
import type { SuppressedTable } from './suppressSmallCells';

/** Groups smaller than this are not published. */
export const SMALLEST_GROUP = 10;

/** Answers to count by that no option can be called. */
export const figureChoices = {
	/** In own words beside the options. */
	other: '+other',
	/** Did not answer the question, or it was not asked. */
	none: '+none',
	/** Answered a question whose answers are not counted: own words, a place. */
	answered: '+answered',
	/** Chose the option, or put it first. */
	chosen: '+chosen',
	first: '+first',
	/** Everybody else: did not choose it, did not put it first, left the row blank. */
	rest: '+rest',
	unknown: '+unknown',
	refused: '+refused',
} as const;

/** How many said what by which channel: `part` is empty, or an option counted by itself, or a row of a table. */
export interface AnswerCount {
	readonly question: string;
	readonly part: string;
	readonly choice: string;
	readonly channel: string;
	readonly count: number;
}

/** What was counted, as the database gives it. */
export interface CountedAnswers {
	/** How many answers came by each channel. */
	readonly channels: Readonly<Record<string, number>>;
	readonly counts: readonly AnswerCount[];
}

/** Answers that two people left out of the count by a rule: which rules, and what they would have added. */
export interface LeftOut {
	readonly rules: readonly StandingExclusion[];
	readonly counted: CountedAnswers;
}

const nothingLeftOut: LeftOut = { rules: [], counted: { channels: {}, counts: [] } };

const textShape = z.object({ es: z.string() }).catchall(z.string());
const countShape = z.int().nullable();
const tablesShape = z.array(
	z.object({
		part: z.string().nullable(),
		text: textShape.nullable(),
		rows: z.array(
			z.object({
				choice: z.string(),
				text: textShape.nullable(),
				/** One a channel, in the order of `channels`; null where it is not published. */
				counts: z.array(countShape),
				total: countShape,
			}),
		),
	}),
);
const figuresShape = z.object({
	v: z.literal(1),
	consultation: z.string(),
	survey: z.string(),
	/** Hash of what was asked. */
	instrument: z.string(),
	/** Groups smaller than this are null. */
	smallest: z.int(),
	answers: z.int(),
	channels: z.array(z.object({ channel: z.string(), answers: z.int() })),
	/** What was left out of the count by a rule, for a reason and by two people. */
	excluded: z.object({
		answers: z.int(),
		/** In the order of `channels`. */
		channels: z.array(z.object({ channel: z.string(), answers: z.int() })),
		rules: z.array(standingExclusionSchema),
	}),
	questions: z.array(
		z.object({
			id: z.string(),
			type: z.string(),
			text: textShape,
			tables: tablesShape,
			/** The same tables with what was left out; null where nothing was, or where the difference is a small group. */
			withExcluded: tablesShape.nullable(),
		}),
	),
});

/** The published counts of a consultation: every row of a table is a group, and the rows hold every answer once. */
export type Figures = z.infer<typeof figuresShape>;
export type FigureTable = Figures['questions'][number]['tables'][number];

/** Reads published figures. @throws ZodError when they are not: only the worker writes them. */
export function parseFigures(raw: unknown): Figures {
	return figuresShape.parse(raw);
}

/**
 * What a question gives to count: one table of its answers and, where several may be chosen, one for each option. The
 * rows of a table hold every answer exactly once, whoever left the question blank included.
 */
export function tablesOf(
	question: Question,
	{ channels, counts }: CountedAnswers,
	order: readonly string[],
): CountedTable[] {
	const own = counts.filter((count) => count.question === question.id);
	const { options, rows: parted } = offeredBy(question);
	const isByPart = question.type === 'multiple' || question.type === 'ranking';
	const textOf = (id: string, among: readonly Option[] = options): Text | null =>
		among.find((option) => option.id === id)?.text ?? null;
	const tableOf = (part: string | null, declared: readonly string[], last: string): CountedTable => {
		const here = own.filter((count) => count.part === (part ?? ''));
		const found = [...new Set(here.map(({ choice }) => choice))].sort(compareText);
		const choices = [...new Set([...declared, ...found])].filter((choice) => choice !== last);
		const rows = choices.map((choice) => ({
			choice,
			text: textOf(choice),
			counts: order.map((channel) =>
				sum(here.filter((count) => count.choice === choice && count.channel === channel)),
			),
		}));
		// Whoever is in no row is in the last: so the rows hold everybody.
		const left = order.map(
			(channel, at) =>
				(channels[channel] ?? 0) - rows.reduce((total, row) => total + (row.counts[at] ?? 0), 0),
		);
		return {
			part,
			text: part === null ? null : textOf(part, parted),
			rows: [...rows, { choice: last, text: null, counts: left }],
		};
	};
	const parts = [
		...new Set([...parted.map(({ id }) => id), ...own.map(({ part }) => part).filter((part) => part !== '')]),
	];
	const chosen =
		question.type === 'matrix'
			? options.map(({ id }) => id)
			: question.type === 'ranking'
				? [figureChoices.first]
				: [figureChoices.chosen];
	const declared =
		isByPart || question.type === 'matrix' ? [figureChoices.answered] : declaredBy(question, options);
	return [
		tableOf(null, declared, figureChoices.none),
		...parts.map((part) => tableOf(part, chosen, figureChoices.rest)),
	];
}

/** What is chosen among, and what is counted by itself: options that several may choose, or rows of a table. */
function offeredBy(question: Question): { options: readonly Option[]; rows: readonly Option[] } {
	if (question.type === 'matrix') return { options: question.columns, rows: question.rows };
	const options = 'options' in question ? question.options : [];
	return { options, rows: question.type === 'single' ? [] : options };
}

/** Choices that have a row even when nobody took them. */
function declaredBy(question: Question, options: readonly Option[]): string[] {
	if (question.type !== 'scale') return options.map(({ id }) => id);
	return Array.from({ length: question.points }, (_, at) => String(question.start + at));
}

/**
 * The figures that anybody may read of a closed consultation: no group smaller than `SMALLEST_GROUP`, nor one to be
 * computed. With what was left out too, where that tells of no such group either.
 */
export function composeFigures(
	consultation: string,
	instrument: Instrument,
	instrumentHash: string,
	counted: CountedAnswers,
	leftOut: LeftOut = nothingLeftOut,
): Figures {
	const out = leftOut.counted;
	const order = [...new Set([...Object.keys(counted.channels), ...Object.keys(out.channels)])].sort(
		compareText,
	);
	const listChannels = (channels: CountedAnswers['channels']) =>
		order.map((channel) => ({ channel, answers: channels[channel] ?? 0 }));
	return {
		v: 1,
		consultation,
		survey: instrument.survey,
		instrument: instrumentHash,
		smallest: SMALLEST_GROUP,
		answers: sumChannels(counted),
		channels: listChannels(counted.channels),
		excluded: { answers: sumChannels(out), channels: listChannels(out.channels), rules: [...leftOut.rules] },
		questions: instrument.questions.map((question) => {
			const head = { id: question.id, type: question.type, text: { ...question.text } };
			const both = sumChannels(out) === 0 ? null : countBoth(question, counted, out, order);
			if (both) return { ...head, ...both };
			const tables = tablesOf(question, counted, order);
			return {
				...head,
				tables: writeTables(tables, suppressTables(question, tables, SMALLEST_GROUP)),
				withExcluded: null,
			};
		}),
	};
}

/** A question without and with what was left out, under the same rows; null where the difference tells of too few. */
function countBoth(
	question: Question,
	counted: CountedAnswers,
	out: CountedAnswers,
	order: readonly string[],
) {
	const channels = Object.fromEntries(
		order.map((channel) => [channel, (counted.channels[channel] ?? 0) + (out.channels[channel] ?? 0)]),
	);
	// What only those left out said has a row of nobody in the other table.
	const nobody = out.counts.map((count) => ({ ...count, count: 0 }));
	const tables = tablesOf(question, { ...counted, counts: [...counted.counts, ...nobody] }, order);
	const all = tablesOf(question, { channels, counts: [...counted.counts, ...out.counts] }, order);
	const both = suppressBoth(question, tables, all, SMALLEST_GROUP);
	return both && { tables: writeTables(tables, both.counted), withExcluded: writeTables(all, both.all) };
}

function writeTables(tables: readonly CountedTable[], suppressed: readonly SuppressedTable[]): FigureTable[] {
	return tables.map(({ part, text, rows }, place) => ({
		part,
		text: text && { ...text },
		rows: rows.map((row, at) => ({
			choice: row.choice,
			text: row.text && { ...row.text },
			counts: [...(suppressed[place]?.cells[at] ?? [])],
			total: suppressed[place]?.totals[at] ?? null,
		})),
	}));
}

function sumChannels({ channels }: CountedAnswers): number {
	return Object.values(channels).reduce((total, one) => total + one, 0);
}

function sum(counts: readonly AnswerCount[]): number {
	return counts.reduce((total, { count }) => total + count, 0);
}

/** Code points: the same order on every machine. */
function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** What a row of a table is called: its own text, or what `names` calls it, by `other`, `none` … or by the key of a place. */
export function nameRow(
	row: { readonly choice: string; readonly text: Text | null },
	language: string,
	names: Readonly<Record<string, string>>,
): string {
	return row.text ? textIn(row.text, language) : (names[row.choice.replace('+', '')] ?? row.choice);
}
