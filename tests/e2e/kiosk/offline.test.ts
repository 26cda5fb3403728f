import type { Page } from '@playwright/test';
import { readCount } from '../public/answering';
import { changeProduct, openProduct, type ProductCard } from '../support/productDesk';
import { expect, test } from '../support/test';
import {
	answerHere,
	enrol,
	expectAttracting,
	expectHeld,
	findLeftovers,
	openStaffPanel,
	readQueue,
	registerStation,
	stationsOf,
} from './station';

let product: ProductCard;

// Its own sample: this test really stops the server.
test.beforeAll(async () => {
	test.setTimeout(300_000);
	product = await openProduct('own-sample');
});
test.afterAll(() => changeProduct('discard', product.id));

/** Thirty people with `PRIORIZA_FULL=1`. */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const people = isFull ? 30 : 6;

/** Types who minds the desk and presses what opens or closes the shift. */
async function changeShift(kiosk: Page, question: string, button: string): Promise<void> {
	await kiosk.getByLabel(question).fill('ZS 9');
	await kiosk.getByRole('dialog').getByRole('button', { name: button }).click();
}

test('T39 desk without a network: a tablet opens a shift, takes its answers, starts again, and each arrives once', async ({
	page,
	browser,
	watchAlso,
}) => {
	test.setTimeout(isFull ? 900_000 : 360_000);
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: { width: 800, height: 1280 } });
	watchAlso(tablet).allow(/ERR_CONNECTION_REFUSED|ERR_FAILED|503/);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, product.url, await registerStation(page, product, 'Ventanilla sin red'));
	const before = await readCount(page, product.url);
	await expectHeld(kiosk, 1);

	await changeProduct('stop', product.id);
	await expect(fetch(product.url)).rejects.toThrow();
	// Somebody turned the tablet off and on.
	await kiosk.close();
	const again = await tablet.newPage();
	await again.goto(`${product.url}/modulo/inicio`);
	await openStaffPanel(again);
	await changeShift(again, '¿Quién abre el turno?', 'Abrir el turno');
	await expect(again.getByRole('dialog')).toContainText('Turno abierto');
	await again.getByRole('dialog').getByRole('button', { name: 'Cerrar', exact: true }).click();
	const texts = Array.from({ length: people }, (_, at) => `Canario sin red ${at.toString()} de la fila`);
	const folios: string[] = [];
	for (const text of texts) {
		folios.push(await answerHere(again, text));
		await expect(again.locator('h1')).toHaveText('Guardada. ¡Gracias!');
		await expect(again.getByText('se enviará sola')).toBeVisible();
		await again.getByRole('button', { name: 'Terminar' }).click();
		await expectAttracting(again);
		expect(await findLeftovers(again, text)).toEqual([]);
	}
	expect(new Set(folios).size).toBe(people);
	expect(await readQueue(again)).toHaveLength(people);
	await openStaffPanel(again);
	const panel = again.getByRole('dialog');
	await expect(panel).toContainText('respuestas esperan en este equipo');
	await expect(panel).toContainText('Sin conexión al servidor');
	await expect(panel).toContainText('Todavía ninguno');
	// Each says why it waits, as on a phone.
	await expect(panel.getByText('Este equipo no logró conectarse.').first()).toBeVisible();
	await expect(panel.getByRole('listitem')).toHaveCount(Math.min(people, 8));
	await changeShift(again, '¿Quién cierra el turno?', 'Cerrar el turno');
	await expect(panel).toContainText(`Turno cerrado con ${people.toString()} respuestas`);
	await expect(panel).toContainText(`falta que lleguen ${people.toString()} respuestas`);

	await changeProduct('start', product.id);
	await again.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(panel).toContainText('No falta nada por enviar', { timeout: 60_000 });
	await expect(panel).toContainText('Con conexión al servidor');
	expect(await readQueue(again)).toEqual([]);
	for (const text of texts) expect(await findLeftovers(again, text)).toEqual([]);
	expect(await readCount(page, product.url)).toBe(before + people);
	for (const folio of folios) {
		const receipt = await page.request.get(`${product.url}/recibo/${folio}`);
		expect((await receipt.text()).split('<article').length).toBe(2);
	}
	await page.goto(`${stationsOf(product)}/turnos`);
	const row = page
		.getByRole('table', { name: 'Turnos de los módulos' })
		.getByRole('row', { name: /por ZS 9/ });
	await expect(row).toContainText('Cuadra');
	const counts = [people, people].map(String);
	expect((await row.getByRole('cell').allInnerTexts()).filter((text) => /^\d+$/.test(text))).toEqual(counts);
	await page.goto(stationsOf(product));
	await expect(page.getByRole('row').filter({ hasText: 'Ventanilla sin red' })).toContainText('Registrado');
	await tablet.close();
});
