import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { expect, test } from '../support/test';

test('every page offers the source of what runs', async ({ page, sample }) => {
	await page.goto(sample.url);
	await page
		.getByRole('navigation', { name: 'Sobre este sitio' })
		.getByRole('link', { name: 'Código' })
		.click();
	await expect(page.getByRole('heading', { level: 1, name: 'El código de este sitio' })).toBeVisible();
	await expect(page.getByText(/^prioriza\/\d/)).toBeVisible();
	await expect(page.getByText('Pídelo a la institución que convoca')).toBeVisible();
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'The source code of this site' })).toBeVisible();
});
