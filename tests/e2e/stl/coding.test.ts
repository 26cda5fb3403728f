import { signIn } from '../nucleo/people';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { closedSlug, deskOf, expectComposed } from './desk';

test('what people wrote is read, joined to a problem by hand and taken back', async ({ page, ownSample }) => {
	test.slow();
	await signIn(page, ownSample, 'stl_staff');
	await page.goto(deskOf(ownSample, `/consultas/${closedSlug}/respuestas`));
	await page.getByRole('link', { name: 'A problemas' }).click();
	await expect(page.locator('h1')).toHaveText('Llevar lo escrito a problemas');
	await expectComposed(page);
	await keepScreen(page, 'stl-llevar-a-problemas');

	const answers = page.locator('main article');
	await page.locator('.terms a').first().click();
	await expect(page).toHaveURL(/palabras=/);
	await page.getByLabel('Comparar con un problema').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Ver', exact: true }).click();
	await expect(answers.first()).toContainText('Se parece');

	await page.getByRole('button', { name: 'Anotar en este problema' }).click();
	await expect(page.getByText('Marca una o más respuestas de esta página.').first()).toBeVisible();
	const problem = await page.locator('#into option:checked').innerText();
	await answers.nth(0).getByRole('checkbox').check();
	await answers.nth(1).getByRole('checkbox').check();
	await page.getByRole('button', { name: 'Anotar en este problema' }).click();
	await expect(page.getByText('2 respuestas hablan ahora')).toBeVisible();
	await expect(page).toHaveURL(/palabras=/);
	await page.getByRole('link', { name: 'Ver las de ese problema' }).click();
	await expect(page).toHaveURL(/cuales=this/);
	await expectComposed(page);
	// Those that are quoted as a source are there too, and stay.
	const before = await answers.count();
	expect(before).toBeGreaterThanOrEqual(2);
	for (const one of await answers.getByRole('checkbox').all()) await one.check();
	await page.getByRole('button', { name: 'Quitar de este problema' }).click();
	await expect(page.getByText('2 respuestas ya no hablan')).toBeVisible();
	await expect(answers).toHaveCount(before - 2);

	const number = /^(\d+)\./.exec(problem)?.[1] ?? '';
	await page.goto(deskOf(ownSample, `/problemas/${number}`));
	await expect(page.getByRole('heading', { name: 'Respuestas que hablan de este problema' })).toBeVisible();
	await expectComposed(page);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('answers are joined to a problem, and a folio tells what came of its consultation', async ({
		page,
		ownSample,
	}) => {
		await signIn(page, ownSample, 'stl_staff');
		await page.goto(deskOf(ownSample, `/consultas/${closedSlug}/respuestas/problemas?cuales=none`));
		await page.locator('main article').first().getByRole('checkbox').check();
		await page.locator('#into').selectOption({ index: 1 });
		await page.getByRole('button', { name: 'Anotar en este problema' }).click();
		await expect(page.getByText('1 respuesta habla ahora')).toBeVisible();

		await page.goto(deskOf(ownSample, `/consultas/${closedSlug}/respuestas/lista`));
		const folio = await page.locator('main article .folio').first().innerText();
		await page.goto(`${ownSample.url}/recibo/${folio}`);
		await expect(page.getByRole('heading', { name: 'Qué pasó con lo que se dijo' })).toBeVisible();
		await expect(page.getByText('No decimos de cuál habla tu respuesta', { exact: false })).toBeVisible();
		await expectReflow(page);
		await expectPlainSpanish(page);
	});
});
