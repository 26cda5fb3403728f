import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from '../../form';
import { attachmentEndings, ATTACHMENT_MAX_BYTES, readAttachment } from './attachment';
import { kindsOfList, listOfKind, materialKinds, materialLists, type MaterialList } from './material';
import { isDated, materialForm, withdrawForm } from './materialForm';

const nucleus = '7f6a2a52-3a52-4c33-9b80-1f4a6f1f2a11';
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function read(list: MaterialList, changes: Record<string, string>, hasFile = false) {
	const form = new FormData();
	const whole = {
		kind: kindsOfList[list][0] ?? '',
		title: 'Encuesta nacional de vivienda',
		author: 'Instituto de Prueba',
		dated: '2024-05',
		place: 'Plaza de la Prueba',
		nucleus: '',
		link: 'https://ejemplo.example/estudio',
		...changes,
	};
	// The form of a study has neither place nor nucleus.
	const absent = list === 'study' ? ['place', 'nucleus'] : [];
	for (const [name, value] of Object.entries(whole)) if (!absent.includes(name)) form.set(name, value);
	const parsed = parseForm(materialForm(list, [nucleus], hasFile), form);
	return parsed.ok ? parsed.value : parsed.error.errors.map(({ field, code }) => `${field}: ${code}`);
}

describe('a material', () => {
	it('stands in one list by its kind', () => {
		for (const kind of materialKinds) expect(kindsOfList[listOfKind(kind)]).toContain(kind);
		expect(materialLists.flatMap((list) => kindsOfList[list])).toHaveLength(materialKinds.length);
	});

	it('is registered with what its list asks for', () => {
		expect(read('study', {})).toMatchObject({ kind: 'study', place: null, nucleus: null, dated: '2024-05' });
		expect(read('study', { link: '' }, true)).toMatchObject({ link: null });
		expect(read('kickoff', { author: '', place: '', link: '', nucleus })).toMatchObject({
			author: null,
			place: null,
			nucleus,
		});
		expect(read('mesa', { author: '', link: '' })).toMatchObject({ kind: 'mesa', link: null });
	});

	it.each<[string, MaterialList, Record<string, string>, string]>([
		['a study nobody can read', 'study', { link: '' }, 'link: material_nowhere'],
		['a study of nobody', 'study', { author: '' }, 'author: material_author_length'],
		['a link that runs', 'study', { link: 'javascript:alert(1)' }, 'link: link_form'],
		['a mesa nowhere', 'mesa', { place: ' ' }, 'place: material_place_length'],
		['a nucleus of others', 'mesa', { nucleus: nucleus.replace('7', '8') }, 'nucleus: not_understood'],
		['a kind of another list', 'kickoff', { kind: 'study' }, 'kind: material_choice'],
		['a month that is not', 'study', { dated: '2024-13' }, 'dated: material_date_form'],
		['a day that is not', 'study', { dated: '2023-02-29' }, 'dated: material_date_form'],
		['no words', 'kickoff', { title: 'Agua' }, 'title: material_title_length'],
	])('is refused as %s', (_, list, changes, error) => {
		expect(read(list, changes)).toEqual([error]);
	});

	it('is of a day that exists, or of its month or year', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1500-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
				fc.constantFrom(4, 7, 10),
				(date, length) => isDated(date.toISOString().slice(0, length)),
			),
		);
		for (const wrong of ['1499', '2024-00', '2024-04-31', '99999', '']) expect(isDated(wrong)).toBe(false);
	});

	it('is withdrawn with a reason', () => {
		const form = new FormData();
		form.set('reason', 'corta');
		expect(parseForm(withdrawForm, form)).toMatchObject({ ok: false });
		form.set('reason', 'Se registró dos veces.');
		expect(parseForm(withdrawForm, form)).toMatchObject({ ok: true });
	});
});

describe('a file of a material', () => {
	it.each([
		['informe.pdf', '%PDF-1.7 x', 'application/pdf', 'informe.pdf'],
		['datos.csv', 'a,b\r\n1,2\n', 'text/csv', 'datos.csv'],
		[
			'datos.xlsx',
			'PK\u0003\u0004x',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'datos.xlsx',
		],
		['datos.ODS', 'PK\u0003\u0004x', 'application/vnd.oasis.opendocument.spreadsheet', 'datos.ods'],
		['foto.exe', '\u0089PNG\r\n\u001a\nx', 'image/png', 'foto.png'],
		['C:\\casa\\mi "acta".jpeg', '\u00ff\u00d8\u00ffx', 'image/jpeg', 'mi _acta.jpg'],
		['..', 'RIFF0000WEBPx', 'image/webp', 'archivo.webp'],
	])('is known by its bytes: %s', (name, content, type, kept) => {
		expect(readAttachment(name, bytesOf(content))).toEqual({ ok: true, value: { type, name: kept } });
	});

	it.each([
		['pagina.html', '<script>alert(1)</script>'],
		['dibujo.svg', '<svg/>'],
		['programa.csv', 'MZ\u0000\u0001'],
		['vacio.csv', ''],
		['datos.zip', 'PK\u0003\u0004x'],
	])('is refused when it is none of them: %s', (name, content) => {
		expect(readAttachment(name, bytesOf(content))).toEqual({ ok: false, error: 'attachment_type' });
	});

	it('is refused when it is large', () => {
		const bytes = new Uint8Array(ATTACHMENT_MAX_BYTES + 1).fill(65);
		expect(readAttachment('a.csv', bytes)).toEqual({ ok: false, error: 'attachment_large' });
		expect(readAttachment('a.csv', bytes.subarray(1))).toMatchObject({ ok: true });
	});

	it('always has a name that is harmless in a header and in a folder', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (name) => {
				const read = readAttachment(name, bytesOf('%PDF-'));
				expect(read.ok && /^[^/\\"\p{Cc}]{1,115}\.pdf$/u.test(read.value.name)).toBe(true);
				expect(read.ok && read.value.name.length <= 120).toBe(true);
			}),
		);
		expect(Object.values(attachmentEndings)).toHaveLength(7);
	});
});
