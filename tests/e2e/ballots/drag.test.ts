import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { dragByFinger } from './touch';

test.use({ hasTouch: true });

const row = (page: Page, title: string) => page.locator('[data-control=tap]').filter({ hasText: title });
const ranked = (page: Page) => page.locator('.row-in.ranked [data-control=tap] .words');
const order = [
	'El agua llega poco o llega sucia',
	'Las calles no tienen luz',
	'La basura se queda días en la calle',
];
const [water = '', light = '', waste = ''] = order;

test.describe('a row of an order', () => {
	test.beforeEach(async ({ page, sample }) => {
		await page.goto(`${sample.url}/galeria/boletas?de=rank`, { waitUntil: 'networkidle' });
		for (const title of order) await row(page, title).tap();
		await expect(ranked(page)).toHaveText(order);
		await row(page, water).evaluate((first) =>
			first.scrollIntoView({ block: 'center', behavior: 'instant' }),
		);
	});

	test('held by a finger goes where it is dropped, and it is said', async ({ page }) => {
		await dragByFinger(page, row(page, waste), row(page, water), 600);
		await expect(ranked(page)).toHaveText([waste, water, light]);
		await expect(page.getByRole('status').filter({ hasText: waste })).toHaveText(
			`«${waste}» ahora en lugar 1 de 3.`,
		);
		await page.getByRole('button', { name: 'Deshacer' }).tap();
		await expect(ranked(page)).toHaveText(order);
	});

	test('dropped outside the list stays where it was', async ({ page }) => {
		await dragByFinger(page, row(page, waste), { x: 40, y: 20 }, 600);
		await expect(ranked(page)).toHaveText(order);
		await expect(page.locator('.dragged')).toHaveCount(0);
	});

	test('does not stop a finger that scrolls', async ({ page }) => {
		await dragByFinger(page, row(page, waste), { x: 180, y: 60 }, 0);
		await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
		await expect(ranked(page)).toHaveText(order);
	});
});

test.describe('with a mouse', () => {
	test.use({ hasTouch: false, viewport: { width: 1280, height: 800 } });

	test('a row is dragged by its handle', async ({ page, sample }) => {
		await page.goto(`${sample.url}/galeria/boletas?de=rank`, { waitUntil: 'networkidle' });
		for (const title of order) await row(page, title).click();
		await page.locator('.row-in').filter({ hasText: waste }).locator('.grip').dragTo(row(page, water));
		await expect(ranked(page)).toHaveText([waste, water, light]);
	});
});

test('a long list shows a screenful at a time on a phone, and all of it where there is room', async ({
	page,
	sample,
}) => {
	await page.goto(`${sample.url}/galeria/boletas?de=rank&largo=1`, { waitUntil: 'networkidle' });
	const rows = page.locator('[data-control=tap]:visible');
	await expect(rows).toHaveCount(12);
	await page.getByRole('button', { name: 'Ver más (faltan 8)' }).click();
	await expect(rows).toHaveCount(20);
	await expect(rows.nth(12)).toBeFocused();
	await page.reload({ waitUntil: 'networkidle' });
	await page.setViewportSize({ width: 1280, height: 800 });
	await expect(rows).toHaveCount(20);
});
