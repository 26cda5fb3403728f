import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signIn } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { expect, test } from '../support/test';
import { closedSlug, deskOf, expectComposed } from './desk';

const kinds = ['csv', 'xlsx', 'ods', 'json', 'geojson', 'zip'] as const;

test('staff filter the summary, download every file, and find out when one was changed', async ({
	page,
	sample,
}) => {
	await signIn(page, sample, 'stl_staff');
	await page.goto(deskOf(sample, `/consultas/${closedSlug}/respuestas`));
	await expect(page.getByText('Respuestas contadas: 400 de 400.')).toBeVisible();
	await expectComposed(page);
	await page.getByLabel('Medio', { exact: true }).selectOption('kiosk');
	await page.getByRole('button', { name: 'Filtrar' }).click();
	await expect(page.getByText('Respuestas contadas: 120 de 400.')).toBeVisible();
	// The map is of the same answers, and its drawing opens over what is there without scripts.
	await page.getByRole('link', { name: 'Mapa', exact: true }).click();
	await expect(page.locator('h1')).toHaveText('Mapa de respuestas');
	await expect(page.getByLabel('Medio', { exact: true })).toHaveValue('kiosk');
	await expectComposed(page);
	await page.getByRole('button', { name: 'Abrir el mapa' }).click();
	await expect(page.getByRole('application', { name: 'Mapa de respuestas' })).toBeVisible();
	await expect(page.locator('.map-mark').first()).toBeVisible();
	await page.getByRole('link', { name: 'Descargar' }).click();
	await expect(page.locator('h1')).toHaveText('Descargar las respuestas');
	await expectComposed(page);

	const choose = page.getByLabel('Archivo', { exact: true });
	const check = page.getByRole('button', { name: 'Comprobar' });
	for (const kind of kinds) {
		const file = await page.request.get(
			deskOf(sample, `/consultas/${closedSlug}/respuestas/descargar/${kind}`),
		);
		expect(file.headers()['cache-control'], kind).toContain('no-store');
		await choose.setInputFiles({
			name: `respuestas.${kind}`,
			mimeType: 'text/plain',
			buffer: await file.body(),
		});
		await check.click();
		await expect(page.getByText('Es igual a lo guardado. Respuestas: 400.'), kind).toBeVisible();
		await page.goto(page.url());
	}
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Descargar CSV' }).click();
	const csv = await readFile(await (await download).path(), 'utf8');
	await choose.setInputFiles({
		name: 'respuestas.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(csv.replace(',kiosk,', ',web,')),
	});
	await check.click();
	await expect(page.getByText('Este archivo ya no es igual a lo guardado.')).toBeVisible();
});

test('whole answers are for staff alone', async ({ page, sample, watch }) => {
	watch.allow(/404/);
	await signIn(page, sample, 'member:sociedad');
	for (const kind of kinds) {
		const path = `/consultas/${closedSlug}/respuestas/descargar/${kind}`;
		expect((await page.request.get(deskOf(sample, path))).status(), kind).toBe(404);
	}
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('staff see on a map where answers came from and what was pointed at, never a door nor a few', async ({
		page,
		sample,
	}) => {
		await signIn(page, sample, 'stl_staff');
		await page.goto(deskOf(sample, `/consultas/${closedSlug}/respuestas/mapa`));
		await expect(page.getByRole('img', { name: 'Mapa de respuestas' })).toBeVisible();
		const told = await page
			.getByRole('table', { name: 'De dónde llegaron las respuestas' })
			.locator('td')
			.allInnerTexts();
		expect(told).toContain('muy pocas');
		expect(told.filter((text) => /^[0-9]$/.test(text))).toEqual([]);
		const placed = page.getByRole('table', { name: 'Puntos que puso la gente' }).locator('tbody tr');
		const all = await placed.count();
		expect(all).toBeGreaterThan(0);
		for (const place of await placed.locator('td:nth-child(2)').allInnerTexts())
			expect(place).toMatch(/^[0-9]+\.[0-9]{3}, -[0-9]+\.[0-9]{3}$/);
		await page.getByLabel('Medio', { exact: true }).selectOption('kiosk');
		await page.getByRole('button', { name: 'Filtrar' }).click();
		expect(await placed.count()).toBeLessThan(all);
	});

	test('anybody reads what was announced, the counts and the record of openness, and checks their hashes', async ({
		page,
		sample,
	}) => {
		await page.goto(`${sample.url}/consulta/${closedSlug}`);
		expect(await hashOf(page, `${sample.url}/consulta/${closedSlug}/convocatoria`)).toBe(
			await page.locator('dl code').innerText(),
		);
		await page.getByRole('link', { name: 'Ver qué respondió la gente' }).click();
		await expect(page.locator('h1')).toHaveText('Qué respondió la gente');
		await expect(page.getByText('Contestaron 400 de 400').first()).toBeVisible();
		await expectReflow(page);
		for (const kind of ['csv', 'xlsx', 'ods', 'json', 'zip', 'jsonld']) {
			const file = await page.request.get(`${sample.url}/consulta/${closedSlug}/datos/${kind}`);
			expect(file.status(), kind).toBe(200);
		}
		expect(await hashOf(page, `${sample.url}/consulta/${closedSlug}/datos/json`)).toBe(
			await page.locator('code').innerText(),
		);
		await page.goto(`${sample.url}/consulta/${closedSlug}/constancia`);
		await expect(page.locator('h1')).toHaveText('Constancia de apertura');
		await expectReflow(page);
		expect(await hashOf(page, `${sample.url}/consulta/${closedSlug}/constancia/json`)).toBe(
			await page.locator('dl code').nth(1).innerText(),
		);
	});
});

test('the public pages are for everybody to read', async ({ page, sample }) => {
	for (const path of ['', '/datos', '/datos/mapa', '/constancia']) {
		await page.goto(`${sample.url}/consulta/${closedSlug}${path}`);
		await expectAccessible(page);
		await expectPlainSpanish(page);
	}
});

async function hashOf(page: Page, address: string): Promise<string> {
	const bytes = await (await page.request.get(address)).body();
	const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
	return Buffer.from(digest).toString('hex');
}
