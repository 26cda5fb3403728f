import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { makeEmptyBallot } from './makeBallot';
import { callAs, exercise, openAs, signIn, visit } from './people';
import { ballotOf, forgeBallot, publishRanking, saveBallot, tapNext } from './ranking';
import { inviteSuplente } from './suplente';

test('a seat has one vote: the suplente is told that the titular has voted, and the other way round', async ({
	page,
	browser,
	sample,
	watchAlso,
}) => {
	test.slow();
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const first = await publishRanking(staff, sample, 'Vota la titular', { problems: 3 });
	const second = await publishRanking(staff, sample, 'Vota la suplente', { problems: 3 });
	const context = await browser.newContext({ locale: 'es-MX', viewport: { width: 360, height: 740 } });
	watchAlso(context);
	const suplente = await context.newPage();
	await inviteSuplente(suplente, sample, 'sociedad5', 'Suplente de prueba');
	await signIn(page, sample, 'sociedad5');

	await visit(page, ballotOf(sample, first.rankings[0] ?? ''));
	await tapNext(page);
	await saveBallot(page);
	await visit(suplente, ballotOf(sample, first.rankings[0] ?? ''));
	await expect(suplente.getByText('Tu titular ya votó')).toBeVisible();
	await expect(suplente.getByRole('button', { name: 'Revisar mi boleta' })).toHaveCount(0);
	await expectAccessible(suplente);

	await visit(suplente, ballotOf(sample, second.rankings[0] ?? ''));
	await expect(suplente.getByText('Si votas tú, tu titular ya no podrá votar.')).toBeVisible();
	await tapNext(suplente);
	await saveBallot(suplente);
	// The titular had the page open: the database decides, and the page says why.
	await visit(page, ballotOf(sample, second.rankings[0] ?? ''));
	await expect(page.getByText('Tu suplente ya votó')).toBeVisible();
	await visit(page, `${sample.url}/nucleo/${exercise}`);
	await expect(page.getByText('Tu asiento ya participó').first()).toBeVisible();
});

for (const { who, says } of [
	{ who: 'facilitator', says: 'tienes voz y no voto' },
	{ who: 'guarantor', says: 'Tu papel es mirar y acompañar' },
	{ who: 'stl_staff', says: 'Tu papel es mirar y acompañar' },
	{ who: 'garante3', says: 'Esta boleta es de otro núcleo' },
]) {
	test(`${who} sees the ballot without voting, and a forged vote is refused`, async ({
		page,
		browser,
		sample,
		watchAlso,
	}) => {
		test.slow();
		const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
		const published = await publishRanking(staff, sample, `Sin voto: ${who}`, { problems: 3 });
		const ranking = published.rankings[0] ?? '';
		await signIn(page, sample, who);
		await visit(page, ballotOf(sample, ranking));
		await expect(page.getByText('Aquí no votas')).toBeVisible();
		await expect(page.getByText(says)).toBeVisible();
		await expect(page.getByText('Han participado 0 de 7 asientos.')).toBeVisible();
		await expect(page.getByRole('button', { name: /Revisar|Guardar/ })).toHaveCount(0);
		await expect(page.getByRole('combobox')).toHaveCount(0);
		await expectAccessible(page);
		await expectPlainSpanish(page);
		await expectReflow(page);
		if (who === 'facilitator') await keepScreen(page, 'nucleo-sin-voto');

		// The form that the page does not show, sent anyway.
		const forged = await forgeBallot(page);
		expect(forged.status).toBe(403);
		expect(forged.text).toContain('Tu lugar no tiene voto en este núcleo.');

		// And the verb itself, without any page.
		await visit(page, `${sample.url}/jerarquizacion/${published.slug}`);
		const hash = /[A-Za-z0-9_-]{43}/.exec(await page.locator('main').innerText())?.[0] ?? '';
		const called = await callAs(sample, who, 'cast_ballot', makeEmptyBallot(ranking, hash));
		expect(called).toMatchObject({ status: 400, body: { code: 'PZ403' } });
		await visit(page, ballotOf(sample, ranking));
		await expect(page.getByText('Han participado 0 de 7 asientos.')).toBeVisible();
	});
}

test('a ballot that is not of this exercise does not exist', async ({ page, sample, watch }) => {
	watch.allow(/status of 404/);
	await signIn(page, sample, 'sociedad2');
	for (const id of ['no-es-una-boleta', '00000000-0000-4000-8000-000000000000']) {
		const answer = await page.goto(ballotOf(sample, id));
		expect(answer?.status()).toBe(404);
	}
});
