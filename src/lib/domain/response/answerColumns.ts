import { assertNever } from '../../basics/assertNever';
import {
	isPoint,
	type AnswerValue,
	type Instrument,
	type MatrixQuestion,
	type Option,
	type Question,
} from '../survey/instrument';
import { hasExactly, isRecord } from '../survey/values/records';

/** What stands in one cell of a table of answers. */
export type AnswerCell = string | number | null;

/**
 * What a column holds: `choice` the id of an option or place, `flag` 1 or 0, `place` a position from 1, `degrees` decimal
 * degrees, `number` a number, `date` a day (`YYYY-MM-DD`), `text` own words, `json` a value that has no simpler form.
 */
export type ColumnKind = 'choice' | 'flag' | 'place' | 'degrees' | 'number' | 'date' | 'text' | 'json';

/** Kinds whose cells are numbers, in whatever file. */
export const numericKinds: ReadonlySet<ColumnKind> = new Set(['flag', 'place', 'degrees', 'number']);

/** One column of the table of answers to an instrument. */
export interface AnswerColumn {
	/** Stable: made of ids, so that another language or wording changes nothing. */
	readonly name: string;
	/** The question it comes from. */
	readonly question: string;
	/** The option it is about, where a question has a column for each. */
	readonly part: string | null;
	readonly kind: ColumnKind;
	/** What the cell may hold; null where anything may. */
	readonly choices: readonly string[] | null;
	/** Own words and exact places can tell who answered: they never leave the desk. */
	readonly isReserved: boolean;
}

/** How the answer to one question becomes cells, and cells the answer again. */
export interface AnswerCodec {
	readonly columns: readonly AnswerColumn[];
	/** The cells of an answer; all null without one. */
	readonly write: (value: AnswerValue | undefined) => AnswerCell[];
	/** The answer that was written, `undefined` where there was none. What comes back is checked by `parseAnswer`. */
	readonly read: (cells: readonly AnswerCell[]) => unknown;
}

/** The parts of column names that no option can be called. */
const OTHER_PART = '+other';
const NONE_PART = '+none';
const LOCALITY_PART = '+locality';

/** Every question of an instrument with its columns, in order. */
export function codecsOf(instrument: Instrument): { question: Question; codec: AnswerCodec }[] {
	return instrument.questions.map((question) => ({ question, codec: codecOf(question) }));
}

/** The columns of an answer to a question and the way there and back. Nothing is lost on it. */
export function codecOf(question: Question): AnswerCodec {
	const plain = plainCodecOf(question);
	return offersNoAnswer(question) ? withNone(question, plain) : plain;
}

function plainCodecOf(question: Question): AnswerCodec {
	switch (question.type) {
		case 'single':
			return singleCodec(question.id, question.options, question.allowOther);
		case 'multiple':
			return multipleCodec(question.id, question.options, question.allowOther);
		case 'ranking':
			return rankingCodec(question.id, question.options);
		case 'municipality':
			return question.locality
				? localityCodec(question.id)
				: textCodec(columnOf(question.id, 'choice', false));
		case 'short':
		case 'long':
			return textCodec(columnOf(question.id, 'text', true));
		case 'date':
			return textCodec(columnOf(question.id, 'date', true));
		case 'number':
			return numberCodec(question.id, 10 ** question.decimals);
		case 'scale':
			return numberCodec(question.id, 1);
		case 'matrix':
			return matrixCodec(question);
		case 'consent':
			return consentCodec(question.id);
		case 'point':
			return pointCodec(question.id);
		case 'area':
			return jsonCodec(question);
		// What only staff may open is named by its hash: the file itself is in no table.
		case 'photo':
		case 'audio':
			return jsonCodec(question);
		default:
			return assertNever(question);
	}
}

function columnOf(
	question: string,
	kind: ColumnKind,
	isReserved: boolean,
	part: string | null = null,
	choices: readonly string[] | null = null,
): AnswerColumn {
	const name = part === null ? question : `${question}.${part}`;
	return { name, question, part, kind, choices, isReserved };
}

const isText = (cell: AnswerCell | undefined): cell is string => typeof cell === 'string' && cell !== '';

function singleCodec(id: string, options: readonly Option[], allowOther: boolean): AnswerCodec {
	const choices = options.map((option) => option.id);
	const own = columnOf(id, 'choice', false, null, choices);
	const columns = allowOther ? [own, columnOf(id, 'text', true, OTHER_PART)] : [own];
	return {
		columns,
		write: (value) => {
			if (typeof value === 'string') return allowOther ? [value, null] : [value];
			return columns.map((_, at) => (at === 1 ? otherOf(value) : null));
		},
		read: ([choice, other]) => (isText(choice) ? choice : isText(other) ? { other } : undefined),
	};
}

function multipleCodec(id: string, options: readonly Option[], allowOther: boolean): AnswerCodec {
	const columns = [
		...options.map((option) => columnOf(id, 'flag', false, option.id)),
		...(allowOther ? [columnOf(id, 'text', true, OTHER_PART)] : []),
	];
	return {
		columns,
		write: (value) => {
			if (!Array.isArray(value)) return columns.map(() => null);
			const items: readonly unknown[] = value;
			const other = items.map(otherOf).find(isText) ?? null;
			return [
				...options.map((option) => (items.includes(option.id) ? 1 : 0)),
				...(allowOther ? [other] : []),
			];
		},
		read: (cells) => {
			if (cells.every((cell) => cell === null)) return undefined;
			const chosen = options.filter((_, at) => Number(cells[at]) === 1).map((option) => option.id);
			const other = cells[options.length];
			return isText(other) ? [...chosen, { other }] : chosen;
		},
	};
}

/** Whole numbers of a unit are written in that unit's size: 1250 hundredths are 12.5. */
function numberCodec(id: string, unitsInOne: number): AnswerCodec {
	return {
		columns: [columnOf(id, 'number', false)],
		write: (value) => [typeof value === 'number' ? value / unitsInOne : null],
		read: ([cell]) => (typeof cell === 'number' ? Math.round(cell * unitsInOne) : undefined),
	};
}

function consentCodec(id: string): AnswerCodec {
	return {
		columns: [columnOf(id, 'flag', false)],
		write: (value) => [value === true ? 1 : null],
		read: ([cell]) => (cell === 1 ? true : undefined),
	};
}

/** A column a row with the column that was chosen in it. */
function matrixCodec({ id, rows, columns }: MatrixQuestion): AnswerCodec {
	const choices = columns.map((column) => column.id);
	return {
		columns: rows.map((row) => columnOf(id, 'choice', false, row.id, choices)),
		write: (value) => {
			const chosen: unknown = value;
			return rows.map((row) => {
				const column = isRecord(chosen) && Object.hasOwn(chosen, row.id) ? chosen[row.id] : null;
				return typeof column === 'string' ? column : null;
			});
		},
		read: (cells) => {
			const chosen = rows.flatMap((row, at) => {
				const cell = cells[at];
				return isText(cell) ? [[row.id, cell] as const] : [];
			});
			return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
		},
	};
}

/** A column an option with its place; options of one tier have the same. */
function rankingCodec(id: string, options: readonly Option[]): AnswerCodec {
	return {
		columns: options.map((option) => columnOf(id, 'place', false, option.id)),
		write: (value) => {
			const tiers: readonly unknown[] = Array.isArray(value) ? value : [];
			return options.map((option) => {
				const at = tiers.findIndex((tier) => Array.isArray(tier) && tier.includes(option.id));
				return at < 0 ? null : at + 1;
			});
		},
		read: (cells) => {
			const last = Math.max(0, ...cells.map((cell) => Number(cell ?? 0)));
			if (last === 0) return undefined;
			return Array.from({ length: last }, (_, tier) =>
				options.filter((__, at) => Number(cells[at] ?? 0) === tier + 1).map((option) => option.id),
			);
		},
	};
}

function textCodec(column: AnswerColumn): AnswerCodec {
	return {
		columns: [column],
		write: (value) => [typeof value === 'string' ? value : null],
		read: ([cell]) => (cell === null || cell === '' ? undefined : cell),
	};
}

/** A key and, in own words, a place in it. */
function localityCodec(id: string): AnswerCodec {
	return {
		columns: [columnOf(id, 'choice', false), columnOf(id, 'text', true, LOCALITY_PART)],
		write: (value) => {
			if (typeof value === 'string') return [value, null];
			const said: unknown = value;
			if (!isRecord(said) || typeof said.municipality !== 'string') return [null, null];
			return [said.municipality, typeof said.locality === 'string' ? said.locality : null];
		},
		read: ([municipality, locality]) =>
			isText(locality) ? { municipality, locality } : isText(municipality) ? municipality : undefined,
	};
}

const MILLION = 1_000_000;

function pointCodec(id: string): AnswerCodec {
	return {
		columns: [columnOf(id, 'degrees', true, 'lat'), columnOf(id, 'degrees', true, 'lon')],
		write: (value) => {
			if (value === undefined || !isPoint(value)) return [null, null];
			return [value.latE6 / MILLION, value.lonE6 / MILLION];
		},
		// A millionth of a degree times a million is whole but for the last bit of the fraction.
		read: ([lat, lon]) =>
			typeof lat === 'number' && typeof lon === 'number'
				? { latE6: Math.round(lat * MILLION), lonE6: Math.round(lon * MILLION) }
				: undefined,
	};
}

/** Values without a simpler form stand whole in one cell, and are taken for own words: nothing is known of them. */
function jsonCodec({ id }: { id: string }): AnswerCodec {
	return {
		columns: [columnOf(id, 'json', true)],
		write: (value) => [value === undefined ? null : JSON.stringify(value)],
		read: ([cell]): unknown => (isText(cell) ? JSON.parse(cell) : undefined),
	};
}

function otherOf(value: unknown): string | null {
	return isRecord(value) && hasExactly(value, ['other']) && typeof value.other === 'string'
		? value.other
		: null;
}

function noneOf(value: unknown): string | null {
	return isRecord(value) && hasExactly(value, ['none']) && typeof value.none === 'string' ? value.none : null;
}

/** Whether a question offers to say that one does not know or would rather not say. */
function offersNoAnswer(question: Question): boolean {
	return question.noAnswer.length > 0;
}

/** `{ none }` is the answer "I don't know" or "I'd rather not say": it has a column beside those of its question. */
function withNone({ id }: Question, plain: AnswerCodec): AnswerCodec {
	const column = columnOf(id, 'choice', false, NONE_PART, ['unknown', 'refused']);
	return {
		columns: [...plain.columns, column],
		write: (value) => {
			const none = noneOf(value);
			return none === null ? [...plain.write(value), null] : [...plain.write(undefined), none];
		},
		read: (cells) => {
			const none = cells[plain.columns.length];
			return isText(none) ? { none } : plain.read(cells.slice(0, plain.columns.length));
		},
	};
}
