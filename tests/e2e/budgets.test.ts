import { answerQuestion, expectKept, goOn, lastTitle, openSlug, waitForScripts } from './public/answering';
import { expect, test } from './support/test';
import { watchWire, weighVisit, type Weight } from './support/weighVisit';

const kilobyte = 1024;

/** Every number at once: whoever broke one sees the whole bill. */
function expectWithin(weight: Weight, limits: Partial<Omit<Weight, 'list'>>): void {
	const over = Object.entries(limits).flatMap(([name, limit]) => {
		const actual = weight[name as keyof typeof limits];
		return actual > limit ? [`${name}: ${actual}, at most ${limit}`] : [];
	});
	expect(over, weight.list.join('\n')).toEqual([]);
}

test.describe('a first visit stays light', () => {
	test('of a citizen to the first question', async ({ page, sample, browser, watchAlso }) => {
		await page.goto(sample.url);
		const consultation = page.locator('a[href*="/consulta/"]').first();
		const address = `${new URL((await consultation.getAttribute('href')) ?? '', sample.url).href.replace(/\/$/, '')}/responder`;
		// The home page may have stored things ahead: a first visit has nothing stored.
		const context = await browser.newContext();
		watchAlso(context);
		const weight = await weighVisit(await context.newPage(), address);
		// Light because it is small, not because its script got lost.
		expect(weight.scripts, weight.list.join('\n')).toBeGreaterThan(5 * kilobyte);
		expectWithin(weight, {
			requests: 12,
			total: 60 * kilobyte,
			html: 10 * kilobyte,
			scripts: 40 * kilobyte,
			styles: 8 * kilobyte,
			images: 6 * kilobyte,
		});
		await context.close();
	});

	test('of anybody to the home page', async ({ page, sample }) => {
		expectWithin(await weighVisit(page, sample.url), {
			requests: 10,
			total: 45 * kilobyte,
			scripts: 15 * kilobyte,
		});
	});

	test('of anybody to the rest of the public pages, and to a map before it is touched', async ({
		page,
		sample,
	}) => {
		const ranked = '/jerarquizacion/problemas-del-plan-2026-ronda-2';
		const limits = { requests: 10, total: 45 * kilobyte, scripts: 15 * kilobyte };
		for (const path of [
			`/consulta/${openSlug}`,
			'/consulta/que-urge-en-oaxaca/datos',
			ranked,
			`${ranked}/recuento`,
			'/ejercicio/oaxaca-2026/problemas',
			'/ejercicio/oaxaca-2026/integrantes',
			'/ejercicio/oaxaca-2026/buzon',
			'/recibo',
		])
			expectWithin(await weighVisit(page, sample.url + path), limits);
		// A drawing of every municipality of the state, without any script.
		const drawn = await weighVisit(page, `${sample.url}/consulta/que-urge-en-oaxaca/datos/mapa`);
		expectWithin(drawn, { requests: 10, total: 50 * kilobyte, scripts: 0 });
	});
});

test('the next question of a survey is there already: nothing to wait for, next to nothing to download', async ({
	page,
	sample,
}) => {
	const wire = await watchWire(page);
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`, { waitUntil: 'networkidle' });
	await waitForScripts(page);
	// The device keeps ahead what the rest of the survey needs: whoever reads the first question gives it that time.
	await expectKept(page);
	await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
	for (let step = 0; step < 20; step += 1) {
		const heading = await page.locator('h1').innerText();
		if (heading === lastTitle) break;
		wire.forget();
		await answerQuestion(page, 'Falta agua en la calle.');
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(heading);
		const loaded = wire.list();
		const said = `after «${heading}»: ${loaded.map(({ url, bytes }) => `${String(bytes)} ${url}`).join(', ')}`;
		expect(loaded.length, said).toBeLessThanOrEqual(1);
		expect(
			loaded.reduce((sum, { bytes }) => sum + bytes, 0),
			said,
		).toBeLessThanOrEqual(3 * kilobyte);
	}
	await expect(page.locator('h1')).toHaveText(lastTitle);
});
