import type { Page } from '@playwright/test';
import { signIn, visit } from '../nucleo/people';
import { answerQuestion, goOn, lastTitle, waitForScripts } from '../public/answering';
import { deskOf, expectComposed, fillConsultation } from '../stl/desk';
import { walkByKeyboard } from '../support/keyboard';
import { keepScreen } from '../support/screens';
import type { ProductCard } from '../support/productDesk';
import { expect, test } from '../support/test';

const office = '¿Qué debe mejorar primero en esta oficina?';

/** A draft at an address of its own, open as soon as it is published. */
async function beginDraft(page: Page, sample: ProductCard, name: string): Promise<string> {
	const slug = `${name}-${Date.now().toString(36)}`;
	await visit(page, deskOf(sample, '/consultas/nueva'));
	await fillConsultation(page, `Consulta de prueba ${name}`);
	await page.getByLabel('Dirección').fill(slug);
	await page.getByLabel('Abre').fill('2026-01-01T09:00');
	await page.getByLabel('Cierra').fill('2090-01-01T18:00');
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(page).toHaveURL(new RegExp(`/consultas/${slug}$`));
	return slug;
}

async function addRule(page: Page, question: string, test: string, value: string): Promise<void> {
	await page.getByLabel('¿De qué pregunta depende?').selectOption({ label: question });
	await page.getByRole('button', { name: 'Seguir' }).click();
	await page.getByLabel('¿Qué se contestó?').selectOption({ label: test });
	if (value !== '') await page.getByLabel('Valor').selectOption({ label: value });
	await page.getByRole('button', { name: 'Agregar la regla' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();
}

/** From the first question to the last page, choosing a problem first; gives the questions that were asked. */
async function walkSurvey(page: Page, problem: string, hasScripts = true): Promise<string[]> {
	const asked: string[] = [];
	for (let step = 0; step < 12; step++) {
		const heading = await page.locator('h1').innerText();
		if (heading === lastTitle) return asked;
		asked.push(heading);
		if (step === 0) await page.getByLabel(problem).check();
		else if (!(await page.locator('textarea').count())) await answerQuestion(page, '', hasScripts);
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(heading);
	}
	throw new Error('The survey has no end');
}

test('a condition is built by choosing, is checked, and changes what people are asked', async ({
	page,
	sample,
	browser,
	watchAlso,
}) => {
	test.slow();
	await signIn(page, sample, 'stl_staff');
	const slug = await beginDraft(page, sample, 'depende');
	const home = deskOf(sample, `/consultas/${slug}`);

	await visit(page, `${home}/preguntas/oficina/condicion`);
	await expect(page.getByText('La ven todas las personas.')).toBeVisible();
	await addRule(page, '¿Qué problema urge resolver en tu colonia?', 'es', 'Falta agua o drenaje');
	await expect(page.getByText(/^Se muestra cuando .* es «Falta agua o drenaje»\.$/)).toBeVisible();
	await expectComposed(page);
	await walkByKeyboard(page);
	await keepScreen(page, 'stl-condicion');

	// Two problems at once cannot be chosen, and the page says so; with either it can.
	await addRule(page, '¿Qué problema urge resolver en tu colonia?', 'es', 'Calles en mal estado');
	await expect(page.getByText('No hay respuesta que cumpla esta condición.')).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-condicion-imposible');
	await visit(page, home);
	await expect(page.getByText('Nadie la vería')).toBeVisible();
	await visit(page, `${home}/preguntas/oficina/condicion`);
	await page.getByRole('radio', { name: 'Al menos una' }).check();
	await page.getByRole('button', { name: 'Guardar', exact: true }).click();
	await expect(page.getByText('No hay respuesta que cumpla esta condición.')).toHaveCount(0);
	await page.getByRole('button', { name: /Quitar la regla: .*Calles/ }).click();
	await expect(page.getByText('Calles en mal estado')).toHaveCount(0);

	// As text: refused where it stops making sense, and nothing typed is lost.
	await page.getByText('Escribir la condición').click();
	await expect(page.getByLabel('Condición escrita')).toHaveValue('$' + "{problema} = 'agua'");
	await page.getByLabel('Condición escrita').fill('$' + "{problema} = 'agua' and");
	await page.getByRole('button', { name: 'Guardar la condición escrita' }).click();
	await expect(page.getByRole('alert')).toContainText('No se entiende desde la letra');
	await expect(page.getByLabel('Condición escrita')).toHaveValue('$' + "{problema} = 'agua' and");
	await page
		.getByLabel('Condición escrita')
		.fill('$' + "{problema} = 'agua' or selected($" + "{problema}, 'luz')");
	await page.getByRole('button', { name: 'Guardar la condición escrita' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();

	// A text takes the answer up; the question it looks at can't be removed behind its back.
	await visit(page, `${home}/preguntas/detalle`);
	await page.getByText('Retomar una respuesta anterior').click();
	await expectComposed(page);
	await page.getByLabel('Pregunta · En español').fill('¿Desde cuándo: $' + '{problema}?');
	await page.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();
	await visit(page, `${home}/preguntas/problema`);
	await page.getByLabel('Quitar esta pregunta').check();
	await page.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(page.getByRole('alert')).toBeVisible();

	await visit(page, `${home}/publicar`);
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();

	// With scripts, without a reload; what is no longer asked is not sent and comes back if it is asked again.
	await page.goto(`${sample.url}/consulta/${slug}/responder`);
	await waitForScripts(page);
	expect(await walkSurvey(page, 'Falta agua o drenaje')).toContain(office);
	await page.getByText('Revisar mis respuestas').click();
	await page.getByRole('button', { name: 'Cambiar: ¿Qué problema urge resolver en tu colonia?' }).click();
	const without = await walkSurvey(page, 'Basura sin recoger');
	expect(without).toContain('¿Desde cuándo: Basura sin recoger?');
	expect(without).not.toContain(office);
	await page.getByText('Revisar mis respuestas').click();
	await expect(page.getByRole('button', { name: `Cambiar: ${office}` })).toHaveCount(0);
	await page.reload();
	await expect(page.getByText('Seguimos donde te quedaste')).toBeVisible();
	await page.getByText('Revisar mis respuestas').click();
	await page.getByRole('button', { name: 'Cambiar: ¿Qué problema urge resolver en tu colonia?' }).click();
	await page.getByLabel('Falta luz en la calle').check();
	await goOn(page);
	await goOn(page);
	await expect(page.locator('h1')).toHaveText(office);
	await expect(page.locator('ol select').first()).not.toHaveValue('');
	await page.getByRole('button', { name: 'Atrás' }).click();
	await page.getByRole('button', { name: 'Atrás' }).click();
	await walkSurvey(page, 'Basura sin recoger');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recibida');

	// Without scripts, the same questions in the same words.
	const citizen = await browser.newContext({ javaScriptEnabled: false, locale: 'es-MX' });
	watchAlso(citizen);
	const phone = await citizen.newPage();
	await phone.goto(`${sample.url}/consulta/${slug}/responder`);
	expect(await walkSurvey(phone, 'Basura sin recoger', false)).toEqual(without);
	await phone.getByRole('button', { name: 'Enviar' }).click();
	await expect(phone.locator('main')).toContainText(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/);
	await citizen.close();
});

test('a condition can be built without scripts', async ({ sample, browser, watchAlso }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, locale: 'es-MX' });
	watchAlso(context);
	const page = await context.newPage();
	await signIn(page, sample, 'stl_staff');
	const slug = await beginDraft(page, sample, 'sin-guiones');
	await page.goto(deskOf(sample, `/consultas/${slug}/preguntas/detalle/condicion`));
	await addRule(page, '¿Qué problema urge resolver en tu colonia?', 'no es', 'Falta de empleo');
	await expect(page.getByText(/^Se muestra cuando .* no es «Falta de empleo»\.$/)).toBeVisible();
	await page.getByRole('button', { name: /Quitar la regla/ }).click();
	await expect(page.getByText('La ven todas las personas.')).toBeVisible();
	await context.close();
});
