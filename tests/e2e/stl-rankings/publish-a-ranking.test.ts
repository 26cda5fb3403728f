import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { callAs, signIn, visit } from '../nucleo/people';
import { deskOf, draftRanking, publishRanking } from '../nucleo/ranking';

test.beforeEach(async ({ page, sample }) => {
	await signIn(page, sample, 'stl_staff');
});

test('a draft says what is missing beside each field and keeps what was written', async ({
	page,
	sample,
}) => {
	test.slow();
	await visit(page, deskOf(sample));
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-jerarquizaciones');
	await page.getByRole('link', { name: 'Nueva jerarquización' }).click();
	await page.getByLabel('La pregunta de la boleta').fill('¿Qué problema urge más?');
	await page.locator('[name=alternatives]').first().check();
	await page.getByRole('button', { name: 'Guardar el borrador' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
	await expect(page.getByLabel('La pregunta de la boleta')).toHaveValue('¿Qué problema urge más?');
	await expect(page.locator('[name=alternatives]').first()).toBeChecked();
	await expectAccessible(page);
	await expectReflow(page);

	await page.getByText('Un ejemplo con tres problemas').filter({ visible: true }).click();
	const said = page.getByRole('listitem').filter({ visible: true });
	await expect(said.filter({ hasText: 'Borda:' })).toContainText('Luz 7, Agua 6 y Baches 2');
	await expect(said.filter({ hasText: 'Pares ordenados, Schulze y Copeland:' })).toContainText(/1\.\sAgua/);
	for (const [task, ballot, result] of [
		['points', '1 boleta Luz 2, Agua 3', /1\.\sAgua\s\(2\.67\)/],
		['pairs', 'Agua o Luz: no sabe', /1\.\sAgua\s\(0\.8\)/],
		['approve', '2 boletas Agua, Luz', /1\.\sLuz\s\(0\.8\)/],
		['criteria', '2 boletas Agua: urgencia 5, alcance 3', /1\.\sAgua\s\(4\.22\)/],
	] as const) {
		await page.locator(`[name="counting.task"][value="${task}"]`).check();
		await page.getByText('Un ejemplo con tres problemas').filter({ visible: true }).click();
		const example = page.locator(`[data-task="${task}"]`);
		await expect(example).toContainText(ballot);
		await expect(example).toContainText(result);
		await expectPlainSpanish(page);
		await expectReflow(page);
	}
	await expect(page.getByLabel('Qué se pregunta').filter({ visible: true })).toHaveCount(3);
	await page.getByText('Más criterios').click();
	await expect(page.getByLabel('Qué se pregunta').filter({ visible: true })).toHaveCount(8);
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await visit(page, `${deskOf(sample)}/nueva`);
	await walkByKeyboard(page);
});

test('what becomes final is shown first, and then nobody can change it', async ({ page, sample }) => {
	test.slow();
	const path = await draftRanking(page, sample, 'Reglas que quedan fijas', 3);
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await page.getByRole('link', { name: 'Cambiar el borrador' }).click();
	await page.getByLabel('La pregunta de la boleta').fill('¿Qué atendemos primero este año?');
	await page.getByRole('radio', { name: 'Schulze' }).check();
	await page.getByRole('button', { name: 'Guardar el borrador' }).click();
	await expect(page.getByText('¿Qué atendemos primero este año?')).toBeVisible();

	await page.getByRole('link', { name: 'Publicar…' }).click();
	// The majority of the seats is proposed.
	await expect(page.getByLabel('Quórum de Sociedad civil')).toHaveValue('4');
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	await page.getByLabel('Quórum de Sociedad civil').fill('8');
	await page.getByLabel('Cierra').fill('2020-01-01T10:00');
	await page.getByRole('button', { name: 'Ver todo junto' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
	await expect(page.getByLabel('Quórum de Sociedad civil')).toHaveValue('8');
	await page.getByLabel('Quórum de Sociedad civil').fill('5');
	await page.getByLabel('Cierra').fill('2090-01-01T10:00');
	await page.getByRole('button', { name: 'Ver todo junto' }).click();
	await expect(page.getByText('5 de 7 asientos')).toBeVisible();
	await expect(page.getByText('Todos los núcleos pesan lo mismo.')).toBeVisible();
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-vista-previa');
	await page.getByRole('button', { name: 'Cambiar quórum o fechas' }).click();
	await expect(page.getByLabel('Quórum de Sociedad civil')).toHaveValue('5');
	await page.getByRole('button', { name: 'Ver todo junto' }).click();
	await page.getByRole('button', { name: 'Publicar y dejar fijo' }).click();
	await expect(page.getByText('Se publicó. Ya no cambia.')).toBeVisible();
	await expect(page.locator('code').first()).toHaveText(/^[A-Za-z0-9_-]{43}$/);
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-publicada');

	// The page that edits leads away, its form is refused, and so is the verb behind it.
	await visit(page, `${sample.url}${path}/editar`);
	await expect(page).toHaveURL(new RegExp(`${path}$`));
	await expect(page.getByRole('link', { name: 'Cambiar el borrador' })).toHaveCount(0);
	const forged = await page.evaluate(async (address) => {
		const ids = [...document.querySelectorAll('[data-problem]')].map(
			(row) => row.getAttribute('data-problem') ?? '',
		);
		const body = new URLSearchParams({
			title: 'Otro título',
			question: '¿Otra pregunta distinta?',
			'counting.task': 'rank',
			'counting.method': 'borda',
			'counting.unranked': 'last',
			'tieRule.rule': 'leave-tied',
			publication: 'nominal',
		});
		for (const id of ids) body.append('alternatives', id);
		const answer = await fetch(`${address}/editar`, {
			method: 'POST',
			headers: { accept: 'application/json' },
			body,
		});
		return { answer: await answer.text(), ids: ids.length };
	}, path);
	expect(forged.ids).toBe(3);
	expect(forged.answer).toContain('"status":409');
	expect(forged.answer).toContain('La metodología ya se publicó y no cambia.');
	await page.reload();
	await expect(page.getByText('¿Qué atendemos primero este año?')).toBeVisible();
});

test('members and facilitators have no desk, and cannot move a date by calling', async ({
	page,
	sample,
	watch,
}) => {
	watch.allow(/status of 404/);
	const published = await publishRanking(page, sample, 'Solo el personal publica', { problems: 2 });
	for (const who of ['sociedad2', 'facilitator']) {
		const called = await callAs(sample, who, 'extend_ranking', {
			p_ranking: published.rankings[0],
			p_closes: '2090-01-01T00:00:00Z',
			p_reason: 'Una razón cualquiera.',
		});
		expect(called).toMatchObject({ body: { code: 'PZ100' } });
	}
	await page.context().clearCookies();
	await signIn(page, sample, 'sociedad2');
	expect((await page.goto(published.desk))?.status()).toBe(404);
});
