import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { freeze } from '../../load/frozenAnswers';
import { openDatabase } from '../../load/openDatabase';
import { exercise, openAs } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { expect, test } from '../support/test';
import { answerAll, openSlug, waitForScripts } from './answering';

const keyShape = /[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}/;

async function readKey(page: Page): Promise<string> {
	return keyShape.exec(await page.locator('main').innerText())?.[0] ?? '';
}

async function composed(page: Page): Promise<void> {
	await expectAccessible(page, { forCitizens: true });
	await expectReflow(page);
	await expectPlainSpanish(page);
}

test('without scripts a person corrects an answer with their key, and withdraws the new one', async ({
	browser,
	sample,
	watchAlso,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	watchAlso(context);
	const page = await context.newPage();
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	await answerAll(page, 'Primero digo esto.', false);
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page).toHaveURL(/\/recibo\/.+\?nueva/);
	const first = page.url().replace('?nueva', '');
	const key = await readKey(page);
	expect(key).toMatch(keyShape);

	await page.getByRole('link', { name: 'Corregir o retirar mi respuesta' }).click();
	await page.getByLabel('Tu clave').fill('7KQ4M-7KQ4M-7KQ4M-7KQ4M');
	await page.getByRole('button', { name: 'Continuar' }).click();
	await expect(page.getByRole('alert')).toContainText('Esa clave no abre esta respuesta');
	await page.getByLabel('Tu clave').fill(key.toLowerCase().replaceAll('-', ' '));
	await page.getByRole('button', { name: 'Continuar' }).click();
	await page.getByRole('button', { name: 'Corregir', exact: true }).click();
	await expect(page.getByText('Estás corrigiendo la respuesta')).toBeVisible();
	await answerAll(page, 'Ahora digo otra cosa.', false);
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page).toHaveURL(/\/recibo\/.+\?nueva/);
	const second = page.url().replace('?nueva', '');
	expect(second).not.toBe(first);
	const newKey = await readKey(page);
	expect(newKey).not.toBe(key);

	await page.goto(first);
	await expect(page.getByText('Corregida', { exact: true })).toBeVisible();
	await page.goto(`${second}/cambiar`);
	await page.getByLabel('Tu clave').fill(newKey);
	await page.getByRole('button', { name: 'Continuar' }).click();
	await page.getByRole('button', { name: 'Retirar mi respuesta' }).click();
	await expect(page.getByText('Retirada', { exact: true })).toBeVisible();
	await context.close();
});

test('with scripts the device keeps the key, and one tap opens what may be changed', async ({
	page,
	sample,
}) => {
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await answerAll(page, 'La dejo y luego la retiro.');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('Recibida');
	const key = await readKey(page);
	expect(key).toMatch(keyShape);
	const folio = await page.locator('.folio strong').innerText();
	await page.goto(`${sample.url}/pendientes`);
	await page.getByRole('button', { name: `Corregir o retirar la respuesta ${folio}` }).click();
	await expect(page.getByRole('button', { name: 'Retirar mi respuesta' })).toBeVisible();
	await composed(page);
	await page.getByRole('button', { name: 'Retirar mi respuesta' }).click();
	await expect(page.getByText('Retirada', { exact: true })).toBeVisible();
	await composed(page);
});

/** What came today is decided from tomorrow on. */
async function arriveYesterday(dataDir: string): Promise<void> {
	const database = await openDatabase(dataDir);
	await database.query('update app.quarantined_responses set received_on = received_on - 1');
	await database.end();
}

test('what cannot be counted is in review, and two people decide without reading it', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	const survey = /"survey":"([0-9a-f-]{36})"/.exec(
		(await page.locator('#encuesta-datos').textContent()) ?? '',
	)?.[1];
	const body = freeze(
		{ v: 1, survey, instrument: 'A'.repeat(43), language: 'es', answers: { otra: 'Secreto' } },
		randomUUID(),
	);
	const sent = await page.request.post(`${sample.url}/api/respuestas`, { data: body });
	const receipt = (await sent.json()) as { folio: string; standing: string };
	expect(receipt.standing).toBe('in_review');
	await arriveYesterday(sample.dataDir);
	await page.goto(`${sample.url}/recibo/${receipt.folio}`);
	await expect(page.getByText('En revisión', { exact: true })).toBeVisible();
	await composed(page);

	const [staff, guarantor] = [
		await openAs(browser, sample, 'stl_staff', watchAlso),
		await openAs(browser, sample, 'guarantor', watchAlso),
	];
	const review = `${sample.url}/nucleo/${exercise}/revision/${openSlug}`;
	await staff.goto(`${sample.url}/stl/${exercise}/consultas/${openSlug}`);
	await staff.getByRole('link', { name: 'Decidir' }).click();
	await expect(staff).toHaveURL(review);
	await expectAccessible(staff);
	await expectPlainSpanish(staff);
	await staff.getByRole('checkbox', { name: receipt.folio }).check();
	await staff.getByRole('radio', { name: 'Que no se cuenten' }).check();
	await staff.getByLabel('¿Por qué?').fill('Contesta una versión que nunca se publicó.');
	await staff.getByRole('button', { name: 'Proponer', exact: true }).click();
	await expect(staff.getByText('Tu propuesta quedó anotada.')).toBeVisible();
	await expect(staff.getByRole('button', { name: 'Estoy de acuerdo' })).toHaveCount(0);

	await guarantor.goto(review);
	await expect(guarantor.getByText('Secreto')).toHaveCount(0);
	await expectAccessible(guarantor);
	await guarantor.getByRole('button', { name: 'Estoy de acuerdo' }).click();
	await expect(guarantor.getByText('Decidieron dos personas.')).toBeVisible();
	await page.goto(`${sample.url}/recibo/${receipt.folio}`);
	await expect(page.getByText('No se cuenta', { exact: true })).toBeVisible();
});
