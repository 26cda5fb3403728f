import { z } from 'zod';
import type { Instrument, Option, Question } from '../survey/instrument';
import { textIn, type Text } from '../text';
import { suppressSmallCells, type SuppressedTable } from './suppressSmallCells';

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

const textShape = z.object({ es: z.string() }).catchall(z.string());
const countShape = z.int().nullable();
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
	questions: z.array(
		z.object({
			id: z.string(),
			type: z.string(),
			text: textShape,
			tables: z.array(
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
			),
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

/** A table of how many said what, before anything is left out. */
export interface CountedTable {
	readonly part: string | null;
	readonly text: Text | null;
	/** `counts` by channel, in the order given. */
	readonly rows: readonly {
		readonly choice: string;
		readonly text: Text | null;
		readonly counts: readonly number[];
	}[];
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

/** The figures that anybody may read of a closed consultation: no group smaller than `SMALLEST_GROUP`, nor one to be computed. */
export function composeFigures(
	consultation: string,
	instrument: Instrument,
	instrumentHash: string,
	counted: CountedAnswers,
): Figures {
	const order = Object.keys(counted.channels).sort(compareText);
	return {
		v: 1,
		consultation,
		survey: instrument.survey,
		instrument: instrumentHash,
		smallest: SMALLEST_GROUP,
		answers: Object.values(counted.channels).reduce((total, one) => total + one, 0),
		channels: order.map((channel) => ({ channel, answers: counted.channels[channel] ?? 0 })),
		questions: instrument.questions.map((question) => {
			const tables = tablesOf(question, counted, order);
			const suppressed = suppressTables(question, tables);
			return {
				id: question.id,
				type: question.type,
				text: { ...question.text },
				tables: tables.map(({ part, text, rows }, place) => ({
					part,
					text: text && { ...text },
					rows: rows.map((row, at) => ({
						choice: row.choice,
						text: row.text && { ...row.text },
						counts: [...(suppressed[place]?.cells[at] ?? [])],
						total: suppressed[place]?.totals[at] ?? null,
					})),
				})),
			};
		}),
	};
}

/**
 * What may be published of the tables of one question. Each is a table by itself; but where everybody puts one option
 * first, or may choose only one, what is first of each option sums to how many answered, so the options are a table
 * together too. Whoever took none is published with the question: hiding that covers nothing.
 */
export function suppressTables(question: Question, tables: readonly CountedTable[]): SuppressedTable[] {
	const [whole, ...parts] = tables.map(({ part, rows }) =>
		suppressSmallCells(
			rows.map(({ counts }) => counts),
			SMALLEST_GROUP,
			part === null ? null : rows.length - 1,
		),
	);
	if (!whole) return [];
	const takesOne =
		(question.type === 'ranking' && !question.ties) || (question.type === 'multiple' && question.max === 1);
	if (!takesOne) return [whole, ...parts];
	const taken = tables.slice(1).map(({ rows }) => rows[0]?.counts ?? []);
	const left = (tables[0]?.rows[0]?.counts ?? []).map((_, column) => {
		const everybody = (tables[0]?.rows ?? []).reduce((total, { counts }) => total + (counts[column] ?? 0), 0);
		return taken.reduce((rest, counts) => rest - (counts[column] ?? 0), everybody);
	});
	const together = suppressSmallCells([...taken, left], SMALLEST_GROUP, taken.length);
	return [
		whole,
		...parts.map(({ cells, totals }, place) => ({
			cells: cells.map((row) =>
				row.map((count, column) => (together.cells[place]?.[column] === null ? null : count)),
			),
			totals: totals.map((total) => (together.totals[place] === null ? null : total)),
		})),
	];
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
