import { strFromU8, unzipSync } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { z } from 'zod';
import { err, ok, type Result } from '$lib/basics/result';
import { readRows, type AnswerRecord, type TableRefusal } from '$lib/domain/response/answerTable';
import { findAnswerRefusals } from '$lib/domain/survey/answerRules';
import type { Instrument } from '$lib/domain/survey/instrument';
import { instrumentOfChannel } from '$lib/domain/survey/paper/instrumentOfChannel';
import { restore } from '../cells';
import { MOST_UNPACKED, unpacksWithin } from '../sheet/unpacksWithin';
import type { AnswerFileKind } from './answerFiles';

const recordShape = z.object({
	id: z.string(),
	folio: z.string(),
	channel: z.string(),
	station: z.string().nullable(),
	place: z.string().nullable(),
	isAssisted: z.boolean(),
	hasProof: z.boolean(),
	receivedOn: z.string(),
	isLate: z.boolean(),
	isExcluded: z.boolean(),
	language: z.string(),
	answers: z.record(z.string(), z.unknown()),
});
const jsonShape = z.object({ instrumentHash: z.string(), answers: z.array(recordShape) });
const geoShape = z.object({
	features: z.array(
		z.object({ properties: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }),
	),
});

/** A file that cannot be opened at all, or a table of something else. */
export type ReadRefusal = TableRefusal | { readonly code: 'unreadable' };

type Table = readonly (readonly unknown[])[];

/** Reads a file of `answerFiles` back to the answers it was written from, or says why it is not one. */
export async function readAnswerFile(
	kind: AnswerFileKind,
	bytes: Uint8Array,
	instrument: Instrument,
): Promise<Result<AnswerRecord[], ReadRefusal>> {
	try {
		const isPacked = kind === 'xlsx' || kind === 'ods' || kind === 'zip';
		if (isPacked && !unpacksWithin(bytes, MOST_UNPACKED)) return err({ code: 'unreadable' });
		switch (kind) {
			case 'csv':
				return readTable(instrument, readCsv(strFromU8(bytes)));
			case 'xlsx':
				return readTable(instrument, restoreTexts((await readXlsx(bytes)).sheets[0]?.rows ?? []));
			case 'ods':
				return readTable(instrument, restoreTexts((await readOds(bytes)).sheets[0]?.rows ?? []));
			case 'json':
				return readJson(instrument, JSON.parse(strFromU8(bytes)));
			case 'geojson':
				return readGeoJson(instrument, JSON.parse(strFromU8(bytes)));
			case 'zip': {
				const packed = unzipSync(bytes, { filter: ({ name }) => name === 'respuestas.csv' })[
					'respuestas.csv'
				];
				return packed ? readTable(instrument, readCsv(strFromU8(packed))) : err({ code: 'unreadable' });
			}
		}
	} catch {
		// Libraries throw at anything that is not a file of theirs: to the person all of it is one thing.
		return err({ code: 'unreadable' });
	}
}

function readCsv(text: string): Table {
	return restoreTexts(parseCsv(text, { delimiter: ',' }));
}

function restoreTexts(rows: Table): Table {
	return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? restore(cell) : cell)));
}

function readTable(
	instrument: Instrument,
	[head = [], ...rows]: Table,
): Result<AnswerRecord[], TableRefusal> {
	return readRows(instrument, head, rows);
}

function readGeoJson(instrument: Instrument, raw: unknown): Result<AnswerRecord[], TableRefusal> {
	const rows = geoShape.parse(raw).features.map(({ properties }) => properties);
	const head = Object.keys(rows[0] ?? {});
	// Without a single answer there is no head either, and nothing that could differ.
	return rows.length === 0
		? ok([])
		: readRows(
				instrument,
				head,
				rows.map((row) => head.map((name) => row[name])),
			);
}

function readJson(instrument: Instrument, raw: unknown): Result<AnswerRecord[], TableRefusal> {
	const { instrumentHash, answers } = jsonShape.parse(raw);
	const records: AnswerRecord[] = [];
	for (const [at, record] of answers.entries()) {
		const content = {
			v: 1,
			survey: instrument.survey,
			instrument: instrumentHash,
			language: record.language,
			answers: record.answers,
		};
		const asked = instrumentOfChannel(instrument, record.channel);
		if (findAnswerRefusals(asked, content).length > 0) return err({ code: 'row', row: at + 1 });
		// What findAnswerRefusals found nothing against has this type; the compiler can't follow an instrument.
		records.push({ ...record, answers: record.answers as AnswerRecord['answers'] });
	}
	return ok(records);
}
