import { expectAccessible } from './support/accessible';
import { walkByKeyboard } from './support/keyboard';
import { expectReflow } from './support/reflow';
import { expect, test } from './support/test';

test.describe('the gallery of parts', () => {
	test.beforeEach(async ({ page, sample }) => {
		await page.goto(`${sample.url}/galeria`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	});

	test('has no barrier, in any size or scheme', async ({ page }) => {
		test.slow();
		await expectAccessible(page);
	});

	test('is walked by keyboard alone', async ({ page }) => {
		expect((await walkByKeyboard(page)).length).toBeGreaterThan(5);
	});

	test('fits into 320 px', async ({ page }) => {
		await expectReflow(page);
	});
});
