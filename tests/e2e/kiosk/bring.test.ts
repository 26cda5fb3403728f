import { readCount } from '../public/answering';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow, expectTargets } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import {
	answerHere,
	enrol,
	expectAttracting,
	findLeftovers,
	holdCorner,
	openStaffPanel,
	portrait,
	readQueue,
	registerStation,
	stationsOf,
	typePin,
} from './station';

test('what a tablet cannot send is sealed, and staff with the PIN bring it in a file, twice without harm', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	test.slow();
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: portrait, acceptDownloads: true });
	watchAlso(tablet).allow(/ERR_FAILED.*\/modulo\/enviar/);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, sample.url, await registerStation(page, sample, 'Ventanilla con archivo'));
	await kiosk.route('**/modulo/enviar', (route) => route.abort());
	const texts = ['Canario en archivo uno', 'Canario en archivo dos'];
	for (const text of texts) {
		const folio = await answerHere(kiosk, text);
		await expect(kiosk.locator('h1')).toHaveText('Guardada. ¡Gracias!');
		await kiosk.getByRole('button', { name: 'Terminar' }).click();
		await expectAttracting(kiosk);
		// Sealed: neither what was said nor the salt that would let it be guessed.
		const stored = (await readQueue(kiosk)).find((answer) => answer.includes(folio)) ?? '';
		// Why it waits is known once it was tried.
		const keys = Object.keys(JSON.parse(stored) as object).filter((key) => key !== 'cause');
		expect(keys.sort()).toEqual('attempts,box,consultation,epk,folio,frozenAt,id,refusal,station'.split(','));
		expect(await findLeftovers(kiosk, text)).toEqual([]);
	}

	// Without the PIN the corner tells nothing.
	await holdCorner(kiosk);
	await expect(kiosk.getByRole('dialog')).not.toContainText('espera');
	await expectAccessible(kiosk, { forCitizens: true });
	await expectTargets(kiosk, 64);
	await expectReflow(kiosk);
	await keepScreen(kiosk, 'kiosk-clave');
	for (let wrong = 0; wrong < 5; wrong++) {
		await typePin(kiosk, '111111');
		await expect(kiosk.getByRole('dialog')).toContainText('Esa no es la clave');
	}
	await typePin(kiosk);
	await expect(kiosk.getByRole('dialog')).toContainText('Hubo muchos intentos. Espera 1 minuto');
	await kiosk.evaluate(() => localStorage.removeItem('modulo-clave-intentos'));
	await kiosk.reload();
	await openStaffPanel(kiosk);
	await expect(kiosk.getByRole('dialog')).toContainText('respuestas esperan en este equipo');
	const download = kiosk.waitForEvent('download');
	await kiosk.getByRole('button', { name: 'Guardar en un archivo' }).click();
	const file = await (await download).path();
	await expect(kiosk.getByRole('dialog')).toContainText('Se guardó el archivo');
	expect(await readQueue(kiosk)).toHaveLength(2);

	const before = await readCount(page, sample.url);
	await page.goto(stationsOf(sample));
	await page.getByRole('link', { name: 'Traer respuestas en un archivo' }).click();
	await page.getByRole('button', { name: 'Traer las respuestas' }).click();
	await expect(page.getByRole('alert')).toContainText('Elige el archivo que guardó la tableta');
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
	for (let times = 0; times < 2; times++) {
		await page.getByLabel('Archivo de la tableta').setInputFiles(file);
		await page.getByRole('button', { name: 'Traer las respuestas' }).click();
		await expect(page.getByText('2 respuestas de 2 ya están aquí')).toBeVisible();
		expect(await readCount(page, sample.url)).toBe(before + 2);
		await page.goto(stationsOf(sample).replace(/modulos$/, 'importar'));
	}

	// The tablet finds its network again: nothing counts twice, and it forgets.
	await kiosk.unroute('**/modulo/enviar');
	await kiosk.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(kiosk.getByRole('dialog')).toContainText('No falta nada por enviar');
	expect(await readQueue(kiosk)).toEqual([]);
	expect(await readCount(page, sample.url)).toBe(before + 2);
	await tablet.close();
});
