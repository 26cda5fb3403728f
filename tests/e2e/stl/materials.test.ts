import { readFile } from 'node:fs/promises';
import { signIn } from '../nucleo/people';
import { expect, test } from '../support/test';
import { closedSlug, deskOf, exercise, expectComposed, fillProblem } from './desk';

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('staff register a large study with its file, and a problem cites a page of it', async ({
		page,
		ownSample,
	}) => {
		await signIn(page, ownSample, 'stl_staff');
		await page.goto(deskOf(ownSample, '/problemas'));
		await page.getByRole('link', { name: 'Materiales' }).click();
		await page.getByRole('link', { name: 'Registrar un estudio' }).click();
		await page.getByLabel('Título').fill('Encuesta de vivienda de prueba');
		await page.getByRole('button', { name: 'Registrar' }).click();
		await expect(page.getByText('Sube el archivo o escribe el enlace.').first()).toBeVisible();
		await page.getByLabel('Quién lo hizo').fill('Instituto de Prueba');
		await page.getByLabel('Fecha').fill('2024-05');
		const content = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(3_000_000, 'a')]);
		await page
			.getByLabel('Archivo', { exact: true })
			.setInputFiles({ name: 'vivienda.pdf', mimeType: 'text/html', buffer: content });
		await page.getByRole('button', { name: 'Registrar' }).click();
		await expect(page.getByText('Material registrado')).toBeVisible();
		await expect(page.locator('code')).toHaveText(/^[0-9a-f]{64}$/);
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Descargar el archivo' }).click();
		const kept = await download;
		expect(kept.suggestedFilename()).toBe('vivienda.pdf');
		expect((await readFile(await kept.path())).equals(content)).toBe(true);

		await page.getByRole('link', { name: 'Anotar un problema con este material' }).click();
		await fillProblem(page, 'Casas sin agua potable');
		await page.getByLabel('Página o figura').fill('página 12, figura 3');
		await page.getByRole('button', { name: 'Guardar el problema' }).click();
		await expect(page.getByText('Problema guardado')).toBeVisible();
		await expect(page.getByText('En: página 12, figura 3')).toBeVisible();
		await page.getByRole('link', { name: /^Ver el material/ }).click();
		await expect(page.getByRole('link', { name: /Casas sin agua potable/ })).toBeVisible();
	});
});

test('the guarantor reads what was registered and its file, and registers a mesa', async ({
	page,
	ownSample,
}) => {
	await signIn(page, ownSample, 'guarantor');
	await page.goto(`${ownSample.url}/nucleo/${exercise}`);
	await page.getByRole('link', { name: 'Materiales' }).click();
	await page.getByRole('link', { name: /Calidad del agua del río/ }).click();
	await expect(page.getByText('6. Tiradero a cielo abierto junto al río')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Descargar el archivo' }).click();
	expect((await readFile(await (await download).path(), 'latin1')).slice(0, 5)).toBe('%PDF-');
	await expectComposed(page);

	await page.goto(`${ownSample.url}/nucleo/${exercise}/materiales/nuevo?lista=mesa`);
	await page.getByLabel('De qué se habló').fill('Mesa de agua de prueba');
	await page.getByLabel('Fecha').fill('2026-05');
	await page.getByLabel('Lugar').fill('Casa de Prueba');
	await page.getByRole('button', { name: 'Registrar' }).click();
	await expect(page.getByText('Material registrado')).toBeVisible();
	await expect(page.getByText('mayo de 2026')).toBeVisible();

	await page.context().clearCookies();
	await signIn(page, ownSample, 'member:sociedad');
	const refused = await page.request.get(`${ownSample.url}/nucleo/${exercise}/materiales`);
	expect(refused.status()).toBe(404);
});

test('the lists of materials and a public problem are for everybody to read', async ({ page, sample }) => {
	await signIn(page, sample, 'stl_staff');
	for (const path of ['', '/nuevo?lista=kickoff', '/nuevo?lista=mesa']) {
		await page.goto(`${sample.url}/nucleo/${exercise}/materiales${path}`);
		await expectComposed(page);
	}
	await page.goto(`${sample.url}/jerarquizacion/problemas-del-plan-2026`);
	await page.locator('h3 a').first().click();
	await expect(page.getByRole('heading', { name: 'De dónde sale' })).toBeVisible();
	await expectComposed(page);
});

test('hours and barriers are declared before the close, and the record of openness is a tagged PDF', async ({
	page,
	ownSample,
}) => {
	await signIn(page, ownSample, 'stl_staff');
	await page.goto(deskOf(ownSample, '/consultas'));
	const open = page.locator('a[href*="/consultas/"]').filter({ hasNotText: 'Nueva' });
	for (const address of await open.evaluateAll((links) =>
		links.map((link) => link.getAttribute('href') ?? ''),
	)) {
		if (address.endsWith(closedSlug) || address.endsWith('/nueva')) continue;
		await page.goto(`${ownSample.url}${address}/apertura`);
		break;
	}
	await page.getByLabel('Entrada sin escalones').check();
	await page.getByRole('button', { name: 'Guardar' }).click();
	await expect(page.getByText('Puedes cambiarlo hasta el cierre.')).toBeVisible();
	await expect(page.getByLabel('Entrada sin escalones')).toBeChecked();
	await expectComposed(page);
	await page.goto(`${ownSample.url}/consulta/${closedSlug}/constancia`);
	const hash = await page.locator('dl code').nth(1).innerText();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Descargar en PDF' }).click(),
	]);
	const paper = await readFile(await download.path(), 'latin1');
	expect(paper).toContain('/StructTreeRoot');
	expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
