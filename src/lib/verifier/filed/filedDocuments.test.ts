import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../verifyBundle';
import { fileDocument, reserveDocument } from '../testing/fileDocument';
import { judge, type Bad } from '../testing/judge';
import { id } from '../testing/recordBuilder';
import { buildSample, packRecord } from '../testing/sampleRecord';
import { copy, pick, STRANGE_HASH } from '../testing/spoil';

const [minutes, dossier] = [id(601), id(602)];

function buildFiled() {
	const record = buildSample();
	fileDocument(record, minutes, '%PDF-1.7 minuta de prueba');
	fileDocument(record, dossier, 'un expediente reservado', { isPublic: false });
	return record;
}

describe('filed documents', () => {
	it('add up when the public one is here with its hash and the reserved one is not', () => {
		expect(judge(buildFiled())).toMatchObject({ failures: [], observations: [], verdict: 'valid' });
	});

	it('are sealed: the log answers for them, whatever they are called', () => {
		const record = buildFiled();
		fileDocument(record, id(603), '{"not":  "canonical"}');
		const [, last] = record.documents;
		if (last) last.name = 'datos.json';
		const report = verifyBundle(packRecord(record), { root: null });
		expect(report.checks.flatMap(({ failures }) => failures)).toEqual([]);
		expect(report.notSealed.filter((file) => file.startsWith('documents/'))).toEqual([]);
	});

	it('may hold the reserved one too, in a bundle that may show it', () => {
		const record = buildFiled();
		const bytes = new TextEncoder().encode('un expediente reservado');
		record.documents.push({ document: dossier, name: 'expediente.pdf', bytes });
		expect(judge(record)).toMatchObject({ failures: [], observations: [] });
	});

	it('may leave a public one out, which is said with its name', () => {
		const record = buildFiled();
		record.documents = [];
		const { verdict, observations, sentences } = judge(record);
		expect([verdict, observations]).toEqual(['valid-with-observations', ['filed-document-left-out']]);
		expect(sentences.join()).toContain('Minuta de la mesa');
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});

	it('say with its reason that one was made reserved, and ask for its file no more', () => {
		const record = buildFiled();
		reserveDocument(record, minutes);
		const { verdict, observations, sentences } = judge(record);
		expect([verdict, observations]).toEqual(['valid-with-observations', ['filed-document-reserved']]);
		expect(sentences.join()).toContain('Trae el teléfono de una persona.');
	});
});

const bad: Bad[] = [
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

describe('filed documents that do not add up', () => {
	it.each(bad)('%s', (_, spoil, codes) => {
		const record = buildFiled();
		spoil(record);
		const { failures, verdict, sentences } = judge(record);
		expect(failures).toEqual([...codes].sort());
		expect(verdict).toBe('invalid');
		expect(sentences.join()).not.toMatch(/[{}]|undefined/);
	});
});
