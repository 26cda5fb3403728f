import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

const result = '/jerarquizacion/problemas-del-plan-2026';
const press = (page: Page) => page.getByRole('button', { name: 'Volver a contar en este equipo' }).click();
const outcomes = (page: Page) =>
	page.getByRole('table', { name: 'Qué se contó de cada núcleo' }).locator('tbody td:last-child');
const answers = (page: Page) =>
	page.getByRole('table', { name: 'Qué se comparó' }).locator('tbody td:last-child');
const scripts = (page: Page) =>
	page.evaluate(() =>
		performance
			.getEntriesByType('resource')
			.map(({ name }) => new URL(name).pathname)
			.filter((path) => path.endsWith('.js')),
	);

test.describe('C1: a result counted again by whoever reads it', () => {
	test('comes out the same, nucleus by nucleus and byte for byte', async ({ page, sample }) => {
		await page.goto(sample.url + result);
		await page.getByRole('link', { name: 'Volver a contar aquí' }).click();
		await expect.poll(() => scripts(page)).toEqual(['/recuento.js']);
		await press(page);
		await expect(page.getByRole('status').filter({ hasText: 'Sale igual' })).toContainText('byte por byte');
		await expect(outcomes(page)).toHaveText(['Igual', 'Igual', 'Igual']);
		await expect(answers(page)).toHaveText(Array<string>(7).fill('Bien'));
		await expect(page.getByText('Es la huella que se publicó')).toBeVisible();
		await expectAccessible(page, { forCitizens: true });
		await expectReflow(page);
		await keepScreen(page, 'recuento');
		const hash = await page.locator('dd code').innerText();
		await page.goto(`${sample.url}${result}/ficha`);
		await expect(page.getByText(hash, { exact: true })).toBeVisible();
	});

	test('says what differs when one ballot is not as it was counted', async ({ page, sample }) => {
		await page.route('**/resultado.json', async (route) => {
			const text = await (await route.fetch()).text();
			await route.fulfill({ body: text.replace('"count":1', '"count":2') });
		});
		await page.goto(`${sample.url}${result}/recuento`);
		await press(page);
		await expect(page.getByRole('alert')).toContainText('Algo no coincide');
		await expect(outcomes(page)).toHaveText(['Distinto', 'Igual', 'Igual']);
		await expect(answers(page).nth(2)).toHaveText('Mal, en /input/groups/0/ballots');
		await expect(answers(page).nth(5)).toContainText('Mal, en /result/tally');
	});

	test('says what to do when the record cannot be taken, and counts when it can', async ({
		page,
		sample,
		watch,
	}) => {
		watch.allow(/ERR_FAILED.*\/resultado\.json/);
		await page.route('**/resultado.json', (route) => route.abort());
		await page.goto(`${sample.url}${result}/recuento`);
		await press(page);
		await expect(page.getByRole('alert')).toContainText('Revisa tu conexión');
		await page.unroute('**/resultado.json');
		await press(page);
		await expect(page.getByRole('status').filter({ hasText: 'Sale igual' })).toBeVisible();
		await expect(page.getByRole('alert')).toHaveCount(0);
	});

	test('leads to the program where there are no scripts', async ({ browser, sample }) => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		try {
			const page = await context.newPage();
			await page.goto(`${sample.url}${result}/recuento`);
			await expect(page.getByRole('button', { name: 'Volver a contar' })).toBeHidden();
			await expect(page.locator('noscript p')).toContainText('Puedes contar con los pasos de abajo');
			await expect(page.locator('noscript p')).toBeVisible();
			await expect(page.getByText('tally --verify resultado-problemas-del-plan-2026.json')).toBeVisible();
			await page.goto(`${sample.url}/jerarquizacion/servicios-que-urgen-2026/recuento`);
			await expect(page).toHaveURL(/servicios-que-urgen-2026$/);
		} finally {
			await context.close();
		}
	});
});
