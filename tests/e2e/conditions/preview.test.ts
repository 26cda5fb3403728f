/* eslint-disable no-template-curly-in-string -- forms are written so */
import { writeXlsx } from 'hucre/xlsx';
import { signIn, visit } from '../nucleo/people';
import { deskOf, expectComposed, fillConsultation } from '../stl/desk';
import { expect, test } from '../support/test';

const form = {
	sheets: [
		{
			name: 'survey',
			rows: [
				['type', 'name', 'label', 'relevant', 'required'],
				['select_one tema', 'tema', '¿Qué falta?', '', 'yes'],
				['text', 'motivo', '¿Desde cuándo falta: ${tema}?', "${tema} = 'agua'", ''],
				['integer', 'veces', '¿Cuántas veces al mes?', '', ''],
			],
		},
		{
			name: 'choices',
			rows: [
				['list_name', 'name', 'label'],
				['tema', 'agua', 'Agua'],
				['tema', 'luz', 'Luz'],
			],
		},
	],
};

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
		test.use({ javaScriptEnabled });

		test('the preview asks what the survey would ask of who answers so, and sends nothing', async ({
			page,
			ownSample: sample,
		}) => {
			await signIn(page, sample, 'stl_staff');
			await visit(page, deskOf(sample, '/consultas/nueva'));
			const slug = `vista-${javaScriptEnabled ? 'con' : 'sin'}`;
			await fillConsultation(page, `Consulta de prueba ${slug}`);
			await page.getByLabel('Dirección').fill(slug);
			await page.getByLabel('Abre').fill('2090-01-01T09:00');
			await page.getByLabel('Cierra').fill('2090-02-01T18:00');
			await page.getByRole('button', { name: 'Crear el borrador' }).click();
			await visit(page, deskOf(sample, `/consultas/${slug}/xlsform`));
			const buffer = Buffer.from(await writeXlsx(form));
			await page.getByLabel('Archivo XLSX u ODS').setInputFiles({ name: 'tema.xlsx', mimeType: '', buffer });
			await page.getByRole('button', { name: 'Revisar el archivo' }).click();
			await page.getByRole('button', { name: 'Aceptar e importar' }).click();
			await expect(page.getByText('Guardado')).toBeVisible();

			await visit(page, deskOf(sample, `/consultas/${slug}/vista`));
			await page.getByRole('link', { name: 'Empezar' }).click();
			const title = page.locator('h1');
			const goOn = page.getByRole('button', { name: 'Continuar' }).last();
			await expect(title).toHaveText('¿Qué falta?');
			await goOn.click();
			await expect(page.getByRole('alert')).toBeVisible();
			await page.getByLabel('Agua').check();
			await goOn.click();
			await expect(title).toHaveText('¿Desde cuándo falta: Agua?');
			if (javaScriptEnabled) await expectComposed(page);
			await page.getByRole('button', { name: 'Atrás' }).click();
			await page.getByLabel('Luz').check();
			await goOn.click();
			await expect(title).toHaveText('¿Cuántas veces al mes?');
			await goOn.click();
			await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
			await expect(page.getByText('Aquí se enviaría la respuesta')).toBeVisible();

			// Straight to a question that depends on another: it is shown, without an answer to take up.
			await page.getByRole('navigation', { name: 'Pantallas de la encuesta' }).getByText('2').click();
			await expect(title).toHaveText('¿Desde cuándo falta: …?');
		});
	});
}
