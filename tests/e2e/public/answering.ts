import { expect, type Page } from '@playwright/test';

/** A page, or a frame inside one. */
export type Asked = Pick<Page, 'getByRole' | 'getByText' | 'locator'>;

/** The open consultation of the sample. */
export const openSlug = 'tu-colonia-2026';
export const lastTitle = 'Todo listo para enviar';

export async function goOn(page: Asked): Promise<void> {
	await page.getByRole('button', { name: 'Continuar' }).last().click();
}

/** Answers the question on screen as a person would, whatever its type; `text` goes where words are asked. */
export async function answerQuestion(page: Asked, text: string, hasScripts = true): Promise<void> {
	const form = page.locator('form[method=post]').last();
	const choices = form.locator('label:has(input[type=radio], input[type=checkbox])');
	const offered = await choices.count();
	const places = form.locator('select[name=municipio]');
	// A municipality offers a box as well, for who would rather not say. Consent is a single one.
	if (await places.count()) await places.selectOption({ label: 'Oaxaca de Juárez' });
	else if (offered) await choices.nth(Math.min(1, offered - 1)).click();
	else if (await form.locator('textarea').count()) await form.locator('textarea').fill(text);
	else if (await form.locator('ol select').count()) {
		if (hasScripts) await form.locator('button.tap').first().click();
		else await form.locator('ol select').first().selectOption('1');
	}
}

/** From the first question to the last page. */
export async function answerAll(page: Asked, text: string, hasScripts = true): Promise<void> {
	for (let step = 0; step < 20; step++) {
		const heading = await page.locator('h1').innerText();
		if (heading === lastTitle) return;
		await answerQuestion(page, text, hasScripts);
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(heading);
	}
	throw new Error('The survey has no end');
}

/** Shows what was answered, on the last page: behind one press where the survey is short, in sight where it is long. */
export async function openReview(page: Asked): Promise<void> {
	const summary = page.getByText('Revisar mis respuestas');
	if (await summary.count()) await summary.click();
}

/** Waits until scripts have taken over the form: from there on, nothing reloads. */
export async function waitForScripts(page: Page): Promise<void> {
	await expect(page.getByText('Lo que contestas queda solo en este equipo')).toBeVisible();
}

/** Waits until the device keeps what a survey needs to open without network. */
export async function expectKept(page: Page): Promise<void> {
	await expect
		.poll(() =>
			page.evaluate(async () => {
				const pages = await (await caches.open('pages-1')).keys();
				const data = await (await caches.open('data-1')).keys();
				return pages.some(({ url }) => url.includes('/responder')) && data.length > 0;
			}),
		)
		.toBe(true);
}

/** How many answers a consultation has, as everybody may see. */
export async function readCount(page: Page, origin: string, slug: string = openSlug): Promise<number> {
	// The page may be some seconds old.
	await new Promise((resolve) => setTimeout(resolve, 3_200));
	const html = await (await page.request.get(`${origin}/consulta/${slug}`)).text();
	const count = /class="numeral[^"]*"[^>]*>([\d,]+)</.exec(html)?.[1];
	if (!count) throw new Error('The page of the consultation shows no count');
	return Number(count.replaceAll(',', ''));
}
