import type { Page } from '@playwright/test';
import { openAs, signIn } from '../nucleo/people';
import { deskOf, expectComposed, fillConsultation } from '../stl/desk';
import { expectAccessible } from '../support/accessible';
import type { ProductCard } from '../support/productDesk';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

/** A published consultation that is answered on paper alone. */
async function publishPaper(page: Page, sample: ProductCard): Promise<string> {
	const slug = `papel-${Date.now().toString(36)}`;
	await page.goto(deskOf(sample, '/consultas/nueva'));
	await fillConsultation(page, '¿Qué falta en la colonia?');
	await page.getByLabel('Dirección').fill(slug);
	await page.getByLabel('Abre').fill('2026-01-01T09:00');
	await page.getByLabel('Cierra').fill('2090-01-01T18:00');
	for (const box of await page.locator('[name=channels]').all()) await box.uncheck();
	await page.locator('[name=channels][value=paper]').check();
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(page).toHaveURL(new RegExp(`/consultas/${slug}$`));
	await page.getByRole('link', { name: 'Publicar' }).click();
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();
	return deskOf(sample, `/consultas/${slug}`);
}

/** Types a sheet: one of the answers it offers, and what is written on it. */
async function enterSheet(
	page: Page,
	papers: string,
	code: string,
	letter: string,
	words: string,
): Promise<void> {
	await page.goto(papers);
	await page.getByLabel('Código de la hoja').fill(code.toLowerCase().replaceAll('-', ' '));
	await page.getByRole('button', { name: 'Abrir la hoja' }).click();
	await expect(page.locator('h1')).toContainText('Capturar la hoja');
	await page
		.getByRole('radio', { name: new RegExp(`^${letter}\\. `) })
		.first()
		.check();
	await page.locator('textarea').first().fill(words);
	await page.getByRole('button', { name: 'Guardar la captura' }).click();
}

test('a sheet is printed, read by two people and, where they differ, settled by a third', async ({
	page,
	ownSample,
	browser,
	watchAlso,
}) => {
	test.slow();
	await signIn(page, ownSample, 'stl_staff');
	const desk = await publishPaper(page, ownSample);
	const papers = `${desk}/papel`;

	await page.goto(papers);
	await page.getByLabel('Para quién o para dónde').fill('Asamblea de prueba');
	await page.getByLabel('Cuántas hojas').fill('4');
	await page.getByRole('button', { name: 'Hacer las hojas' }).click();
	await expect(page.getByText('Ya las puedes imprimir')).toBeVisible();
	await page.getByLabel('a la hoja').fill('3');
	await page.getByLabel('Se repartieron').check();
	await page.getByRole('button', { name: 'Guardar' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-papel-tanda');

	await page.getByRole('link', { name: 'Imprimir' }).click();
	await expect(page.locator('article')).toHaveCount(4);
	await expectAccessible(page, { within: 'main' });
	await keepScreen(page, 'stl-papel-imprimir');
	const codes = await page.locator('.number .code').allInnerTexts();
	expect(new Set(codes).size).toBe(4);
	const [same = '', different = ''] = codes;

	const one = await openAs(browser, ownSample, 'captura1', watchAlso);
	const two = await openAs(browser, ownSample, 'captura2', watchAlso);
	await enterSheet(one, papers, same, 'A', 'Falta agua en la calle.');
	await expect(one.getByText('Captura guardada')).toBeVisible();
	await enterSheet(two, papers, same, 'A', 'Falta agua en la calle.');
	await expect(two.getByText('Hoja contada')).toBeVisible();

	await enterSheet(one, papers, different, 'A', 'Falta luz.');
	await enterSheet(two, papers, different, 'B', 'Falta luz.');
	await expect(two.getByText('Las capturas no coinciden')).toBeVisible();
	await page.goto(papers);
	await page.getByLabel('Código de la hoja').fill(different);
	await page.getByRole('button', { name: 'Abrir la hoja' }).click();
	await expect(page.locator('h1')).toContainText('Comparar la hoja 2');
	await expect(page.locator('section h2')).toHaveCount(1);
	await expectComposed(page);
	await keepScreen(page, 'stl-papel-comparar');
	await page.getByLabel('Segunda captura').check();
	await page.getByLabel('Alguien tecleó mal').check();
	await page.getByRole('button', { name: 'Guardar y contar la hoja' }).click();
	await expect(page.getByText('Hoja contada')).toBeVisible();
	await expect(
		page.getByText('Hechas 4 = capturadas 2 + en blanco 0 + anuladas 0 + por volver 2.'),
	).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-papel');

	// The strip that was torn off opens the receipt of its answer.
	const folio = same.slice(0, 9);
	await one.goto(`${ownSample.url}/recibo/${folio}`);
	await expect(one.locator('main')).toContainText(folio);
});
