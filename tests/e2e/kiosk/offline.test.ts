import { readCount } from '../public/answering';
import { startProduct, type RunningProduct } from '../support/startProduct';
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

let product: RunningProduct;

// Its own sample: this test really stops the server.
test.beforeAll(async () => {
	test.setTimeout(300_000);
	product = await startProduct({ empty: false, port: 4840 });
});
test.afterAll(() => product.discard());

test('a tablet takes answers with the server stopped, starts again without it, and sends each once', async ({
	page,
	browser,
	watch,
	watchAlso,
}) => {
	test.slow();
	watch.allow(/request to others/);
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: { width: 800, height: 1280 } });
	watchAlso(tablet).allow(/ERR_CONNECTION_REFUSED|ERR_FAILED|request to others|503/);
	const kiosk = await tablet.newPage();
	const sample = { ...product, id: 'own' };
	await enrol(kiosk, product.url, await registerStation(page, sample, 'Ventanilla sin red'));
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

	await product.stop();
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

	await product.startAgain();
	await again.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(again.getByRole('dialog')).toContainText('No falta nada por enviar', { timeout: 30_000 });
	await expect(again.getByRole('dialog')).toContainText('Con conexión al servidor');
	expect(await readQueue(again)).toEqual([]);
	for (const text of texts) expect(await findLeftovers(again, text)).toEqual([]);
	expect(await readCount(page, product.url)).toBe(before + 3);
	await page.goto(stationsOf(sample));
	await expect(page.getByRole('row').filter({ hasText: 'Ventanilla sin red' })).toContainText('Registrado');
	await tablet.close();
});
