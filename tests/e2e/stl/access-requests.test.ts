import { signIn } from '../nucleo/people';
import { expect, test } from '../support/test';
import { deskOf, expectComposed } from './desk';

const list = `Folio,Fecha,Tema,Solicitud
3300001,2025-03-09,Agua,Cuántas pipas se enviaron
3300002,10/04/2025,AGUA,Cuánta agua se pierde en fugas
3300003,2025-04-11,Obra pública,Costo de la calle Uno
3300003,2025-04-11,Obra pública,Repetida
`;

test('staff read a list of requests, see what is asked most, and write down a problem that cites the folios', async ({
	page,
	sample,
}) => {
	await signIn(page, sample, 'stl_staff');
	await page.goto(deskOf(sample, '/problemas'));
	await page.getByRole('link', { name: 'Leer solicitudes de información' }).click();
	await expect(page.locator('h1')).toHaveText('Solicitudes de información');
	await expectComposed(page);
	const file = page.getByLabel('Lista en CSV, XLSX u ODS');
	const read = page.getByRole('button', { name: 'Leer la lista' });
	await read.click();
	await expect(page.getByText('Elige primero un archivo.')).toBeVisible();
	await file.setInputFiles({ name: 'nada.csv', mimeType: 'text/csv', buffer: Buffer.from('Tema\nAgua\n') });
	await read.click();
	await expect(page.getByText('Falta una columna que se llame Folio.')).toBeVisible();
	await file.setInputFiles({ name: 'solicitudes.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
	await read.click();
	await expect(page.getByText('3 solicitudes leídas.')).toBeVisible();
	await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Agua', 'Obra pública']);
	await expectComposed(page);

	await page.getByRole('button', { name: 'Anotar un problema con estas' }).first().click();
	await expect(page.getByLabel('Problema', { exact: true })).toHaveValue('Agua');
	await page.getByLabel('Problema', { exact: true }).fill('Falta agua, según las solicitudes');
	await page.getByLabel('Tema').selectOption({ index: 1 });
	await page.locator('[name=tags]').first().check();
	await page
		.getByRole('button', { name: /Guardar|Anotar/ })
		.last()
		.click();
	await expect(page.locator('h1')).toContainText('Falta agua, según las solicitudes');
	await expect(
		page.getByText(/Solicitudes sobre «Agua»: 2 \(2025-03 a 2025-04\)\. Archivo solicitudes\.csv/),
	).toBeVisible();
	await expect(page.getByText('Solicitud 3300001 2025-03-09')).toBeVisible();
});
