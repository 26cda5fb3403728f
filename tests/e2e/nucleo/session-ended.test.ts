import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { accountOf, openAs } from './people';
import { ballotOf, publishRanking } from './ranking';
import { lookAt, readOffered, readStored } from './taskBallots';
import type { ProductCard } from '../support/productDesk';
import { keepScreen } from '../support/screens';

/** The account signs in where the ballot says, in a tab of its own. */
async function signInBeside(tab: Page, sample: ProductCard, who: string): Promise<void> {
	const { email, password } = accountOf(sample, who);
	await tab.waitForLoadState();
	await tab.locator('[name=who]').fill(email);
	await tab.locator('[name=password]').fill(password);
	await tab.locator('form[action="?/password"] button:not([type=button])').click();
	await expect(tab).toHaveURL(/\/boleta\/[0-9a-f-]+$/);
	await tab.close();
}

test('a session that ends while voting takes nothing along, with and without scripts', async ({
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const counting = { task: 'points', points: '10' };
	const published = await publishRanking(staff, sample, 'Boleta con sesión', { problems: 3, counting });
	const ranking = published.rankings[0] ?? '';
	for (const [who, javaScriptEnabled] of [
		['sociedad2', true],
		['sociedad3', false],
	] as const) {
		const page = await openAs(browser, sample, who, watchAlso, { javaScriptEnabled });
		await page.goto(ballotOf(sample, ranking), { waitUntil: 'networkidle' });
		const [first = '', second = ''] = await readOffered(page, 'points');
		await page.locator(`[name="points.${first}"]`).fill('7');
		await page.locator(`[name="points.${second}"]`).fill('2');
		await page.context().clearCookies();
		await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
		await expect(page.getByText('Tu sesión se cerró')).toBeVisible();
		if (javaScriptEnabled) await lookAt(page, 'sesion-cerrada');
		else await keepScreen(page, 'sesion-cerrada-sin-programas');
		const tab = page.context().waitForEvent('page');
		await page.getByRole('link', { name: 'Entrar en otra pestaña' }).click();
		await signInBeside(await tab, sample, who);
		await page
			.getByRole('button', { name: javaScriptEnabled ? 'Revisar mi boleta' : 'Ya entré: seguir' })
			.click();
		await expect(page.getByRole('heading', { level: 1, name: /^Revisa / })).toBeVisible();
		await expect(page.getByText('Tu sesión se cerró')).toBeHidden();
		await page.getByRole('button', { name: /^Guardar / }).click();
		await expect(page.getByRole('heading', { level: 1, name: / quedó guardad/ })).toBeVisible();
		const points = [
			{ alternative: first, points: 7 },
			{ alternative: second, points: 2 },
		].toSorted((one, other) => (one.alternative < other.alternative ? -1 : 1));
		expect(await readStored(sample, who, ranking)).toEqual({ points });
	}
});
