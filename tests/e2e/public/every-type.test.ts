import type { Page } from '@playwright/test';
import { addQuestion, deskOf, startDraft } from '../stl/desk';
import { signIn } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { answerQuestion, goOn, lastTitle, waitForScripts } from './answering';

/** Types that no template of the sample asks at the open consultation, by the words staff choose them with. */
const added = [
	'Elegir varias',
	'Escala',
	'Tabla de renglones',
	'Texto largo',
	'Número',
	'Fecha',
	'Área en el mapa',
	'Aceptar algo',
];

async function saveQuestion(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();
}

/** Answers one of the added questions with what it is for, and a mistake before where one can be made. */
async function answerAdded(page: Page, type: string, hasScripts: boolean): Promise<void> {
	switch (type) {
		case 'Elegir varias':
			await page.getByRole('checkbox', { name: 'Opción 1' }).check();
			await page.getByRole('checkbox', { name: 'Otra' }).check();
			await page.getByLabel('Escribe cuál').fill('Con mis palabras');
			return;
		case 'Escala':
			await page.getByRole('radio', { name: '4' }).check({ force: true });
			return;
		case 'Tabla de renglones':
			await page.getByRole('group', { name: 'Renglón 1' }).getByRole('radio', { name: 'Columna 2' }).check();
			await goOn(page);
			await expect(page.getByRole('alert')).toContainText('Contesta todos los renglones');
			await expect(
				page.getByRole('group', { name: 'Renglón 1' }).getByRole('radio', { name: 'Columna 2' }),
			).toBeChecked();
			await page.getByRole('group', { name: 'Renglón 2' }).getByRole('radio', { name: 'Columna 1' }).check();
			return;
		case 'Texto largo':
			await page.getByRole('textbox').fill('Primera línea.\nSegunda línea.');
			return;
		case 'Número':
			await page.getByRole('textbox').fill('doce');
			await goOn(page);
			await expect(page.getByRole('alert')).toContainText('Escribe solo el número');
			await expect(page.getByRole('textbox')).toHaveValue('doce');
			await page.getByRole('textbox').fill('1,250.5');
			return;
		case 'Fecha':
			await page.locator('input[type=date]').fill('2027-03-15');
			return;
		case 'Área en el mapa': {
			const spots = [
				[140, 120],
				[160, 150],
				[120, 150],
			] as const;
			if (hasScripts) await page.getByRole('button', { name: 'Abrir el mapa' }).click();
			const map = page.locator(hasScripts ? '.leaflet-container' : 'input[type=image]');
			for (const [count, [x, y]] of spots.entries()) {
				await map.click({ position: { x, y } });
				if (count < 2) await expect(page.getByText(`${String(count + 1)} esquina`).first()).toBeVisible();
			}
			await expect(page.getByText('Un área de 3 esquinas.').first()).toBeVisible();
			return;
		}
		default:
			await page.getByRole('checkbox', { name: 'Sí, acepto' }).check();
	}
}

async function answerEverything(page: Page, hasScripts: boolean): Promise<void> {
	for (let step = 0; step < 20; step++) {
		const heading = await page.locator('h1').innerText();
		if (heading === lastTitle) return;
		const type = added.find((name) => heading === `Prueba: ${name}`);
		if (type === undefined) await answerQuestion(page, 'No hay agua', hasScripts);
		else {
			// What looks for barriers is a script itself.
			if (hasScripts) {
				await expectAccessible(page);
				await expectReflow(page);
				await keepScreen(page, `pregunta-${String(added.indexOf(type))}`);
			}
			await answerAdded(page, type, hasScripts);
		}
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(heading);
	}
	throw new Error('The survey has no end');
}

test('a survey with every type of question is made by staff and answered with and without scripts', async ({
	page,
	sample,
	browser,
	watchAlso,
}) => {
	test.setTimeout(300_000);
	await signIn(page, sample, 'stl_staff');
	const slug = `tipos-${Date.now().toString(36)}`;
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	const here = deskOf(sample, `/consultas/${slug}`);
	for (const type of added) await addQuestion(page, here, type);

	// What each needs is set on its own page, with errors beside the field.
	await page.goto(`${here}/preguntas/prueba_numero`);
	await expectAccessible(page);
	await expectReflow(page);
	await page.getByLabel('Cuántos decimales lleva').fill('9');
	await page.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(page.getByRole('alert')).toContainText('de 0 a 4');
	await page.getByLabel('Cuántos decimales lleva').fill('2');
	await page.getByLabel('En qué se mide · En español').fill('pesos');
	await saveQuestion(page);
	await page.goto(`${here}/preguntas/prueba_tabla_de_renglones`);
	await expectAccessible(page);
	await page.getByLabel('Hay que contestar todos los renglones').check();
	await saveQuestion(page);
	await page.goto(`${here}/preguntas/prueba_elegir_varias`);
	await page.getByLabel('Se puede escribir otra respuesta').check();
	await saveQuestion(page);
	await page.goto(`${here}/preguntas/prueba_fecha`);
	await page.getByLabel('Ofrecer «No sé»').check();
	await page.getByLabel('Ofrecer «Prefiero no decir»').check();
	await saveQuestion(page);
	await page.goto(`${here}/publicar`);
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();

	for (const hasScripts of [false, true]) {
		const context = await browser.newContext({ javaScriptEnabled: hasScripts, locale: 'es-MX' });
		watchAlso(context);
		const phone = await context.newPage();
		await phone.setViewportSize({ width: 360, height: 740 });
		await phone.goto(`${sample.url}/consulta/${slug}/responder`);
		if (hasScripts) await waitForScripts(phone);
		await answerEverything(phone, hasScripts);
		const review = phone.locator('dl');
		await expect(review).toContainText('Con mis palabras');
		await expect(review).toContainText('4 / 5');
		await expect(review).toContainText('Renglón 1: Columna 2');
		await expect(review).toContainText('Segunda línea.');
		await expect(review).toContainText('1,250.50 pesos');
		await expect(review).toContainText('15 de marzo de 2027');
		await expect(review).toContainText('Un área de 3 esquinas');
		await expect(review).toContainText('Sí, acepto');

		// Back to the date, to say instead that there is none: both at once are refused.
		await phone.getByRole('button', { name: 'Cambiar: Prueba: Fecha' }).click();
		await expect(phone.locator('input[type=date]')).toHaveValue('2027-03-15');
		await phone.getByRole('checkbox', { name: 'Prefiero no decir' }).check();
		await goOn(phone);
		await expect(phone.getByRole('alert')).toContainText('Deja una sola cosa');
		await phone.locator('input[type=date]').fill('');
		await goOn(phone);
		for (const after of added.slice(added.indexOf('Fecha') + 1)) {
			await expect(phone.locator('h1')).toHaveText(`Prueba: ${after}`);
			await goOn(phone);
		}
		await expect(phone.locator('dl')).toContainText('Prefiero no decir');
		await phone.getByRole('button', { name: 'Enviar' }).last().click();
		await expect(phone.locator('main')).toContainText(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/);
		if (hasScripts) await expect(phone.getByRole('heading', { name: /Recibida/ })).toBeVisible();
		await context.close();
	}
	await page.goto(here);
	await expect(page.locator('.counts .number')).toHaveText('2');
});
