import { expect, test } from './support/test';

test.describe('a product of one test', () => {
	test('begins empty, is really stopped, and comes back with its data on the same address', async ({
		page,
		product,
		watch,
	}) => {
		test.slow();
		await page.goto(product.url);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(product.accounts).toEqual([]);
		expect(product.administratorLink).toContain(product.url);

		watch.allow(/ERR_CONNECTION_REFUSED/);
		await product.stop();
		await expect(page.goto(product.url)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);

		await product.startAgain();
		await page.goto(product.url);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	});
});
