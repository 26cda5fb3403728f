import type { Locator, Page } from '@playwright/test';

interface Spot {
	x: number;
	y: number;
}

async function middleOf(part: Locator): Promise<Spot> {
	const box = await part.boundingBox();
	if (!box) throw new Error('It is not on screen');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger that presses on `from`, waits for so long, and is lifted on `to`: another part, or a spot of the window. */
export async function dragByFinger(
	page: Page,
	from: Locator,
	to: Locator | Spot,
	holdMilliseconds: number,
): Promise<void> {
	const start = await middleOf(from);
	const end = 'x' in to ? to : await middleOf(to);
	const session = await page.context().newCDPSession(page);
	const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Spot[]) =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints });
	await send('touchStart', [start]);
	await page.waitForTimeout(holdMilliseconds);
	for (let step = 1; step <= 8; step += 1) {
		const along = step / 8;
		await send('touchMove', [
			{ x: start.x + (end.x - start.x) * along, y: start.y + (end.y - start.y) * along },
		]);
		await page.waitForTimeout(30);
	}
	await send('touchEnd', []);
	await session.detach();
}
