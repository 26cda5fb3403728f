import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { makeEmptyBallot } from '../nucleo/makeBallot';
import { callAs, exercise, signIn, visit } from '../nucleo/people';
import { draftRanking, publishRanking, reachClose } from '../nucleo/ranking';

test.beforeEach(async ({ page, sample }) => {
	await signIn(page, sample, 'stl_staff');
});

test('the closing moves later with a reason; a ranking is annulled, stays listed, and a new attempt opens', async ({
	page,
	sample,
}) => {
	test.slow();
	const published = await publishRanking(page, sample, 'Se mueve y se anula', {
		problems: 3,
		closes: '2089-05-01T10:00',
	});
	const address = `${published.desk}/nucleo/${published.rankings[0] ?? ''}`;
	await visit(page, address);
	await expect(page.getByText('Todavía no se puede cerrar.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Cerrar y contar' })).toHaveCount(0);
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-nucleo');

	await page.getByLabel('Nueva fecha de cierre').fill('2089-04-30T10:00');
	await page.getByLabel('Razón').first().fill('Faltan personas que vienen de la sierra.');
	await page.getByRole('button', { name: 'Mover el cierre' }).click();
	await expect(page.getByRole('alert')).toContainText('después del cierre');
	await expect(page.getByLabel('Razón').first()).toHaveValue('Faltan personas que vienen de la sierra.');
	await expectAccessible(page);
	await page.getByLabel('Nueva fecha de cierre').fill('2089-05-08T10:00');
	await page.getByRole('button', { name: 'Mover el cierre' }).click();
	await expect(page.getByText('Se movió el cierre.')).toBeVisible();
	await expect(page.getByText('Cierra el 8 de mayo de 2089 a las 10:00.', { exact: true })).toBeVisible();
	await expect(page.getByText('Faltan personas que vienen de la sierra.')).toBeVisible();

	await page.getByText('Quiero anular esta jerarquización').click();
	await page.getByRole('button', { name: 'Anular para siempre' }).click();
	await expect(page.getByRole('alert')).toContainText('Escribe la razón');
	await page.locator('#annul-reason').fill('Un problema estaba mal escrito.');
	await page.getByRole('button', { name: 'Anular para siempre' }).click();
	await expect(page.getByText('Se anuló.', { exact: true })).toBeVisible();
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	// The quorum is the published one: only the dates can be chosen.
	await expect(page.getByText('el mismo quórum (4)')).toBeVisible();
	await page.locator('#reopen-closes').fill('2020-01-01T10:00');
	await page.getByRole('button', { name: 'Abrir el intento' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1);
	await page.locator('#reopen-closes').fill('2089-06-01T10:00');
	await page.getByRole('button', { name: 'Abrir el intento' }).click();
	await expect(page.getByText('Se abrió un intento nuevo.')).toBeVisible();
	await expect(page.getByText('Intento 2')).toBeVisible();

	await visit(page, published.desk);
	await expect(page.getByText('Razón: Un problema estaba mal escrito.')).toBeVisible();
	await expect(page.getByText('Intento 2')).toBeVisible();
	// A member who still has the old ballot is led to the new one.
	await visit(page, `${sample.url}/nucleo/${exercise}/boleta/${published.rankings[0] ?? ''}`);
	await expect(page.getByRole('link', { name: 'Ir al intento nuevo' })).toBeVisible();
	await expectAccessible(page);
});

test('closes early once every seat took part, and is counted at once', async ({ page, sample }) => {
	test.slow();
	const path = await draftRanking(page, sample, 'Participan todos', 3);
	await visit(page, `${sample.url}${path}/publicar`);
	await page.getByLabel('Sociedad civil', { exact: false }).first().uncheck();
	await page.getByLabel('Autoridad', { exact: false }).first().uncheck();
	// A nucleus is left out only with a reason, and the reason is published.
	await page.getByRole('button', { name: 'Ver todo junto' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
	await expectAccessible(page);
	await page.getByLabel('Por qué no ordena Sociedad civil').fill('Todavía no nombra a sus titulares.');
	await page.getByLabel('Por qué no ordena Autoridad').fill('Pidió no participar en esta lista.');
	await page.getByRole('button', { name: 'Ver todo junto' }).click();
	await expect(page.getByText('Todavía no nombra a sus titulares.')).toBeVisible();
	await expectPlainSpanish(page);
	await page.getByRole('button', { name: 'Publicar y dejar fijo' }).click();
	const hash = await page.locator('code').first().innerText();
	await page.getByRole('link', { name: /Fechas, cierre y anulación/ }).click();
	await page.waitForURL(/\/nucleo\//);
	const ranking = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	for (let seat = 1; seat <= 5; seat += 1) {
		const cast = await callAs(
			sample,
			`garante${seat.toString()}`,
			'cast_ballot',
			makeEmptyBallot(ranking, hash),
		);
		expect(cast.status).toBe(200);
	}
	await page.reload();
	await expect(page.getByText('Ya participaron todos los asientos.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Cerrar y contar' }).click();
	await expect(page.getByText('Se cerró.')).toBeVisible();
	await expect(page.getByText('Se llegó al quórum.')).toBeVisible();
	await expectAccessible(page);
	await expectPlainSpanish(page);
	const answer = await page.goto(`${sample.url}/jerarquizacion/${path.split('/').at(-1) ?? ''}`);
	expect(answer?.status()).toBe(200);
	await expect(page.getByRole('heading', { name: 'Lista priorizada' })).toBeVisible();
	// Nobody reads it as the list of all.
	await expect(page.getByText('Esta lista no está completa.')).toBeVisible();
	await expect(page.getByText('Todos los núcleos pesan lo mismo.')).toHaveCount(0);
	await expect(page.getByText('Falta el núcleo «Autoridad»: se dejó fuera.')).toBeVisible();
	await expectAccessible(page);
	await expectReflow(page);
	const slug = path.split('/').at(-1) ?? '';
	const csv = await (await page.request.get(`${sample.url}/jerarquizacion/${slug}/lista.csv`)).text();
	expect(csv).toContain(
		'Falta el núcleo «Autoridad»: se dejó fuera. Razón: Pidió no participar en esta lista.',
	);
	const json: unknown = await (
		await page.request.get(`${sample.url}/jerarquizacion/${slug}/lista.json`)
	).json();
	expect(json).toMatchObject({ missing: [{ why: 'no-order' }, { why: 'left-out' }, { why: 'left-out' }] });

	// Annulled, its result is seen no more until the nucleus votes again or is left out.
	await visit(page, `${sample.url}${path}/nucleo/${ranking}`);
	await page.getByText('Quiero anular esta jerarquización').click();
	await page.locator('#annul-reason').fill('Una boleta se dio con prisa.');
	await page.getByRole('button', { name: 'Anular para siempre' }).click();
	await expect(page.getByText('Se anuló.', { exact: true })).toBeVisible();
	await page.goto(`${sample.url}/jerarquizacion/${slug}`);
	await expect(page.getByRole('heading', { name: 'Lista priorizada' })).toHaveCount(0);
	await expect(page.getByText('Falta que vote otra vez, o que se diga por qué no.')).toBeVisible();
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await visit(page, `${sample.url}${path}/nucleo/${ranking}`);
	await page.getByText('Quiero dejar fuera a este núcleo').click();
	await page.getByRole('button', { name: 'Dejarlo fuera' }).click();
	await expect(page.getByRole('alert')).toContainText('Escribe la razón');
	await page.locator('#leaveOut-reason').fill('No hay tiempo de repetirla este año.');
	await page.getByRole('button', { name: 'Dejarlo fuera' }).click();
	await expect(page.getByText('Se dejó fuera al núcleo.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Abrir el intento' })).toHaveCount(0);
	await expectAccessible(page);
	await expectPlainSpanish(page);
});

test('a close without quorum says so and gives no result', async ({ page, sample }) => {
	test.slow();
	const published = await publishRanking(page, sample, 'Nadie participa', { problems: 2 });
	await reachClose(sample, published.rankings);
	await visit(page, `${published.desk}/nucleo/${published.rankings[0] ?? ''}`);
	await expect(async () => {
		await page.reload();
		await expect(page.getByText('No se llegó al quórum. Por eso no hay resultado.')).toBeVisible({
			timeout: 1_000,
		});
	}).toPass({ timeout: 60_000, intervals: [1_000] });
	await expectAccessible(page);
	await visit(page, published.desk);
	await expect(page.getByText('No se llegó al quórum. Por eso no hay resultado.')).toHaveCount(3);
	// The member reads the same.
	await page.context().clearCookies();
	await signIn(page, sample, 'sociedad2');
	await visit(page, `${sample.url}/nucleo/${exercise}`);
	await expect(page.getByText('No se llegó al quórum. Por eso no hay resultado.').first()).toBeVisible();
});
