import type { Page } from '@playwright/test';
import { signIn, visit } from '../nucleo/people';
import { deskOf, expectComposed, fillConsultation } from '../stl/desk';
import { expect, test } from '../support/test';

const slug = 'consulta-con-limite';

/** From the first question of the preview to the one about an office, and past it. */
async function expectHeld(page: Page): Promise<void> {
	const goOn = page.getByRole('button', { name: 'Continuar' }).last();
	await expect(page.locator('h1')).toHaveText('¿Qué problema urge resolver en tu colonia?');
	await page.getByLabel('Falta agua o drenaje').check();
	await goOn.click();
	await expect(page.getByRole('alert')).toContainText('El agua se atiende en otra ventanilla.');
	await page.getByLabel('Basura sin recoger').check();
	await goOn.click();
	await expect(page.locator('h1')).not.toHaveText('¿Qué problema urge resolver en tu colonia?');
}

test('a limit is built by choosing, is checked, and holds people to it with its own words', async ({
	page,
	ownSample: sample,
	browser,
	watchAlso,
}) => {
	test.slow();
	await signIn(page, sample, 'stl_staff');
	await visit(page, deskOf(sample, '/consultas/nueva'));
	await fillConsultation(page, 'Consulta con límite');
	await page.getByLabel('Dirección').fill(slug);
	await page.getByLabel('Abre').fill('2026-01-01T09:00');
	await page.getByLabel('Cierra').fill('2090-01-01T18:00');
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(page).toHaveURL(new RegExp(`/consultas/${slug}$`));
	const home = deskOf(sample, `/consultas/${slug}`);

	await visit(page, `${home}/preguntas/problema`);
	await page.getByRole('link', { name: 'Cambiar qué respuestas se aceptan' }).click();
	await expect(page.getByText('Se acepta cualquier respuesta de su tipo.')).toBeVisible();
	await page.getByRole('button', { name: 'Seguir' }).click();
	await page.getByLabel('¿Qué se contestó?').selectOption({ label: 'no se contesta' });
	await page.getByRole('button', { name: 'Agregar la regla' }).click();
	await expect(page.getByText('No hay respuesta que lo cumpla.')).toBeVisible();
	await expectComposed(page);
	await visit(page, home);
	await expect(page.getByText('Nadie podría contestar')).toBeVisible();

	await visit(page, `${home}/preguntas/problema/limite`);
	await page.getByRole('button', { name: /^Quitar la regla/ }).click();
	await page.getByRole('button', { name: 'Seguir' }).click();
	await page.getByLabel('¿Qué se contestó?').selectOption({ label: 'no es' });
	await page.getByLabel('Valor').selectOption({ label: 'Falta agua o drenaje' });
	await page.getByRole('button', { name: 'Agregar la regla' }).click();
	await expect(page.getByText('No hay respuesta que lo cumpla.')).toHaveCount(0);
	await page.getByLabel(/^Qué se le dice .* En español$/).fill('El agua se atiende en otra ventanilla.');
	await page.getByRole('button', { name: 'Guardar el mensaje' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();
	await expectComposed(page);

	await visit(page, `${home}/vista?pregunta=1`);
	await expectHeld(page);
	await visit(page, `${home}/publicar`);
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();
	for (const javaScriptEnabled of [true, false]) {
		const context = await browser.newContext({ javaScriptEnabled, locale: 'es-MX' });
		watchAlso(context);
		const phone = await context.newPage();
		await visit(phone, `${sample.url}/consulta/${slug}/responder`);
		await expectHeld(phone);
		await context.close();
	}
});
