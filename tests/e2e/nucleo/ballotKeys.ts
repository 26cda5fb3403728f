import { expect, type Page } from '@playwright/test';
import { readRanked } from './ranking';

/** Gives every problem a place without a pointer: space gives one, tab goes on past what has one. */
export async function rankByKeyboard(page: Page, problems: number): Promise<void> {
	await page.locator('[data-control=tap]').first().focus();
	for (let presses = 0; presses < problems * 15; presses += 1) {
		const isUnranked = await page.evaluate(() => {
			const active = document.activeElement;
			return (
				active instanceof HTMLElement &&
				active.dataset['control'] === 'tap' &&
				active.getAttribute('aria-pressed') === 'false'
			);
		});
		if (isUnranked) await page.keyboard.press('Space');
		if ((await page.locator('.row-in.ranked').count()) === problems) break;
		await page.keyboard.press('Tab');
	}
	await readRanked(page, problems);
}

/** From the order to the stored ballot, without a pointer. */
export async function saveByKeyboard(page: Page): Promise<void> {
	await pressButton(page, 'Revisar mi boleta');
	await expect(page.getByRole('heading', { level: 1, name: 'Revisa tu boleta' })).toBeFocused();
	await pressButton(page, 'Guardar mi boleta');
}

async function pressButton(page: Page, name: string): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		if ((await page.evaluate(() => document.activeElement?.textContent.trim())) === name) {
			await page.keyboard.press('Enter');
			return;
		}
		await page.keyboard.press('Tab');
	}
	throw new Error(`The keyboard never reached «${name}»`);
}
