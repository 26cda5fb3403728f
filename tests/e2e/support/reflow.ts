import { expect, type Page } from '@playwright/test';

/**
 * At 320 px (a 1280 px window at 400 %) nothing makes the page scroll sideways and nothing is cut off. A wide table
 * may scroll inside a region of its own that the keyboard can reach.
 */
export async function expectReflow(page: Page, width = 320): Promise<void> {
	const before = page.viewportSize();
	await page.setViewportSize({ width, height: 800 });
	await drawn(page);
	const found = await page.evaluate((limit) => {
		const scrolls = (element: Element) => {
			const { overflowX } = getComputedStyle(element);
			return overflowX === 'auto' || overflowX === 'scroll';
		};
		const complaints: string[] = [];
		const root = document.scrollingElement ?? document.documentElement;
		if (root.scrollWidth > limit) complaints.push(`the page is ${root.scrollWidth} px wide in ${limit} px`);
		for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
			if (!element.checkVisibility()) continue;
			let parent = element.parentElement;
			while (parent && !scrolls(parent)) parent = parent.parentElement;
			if (parent) {
				const reached =
					parent.tabIndex >= 0 || parent.querySelector('a[href], button, input, select, summary') !== null;
				if (!reached && parent.scrollWidth > parent.clientWidth)
					complaints.push(
						`<${parent.localName} class="${parent.className}"> scrolls sideways without keyboard`,
					);
				continue;
			}
			const box = element.getBoundingClientRect();
			// Text for screen readers alone is parked outside on purpose, in a box of one pixel.
			if (box.width <= 1 || box.height <= 1 || element.closest('svg, [aria-hidden="true"]')) continue;
			if (box.right > limit + 1 || box.left < -1)
				complaints.push(
					`<${element.localName} class="${element.className}"> reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px`,
				);
		}
		return [...new Set(complaints)];
	}, width);
	if (before) await page.setViewportSize(before);
	await drawn(page);
	expect(found).toEqual([]);
}

/** What watches its own size has answered to a new one. Without scripts nothing watches, and nothing would say so. */
async function drawn(page: Page): Promise<void> {
	if (!(await page.evaluate(() => matchMedia('(scripting: enabled)').matches))) return;
	await page.evaluate(
		() =>
			new Promise((resolve) => {
				requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
			}),
	);
}

/** Every control is at least `least` px wide and high, links inside a line of text left aside (WCAG 2.5.8). */
export async function expectTargets(page: Page, least: number): Promise<void> {
	const small = await page.evaluate((limit) => {
		const found: string[] = [];
		for (const element of document.querySelectorAll<HTMLElement>(
			'a[href], button, input:not([type=hidden]), select, summary',
		)) {
			if (!element.checkVisibility() || getComputedStyle(element).display === 'inline') continue;
			const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
			const boxes = [element, label].flatMap((part) => (part ? [part.getBoundingClientRect()] : []));
			if (boxes.some((box) => box.width <= 1 || box.height <= 1) && !label) continue;
			if (!boxes.some((box) => box.width >= limit - 0.5 && box.height >= limit - 0.5)) {
				const box = element.getBoundingClientRect();
				found.push(
					`<${element.localName}> ${element.innerText.slice(0, 30)}: ${Math.round(box.width)} × ${Math.round(box.height)} px`,
				);
			}
		}
		return found;
	}, least);
	expect(small).toEqual([]);
}
