import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow, expectTargets } from '../support/reflow';
import { expect, test } from '../support/test';

const kinds = ['rank', 'criteria', 'pairs', 'approve', 'points'] as const;
type Kind = (typeof kinds)[number];

/** Opens the made-up ballot of one kind and waits until its scripts have taken over. */
async function openPart(page: Page, url: string, kind: Kind): Promise<void> {
	await page.goto(`${url}/galeria/boletas?de=${kind}`, { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

const heard = (page: Page) => page.locator('main [role=status]').last();

for (const kind of kinds) {
	test(`a ballot of ${kind} has no barrier, on a phone and on a laptop`, async ({ page, sample }) => {
		test.slow();
		await openPart(page, sample.url, kind);
		await expectAccessible(page);
		await expectPlainSpanish(page);
		await expectReflow(page);
		await expectTargets(page, 24);
		await walkByKeyboard(page);
		await page.setViewportSize({ width: 1280, height: 800 });
		await walkByKeyboard(page);
	});
}

test('T28 scores draw an order as they are given, which is said, and the focus stays', async ({
	page,
	sample,
}) => {
	await openPart(page, sample.url, 'criteria');
	const first = page.getByRole('group', { name: /^Urgencia: «El agua/ });
	await first.getByRole('radio', { name: '4' }).focus();
	await page.keyboard.press('Space');
	await expect(heard(page)).toHaveText('«El agua llega poco o llega sucia» ahora en lugar 1 de 1.');
	await page
		.getByRole('group', { name: /^Urgencia: «Las calles/ })
		.getByRole('radio', { name: '3' })
		.focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(heard(page)).toHaveText('«Las calles no tienen luz» ahora en lugar 1 de 2.');
	await expect(page.locator(':focus')).toHaveValue('5');
	await expect(page.locator('.live li').first()).toContainText('Las calles no tienen luz');
	// A phone shows one criterion at a time; its button brings the next.
	await expect(page.getByRole('heading', { name: 'Alcance' })).toBeHidden();
	await page.getByRole('button', { name: 'Siguiente' }).click();
	await expect(page.getByRole('heading', { name: 'Alcance' })).toBeFocused();
	await page
		.getByRole('group', { name: /^Alcance: «Las calles/ })
		.getByRole('radio', { name: 'No sé' })
		.check();
	await expect(heard(page)).toHaveText('«Las calles no tienen luz» ahora en lugar 1 de 2.');
	await page.setViewportSize({ width: 1280, height: 800 });
	await expect(page.getByRole('group', { name: /^Urgencia: «Las calles/ })).toBeVisible();
	await expect(page.getByRole('group', { name: /^Fuerza local: «Las calles/ })).toBeVisible();
});

test('pairs are answered by keyboard, one after another, and the last is taken back', async ({
	page,
	sample,
}) => {
	await openPart(page, sample.url, 'pairs');
	const options = page.locator('.choices button');
	const [one = '', other = ''] = await options.allInnerTexts();
	await options.first().focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('contestada, quedan 14')).toBeVisible();
	await expect(heard(page)).toHaveText(/Ahora: ¿«.+» o «.+»\?$/);
	await expect(options.first()).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(options.nth(2)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByText('contestadas, quedan 13')).toBeVisible();
	await page.getByText('Tus respuestas (2)').click();
	await expect(page.getByText(`«${one.trim()}» urge más que «${other.trim()}».`)).toBeVisible();
	await page.getByRole('button', { name: 'Deshacer la última' }).click();
	await page.getByRole('button', { name: 'Deshacer la última' }).click();
	expect(await options.allInnerTexts()).toEqual([one, other, 'No sé']);
	// The button that was pressed is gone: the question has the focus.
	await expect(page.getByRole('group', { name: '¿Cuál urge más?' })).toBeFocused();
});

test('points never pass what there is, and each refusal says why', async ({ page, sample }) => {
	await openPart(page, sample.url, 'points');
	const more = page.getByRole('button', { name: 'Un punto más a «El agua llega poco o llega sucia»' });
	for (let taps = 0; taps < 5; taps += 1) await more.click();
	await expect(heard(page)).toHaveText('«El agua llega poco o llega sucia»: 5 puntos. Te quedan 5.');
	// It says that it adds no more, and says why to whoever asks anyway.
	await expect(more).toHaveAttribute('aria-disabled', 'true');
	await more.focus();
	await page.keyboard.press('Enter');
	await expect(heard(page)).toHaveText(/ya no le caben más: su tope es 5/);
	const light = page.getByLabel('Puntos para «Las calles no tienen luz»');
	await light.fill('5');
	await page.keyboard.press('ArrowUp');
	await expect(light).toHaveValue('5');
	await page.getByRole('button', { name: /^Un punto más a «La basura/ }).focus();
	await page.keyboard.press('Enter');
	await expect(heard(page)).toHaveText('Ya no te quedan puntos. Quita uno de otro problema.');
	await light.fill('9');
	await expect(page.getByText('puntos de más.')).toBeVisible();
	await light.focus();
	await page.keyboard.press('ArrowDown');
	await expect(light).toHaveValue('8');
});

test('approvals stop at the limit and the box keeps the focus', async ({ page, sample }) => {
	await openPart(page, sample.url, 'approve');
	const boxes = page.getByRole('checkbox');
	for (const at of [0, 2, 4]) await boxes.nth(at).check();
	await expect(heard(page)).toHaveText('Ya elegiste 3 de 3.');
	await boxes.nth(5).focus();
	await page.keyboard.press('Space');
	await expect(boxes.nth(5)).not.toBeChecked();
	await expect(boxes.nth(5)).toBeFocused();
	await expect(heard(page)).toHaveText('Ya elegiste 3. Quita uno para elegir otro.');
	await boxes.nth(0).uncheck();
	await boxes.nth(5).check();
	await expect(heard(page)).toHaveText('Ya elegiste 3 de 3.');
});

test('a long list is looked at theme by theme, and what has a place stays in sight', async ({
	page,
	sample,
}) => {
	await page.goto(`${sample.url}/galeria/boletas?de=rank&largo=1`, { waitUntil: 'networkidle' });
	const rows = page.locator('[data-control=tap]:visible');
	const theme = page.getByLabel('Ver por tema');
	await expect(rows).toHaveCount(12);
	await theme.selectOption({ label: 'Calles (7)' });
	await expect(rows).toHaveCount(7);
	await rows.filter({ hasText: 'Las calles no tienen luz (zona 2)' }).click();
	await theme.selectOption({ label: 'Salud (6)' });
	await expect(rows).toHaveCount(7);
	await expect(rows.first()).toContainText('Las calles no tienen luz (zona 2)');
	await theme.selectOption({ label: 'Calles (6)' });
	await expect(rows).toHaveCount(7);
	await theme.selectOption({ label: 'Todos los temas' });
	await expect(rows).toHaveCount(13);
	await expectAccessible(page);
});
