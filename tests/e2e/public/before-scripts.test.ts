import { expect, test } from '../support/test';
import { openSlug, waitForScripts } from './answering';

const options = 'form[method=post] label:has(input[type=radio])';

test('what somebody chose on a slow phone stays chosen when the scripts arrive', async ({ page, sample }) => {
	let arrive = (): void => undefined;
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route(/encuesta\.js/, async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`, { waitUntil: 'commit' });
	const first = await page.locator('h1').innerText();
	await page.locator(options).nth(1).click();
	arrive();
	await waitForScripts(page);
	await expect(page.locator(options).nth(1).locator('input')).toBeChecked();
	await page.getByRole('button', { name: 'Continuar' }).last().click();
	await expect(page.locator('h1')).not.toHaveText(first);
});

test('a first question half answered is found so again after a reload', async ({ page, sample }) => {
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	await expect(async () => {
		await waitForScripts(page);
		await page.locator(options).nth(1).click();
		// The draft is written a moment after the last change.
		await page.waitForTimeout(600);
		await page.reload();
		await expect(page.getByText('Seguimos donde te quedaste.')).toBeVisible({ timeout: 3_000 });
	}).toPass();
	await expect(page.locator(options).nth(1).locator('input')).toBeChecked();
});
