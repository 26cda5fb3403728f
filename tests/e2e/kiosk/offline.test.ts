import { readCount } from '../public/answering';
import { changeProduct, openProduct, type ProductCard } from '../support/productDesk';
import { expect, test } from '../support/test';
import {
	answerHere,
	enrol,
	expectAttracting,
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

test('a tablet takes answers with the server stopped, starts again without it, and sends each once', async ({
	page,
	browser,
	watchAlso,
}) => {
	test.slow();
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: { width: 800, height: 1280 } });
	watchAlso(tablet).allow(/ERR_CONNECTION_REFUSED|ERR_FAILED|503/);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, product.url, await registerStation(page, product, 'Ventanilla sin red'));
	const before = await readCount(page, product.url);
	// What a tablet needs is stored before it loses its network: both pages, and what the questions list.
	await expect
		.poll(() =>
			kiosk.evaluate(async () => {
				const pages = await (await caches.open('pages-1')).keys();
				const data = await (await caches.open('data-1')).keys();
				return pages.filter(({ url }) => url.includes('/modulo/')).length === 2 && data.length > 0;
			}),
		)
		.toBe(true);

	await changeProduct('stop', product.id);
	await expect(fetch(product.url)).rejects.toThrow();
	// Somebody turned the tablet off and on.
	await kiosk.close();
	const again = await tablet.newPage();
	await again.goto(`${product.url}/modulo/inicio`);
	const texts = ['Canario sin red uno', 'Canario sin red dos', 'Canario sin red tres'];
	for (const text of texts) {
		await answerHere(again, text);
		await expect(again.locator('h1')).toHaveText('Guardada. ¡Gracias!');
		await expect(again.getByText('se enviará sola')).toBeVisible();
		await again.getByRole('button', { name: 'Terminar' }).click();
		await expectAttracting(again);
		expect(await findLeftovers(again, text)).toEqual([]);
	}
	expect(await readQueue(again)).toHaveLength(3);
	await openStaffPanel(again);
	await expect(again.getByRole('dialog')).toContainText('respuestas esperan en este equipo');
	await expect(again.getByRole('dialog')).toContainText('Sin conexión al servidor');
	await expect(again.getByRole('dialog')).toContainText('Todavía ninguno');

	await changeProduct('start', product.id);
	await again.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(again.getByRole('dialog')).toContainText('No falta nada por enviar', { timeout: 30_000 });
	await expect(again.getByRole('dialog')).toContainText('Con conexión al servidor');
	expect(await readQueue(again)).toEqual([]);
	for (const text of texts) expect(await findLeftovers(again, text)).toEqual([]);
	expect(await readCount(page, product.url)).toBe(before + 3);
	await page.goto(stationsOf(product));
	await expect(page.getByRole('row').filter({ hasText: 'Ventanilla sin red' })).toContainText('Registrado');
	await tablet.close();
});
