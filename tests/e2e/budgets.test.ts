import { expect, test } from './support/test';
import { weighVisit, type Weight } from './support/weighVisit';

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
});
