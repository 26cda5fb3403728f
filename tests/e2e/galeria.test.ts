import { expectAccessible } from './support/accessible';
import { walkByKeyboard } from './support/keyboard';
import { expectReflow } from './support/reflow';
import { expect, test } from './support/test';

for (const part of ['campo', 'lista', 'orden', 'escala']) {
	test(`the gallery of parts has no barrier where the question is the heading: ${part}`, async ({
		page,
		sample,
	}) => {
		await page.goto(`${sample.url}/galeria/pregunta?de=${part}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expectAccessible(page);
		await expectReflow(page);
	});
}

test('the gallery of questions has no barrier, in any type or state', async ({ page, sample }) => {
	test.slow();
	for (const tipo of ['single', 'multiple', 'scale', 'matrix', 'ranking', 'number', 'date', 'consent']) {
		for (const estado of ['contestada', 'rechazada']) {
			await page.goto(`${sample.url}/galeria/preguntas?tipo=${tipo}&estado=${estado}`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await expectAccessible(page);
			await expectReflow(page);
		}
	}
});

test('in a survey of the whole country the state comes first, and leaving it takes its municipality along', async ({
	page,
	sample,
}) => {
	await page.goto(`${sample.url}/galeria/preguntas?tipo=municipality&territorio=pais`, {
		waitUntil: 'networkidle',
	});
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	const state = page.getByLabel('Estado', { exact: true });
	const municipality = page.getByLabel('Municipio', { exact: true });
	const options = municipality.locator('option');
	const whole = await options.count();
	expect(whole).toBeGreaterThan(2_400);
	await state.selectOption('Tlaxcala');
	await expect(options).toHaveCount(61);
	await municipality.selectOption('29033');
	await expectAccessible(page, { forCitizens: true });
	await expectReflow(page);
	await state.selectOption('Colima');
	await expect(municipality).toHaveValue('');
	await expect(options).toHaveCount(11);
	await page.getByLabel('Busca por nombre').fill('manzan');
	await expect(municipality).toHaveValue('06007');
	await state.selectOption('Todo el país');
	await expect(options).toHaveCount(whole);
	await expect(municipality).toHaveValue('06007');
});

test.describe('the gallery of parts', () => {
	test.beforeEach(async ({ page, sample }) => {
		await page.goto(`${sample.url}/galeria`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	});

	test('T28 has no barrier, in any size or scheme', async ({ page }) => {
		test.slow();
		await expectAccessible(page);
	});

	test('T28 is walked by keyboard alone', async ({ page }) => {
		expect((await walkByKeyboard(page)).length).toBeGreaterThan(5);
	});

	test('T28 fits into 320 px', async ({ page }) => {
		await expectReflow(page);
	});
});
