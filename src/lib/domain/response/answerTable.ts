import { err, ok, type Result } from '../../basics/result';
import { findAnswerRefusals } from '../survey/answerRules';
import { instrumentOfChannel } from '../survey/paper/instrumentOfChannel';
import type { Answers, Instrument } from '../survey/instrument';
import { codecsOf, numericKinds, type AnswerCell, type AnswerColumn } from './answerColumns';

/** One answer with the facts that are kept of it: no person, device, address or time of day. */
export interface AnswerRecord {
	readonly id: string;
	readonly folio: string;
	readonly channel: string;
	readonly station: string | null;
	/** Place in public space whose poster brought it. */
	readonly place: string | null;
	/** Whether somebody of the staff helped. */
	readonly isAssisted: boolean;
	/** Whether its device worked before it sent it. */
	readonly hasProof: boolean;
	/** Day of arrival, `YYYY-MM-DD`. */
	readonly receivedOn: string;
	readonly isLate: boolean;
	/** Whether two people left it out of the count by a rule. */
	readonly isExcluded: boolean;
	readonly language: string;
	readonly answers: Answers;
}

/** Columns of facts, before those of the questions. None can be the id of a question. */
export const factColumns = [
	'_id',
	'_folio',
	'_medio',
	'_modulo',
	'_lugar',
	'_asistida',
	'_trabajo',
	'_recibida',
	'_tardia',
	'_excluida',
	'_idioma',
] as const;

/** Facts that lead to one answer; the others may be counted. */
export const reservedFacts: ReadonlySet<string> = new Set([
	'_id',
	'_folio',
	'_modulo',
	'_lugar',
	'_recibida',
]);

/** Columns of the questions of an instrument. */
export function answerColumns(instrument: Instrument): AnswerColumn[] {
	return codecsOf(instrument).flatMap(({ codec }) => codec.columns);
}

/** A row a record, under `factColumns` and `answerColumns`. */
export function writeRows(instrument: Instrument, records: readonly AnswerRecord[]): AnswerCell[][] {
	const codecs = codecsOf(instrument);
	return records.map((record) => [
		record.id,
		record.folio,
		record.channel,
		record.station,
		record.place,
		record.isAssisted ? 1 : 0,
		record.hasProof ? 1 : 0,
		record.receivedOn,
		record.isLate ? 1 : 0,
		record.isExcluded ? 1 : 0,
		record.language,
		...codecs.flatMap(({ question, codec }) =>
			codec.write(Object.hasOwn(record.answers, question.id) ? record.answers[question.id] : undefined),
		),
	]);
}

/** Why a table is not one of answers to this instrument: its head differs, or so many of a row, counted from 1. */
export type TableRefusal = { readonly code: 'columns' } | { readonly code: 'row'; readonly row: number };

/**
 * Reads rows that `writeRows` wrote back to the same records, whatever the file in between: a cell may come back as the
 * text of a number. Every answer is held against the instrument again.
 */
export function readRows(
	instrument: Instrument,
	head: readonly unknown[],
	rows: readonly (readonly unknown[])[],
): Result<AnswerRecord[], TableRefusal> {
	const codecs = codecsOf(instrument);
	const columns = answerColumns(instrument);
	const expected = [...factColumns, ...columns.map(({ name }) => name)];
	if (head.length !== expected.length || expected.some((name, at) => head[at] !== name))
		return err({ code: 'columns' });
	const records: AnswerRecord[] = [];
	for (const [at, row] of rows.entries()) {
		const cells = columns.map((column, place) => readCell(column, row[factColumns.length + place]));
		let from = 0;
		const answers: [string, unknown][] = [];
		for (const { question, codec } of codecs) {
			const value = codec.read(cells.slice(from, from + codec.columns.length));
			from += codec.columns.length;
			if (value !== undefined) answers.push([question.id, value]);
		}
		const record = readRecord(instrument, row, Object.fromEntries(answers));
		if (record === null) return err({ code: 'row', row: at + 1 });
		records.push(record);
	}
	return ok(records);
}

/** A hash in the form of one: which instrument it is was decided before, by whoever chose it. */
const SOME_HASH = 'A'.repeat(43);

function readRecord(
	instrument: Instrument,
	row: readonly unknown[],
	answers: Readonly<Record<string, unknown>>,
): AnswerRecord | null {
	const [id, folio, channel, station, place, assisted, proved, receivedOn, late, excluded, language] =
		row.map((cell) => asText(cell) ?? '');
	const content = { v: 1, survey: instrument.survey, instrument: SOME_HASH, language, answers };
	if (findAnswerRefusals(instrumentOfChannel(instrument, channel ?? ''), content).length > 0) return null;
	return {
		id: id ?? '',
		folio: folio ?? '',
		channel: channel ?? '',
		station: station === undefined || station === '' ? null : station,
		place: place === undefined || place === '' ? null : place,
		isAssisted: assisted === '1',
		hasProof: proved === '1',
		receivedOn: receivedOn ?? '',
		isLate: late === '1',
		isExcluded: excluded === '1',
		language: language ?? '',
		// What findAnswerRefusals found nothing against has this type; the compiler can't follow an instrument.
		answers: answers as Answers,
	};
}

function readCell({ kind }: AnswerColumn, cell: unknown): AnswerCell {
	const text = asText(cell);
	if (text === null) return null;
	return numericKinds.has(kind) ? Number(text) : text;
}

function asText(cell: unknown): string | null {
	if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
	return typeof cell === 'string' && cell !== '' ? cell : null;
}
