import { expectComposed } from '../stl/desk';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow, expectTargets } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import {
	answerHere,
	enrol,
	expectAttracting,
	openStaffPanel,
	portrait,
	registerStation,
	stationsOf,
} from './station';

test('a shift is opened and closed by initials, and the desk sees when its counts do not agree', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	test.slow();
	const name = 'Ventanilla con turno';
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: portrait });
	watchAlso(tablet).allow(/ERR_FAILED.*\/modulo\/enviar/);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, sample.url, await registerStation(page, sample, name));
	await answerHere(kiosk, 'Antes del turno');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(kiosk);
	await openStaffPanel(kiosk);
	await kiosk.getByRole('button', { name: 'Abrir el turno' }).click();
	await expect(kiosk.getByRole('dialog')).toContainText('Escribe iniciales o un número');
	await kiosk.getByLabel('¿Quién abre el turno?').fill('ZS 4');
	await kiosk.getByRole('button', { name: 'Abrir el turno' }).click();
	await expect(kiosk.getByRole('dialog')).toContainText('Turno abierto');
	await expect(kiosk.getByRole('dialog')).toContainText('Abierto por ZS 4');
	await expectAccessible(kiosk, { forCitizens: true });
	await expectTargets(kiosk, 64);
	await expectReflow(kiosk);
	await keepScreen(kiosk, 'kiosk-turno');
	await kiosk.getByRole('dialog').getByRole('button', { name: 'Cerrar', exact: true }).click();

	await answerHere(kiosk, 'Del turno, con red');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(kiosk);
	await kiosk.route('**/modulo/enviar', (route) => route.abort());
	await answerHere(kiosk, 'Del turno, sin red');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(kiosk);
	await openStaffPanel(kiosk);
	await expect(kiosk.getByRole('dialog')).toContainText('Lleva 2 respuestas');
	await kiosk.getByLabel('¿Quién cierra el turno?').fill('7');
	await kiosk.getByRole('button', { name: 'Cerrar el turno' }).click();
	await expect(kiosk.getByRole('dialog')).toContainText('Turno cerrado con 2 respuestas');
	await expect(kiosk.getByRole('dialog')).toContainText('falta que llegue 1 respuesta');

	await page.goto(stationsOf(sample));
	await page.getByRole('link', { name: 'Turnos' }).click();
	const sheets = page.getByRole('table', { name: 'Turnos de los módulos' });
	const row = sheets.getByRole('row').filter({ hasText: 'por ZS 4' });
	const off = sheets.getByRole('row').filter({ hasText: 'Fuera de turno' });
	const sum = page.getByRole('table', { name: 'Suma por módulo' }).getByRole('row').filter({ hasText: name });
	await expect(row).toContainText(name);
	await expect(row).toContainText('Falta 1');
	await expect(off).toContainText('Cuadra');
	await expect(page.getByText('1 hoja no cuadra')).toBeVisible();
	// On the sheets, on none, in the register.
	expect(await sum.getByRole('cell').allInnerTexts()).toEqual(['2', '0', '2']);
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
	await keepScreen(page, 'stl-turnos');

	await kiosk.unroute('**/modulo/enviar');
	await kiosk.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(kiosk.getByRole('dialog')).toContainText('No falta nada por enviar');
	await expect(kiosk.getByRole('dialog')).not.toContainText('falta que llegue');
	await page.reload();
	await expect(row).toContainText('Cuadra');
	await expect(page.getByText('no cuadra')).toHaveCount(0);
	expect(await sum.getByRole('cell').allInnerTexts()).toEqual(['3', '0', '3']);
	// Once they agree, nothing on the tablet says which answers were of the shift; the day's own sheet goes on, empty.
	const left = await kiosk.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('prioriza-modulo');
				opening.onerror = () => reject(new Error('the database does not open'));
				opening.onsuccess = () => {
					const counting = opening.result.transaction('shifts').objectStore('shifts').getAll();
					counting.onsuccess = () =>
						resolve(JSON.stringify((counting.result as { ids: string[] }[]).map(({ ids }) => ids)));
				};
			}),
	);
	expect(left).toBe('[[]]');

	// The tablet is lost with an answer that it told of: staff say so, and the sheet waits for nothing any more.
	await kiosk.reload();
	await kiosk.route('**/modulo/enviar', (route) => route.abort());
	await answerHere(kiosk, 'Se pierde con la tableta');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(kiosk);
	await expect(async () => {
		await page.reload();
		await expect(off).toContainText('Falta 1', { timeout: 1_000 });
	}).toPass();
	await tablet.close();
	await expect(off).toContainText('La tableta las contó y no han llegado.');
	await expect(off.getByRole('link')).toHaveCount(0);
	await page.goto(stationsOf(sample));
	await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name: 'Revocar' }).click();
	await page.getByRole('button', { name: 'Sí, revocar' }).click();
	await page.getByRole('link', { name: 'Turnos' }).click();
	await off.getByRole('link', { name: 'Darlas por perdidas' }).click();
	await page.getByRole('button', { name: 'Darlas por perdidas' }).click();
	await expect(page.getByRole('alert')).toContainText('entre 10 y 500 letras');
	await expectComposed(page);
	await page.getByLabel('¿Por qué no llegarán?').fill('Se llevaron la tableta del módulo.');
	await page.getByRole('button', { name: 'Darlas por perdidas' }).click();
	await expect(off).toContainText('Se dio por perdida 1');
	await expect(off).toContainText('Se llevaron la tableta del módulo.');
	await expect(page.getByText('no cuadra')).toHaveCount(0);
});
