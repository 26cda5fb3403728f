import { describe, expect, it } from 'vitest';
import { plainFileName } from '../file/fileName';
import { readDocumentFile } from './documentFile';
import { DOCUMENT_MAX_BYTES, type DocumentKind } from './kinds';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (name: string, content: string | Uint8Array, kind: DocumentKind = 'minuta') =>
	readDocumentFile(kind, name, typeof content === 'string' ? bytesOf(content) : content);
const zip = (rest: string) => `PK\u0003\u0004${'\0'.repeat(26)}${rest}`;

const box = (name: string, content: Uint8Array | string): Uint8Array => {
	const inside = typeof content === 'string' ? bytesOf(content) : content;
	const size = 8 + inside.length;
	return Uint8Array.from([0, 0, size >> 8, size & 255, ...bytesOf(name), ...inside]);
};
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const track = (handler: string) =>
	box('trak', box('mdia', box('hdlr', `${'\0'.repeat(8)}${handler}${'\0'.repeat(12)}nombre del equipo`)));
const movie = (handlers: readonly string[], more: Uint8Array = new Uint8Array()) =>
	joined(
		box('ftyp', 'isom\0\0\0\0'),
		box('moov', joined(box('mvhd', '\0'.repeat(100)), ...handlers.map(track), more)),
		box('mdat', 'cuadros'),
	);
const place = box('udta', box('xyz ', '+17.0606-096.7252/'));

describe('a file that is filed', () => {
	it.each([
		['acta.pdf', '%PDF-1.7', 'application/pdf', 'acta.pdf'],
		['acta.exe', '%PDF-1.7', 'application/pdf', 'acta.pdf'],
		['../../etc/passwd', '%PDF-1.7', 'application/pdf', 'passwd.pdf'],
		[
			'C:\\mesa\\Minuta ñ.docx',
			zip('[Content_Types].xml word/document.xml'),
			'wordprocessingml.document',
			'Minuta ñ.docx',
		],
		['lista.zip', zip('[Content_Types].xml xl/workbook.xml'), 'spreadsheetml.sheet', 'lista.xlsx'],
		['carta.odt', zip('mimetypeapplication/vnd.oasis.opendocument.textPK'), 'opendocument.text', 'carta.odt'],
		['hoja.ods', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK'), 'spreadsheet', 'hoja.ods'],
		['nota.txt', 'Acordamos revisar.', 'text/plain', 'nota.txt'],
		['lista.csv', 'a,b\n1,2\n', 'text/csv', 'lista.csv'],
	])('is what its bytes say: %s', (name, content, type, kept) => {
		const file = read(name, content);
		expect(file.ok && file.value.type).toContain(type);
		expect(file.ok && file.value.name).toBe(kept);
	});

	it.each([
		['a page', 'pagina.html', '<!doctype html><script>alert(1)</script>'],
		['a drawing that may run', 'dibujo.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
		['a page that says it is a picture', 'foto.jpg', '<html></html>'],
		['a program', 'acta.pdf', 'MZ\u0090\0'],
		['a zip of anything', 'acta.docx', zip('otro.txt')],
		['a text with signs that no text has', 'nota.txt', 'hola\0'],
		['an empty file', 'nota.txt', ''],
	])('is refused as %s', (_, name, content) => {
		expect(read(name, content)).toEqual({ ok: false, error: 'document_file_type' });
	});

	it('is refused where it is larger than is kept', () => {
		const large = new Uint8Array(DOCUMENT_MAX_BYTES + 1);
		large.set(bytesOf('%PDF-'));
		expect(read('acta.pdf', large)).toEqual({ ok: false, error: 'document_file_large' });
	});

	it('is of the kind that was said, where that is a picture or a recording', () => {
		for (const kind of ['photo', 'audio', 'video'] as const)
			expect(read('acta.pdf', '%PDF-1.7', kind)).toEqual({ ok: false, error: 'document_file_kind' });
	});
});

describe('a video', () => {
	it('comes out without its place and the name of its device', () => {
		const file = read('mesa.mp4', movie(['vide', 'soun'], place), 'video');
		const text = file.ok ? String.fromCharCode(...file.value.bytes) : '';
		expect(file.ok && file.value.type).toBe('video/mp4');
		expect(text).toContain('cuadros');
		expect(text).not.toMatch(/17\.06|nombre del equipo/);
		// What is clean comes out as it went in.
		expect(file.ok && read('mesa.mp4', file.value.bytes, 'video')).toEqual(file);
	});

	it('with a track of something else is refused: places are written there', () => {
		expect(read('mesa.mp4', movie(['vide', 'meta']), 'video')).toEqual({
			ok: false,
			error: 'document_file_type',
		});
	});
});

describe('the name of a file in the expediente', () => {
	it.each([
		['Minuta de la mesa (ñandú).pdf', 'Minuta-de-la-mesa-nandu-.pdf'],
		['.oculto.pdf', 'oculto.pdf'],
		['会議.pdf', 'archivo.pdf'],
		[`${'a'.repeat(200)}.pdf`, `${'a'.repeat(80)}.pdf`],
	])('%s is %s', (name, plain) => {
		expect(plainFileName(name)).toBe(plain);
	});
});
