import { readCount } from '../public/answering';
import { syncInBackground } from '../outbox/syncInBackground';
import { expect, test } from '../support/test';
import {
	addStation,
	answerHere,
	enrol,
	expectAttracting,
	openStaffPanel,
	portrait,
	readQueue,
	registerStation,
	stationsOf,
} from './station';

test('what a tablet took at one desk is not given to another: its file brings it, and the sheets add up', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	test.slow();
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: portrait, acceptDownloads: true });
	watchAlso(tablet).allow(/ERR_FAILED.*\/modulo\/enviar|409/);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, sample.url, await registerStation(page, sample, 'Ventanilla de antes'));
	await kiosk.route('**/modulo/enviar', (route) => route.abort());
	await answerHere(kiosk, 'Tomada en la de antes');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(kiosk);

	// The tablet goes to another desk with what it holds.
	await page.goto(stationsOf(sample));
	const code = await addStation(page, 'Ventanilla de ahora');
	await openStaffPanel(kiosk);
	await kiosk.getByRole('button', { name: 'Registrar con otro código' }).click();
	await kiosk.getByLabel('Código del equipo').fill(code);
	await kiosk.getByRole('button', { name: 'Registrar' }).click();
	await expectAttracting(kiosk);
	await kiosk.unroute('**/modulo/enviar');
	await answerHere(kiosk, 'Tomada en la de ahora');
	await expect(kiosk.locator('h1')).toHaveText('Recibida. ¡Gracias!');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(kiosk);
	await openStaffPanel(kiosk);
	const dialog = kiosk.getByRole('dialog');
	await expect(dialog).toContainText('1 respuesta no se pudo enviar');
	await expect(dialog).toContainText('era de otro módulo');
	expect(await readQueue(kiosk)).toHaveLength(1);
	const download = kiosk.waitForEvent('download');
	await dialog.getByRole('button', { name: 'Guardar en un archivo' }).click();
	const file = await (await download).path();

	const before = await readCount(page, sample.url);
	await page.goto(stationsOf(sample).replace(/modulos$/, 'importar'));
	await page.getByLabel('Archivo de la tableta').setInputFiles(file);
	await page.getByRole('button', { name: 'Traer las respuestas' }).click();
	await expect(page.getByText('1 respuesta de 1 ya está aquí')).toBeVisible();
	expect(await readCount(page, sample.url)).toBe(before + 1);

	// Each desk has its own, on its own sheet.
	await page.goto(`${stationsOf(sample)}/turnos`);
	const sums = page.getByRole('table', { name: 'Suma por módulo' });
	for (const desk of ['Ventanilla de antes', 'Ventanilla de ahora'])
		expect(await sums.getByRole('row').filter({ hasText: desk }).getByRole('cell').allInnerTexts()).toEqual([
			'1',
			'0',
			'1',
		]);
	await expect(page.getByText('no cuadra')).toHaveCount(0);

	// The tablet learns that it may forget it.
	await dialog.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(dialog).toContainText('No falta nada por enviar');
	expect(await readQueue(kiosk)).toEqual([]);
	expect(await readCount(page, sample.url)).toBe(before + 1);
	await tablet.close();
});

test('a tablet sends what waits when it is looked at again, and in the background without a page', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	test.slow();
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: portrait });
	watchAlso(tablet).allow(/ERR_FAILED.*\/modulo\/enviar/);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, sample.url, await registerStation(page, sample, 'Ventanilla que despierta'));
	const before = await readCount(page, sample.url);
	await kiosk.route('**/modulo/enviar', (route) => route.abort());
	await answerHere(kiosk, 'Espera a que alguien mire');
	await expect(kiosk.locator('h1')).toHaveText('Guardada. ¡Gracias!');
	await kiosk.unroute('**/modulo/enviar');
	expect(await readQueue(kiosk)).toHaveLength(1);
	await kiosk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect.poll(() => readQueue(kiosk)).toEqual([]);
	expect(await readCount(page, sample.url)).toBe(before + 1);

	await kiosk.goto(`${sample.url}/modulo/inicio`);
	await expectAttracting(kiosk);
	await kiosk.route('**/modulo/enviar', (route) => route.abort());
	await answerHere(kiosk, 'Sale sin página');
	await expect(kiosk.locator('h1')).toHaveText('Guardada. ¡Gracias!');
	await syncInBackground(kiosk, 'prioriza-modulo');
	await expect.poll(() => readCount(page, sample.url)).toBe(before + 2);
	await tablet.close();
});
