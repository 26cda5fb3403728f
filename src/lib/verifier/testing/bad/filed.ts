import { fileDocument, reserveDocument } from '../fileDocument';
import type { Bad } from '../judge';
import { id } from '../recordBuilder';
import { buildSample } from '../sampleRecord';
import { copy, pick, STRANGE_HASH } from '../spoil';

export const [minutes, dossier] = [id(601), id(602)];

/** A sound record with a public document and a reserved one. */
export function buildFiled() {
	const record = buildSample();
	fileDocument(record, minutes, '%PDF-1.7 minuta de prueba');
	fileDocument(record, dossier, 'un expediente reservado', { isPublic: false });
	return record;
}

/** Filed documents that do not add up. */
export const filed: readonly Bad[] = [
	[
		'other bytes',
		(r) => (r.documents[0] = { document: minutes, name: 'minuta.pdf', bytes: new Uint8Array(3) }),
		['filed-document-differs'],
	],
	['another hash', (r) => (pick(r, 'document.filed').body.sha256 = STRANGE_HASH), ['filed-document-differs']],
	['another size', (r) => (pick(r, 'document.filed').body.bytes += 1), ['filed-document-differs']],
	[
		'a file of a document nobody filed',
		(r) => r.documents.push({ document: id(699), name: 'acta.pdf', bytes: new Uint8Array(3) }),
		['file-without-entry'],
	],
	[
		'a file that stands in no document',
		(r) => r.documents.push({ document: 'x/y', name: 'acta.pdf', bytes: new Uint8Array(3) }),
		['file-without-entry'],
	],
	[
		'a second file beside the first',
		(r) => r.documents.push({ document: minutes, name: 'otra.pdf', bytes: new Uint8Array(3) }),
		['file-without-entry', 'filed-document-differs'],
	],
	['one filed twice', (r) => r.entries.push(copy(pick(r, 'document.filed'))), ['entry-repeated']],
	[
		'one reserved twice',
		(r) =>
			[0, 1].forEach(() => {
				reserveDocument(r, minutes);
			}),
		['entry-repeated'],
	],
	[
		'one reserved that was never filed',
		(r) => {
			reserveDocument(r, id(698));
		},
		['entry-before-opening'],
	],
	[
		'a reserved one made reserved',
		(r) => {
			reserveDocument(r, dossier);
		},
		['reserved-without-public'],
	],
	[
		'one reserved before it was filed',
		(r) => {
			reserveDocument(r, minutes);
			pick(r, 'document.reserved').body.date = '2026-03-01';
		},
		['dates-backwards'],
	],
	[
		'a reserved one with its title',
		(r) => (pick(r, 'document.filed', 1).body.name = 'Lo que no se dice'),
		['entry-malformed'],
	],
];
