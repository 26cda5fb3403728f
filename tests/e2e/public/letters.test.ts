import { openDatabase } from '../../load/openDatabase';
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

test('what waits for more than ten days is told on the page of the exercise, and of who asks to take part apart', async ({
	page,
	ownSample,
}) => {
	const exercise = `${ownSample.url}/ejercicio/oaxaca-2026`;
	const section = page.locator('section').filter({
		has: page.getByRole('heading', { name: 'Mensajes que esperan respuesta' }),
	});
	const write = async (kind: RegExp): Promise<string> => {
		await page.goto(`${exercise}/buzon`);
		await page.getByRole('radio', { name: kind }).check();
		await page.getByLabel('Escribe tu mensaje').fill('Quiero saber cuándo me responden.');
		await page.getByRole('button', { name: 'Enviar' }).click();
		await expect(page.getByText('Guarda este folio')).toBeVisible();
		return new URL(page.url()).pathname.split('/').at(-1) ?? '';
	};
	await page.goto(`${exercise}/integrantes`);
	await expect(section).toContainText('Nadie que pidió participar lleva más de 10 días sin respuesta.');
	const [wish, doubt] = [await write(/Quiero participar/), await write(/Una duda/)];
	const database = await openDatabase(ownSample.dataDir);
	await database.query(
		`update app.letters set received_on = received_on - case folio when $1 then 11 else 10 end where folio in ($1, $2)`,
		[wish, doubt],
	);
	await database.end();
	await page.goto(`${exercise}/integrantes`);
	await expect(section).toContainText(
		'Mensajes que piden participar y llevan más de 10 días sin respuesta: 1.',
	);
	await expect(section).toContainText('Ninguna duda, queja o sugerencia lleva más de 10 días sin respuesta.');
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
	await section.getByRole('link').click();
	const apart = page.locator('section section').filter({
		has: page.getByRole('heading', { name: 'Quienes piden participar' }),
	});
	await expect(apart).toContainText(/Esperan más de 10 días\s*1/);
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
