import type { Page } from '@playwright/test';
import { changeProduct, openProduct, type ProductCard } from '../support/productDesk';
import { expect, test } from '../support/test';
import { expectKept, openSlug } from './answering';

/**
 * The privacy notice, as the law wants it: the short one before the first field, the whole one a tap away, with and
 * without network, in each language of the instrument.
 */
let product: ProductCard;

// Its own sample: this test really stops the server.
test.beforeAll(async () => {
	test.setTimeout(300_000);
	product = await openProduct('own-sample');
});
test.afterAll(() => changeProduct('discard', product.id));

/** What the law asks a whole notice to say, as words that stand for it. */
const elements: Readonly<Record<string, readonly RegExp[]>> = {
	es: [
		/quién responde/i,
		/qué se guarda/i,
		/para qué se usa/i,
		/qué se publica/i,
		/corregir o borrar/i,
		/oponerte/i,
	],
	en: [/who answers/i, /what is kept/i, /what it is used for/i, /what is published/i, /correct/i, /object/i],
};

/** Where the notice stands in the page: before the first thing that can be filled. */
async function readNotice(page: Page): Promise<{ text: string; isFirst: boolean }> {
	return page.evaluate(() => {
		const notice = document.querySelector('[data-notice]');
		const field = document.querySelector('main :is(input:not([type=hidden]), textarea, select)');
		const isFirst =
			notice !== null &&
			(field === null || (notice.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
		return { text: notice?.textContent ?? '', isFirst };
	});
}

const countWords = (text: string) => text.trim().split(/\s+/).length;

for (const language of ['es', 'en']) {
	test(`T35 the notice in ${language} comes before the first field, and the whole one also without network`, async ({
		page,
		watch,
	}) => {
		watch.allow(/ERR_CONNECTION_REFUSED|ERR_FAILED|503/);
		const consultation = `${product.url}/consulta/${openSlug}`;
		await page.goto(`${consultation}?idioma=${language}`);
		const shown = await readNotice(page);
		expect(shown.isFirst).toBe(true);
		expect(countWords(shown.text)).toBeGreaterThan(15);
		expect(countWords(shown.text)).toBeLessThanOrEqual(60);

		// Also for whoever comes straight to the questions by somebody else's link.
		await page.goto(`${consultation}/responder?idioma=${language}`);
		const asked = await readNotice(page);
		expect(asked).toEqual(shown);

		await page.goto(`${consultation}/aviso`);
		const whole = await page.locator('main').innerText();
		expect(countWords(whole)).toBeGreaterThan(80);
		expect((elements[language] ?? []).filter((element) => !element.test(whole))).toEqual([]);

		await page.goto(consultation);
		await expectKept(page);
		await changeProduct('stop', product.id);
		await page.goto(`${consultation}/responder`);
		expect(await readNotice(page)).toEqual(shown);
		await page.goto(`${consultation}/aviso`);
		expect(await page.locator('main').innerText()).toBe(whole);
		await changeProduct('start', product.id);
	});
}
