import { expect, test } from './support/test';

test.describe('a product of one test', () => {
	test('begins empty, is really stopped, and comes back with its data on the same address', async ({
		page,
		product,
	}) => {
		test.slow();
		await page.goto(product.url);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(product.accounts).toEqual([]);
		expect(product.administratorLink).toContain(product.url);

		await product.stop();
		// Asked past the service worker, which may already answer for a server that is gone.
		await expect(page.request.get(product.url)).rejects.toThrow(/ECONNREFUSED/);

		await product.startAgain();
		await page.goto(product.url);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	});
});
