import { expect, type Page } from '@playwright/test';

/** What the keyboard met on its way through a page. */
export interface Stop {
	/** Its place among the controls of the page. */
	readonly index: number;
	readonly name: string;
	/** Something is drawn around it that was not there before. */
	readonly visible: boolean;
	/** A person can see at least a part of it (WCAG 2.4.11). */
	readonly uncovered: boolean;
}

const controls =
	'a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]';

/** Numbers the controls a person can see, and says how each is called. */
async function numberControls(page: Page): Promise<string[]> {
	return page.evaluate((selector) => {
		const names: string[] = [];
		const radiosMet = new Set<string>();
		for (const element of document.querySelectorAll<HTMLElement>(selector)) {
			delete element.dataset['stop'];
			if (!element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true })) continue;
			if (element.closest('[inert]')) continue;
			// One radio of a group takes the focus; arrows reach the others.
			if (element instanceof HTMLInputElement && element.type === 'radio') {
				const group = [...document.getElementsByName(element.name)] as HTMLInputElement[];
				const chosen = group.find((radio) => radio.checked) ?? group[0];
				if (radiosMet.has(element.name) || chosen !== element) continue;
				radiosMet.add(element.name);
			}
			element.dataset['stop'] = String(names.length);
			names.push(
				`<${element.localName}> ${(element.getAttribute('aria-label') ?? element.innerText).trim().slice(0, 40)}`,
			);
		}
		return names;
	}, controls);
}

async function readStop(page: Page): Promise<Stop | null> {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!(element instanceof HTMLElement) || element === document.body) return null;
		// A link broken over two lines has two boxes, and the middle of both lies in neither. A tall field may be seen
		// by one end alone.
		const points = [...element.getClientRects()].flatMap((box) =>
			[0.5, 0.1, 0.9].flatMap((across) =>
				[0.5, 0.1, 0.9].map((down) =>
					document.elementFromPoint(box.left + box.width * across, box.top + box.height * down),
				),
			),
		);
		const box = element.getBoundingClientRect();
		// Where a control hides behind its label, the label shows the focus.
		const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
		const shown = [element, element.parentElement, ...labels];
		const drawn = (target: Element | null) => {
			if (!target) return false;
			const style = getComputedStyle(target);
			return (
				(style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
				style.boxShadow !== 'none'
			);
		};
		return {
			index: Number(element.dataset['stop'] ?? -1),
			name: `<${element.localName}> ${(element.getAttribute('aria-label') ?? element.innerText).trim().slice(0, 40)}`,
			visible: shown.some(drawn),
			uncovered:
				box.width * box.height < 4 ||
				points.some((over) => [element, ...labels].some((part) => part.contains(over))),
		};
	});
}

/**
 * Tabs from the top of the page to its end. Every control is met, in the order a person reads them, each shows that it
 * has the focus, and nothing lies over it.
 */
export async function walkByKeyboard(page: Page): Promise<Stop[]> {
	const names = await numberControls(page);
	// Scrolling that glides would still be under way when we look.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.evaluate(() => {
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		window.scrollTo(0, 0);
		getSelection()?.removeAllRanges();
	});
	const stops: Stop[] = [];
	for (let presses = 0; presses < names.length + 5; presses++) {
		await page.keyboard.press('Tab');
		const stop = await readStop(page);
		if (stop === null || (stop.index >= 0 && stop.index === stops[0]?.index)) break;
		stops.push(stop);
	}
	await page.emulateMedia({ reducedMotion: null });
	const met = new Set(stops.map((stop) => stop.index));
	expect(names.filter((_, index) => !met.has(index))).toEqual([]);
	expect(
		stops.filter((stop) => !stop.visible).map((stop) => `${stop.name}: its focus cannot be seen`),
	).toEqual([]);
	expect(stops.filter((stop) => !stop.uncovered).map((stop) => `${stop.name}: something covers it`)).toEqual(
		[],
	);
	const order = stops.map((stop) => stop.index).filter((index) => index >= 0);
	expect(order).toEqual([...order].sort((a, b) => a - b));
	return stops;
}
