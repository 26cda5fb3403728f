import { describe, expect, it } from 'vitest';
import { findIn } from '../testing/acts';
import { buildFiled, dossier, filed, minutes } from '../testing/bad/filed';
import { fileDocument, reserveDocument } from '../testing/fileDocument';
import { judge } from '../testing/judge';
import { badOf, judgeBad } from '../testing/judgeBad';
import { id, type SampleRecord } from '../testing/recordBuilder';
import { packRecord } from '../testing/sampleRecord';
import { verifyBundle } from '../verifyBundle';

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

	it('may hold the reserved one too, which is said: such a bundle is not for everybody', () => {
		const record = buildFiled();
		const bytes = new TextEncoder().encode('un expediente reservado');
		record.documents.push({ document: dossier, name: 'expediente.pdf', bytes });
		expect(judge(record)).toMatchObject({ failures: [], observations: ['filed-document-reserved-here'] });
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

describe('the files of a filed document', () => {
	const found = (record: SampleRecord) => findIn({ record }, 25);
	const line = '"line":41,"type":"document.filed"';
	const other = { document: minutes, name: 'acta.pdf', bytes: new Uint8Array(3) };

	it('are each looked at, and named', () => {
		const record = buildFiled();
		record.documents.push(other);
		expect(found(record)).toEqual([
			`25 filed-document-differs {"file":"documents/${minutes}/acta.pdf",${line}}`,
		]);
	});

	it('are for nobody else once it was made reserved', () => {
		const record = buildFiled();
		const { documents } = record;
		reserveDocument(record, minutes);
		expect(found({ ...record, documents })).toEqual([
			`25 filed-document-reserved-here {"file":"documents/${minutes}/minuta.pdf",${line}}`,
			'25 filed-document-reserved {"date":"2026-03-13","line":43,"reason":"Trae el teléfono de una persona.","type":"document.reserved"}',
		]);
	});
});

describe('filed documents that do not add up', () => {
	it.each(filed)('%s', (name, spoil, codes) => {
		const record = buildFiled();
		spoil(record);
		expect(judgeBad(packRecord(record))).toEqual(badOf('filed', name, codes));
	});
});
