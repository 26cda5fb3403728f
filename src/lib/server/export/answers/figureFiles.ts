import { nameRow, type Figures, type FigureTable } from '$lib/domain/response/figures';
import type { Locale } from '$lib/messages/locale';
import { figureMessages } from '$lib/messages/public/figures';
import { writeCsv, type Sheet } from '../cells';
import { writeWorkbook } from '../lists';
import { writeOpenDocument } from '../openDocument';
import {
	describeDataset,
	openLicence,
	writeDataPackage,
	type DataPackage,
	type Field,
	type PackagedTable,
} from './dataPackage';

/** Published figures with what their files say about them. */
export interface FiguresInput {
	figures: Figures;
	/** The bytes that were published: the JSON file. */
	content: string;
	publishedOn: string;
	consultation: { slug: string; title: string; institutionName: string; opensAt: string; closesAt: string };
	state: string | null;
	languages: readonly string[];
	/** Names of municipalities by key. */
	places: Readonly<Record<string, string>>;
	origin: string;
}

/** Files anybody may have: counts alone, without small groups. The key is the end of the name of the file. */
export const figureFiles = {
	csv: {
		type: 'text/csv; charset=utf-8',
		write: (input: FiguresInput, locale: Locale) => writeCsv(composeCounts(input, locale)),
	},
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		write: (input: FiguresInput, locale: Locale) => writeWorkbook([composeCounts(input, locale)]),
	},
	ods: {
		type: 'application/vnd.oasis.opendocument.spreadsheet',
		write: (input: FiguresInput, locale: Locale) => writeOpenDocument([composeCounts(input, locale)]),
	},
	json: { type: 'application/json; charset=utf-8', write: ({ content }: FiguresInput) => content },
	zip: {
		type: 'application/zip',
		write: (input: FiguresInput, locale: Locale) => writeDataPackage(packFigures(input, locale)),
	},
	jsonld: {
		type: 'application/ld+json',
		write: (input: FiguresInput, locale: Locale) =>
			`${JSON.stringify(describeDataset(packFigures(input, locale)), null, '\t')}\n`,
	},
} as const;

export type FigureFileKind = keyof typeof figureFiles;

export function isFigureFileKind(kind: string): kind is FigureFileKind {
	return Object.hasOwn(figureFiles, kind);
}

/** One row a number: question, part, answer and channel, so that any program can sum and filter them. */
export function composeCounts({ figures, places }: FiguresInput, locale: Locale): Sheet {
	const m = figureMessages[locale];
	const channels = [...figures.channels.map(({ channel }) => channel), m.everyChannel];
	const names: Readonly<Record<string, string>> = { ...places, ...m.choices };
	return {
		name: m.sheet,
		columns: Object.values(m.columns),
		rows: figures.questions.flatMap((question) =>
			question.tables.flatMap(({ part, text, rows }, place) =>
				rows.flatMap((row, line) =>
					[...row.counts, row.total].map((count, at) => [
						question.id,
						question.text.es,
						part,
						part === null ? null : nameRow({ choice: part, text }, 'es', names),
						row.choice,
						nameRow(row, 'es', names),
						channels[at] ?? '',
						count,
						count === null ? 1 : 0,
						withExcluded(question.withExcluded?.[place]?.rows[line], at),
					]),
				),
			),
		),
	};
}

/** The number with what two people left out, in the column of a channel or of all. */
function withExcluded(row: FigureTable['rows'][number] | undefined, column: number): number | null {
	return row === undefined ? null : column < row.counts.length ? (row.counts[column] ?? null) : row.total;
}

/** The counts as a table of a package. */
export function describeCounts(input: FiguresInput, locale: Locale): PackagedTable {
	const m = figureMessages[locale];
	const keys = Object.keys(m.columns).filter((key): key is keyof typeof m.columns => key in m.columns);
	return {
		name: 'conteos',
		path: 'conteos.csv',
		title: m.sheet,
		csv: writeCsv(composeCounts(input, locale)),
		fields: keys.map((key): Field => ({
			name: m.columns[key],
			type: ['count', 'hidden', 'withExcluded'].includes(key) ? 'integer' : 'string',
			title: m.columns[key],
			description: m.columnAbout[key],
			'prioriza:access': 'public',
		})),
	};
}

function packFigures(input: FiguresInput, locale: Locale): DataPackage {
	const { figures, consultation, origin, publishedOn, content, languages, state } = input;
	const m = figureMessages[locale];
	const homepage = `${origin}/consulta/${consultation.slug}/datos`;
	return {
		name: `${consultation.slug}-conteos`,
		title: consultation.title,
		description: m.description(consultation.title, figures.smallest.toString()),
		homepage,
		created: publishedOn,
		publisher: consultation.institutionName,
		languages,
		licence: openLicence,
		temporal: { from: consultation.opensAt.slice(0, 10), until: consultation.closesAt.slice(0, 10) },
		state,
		tables: [describeCounts(input, locale)],
		documents: [{ path: 'conteos.json', text: content, mediatype: 'application/json' }],
		downloads: (['csv', 'xlsx', 'ods', 'json', 'zip'] as const).map((kind) => ({
			url: `${homepage}/${kind}`,
			mediatype: figureFiles[kind].type.split(';')[0] ?? '',
			title: m.files[kind],
		})),
	};
}
