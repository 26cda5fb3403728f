import type { Page } from '@playwright/test';
import { signIn } from '../nucleo/people';
import { deskOf, startDraft } from '../stl/desk';
import { changeProduct, openProduct, type ProductCard } from '../support/productDesk';
import { expect, test } from '../support/test';
import { answerAll, expectKept, openSlug, readCount } from './answering';

let product: ProductCard;

// Its own sample: this test really stops the server.
test.beforeAll(async () => {
	test.setTimeout(300_000);
	product = await openProduct('own-sample');
});
test.afterAll(() => changeProduct('discard', product.id));

const otherSlug = 'la-otra-consulta';

/** Staff open another consultation of the same exercise. */
async function publishOther(page: Page): Promise<void> {
	await signIn(page, product, 'stl_staff');
	await startDraft(page, deskOf(product, '/consultas/nueva'), otherSlug);
	await page.getByRole('link', { name: 'Publicar' }).click();
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();
}

async function closeOther(page: Page): Promise<void> {
	await signIn(page, product, 'stl_staff');
	await page.goto(deskOf(product, `/consultas/${otherSlug}/cerrar`));
	await page.getByRole('button', { name: 'Sí, cerrar' }).click();
	await page.waitForURL((url) => !url.pathname.endsWith('/cerrar'));
}

/** How many pages of a consultation this device keeps. */
function countKept(page: Page, slug: string): Promise<number> {
	return page.evaluate(async (wanted) => {
		const pages = await (await caches.open('pages-1')).keys();
		return pages.filter(({ url }) => url.includes(`/consulta/${wanted}`)).length;
	}, slug);
}

test('answers written with the server stopped arrive exactly once, also to a survey that was never opened here', async ({
	page,
	browser,
	watch,
	watchAlso,
}) => {
	test.slow();
	watch.allow(/ERR_CONNECTION_REFUSED|ERR_FAILED|503/);
	const office = await browser.newContext({ locale: 'es-MX' });
	watchAlso(office);
	await publishOther(await office.newPage());
	await office.close();
	await page.goto(`${product.url}/consulta/${openSlug}`);
	const before = await readCount(page, product.url);
	await expectKept(page);
	await expect.poll(() => countKept(page, otherSlug), { timeout: 20_000 }).toBe(3);

	await changeProduct('stop', product.id);
	await expect(fetch(product.url)).rejects.toThrow();
	await page
		.getByRole('link', { name: /Comenzar/ })
		.first()
		.click();
	await page.reload();
	await expect(page.getByText('Puedes seguir contestando.')).toBeVisible();
	await answerAll(page, 'Aquí no hay red.');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('Guardada en este equipo');
	const folio = await page.locator('.folio strong').innerText();
	await page.goto(`${product.url}/pendientes`);
	await expect(page.getByText('Espera conexión')).toBeVisible();
	await expect(page.getByText(folio)).toBeVisible();

	// From the first page, which was kept with the link to it.
	await page.goto(product.url);
	await page.locator(`a[href="/consulta/${otherSlug}"]`).first().click();
	await page
		.getByRole('link', { name: /Comenzar/ })
		.first()
		.click();
	await answerAll(page, 'Aquí tampoco.');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('Guardada en este equipo');

	await changeProduct('start', product.id);
	await page.goto(`${product.url}/pendientes`);
	await expect(page.getByText('No falta nada por enviar')).toBeVisible({ timeout: 30_000 });
	await page.getByRole('link', { name: folio }).click();
	await expect(page.locator('h1')).toContainText(folio);
	expect(await readCount(page, product.url)).toBe(before + 1);
	expect(await readCount(page, product.url, otherSlug)).toBe(1);

	// Once it has closed, and nothing of it waits, the phone lets go of it and of nothing else.
	const desk = await browser.newContext({ locale: 'es-MX' });
	watchAlso(desk);
	await closeOther(await desk.newPage());
	await desk.close();
	// As if ten minutes had passed since it last asked.
	await page.evaluate(() => caches.delete('ahead-1'));
	await page.goto(`${product.url}/consulta/${openSlug}`);
	await expect.poll(() => countKept(page, otherSlug), { timeout: 20_000 }).toBe(0);
	expect(await countKept(page, openSlug)).toBe(3);
	await expectKept(page);
});

test('the worker keeps nothing of staff, of receipts or of the service of data', async ({ page }) => {
	await page.goto(`${product.url}/consulta/${openSlug}`);
	await expect
		.poll(() => page.evaluate(async () => (await (await caches.open('pages-1')).keys()).length))
		.toBeGreaterThan(3);
	await page.goto(`${product.url}/entrar`);
	await page.goto(`${product.url}/recibo/0000-0000`);
	await page.evaluate(() => fetch('/api/salud'));
	const kept = await page.evaluate(async () => {
		const names = await caches.keys();
		const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return lists.flat().map(({ url }) => new URL(url).pathname);
	});
	expect(
		kept.filter((path) => /^\/(entrar|api|recibo\/|stl|nucleo|admin|trabajo|rest|auth|storage)/.test(path)),
	).toEqual([]);
});
