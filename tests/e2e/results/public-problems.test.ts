import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { expect, test } from '../support/test';

test.describe('B13: what public problems are aimed at, without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('is charted, and narrows the list by its address', async ({ page, sample }) => {
		await page.goto(sample.url);
		await page.getByRole('link', { name: /^Problemas de / }).click();
		await expect(page.locator('h1')).toHaveText('Problemas del ejercicio');
		const items = page.locator('main li').filter({ hasText: 'Qué busca:' });
		const total = await items.count();
		expect(total).toBeGreaterThan(11);
		await expect(page.getByRole('status')).toHaveText(`${String(total)} problemas`);
		await page.getByText('Ver la tabla').click();
		const row = page.getByRole('row').filter({ hasText: 'Reducir riesgos' });
		const told = Number(await row.getByRole('cell').last().textContent());
		expect(told).toBeGreaterThan(0);
		expect(told).toBeLessThan(total);
		await expectReflow(page);
		await expectPlainSpanish(page);

		await page.getByLabel('Qué busca el problema').selectOption({ label: 'Reducir riesgos' });
		await page.getByRole('button', { name: 'Ver', exact: true }).click();
		await expect(page).toHaveURL(/\?orientacion=riesgos$/);
		await expect(items).toHaveCount(told);
		await expect(items.filter({ hasText: 'Reducir riesgos' })).toHaveCount(told);
		await expect(page.getByRole('status')).toHaveText(`${String(told)} de ${String(total)} problemas`);

		await items.first().getByRole('link').click();
		await expect(page.getByText('Reducir riesgos')).toBeVisible();
		await page.getByRole('link', { name: /^Problemas de / }).click();
		await expect(items).toHaveCount(total);
	});
});

test('the list of public problems is accessible, in English too', async ({ page, sample }) => {
	await page.goto(`${sample.url}/ejercicio/oaxaca-2026/problemas?idioma=en&orientacion=riesgos`);
	await expect(page.locator('h1')).toHaveText('Problems of the exercise');
	await expect(page.getByText('What it is aimed at: Reduce risks').first()).toBeVisible();
	await page.goto(`${sample.url}/ejercicio/oaxaca-2026/problemas?idioma=es&orientacion=riesgos`);
	await expectAccessible(page, { forCitizens: true });
});
