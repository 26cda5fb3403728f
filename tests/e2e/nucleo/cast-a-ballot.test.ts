import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow, expectTargets } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { exercise, openAs, signIn, visit } from './people';
import { rankByKeyboard, saveByKeyboard } from './ballotKeys';
import { ballotOf, expectRanked, publishRanking, readRanked, saveBallot, tapNext } from './ranking';

test.describe('a member of a nucleus', () => {
	test('T28 ranks by tapping, by buttons and by select, changes it, and sees counts only', async ({
		page,
		browser,
		sample,
		watchAlso,
	}) => {
		test.slow();
		const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
		const published = await publishRanking(staff, sample, 'Boleta tocando y cambiando', { problems: 5 });
		await signIn(page, sample, 'sociedad2');
		await visit(page, `${sample.url}/nucleo/${exercise}`);
		await expectAccessible(page);
		await expectPlainSpanish(page);
		await expectReflow(page);
		await visit(page, ballotOf(sample, published.rankings[0] ?? ''));
		await expect(page.getByText('Los que no ordenes quedan al final, empatados.')).toBeVisible();

		const offered = await page.locator('[data-control=tap] .words').allInnerTexts();
		expect(offered).toHaveLength(5);
		await page.reload({ waitUntil: 'networkidle' });
		expect(await page.locator('[data-control=tap] .words').allInnerTexts()).toEqual(offered);

		await tapNext(page);
		await tapNext(page);
		await tapNext(page);
		const [first = '', second = '', third = ''] = await readRanked(page, 3);
		await page.getByRole('button', { name: `Subir «${third}»` }).click();
		await expectRanked(page, [first, third, second]);
		await page.getByLabel(`Lugar de «${second}»`).selectOption('1');
		await expectRanked(page, [second, first, third]);
		await page.getByText('Qué dice cada problema').click();
		await expect(page.getByRole('definition').first()).toBeVisible();
		await expectAccessible(page);
		await expectReflow(page);
		await expectTargets(page, 24);
		await expectPlainSpanish(page);
		await keepScreen(page, 'nucleo-boleta');

		// Nothing is saved by looking: first it is shown again, and the order can still be changed.
		await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Revisa tu boleta' })).toBeFocused();
		await expect(page.getByText('Al final, empatados')).toBeVisible();
		await expectAccessible(page);
		await expectPlainSpanish(page);
		await expectReflow(page);
		await keepScreen(page, 'nucleo-revisar');
		await page.getByRole('button', { name: 'Seguir ordenando' }).click();
		await expectRanked(page, [second, first, third]);
		await saveBallot(page);
		await expect(page.getByText(/Puedes cambiarla hasta el/)).toBeVisible();
		await expect(page.getByText('Ha participado 1 de 7 asientos.')).toBeVisible();
		await expectAccessible(page);
		await expectPlainSpanish(page);
		await expectReflow(page);
		await keepScreen(page, 'nucleo-guardada');

		// Another day: the saved ballot is there, and changing it asks again.
		await visit(page, ballotOf(sample, published.rankings[0] ?? ''));
		await expect(page.getByRole('heading', { level: 1, name: 'Tu boleta' })).toBeVisible();
		await page.getByRole('link', { name: 'Cambiar mi boleta' }).click();
		await expectRanked(page, [second, first, third]);
		await page.getByRole('button', { name: `Bajar «${second}»` }).click();
		await saveBallot(page, true);

		// One seat, one ballot, however often it changes; nobody sees more than how many.
		await visit(staff, published.desk);
		await expect(staff.getByText('Ha participado 1 de 7 asientos.')).toBeVisible();
		const shown = await staff.locator('main').innerText();
		expect(shown).not.toMatch(/Lugar 1|Primer lugar/);
	});

	test('T28 ranks eight problems with the keyboard alone', async ({ page, browser, sample, watchAlso }) => {
		test.slow();
		const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
		const published = await publishRanking(staff, sample, 'Boleta con el teclado', { problems: 8 });
		await signIn(page, sample, 'autoridad2');
		await visit(page, ballotOf(sample, published.rankings[1] ?? ''));
		await rankByKeyboard(page, 8);
		await saveByKeyboard(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Tu boleta quedó guardada' })).toBeVisible();
	});

	test('leaves it blank only on purpose', async ({ page, browser, sample, watchAlso }) => {
		const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
		const published = await publishRanking(staff, sample, 'Boleta en blanco', { problems: 3 });
		await signIn(page, sample, 'garante2');
		await visit(page, ballotOf(sample, published.rankings[2] ?? ''));
		await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
		await expect(page.getByRole('alert')).toContainText('marca que tu boleta va en blanco');
		await expectAccessible(page);
		await page.getByLabel('Dejo mi boleta en blanco').check();
		await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
		await expect(page.getByText('Cuenta para el quórum y no ordena nada.')).toBeVisible();
		await page.getByRole('button', { name: 'Guardar mi boleta' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Tu boleta quedó guardada' })).toBeVisible();
	});
});

test.describe('without scripts', () => {
	test('places are chosen from lists, repeats are named, and it is confirmed before it is saved', async ({
		browser,
		sample,
		watchAlso,
	}) => {
		test.slow();
		const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
		const published = await publishRanking(staff, sample, 'Boleta sin programas', { problems: 4 });
		const page = await openAs(browser, sample, 'sociedad3', watchAlso, { javaScriptEnabled: false });
		await visit(page, ballotOf(sample, published.rankings[0] ?? ''));
		const lists = page.getByRole('combobox');
		await lists.nth(0).selectOption('2');
		await lists.nth(1).selectOption('2');
		await lists.nth(2).selectOption('1');
		const chosen = await lists.nth(2).getAttribute('aria-label');
		await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
		await expect(page.getByRole('alert')).toContainText('tienen el mismo');
		// What was chosen stays.
		await expect(page.getByLabel(chosen ?? '')).toHaveValue('1');
		const repeated = page.getByRole('combobox').filter({ has: page.locator('option[value="2"]:checked') });
		await repeated.first().selectOption('3');
		await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Revisa tu boleta' })).toBeVisible();
		await page.getByRole('button', { name: 'Guardar mi boleta' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Tu boleta quedó guardada' })).toBeVisible();
		await page.getByRole('link', { name: 'Cambiar mi boleta' }).click();
		await expect(page.getByLabel(chosen ?? '')).toHaveValue('1');
	});
});
