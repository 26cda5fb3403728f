import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

/** A field of a table schema (Frictionless Table Schema). */
export interface Field {
	name: string;
	type: 'string' | 'integer' | 'number';
	title: string;
	description: string;
	constraints?: { enum: readonly (string | number)[] };
	/** `reserved` never leaves the desk; `counts` is public only as counts without small groups. */
	'prioriza:access': 'reserved' | 'counts' | 'public';
}

export interface PackagedTable {
	name: string;
	path: string;
	title: string;
	csv: string;
	fields: readonly Field[];
	primaryKey?: readonly string[];
}

/** What a descriptor says. */
export interface PackageFacts {
	name: string;
	title: string;
	description: string;
	homepage: string;
	/** Day, `YYYY-MM-DD`; null where the same data must give the same bytes on any day. */
	created: string | null;
	publisher: string;
	/** Null where the data are not for everybody. */
	licence: { name: string; title: string; path: string } | null;
	tables: readonly PackagedTable[];
	/** What goes along as it is. */
	documents: readonly { path: string; text: string; mediatype: string }[];
}

/** What the record for a catalogue says besides. */
export interface DataPackage extends PackageFacts {
	created: string;
	languages: readonly string[];
	/** Days between which it was asked. */
	temporal: { from: string; until: string };
	/** Two-digit INEGI key of the state; null for the country. */
	state: string | null;
	/** Where each file can be had one by one, where it can. */
	downloads: readonly { url: string; mediatype: string; title: string }[];
}

/** Data under the Creative Commons licence that asks only to name the source. */
export const openLicence = {
	name: 'CC-BY-4.0',
	title: 'Creative Commons Attribution 4.0',
	path: 'https://creativecommons.org/licenses/by/4.0/',
};

/** The descriptor of a package (Data Package 2.0): tables with their schema, size and hash. */
export function describePackage(data: PackageFacts): unknown {
	return {
		$schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
		name: data.name,
		title: data.title,
		description: data.description,
		homepage: data.homepage,
		...(data.created === null ? {} : { created: `${data.created}T00:00:00Z` }),
		contributors: [{ title: data.publisher, roles: ['publisher'] }],
		...(data.licence ? { licenses: [data.licence] } : {}),
		'prioriza:access': data.licence ? 'public' : 'reserved',
		resources: [
			...data.tables.map(({ name, path, title, csv, fields, primaryKey }) => ({
				name,
				path,
				title,
				type: 'table',
				scheme: 'file',
				format: 'csv',
				mediatype: 'text/csv',
				encoding: 'utf-8',
				...weigh(csv),
				dialect: { header: true, delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n' },
				schema: { fields, missingValues: [''], ...(primaryKey ? { primaryKey } : {}) },
			})),
			...data.documents.map(({ path, text, mediatype }) => ({
				name: path
					.replace(/\.[a-z]+$/, '')
					.replaceAll('/', '-')
					.toLowerCase(),
				path,
				mediatype,
				encoding: 'utf-8',
				...weigh(text),
			})),
		],
	};
}

/** The record of a catalogue (DCAT 3 as JSON-LD). */
export function describeDataset(data: DataPackage): unknown {
	const vocabulary = 'http://publications.europa.eu/resource/authority/access-right/';
	return {
		'@context': {
			dcat: 'http://www.w3.org/ns/dcat#',
			dct: 'http://purl.org/dc/terms/',
			foaf: 'http://xmlns.com/foaf/0.1/',
			xsd: 'http://www.w3.org/2001/XMLSchema#',
		},
		'@id': data.homepage,
		'@type': 'dcat:Dataset',
		'dct:identifier': data.name,
		'dct:title': { '@language': 'es', '@value': data.title },
		'dct:description': { '@language': 'es', '@value': data.description },
		'dct:issued': { '@type': 'xsd:date', '@value': data.created },
		'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': data.publisher },
		'dct:language': data.languages,
		'dct:temporal': {
			'@type': 'dct:PeriodOfTime',
			'dcat:startDate': { '@type': 'xsd:date', '@value': data.temporal.from },
			'dcat:endDate': { '@type': 'xsd:date', '@value': data.temporal.until },
		},
		'dct:spatial': { '@type': 'dct:Location', 'dct:identifier': data.state ?? 'MX' },
		'dct:accessRights': { '@id': `${vocabulary}${data.licence ? 'PUBLIC' : 'RESTRICTED'}` },
		...(data.licence ? { 'dct:license': { '@id': data.licence.path } } : {}),
		'dcat:landingPage': { '@id': data.homepage },
		'dcat:distribution': data.downloads.map(({ url, mediatype, title }) => ({
			'@type': 'dcat:Distribution',
			'dct:title': { '@language': 'es', '@value': title },
			'dcat:downloadURL': { '@id': url },
			'dcat:mediaType': `https://www.iana.org/assignments/media-types/${mediatype}`,
			...(data.licence ? { 'dct:license': { '@id': data.licence.path } } : {}),
		})),
	};
}

// A ZIP keeps a time for each file: always this one, so that the same data give the same bytes.
const writtenOn = new Date(2000, 0, 1);

/** The package as one file: descriptor, tables, documents and the record for a catalogue. */
export function writeDataPackage(data: DataPackage): Uint8Array {
	const encoder = new TextEncoder();
	const files = [
		['datapackage.json', toText(describePackage(data))],
		['dcat.jsonld', toText(describeDataset(data))],
		...data.tables.map(({ path, csv }) => [path, csv] as const),
		...data.documents.map(({ path, text }) => [path, text] as const),
	] as const;
	return zipSync(Object.fromEntries(files.map(([path, text]) => [path, encoder.encode(text)])), {
		mtime: writtenOn,
	});
}

/** A descriptor as the text of its file. */
export function toText(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

function weigh(text: string): { bytes: number; hash: string } {
	return {
		bytes: Buffer.byteLength(text),
		hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
	};
}
