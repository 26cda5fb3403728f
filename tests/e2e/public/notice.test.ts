import { changeProduct, openProduct, type ProductCard } from '../support/productDesk';
import { expect, test } from '../support/test';
import { expectKept, openSlug } from './answering';
import { countWords, listMissing, readNotice } from './readNotice';

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

		// And where an institution shows the questions on a page of its own.
		await page.goto(`${product.url}/incrustar/${openSlug}?idioma=${language}`);
		expect(await readNotice(page)).toEqual(shown);

		await page.goto(`${consultation}/aviso`);
		const whole = await page.locator('main').innerText();
		expect(countWords(whole)).toBeGreaterThan(80);
		expect(listMissing(whole, language)).toEqual([]);

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
