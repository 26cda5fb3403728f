import { signIn } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

test('somebody writes to the letter box, staff answer, and the answer is read by its folio', async ({
	page,
	ownSample,
}) => {
	const box = `${ownSample.url}/ejercicio/oaxaca-2026/buzon`;
	await page.goto(box);
	await expect(page.locator('h1')).toHaveText('Buzón');
	await page.getByRole('button', { name: 'Enviar' }).click();
	await expect(page.getByText('Elige qué quieres enviar.').first()).toBeVisible();
	await page.getByRole('radio', { name: /Quiero participar/ }).check();
	await page.getByLabel('Escribe tu mensaje').fill('Quiero ayudar a leer las respuestas.');
	await page.getByLabel('Correo o teléfono').fill('alguien@correo.example');
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
	await keepScreen(page, 'buzon');
	await page.getByRole('button', { name: 'Enviar' }).click();
	await expect(page.getByText('Guarda este folio')).toBeVisible();
	const folio = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	expect(folio).toMatch(/^(\w{4}-){2}\w{4}$/);
	await expect(page.getByText('Quiero ayudar a leer')).toHaveCount(0);

	await signIn(page, ownSample, 'stl_staff');
	await page.goto(`${ownSample.url}/stl/oaxaca-2026`);
	await page.getByRole('link', { name: 'Buzón' }).click();
	const letter = page.locator('main article').filter({ hasText: folio });
	await expect(letter).toContainText('alguien@correo.example');
	await letter.getByRole('button', { name: 'Guardar la respuesta' }).click();
	await expect(page.getByText('Escribe la respuesta: entre 10').first()).toBeVisible();
	await letter.getByLabel('Respuesta').fill('Gracias. La próxima lectura es pública.');
	await expectAccessible(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-buzon');
	await letter.getByRole('button', { name: 'Guardar la respuesta' }).click();
	await expect(page.getByText('Respuesta guardada')).toBeVisible();
	await expect(page.getByText('alguien@correo.example')).toHaveCount(0);

	await page.goto(box);
	await page.getByLabel('Folio del mensaje').fill(folio.toLowerCase());
	await page.getByRole('button', { name: 'Ver', exact: true }).click();
	await expect(page.getByText('La próxima lectura es pública.')).toBeVisible();
	await expectAccessible(page);
	await expectPlainSpanish(page);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a message is left, and followed by its folio', async ({ page, ownSample }) => {
		await page.goto(`${ownSample.url}/ejercicio/oaxaca-2026/buzon`);
		await page.getByRole('radio', { name: /Quiero participar/ }).check();
		await page.getByLabel('Escribe tu mensaje').fill('Quiero ayudar a leer las respuestas.');
		await page.getByRole('button', { name: 'Enviar' }).click();
		await expect(page.getByText('Guarda este folio')).toBeVisible();
		await expectReflow(page);
	});
});
