import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { groupRequests, readAccessRequests } from '$lib/domain/problem/accessRequests';
import { readTable } from './readTable.server';

const rows = [
	['Folio', 'Fecha', 'Tema', 'Solicitud'],
	['3300001', new Date('2025-03-09T00:00:00Z'), 'Agua', 'Cuántas pipas se enviaron'],
	['3300002', new Date('2025-04-10T00:00:00Z'), 'AGUA', 'Cuánta agua se pierde en fugas'],
	[3300003, '11/04/2025', 'Obra pública', 'Costo de la calle «Uno» & Dos'],
];
const csv = [
	'\ufeffFolio,Fecha,Tema,Solicitud',
	'3300001,2025-03-09,Agua,Cuántas pipas se enviaron',
	'3300002,2025-04-10,AGUA,Cuánta agua se pierde en fugas',
	'3300003,11/04/2025,Obra pública,Costo de la calle «Uno» & Dos',
].join('\r\n');
const book = {
	sheets: [
		{ name: 'Solicitudes 2025', rows },
		{ name: 'Notas', rows: [['Nada']] },
	],
};

it.each([
	['lista.csv', async () => Promise.resolve(new TextEncoder().encode(csv))],
	['lista.xlsx', () => writeXlsx(book)],
	['Lista de 2025.XLSX', () => writeXlsx(book)],
	['lista.ods', () => writeOds(book)],
])('a good list is read from %s with its folios, days and topics', async (name, write) => {
	const table = await readTable(name, await write());
	const read = readAccessRequests(table ?? []);
	if (!read.ok) throw new Error(read.error);
	expect(read.value.requests).toEqual([
		{ folio: '3300001', date: '2025-03-09', topic: 'Agua', text: 'Cuántas pipas se enviaron' },
		{ folio: '3300002', date: '2025-04-10', topic: 'AGUA', text: 'Cuánta agua se pierde en fugas' },
		{ folio: '3300003', date: '2025-04-11', topic: 'Obra pública', text: 'Costo de la calle «Uno» & Dos' },
	]);
	expect(groupRequests(read.value.requests).map(({ requests }) => requests.length)).toEqual([2, 1]);
});

it('a list of another kind, and one that is none of what it says, is not read', async () => {
	expect(await readTable('lista.doc', new TextEncoder().encode(csv))).toBeNull();
	expect(await readTable('lista.xlsx', new TextEncoder().encode(csv))).toBeNull();
});
