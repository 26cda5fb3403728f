import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import type { Page } from '@playwright/test';
import { answerAll, answerQuestion, goOn, openReview, openSlug, waitForScripts } from './answering';

const codeShape = /(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}/;

/** Answers two questions and leaves; gives the code. */
async function leaveHalfWay(page: Page, origin: string, text: string, hasScripts: boolean): Promise<string> {
	await page.goto(`${origin}/consulta/${openSlug}/responder`);
	if (hasScripts) await waitForScripts(page);
	for (let question = 0; question < 2; question++) {
		const heading = await page.locator('h1').innerText();
		await answerQuestion(page, text, hasScripts);
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(heading);
	}
	await page.getByRole('button', { name: 'Guardar y seguir después' }).click();
	await expect(page.locator('h1')).toHaveText('Guardamos lo que llevas');
	return codeShape.exec((await page.locator('.code').innerText()).replaceAll(/\s/g, ''))?.[0] ?? '';
}

async function enterCode(page: Page, origin: string, code: string): Promise<void> {
	await page.goto(`${origin}/seguir`);
	await page.getByLabel('Tu código').fill(code);
	await page.getByRole('button', { name: 'Continuar' }).click();
}

async function composed(page: Page, name: string): Promise<void> {
	await expectAccessible(page, { forCitizens: true });
	await expectReflow(page);
	await expectPlainSpanish(page);
	await keepScreen(page, name);
}

for (const hasScripts of [true, false]) {
	test(`what was left half answered is finished on another device ${hasScripts ? 'with' : 'without'} scripts, and its code opens nothing then`, async ({
		page,
		browser,
		sample,
		watchAlso,
	}) => {
		const text = 'Falta una banqueta junto a la escuela.';
		const code = await leaveHalfWay(page, sample.url, text, true);
		expect(code).toMatch(codeShape);
		if (hasScripts) await composed(page, 'seguir-guardado');

		const context = await browser.newContext({
			javaScriptEnabled: hasScripts,
			locale: 'es-MX',
			viewport: { width: 360, height: 740 },
		});
		watchAlso(context);
		const other = await context.newPage();
		await enterCode(other, sample.url, code.replaceAll('-', ' ').toLowerCase());
		await expect(other.locator('h1')).toHaveText('Aquí está lo que llevas');
		await expect(other.getByText('Contestaste 2 preguntas')).toBeVisible();
		if (hasScripts) await composed(other, 'seguir-encontrado');
		await other.getByRole('button', { name: 'Seguir contestando' }).click();
		await expect(other.getByText(/Pregunta 3 de/)).toBeVisible();
		await answerAll(other, text, hasScripts);
		await openReview(other);
		await expect(other.getByText(text).first()).toBeVisible();
		await other.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
		await expect(other.locator('h1')).toContainText(hasScripts ? 'Recibida' : 'Folio');

		await enterCode(page, sample.url, code);
		await expect(page.getByRole('alert')).toContainText('Ningún borrador abre con ese código');
		await context.close();
	});
}

test('without scripts a draft is left, left again with another code, and erased by who has the last one', async ({
	browser,
	sample,
	watchAlso,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	watchAlso(context);
	const page = await context.newPage();
	const first = await leaveHalfWay(page, sample.url, 'Primero.', false);
	await enterCode(page, sample.url, first);
	await page.getByRole('button', { name: 'Seguir contestando' }).click();
	await page.getByRole('button', { name: 'Guardar y seguir después' }).click();
	const second = codeShape.exec((await page.locator('.code').innerText()).replaceAll(/\s/g, ''))?.[0] ?? '';
	expect(second).not.toBe(first);
	await enterCode(page, sample.url, first);
	await expect(page.getByRole('alert')).toContainText('Ningún borrador abre con ese código');
	await enterCode(page, sample.url, 'corto');
	await expect(page.getByRole('alert')).toContainText('son 16 letras y números');
	await enterCode(page, sample.url, second);
	await page.getByRole('button', { name: 'Borrar lo que guardé' }).click();
	await expect(page.getByText('El código ya no abre nada')).toBeVisible();
	await enterCode(page, sample.url, second);
	await expect(page.getByRole('alert')).toContainText('Ningún borrador abre con ese código');
	await context.close();
});
