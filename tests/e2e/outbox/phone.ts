import { expect, type Page } from '@playwright/test';
import { answerAll, expectKept, openSlug, waitForScripts } from '../public/answering';

/** A survey that this phone can open without a network from now on. */
export async function keepSurvey(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/consulta/${openSlug}`);
	await page.goto(`${origin}/consulta/${openSlug}/responder`);
	await expectKept(page);
	await expect
		.poll(() =>
			page.evaluate(async () => {
				const pages = await (await caches.open('pages-1')).keys();
				return pages.some(({ url }) => url.endsWith('/pendientes'));
			}),
		)
		.toBe(true);
}

/** Answers from the first question to «Enviar», and gives the folio once the page says the answer is on this phone. */
export async function answerAndKeep(page: Page, origin: string, text: string): Promise<string> {
	await page.goto(`${origin}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await answerAll(page, text);
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('Guardada en este equipo');
	return page.locator('.folio strong').innerText();
}

/** Folios that the page of what waits shows as not sent. */
export async function readWaiting(page: Page, origin: string): Promise<string[]> {
	await page.goto(`${origin}/pendientes`);
	await page.locator('#pendientes ul, #pendientes h2').first().waitFor();
	const lines = await page.locator('#pendientes li:has(button) p.quiet').allInnerTexts();
	return lines.map((line) => line.split(' ')[0] ?? '').sort();
}

/** For a page to begin with: writes down with what durability each change of the outbox is made. */
export const spyOnDurability = {
	content: `
		window.outboxDurability = [];
		const begin = IDBDatabase.prototype.transaction;
		IDBDatabase.prototype.transaction = function (stores, mode, options) {
			if (mode === 'readwrite' && [stores].flat().includes('outbox')) outboxDurability.push(String(options?.durability));
			return begin.call(this, stores, mode, options);
		};`,
};

/** What {@link spyOnDurability} wrote down on this page. */
export function readDurability(page: Page): Promise<string[]> {
	return page.evaluate<string[]>('window.outboxDurability');
}

/** A browser that keeps nothing: a private window of some, or a full disk. */
export function refuseStorage(): void {
	IDBFactory.prototype.open = () => {
		throw new DOMException('Storage is refused', 'SecurityError');
	};
}
