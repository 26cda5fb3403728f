import type { BundleFile } from '$lib/evidence';
import type { Locale } from '$lib/messages/locale';
import { listMessages } from '$lib/messages/results/lists';
import { recordPackageMessages } from '$lib/messages/results/record/recordPackage';
import { describePackage, openLicence, toText, type Field, type PackagedTable } from '../answers/dataPackage';
import { describeCounts, type FiguresInput } from '../answers/figureFiles';
import { writeCsv, type Cell, type Sheet } from '../cells';
import { composeList, type ListInput } from '../lists';
import { textFile } from '../textFile';

/** A result with the slug and the title of what was ranked. */
export interface PackagedList {
	slug: string;
	title: string;
	tables: ListInput;
}

/** What the tables of an expediente are composed from. */
export interface RecordPackageInput {
	exercise: { slug: string; name: string };
	/** Where anybody gets the expediente. */
	address: string;
	/** The languages of the tables; `mark` stands before the ending of their files, and in their names. */
	editions: readonly { locale: Locale; mark: string }[];
	lists: readonly PackagedList[];
	figures: readonly FiguresInput[];
}

/**
 * The tables of an expediente that any program reads, and the descriptor that says what stands in each of their columns
 * (Data Package 2.0). The same lists and counts give the same bytes.
 */
export function composeRecordPackage(input: RecordPackageInput): BundleFile[] {
	const { exercise, address, editions, lists, figures } = input;
	const tables = editions.flatMap(({ locale, mark }): PackagedTable[] => [
		...lists.map((list) => describeList(list, mark, locale)),
		...figures.map((one) => {
			const { slug, title } = one.consultation;
			return {
				...describeCounts(one, locale),
				name: `conteos-${slug}${mark}`,
				path: `data/${slug}-conteos${mark}.csv`,
				title: recordPackageMessages[locale].counts(title),
			};
		}),
	]);
	const documents = figures.map(({ consultation, content }) => ({
		path: `data/${consultation.slug}-conteos.json`,
		text: content,
		mediatype: 'application/json',
	}));
	const { es: m } = recordPackageMessages;
	const descriptor = describePackage({
		name: exercise.slug,
		title: m.title(exercise.name),
		description: m.description,
		homepage: address,
		created: null,
		publisher: exercise.name,
		licence: openLicence,
		tables,
		documents,
	});
	return [
		...tables.map(({ path, csv }) => textFile(path, csv)),
		...documents.map(({ path, text }) => textFile(path, text)),
		textFile('datapackage.json', toText(descriptor)),
	];
}

function describeList({ slug, title, tables }: PackagedList, mark: string, locale: Locale): PackagedTable {
	const sheet = composeList(tables, locale);
	return {
		name: `lista-${slug}${mark}`,
		path: `lists/${slug}${mark}.csv`,
		title: recordPackageMessages[locale].list(title),
		csv: writeCsv(sheet),
		fields: describeColumns(sheet, tables, locale),
		primaryKey: [listMessages[locale].key],
	};
}

function describeColumns({ columns, rows }: Sheet, { view }: ListInput, locale: Locale): Field[] {
	const m = listMessages[locale];
	const { about } = recordPackageMessages[locale];
	const nuclei = new Set([...view.nuclei, ...view.missing].map(({ name }) => m.placeIn(name)));
	const own = new Map(
		(['place', 'tie', 'problem', 'description', 'key'] as const).map((column) => [m[column], about[column]]),
	);
	return columns.map((name, at) => ({
		name,
		type: typeOf(rows.map((row) => row[at] ?? null)),
		title: name,
		description: own.get(name) ?? (nuclei.has(name) ? about.placeIn : about.viable),
		'prioriza:access': 'public',
	}));
}

/** The narrowest type that every cell of a column has; text where it has none. */
function typeOf(cells: readonly Cell[]): Field['type'] {
	const told = cells.filter((cell) => cell !== null);
	if (told.length === 0 || told.some((cell) => typeof cell === 'string')) return 'string';
	return told.every(Number.isInteger) ? 'integer' : 'number';
}
