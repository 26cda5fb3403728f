import type { Page } from '@playwright/test';
import { signIn, visit } from '../nucleo/people';
import { answerQuestion, goOn, lastTitle, openReview, waitForScripts } from '../public/answering';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { deskOf, expectComposed, startDraft } from './desk';

/** What a page says to be in a language, hidden or not. */
function readSaidIn(page: Page, language: string): Promise<string[]> {
	return page.evaluate((tag) => {
		const found: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const { parentElement: around, textContent: words } = walker.currentNode;
			if (!around || around.closest('script, style') || !words?.trim()) continue;
			if (around.closest('[lang]')?.getAttribute('lang') === tag) found.push(words.trim());
		}
		return found;
	}, language);
}

test('a survey is translated into a variant of Náhuatl, and people see its name and what is missing in Spanish', async ({
	page,
	sample,
}) => {
	test.slow();
	await signIn(page, sample, 'stl_staff');
	const slug = `lenguas-${Date.now().toString(36)}`;
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	const here = deskOf(sample, `/consultas/${slug}`);
	await visit(page, `${here}/idiomas`);
	await expectComposed(page);
	await page.getByLabel('Idioma y variante').selectOption('');
	await page.getByRole('button', { name: 'Agregar' }).click();
	await expect(page.getByRole('alert')).toContainText('escribe una etiqueta de dos o tres letras');
	await page.getByLabel('Idioma y variante').selectOption('azz');
	await page.getByLabel('Nombre de la variante').fill('Maseualtajtol de Cuetzalan');
	await page.getByRole('button', { name: 'Agregar' }).click();

	await expect(page.locator('h1')).toHaveText('Traducir a Maseualtajtol de Cuetzalan');
	await expect(page.getByText('Sin revisar').first()).toBeVisible();
	const title = page.getByLabel('Título · Maseualtajtol de Cuetzalan');
	await expect(title).toHaveAttribute('lang', 'azz');
	await title.fill('Tein monekis');
	// Questions alone: what stands around each stays in Spanish.
	const questions = page.getByLabel('Pregunta · Maseualtajtol de Cuetzalan');
	const asked = Array.from({ length: await questions.count() }, (_, at) => `¿Toni monekis? ${at.toString()}`);
	for (const [at, words] of asked.entries()) await questions.nth(at).fill(words);
	await expect(page.locator('.autosave')).toContainText('Guardado hace un momento');
	await expect(page.getByText(new RegExp(`^${(asked.length + 1).toString()} de \\d+ textos$`))).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-idioma');

	// Who looked it over is said where the language is listed.
	await page.getByText('Nombre y revisión').click();
	await page.getByLabel('Quién revisó la traducción').fill('Persona Revisora de Muestra');
	await page.getByRole('button', { name: 'Guardar el nombre y la revisión' }).click();
	await expect(page.getByText('Guardado', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Volver a los idiomas' }).click();
	await expect(page.getByText('Revisó: Persona Revisora de Muestra')).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-idiomas');

	// People choose it by its name; what nobody translated stays Spanish, and is marked as such.
	await page.goto(`${here}/publicar`);
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();
	await page.goto(`${sample.url}/consulta/${slug}`);
	await page.getByRole('link', { name: /Maseualtajtol de Cuetzalan/ }).click();
	const [first = ''] = asked;
	await expect(page.locator('h1')).toHaveText(first);
	await expect(page.locator('h1').locator('xpath=ancestor-or-self::*[@lang][1]')).toHaveAttribute(
		'lang',
		'azz',
	);
	// Nothing else is said to be in it, from the notice and each question to the last look at the answers.
	await waitForScripts(page);
	expect(await readSaidIn(page, 'azz')).toEqual([first]);
	await expect(page.locator('[data-notice]')).toHaveAttribute('lang', 'es');
	await answerQuestion(page, '');
	await goOn(page);
	await expect(page.locator('h1')).not.toHaveText(first);
	for (let step = 0; step < 20; step++) {
		const heading = await page.locator('h1').innerText();
		if (heading === lastTitle) break;
		expect(await readSaidIn(page, 'azz')).toEqual([heading]);
		await answerQuestion(page, 'Falta agua.');
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(heading);
	}
	await expect(page.locator('h1')).toHaveText(lastTitle);
	await openReview(page);
	expect(await readSaidIn(page, 'azz')).toEqual(asked);
});
