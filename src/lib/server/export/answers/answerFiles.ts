import { answerColumns, factColumns, reservedFacts } from '$lib/domain/response/answerTable';
import type { AnswerColumn, ColumnKind } from '$lib/domain/response/answerColumns';
import type { Locale } from '$lib/messages/locale';
import { answerFileMessages } from '$lib/messages/workspace/files/answerFiles';
import { writeCsv, type Sheet } from '../cells';
import { writeWorkbook } from '../lists';
import { writeOpenDocument } from '../openDocument';
import { composeAnswers, composeDictionary, type AnswersInput } from './answerSheets';
import { writeDataPackage, type Field } from './dataPackage';
import { composeGeometry } from './geometry';

/** Files with whole answers: for staff alone. The key is the end of the name of the file. */
export const answerFiles = {
	csv: { type: 'text/csv; charset=utf-8', write: writeAnswersCsv },
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		write: (input: AnswersInput, locale: Locale) => writeWorkbook(sheetsOf(input, locale)),
	},
	ods: {
		type: 'application/vnd.oasis.opendocument.spreadsheet',
		write: (input: AnswersInput, locale: Locale) => writeOpenDocument(sheetsOf(input, locale)),
	},
	json: { type: 'application/json; charset=utf-8', write: writeAnswersJson },
	geojson: { type: 'application/geo+json', write: writeAnswersGeoJson },
	zip: { type: 'application/zip', write: writeAnswersPackage },
} as const;

export type AnswerFileKind = keyof typeof answerFiles;

export function isAnswerFileKind(kind: string): kind is AnswerFileKind {
	return Object.hasOwn(answerFiles, kind);
}

function sheetsOf(input: AnswersInput, locale: Locale): Sheet[] {
	return [composeAnswers(input, locale), composeDictionary(input, locale)];
}

function writeAnswersCsv(input: AnswersInput, locale: Locale): string {
	return writeCsv(composeAnswers(input, locale));
}

function writeAnswersJson(input: AnswersInput): string {
	const { consultation, instrument, instrumentHash, records } = input;
	return write({ v: 1, consultation, instrumentHash, instrument, answers: records });
}

/** Every answer as a feature (RFC 7946) with its places and its row as properties. */
function writeAnswersGeoJson(input: AnswersInput, locale: Locale): string {
	const { columns, rows } = composeAnswers(input, locale);
	return write({
		type: 'FeatureCollection',
		features: rows.map((row, at) => ({
			type: 'Feature',
			id: input.records[at]?.id ?? null,
			geometry: composeGeometry(input.instrument.questions, input.records[at]?.answers ?? {}),
			properties: Object.fromEntries(columns.map((name, place) => [name, row[place] ?? null])),
		})),
	});
}

function writeAnswersPackage(input: AnswersInput, locale: Locale): Uint8Array {
	const { consultation, instrument, instrumentHash, origin } = input;
	const m = answerFileMessages[locale];
	const dictionary = composeDictionary(input, locale);
	return writeDataPackage({
		name: `${consultation.slug}-respuestas`,
		title: consultation.title,
		description: `${m.description(consultation.title)} ${m.armed}`,
		homepage: `${origin}/consulta/${consultation.slug}`,
		created: consultation.closedOn ?? consultation.closesAt.slice(0, 10),
		publisher: consultation.institutionName,
		languages: instrument.languages,
		licence: null,
		temporal: { from: consultation.opensAt.slice(0, 10), until: consultation.closesAt.slice(0, 10) },
		state: instrument.state,
		tables: [
			{
				name: 'respuestas',
				path: 'respuestas.csv',
				title: m.sheets.answers,
				csv: writeAnswersCsv(input, locale),
				fields: fieldsOf(input, dictionary, locale),
				primaryKey: ['_id'],
			},
			{
				name: 'diccionario',
				path: 'diccionario.csv',
				title: m.sheets.dictionary,
				csv: writeCsv(dictionary),
				fields: dictionary.columns.map((name) => ({
					name,
					type: 'string',
					title: name,
					description: name,
					'prioriza:access': 'public',
				})),
			},
		],
		documents: [
			{
				path: 'instrumento.json',
				text: write({ hash: instrumentHash, instrument }),
				mediatype: 'application/json',
			},
		],
		downloads: [],
	});
}

const fieldTypes: Readonly<Record<ColumnKind, Field['type']>> = {
	choice: 'string',
	flag: 'integer',
	place: 'integer',
	degrees: 'number',
	number: 'number',
	date: 'string',
	text: 'string',
	json: 'string',
};

function fieldsOf({ instrument }: AnswersInput, dictionary: Sheet, locale: Locale): Field[] {
	const m = answerFileMessages[locale];
	const described = (name: string): string => {
		const [, question, option, holds] = dictionary.rows.find(([column]) => column === name) ?? [];
		return [question, option, holds].filter((part) => typeof part === 'string').join(' · ');
	};
	return [
		...factColumns.map((name): Field => ({
			name,
			type: ['_tardia', '_excluida', '_asistida', '_trabajo'].includes(name) ? 'integer' : 'string',
			title: m.facts[name],
			description: described(name),
			'prioriza:access': reservedFacts.has(name) ? 'reserved' : 'counts',
		})),
		...answerColumns(instrument).map((column) => fieldOf(column, described(column.name))),
	];
}

function fieldOf({ name, kind, choices, isReserved }: AnswerColumn, description: string): Field {
	const allowed = kind === 'flag' ? [0, 1] : choices;
	return {
		name,
		type: fieldTypes[kind],
		title: name,
		description,
		...(allowed ? { constraints: { enum: allowed } } : {}),
		'prioriza:access': isReserved ? 'reserved' : 'counts',
	};
}

function write(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}
