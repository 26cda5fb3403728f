/* eslint-disable no-template-curly-in-string -- forms are written so */
import { readFile } from 'node:fs/promises';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { signIn, visit } from '../nucleo/people';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { deskOf, expectComposed, fillConsultation } from './desk';

const form = {
	sheets: [
		{
			name: 'survey',
			rows: [
				['type', 'name', 'label', 'relevant'],
				['deviceid', 'equipo', '', ''],
				['select_one si_no', 'Agua', '¿Llega agua a tu casa?', ''],
				['text', 'motivo', '¿Desde cuándo falta?', "${Agua} = '2'"],
				['barcode', 'recibo', 'Código del recibo', ''],
			],
		},
		{
			name: 'choices',
			rows: [
				['list_name', 'name', 'label'],
				['si_no', 1, 'Sí'],
				['si_no', 2, 'No'],
			],
		},
	],
};

test('staff bring in a form made elsewhere, after seeing what changes, and get it back out', async ({
	page,
	ownSample: sample,
}) => {
	await signIn(page, sample, 'stl_staff');
	await visit(page, deskOf(sample, '/consultas/nueva'));
	await fillConsultation(page, 'Consulta que se trae de una hoja');
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await page.getByRole('link', { name: 'Importar o descargar (XLSForm)' }).click();
	await expect(page.locator('h1')).toHaveText('Importar o descargar (XLSForm)');
	await expectComposed(page);

	const file = page.getByLabel('Archivo XLSX u ODS');
	const read = page.getByRole('button', { name: 'Revisar el archivo' });
	await file.setInputFiles({ name: 'nada.xlsx', mimeType: '', buffer: Buffer.from('nada') });
	await read.click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveText(/No se pudo leer/);

	const buffer = Buffer.from(await writeXlsx(form));
	await file.setInputFiles({ name: 'agua.xlsx', mimeType: '', buffer });
	await read.click();
	await expect(page.getByText('Hay 5 cosas que revisar').first()).toBeVisible();
	const rows = page.locator('tbody tr');
	await expect(rows).toHaveCount(5);
	await expect(rows.filter({ hasText: 'Hoja survey, fila 2' })).toContainText('No se importa');
	await expect(rows.filter({ hasText: 'Hoja survey, fila 5' })).toContainText('El tipo «barcode» no existe');
	await expect(rows.filter({ hasText: 'Agua → agua' })).toContainText('Entra con cambios');
	await expectComposed(page);
	await keepScreen(page, 'stl-xlsform');

	await page.getByRole('button', { name: 'Aceptar e importar' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();
	await expect(page.locator('ol a[href*="/preguntas/"]')).toHaveText([
		'¿Llega agua a tu casa?',
		'¿Desde cuándo falta?',
	]);
	await expect(page.getByText('Se muestra cuando «¿Llega agua a tu casa?» es «No».')).toBeVisible();

	await page.getByRole('link', { name: 'Importar o descargar (XLSForm)' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Descargar en XLSX' }).click(),
	]);
	const { sheets } = await readXlsx(await readFile(await download.path()));
	expect(sheets.map(({ name }) => name)).toEqual(['survey', 'choices', 'settings']);
	expect(sheets[0]?.rows.flat()).toContain("${agua} = 'o_2'");

	// What we wrote comes back as it is.
	await file.setInputFiles(
		await download.path().then(async (path) => ({
			...{ name: 'nuestra.xlsx', mimeType: '' },
			buffer: await readFile(path),
		})),
	);
	await read.click();
	await expect(page.getByText('Todo se puede importar como está')).toBeVisible();
});
