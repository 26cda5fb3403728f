import { signIn, visit } from '../nucleo/people';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { deskOf, expectComposed, startDraft } from './desk';

test('whoever answers so skips to a later question, and the questions between say when they are shown', async ({
	page,
	sample,
}) => {
	await signIn(page, sample, 'stl_staff');
	const slug = `saltos-${Date.now().toString(36)}`;
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	await page.locator('ol a[href*="/preguntas/"]').first().click();
	await page.getByRole('link', { name: 'Cambiar los saltos' }).click();
	await expectComposed(page);
	await page.getByRole('button', { name: 'Agregar el salto' }).click();
	await expect(page.getByRole('alert')).toContainText('Elige qué se contestó y con qué valor.');
	await page.getByLabel('Valor').selectOption({ index: 1 });
	await page.getByLabel('¿En cuál pregunta sigue?').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Agregar el salto' }).click();
	const skip = page.getByText(/^Si .* es «.*», sigue en «.*»\.$/);
	await expect(skip).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-saltos');

	// One runtime language: the questions between carry it as their condition.
	await visit(page, deskOf(sample, `/consultas/${slug}`));
	await expect(page.getByText(/^Se muestra cuando no se cumple que/)).toHaveCount(2);
	await page.goBack();
	await page.getByRole('button', { name: /^Quitar el salto/ }).click();
	await expect(page.getByText('Nadie salta preguntas desde aquí.')).toBeVisible();
});
