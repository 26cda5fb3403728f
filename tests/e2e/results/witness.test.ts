import { readWitnessKey } from '../../../src/lib/evidence';
import { signIn } from '../nucleo/people';
import { exercise } from '../stl/desk';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { bringSignature, nameWitness, readFailures, signNewest, signUntilValid } from './witnessing';

test('a witness makes its key on its own device, is named, signs a seal, and the expediente counts its role', async ({
	page,
	browser,
	ownSample,
	watchAlso,
}) => {
	const seals = `${ownSample.url}/ejercicio/${exercise}/sellos`;
	const readBundle = () => readFailures(page, ownSample.url, exercise);

	// The witness, on a phone of its own.
	const own = await browser.newContext();
	watchAlso(own);
	const phone = await own.newPage();
	await phone.goto(`${ownSample.url}/verificar/guardar-sellos.html#ejercicio=${exercise}`);
	await expect(phone.getByText('Todavía no hay ninguno. Guarda arriba un sello')).toHaveCount(0);
	await phone.getByLabel('Nombre con el que firmas').fill('Sociedad Civil');
	await phone.getByRole('button', { name: 'Tener mi llave aquí' }).click();
	await expect(phone.getByText('Escribe entre 2 y 60 letras minúsculas')).toBeVisible();
	await phone.getByLabel('Nombre con el que firmas').fill('sociedad-civil.prueba');
	await phone.getByLabel('Tus 24 palabras').fill('no son palabras');
	await phone.getByRole('button', { name: 'Tener mi llave aquí' }).click();
	await expect(phone.getByText('Esas no son las 24 palabras de una llave.')).toBeVisible();
	await phone.getByLabel('Tus 24 palabras').fill('');
	await phone.getByRole('button', { name: 'Tener mi llave aquí' }).click();
	const line = phone.getByText(/^sociedad-civil\.prueba\+/);
	const key = await line.innerText();
	expect(readWitnessKey(key)?.name).toBe('sociedad-civil.prueba');
	await phone.getByText('Ver mis 24 palabras').click();
	const words = await phone.locator('details li').allInnerTexts();
	expect(words).toHaveLength(24);
	await phone.getByRole('button', { name: 'Quitar mi llave de este equipo' }).click();
	await phone.getByLabel('Tus 24 palabras').fill(words.join(' '));
	await phone.getByRole('button', { name: 'Tener mi llave aquí' }).click();
	await expect(line).toHaveText(key);

	await signIn(page, ownSample, 'stl_staff');
	await page.goto(`${ownSample.url}/stl/${exercise}`);
	await page.getByRole('link', { name: 'Testigos' }).click();
	await page.getByLabel('A quién representa').fill('Sociedad civil');
	await page.getByLabel('Su llave pública').fill(`${key}x`);
	await page.getByLabel('Sectores distintos').fill('1');
	await page.getByLabel('Sin esas firmas').check();
	await page.getByRole('button', { name: 'Escribir en el registro' }).click();
	await expect(page.getByText('Pega la llave completa').first()).toBeVisible();
	await expect(page.getByLabel('A quién representa')).toHaveValue('Sociedad civil');
	await expect(page.getByLabel('Sin esas firmas')).toBeChecked();
	await nameWitness(page, 'Sociedad civil', key);
	await expect(page.getByRole('checkbox', { name: 'Sociedad civil' })).toBeChecked();
	await expectAccessible(page);
	await expectReflow(page);
	await keepScreen(page, 'testigos');
	await expect.poll(readBundle, { timeout: 60_000 }).toEqual(['witnesses-required']);

	const signed = await signNewest(phone);
	await expectAccessible(phone);
	await expectReflow(phone);
	await keepScreen(phone, 'firmar-como-testigo');

	// Another seal may follow at any moment: the one that was signed has a page of its own.
	const [, size] = signed.split('\n');
	await phone.goto(`${seals}?sello=${String(size)}`);
	await expect(phone.getByText('Todavía no lo firma').first()).toBeVisible();
	await phone.getByLabel('El sello firmado').fill('Un sello que no lo es.');
	await phone.getByRole('button', { name: 'Guardar la firma' }).click();
	await expect(phone.getByText('Eso no es un sello.')).toBeVisible();
	await expect(phone.getByLabel('El sello firmado')).toHaveValue('Un sello que no lo es.');
	await bringSignature(phone, ownSample.url, exercise, signed);
	await expect(phone.getByText('Firma guardada: Sociedad civil.')).toBeVisible();
	await phone.goto(`${seals}?sello=${String(size)}`);
	await expect(phone.getByText(/^Firmó el /).first()).toBeVisible();
	await expectAccessible(phone);
	await expectReflow(phone);
	await keepScreen(phone, 'sellos-con-testigos');
	await signUntilValid(phone, ownSample.url, exercise);
	await own.close();
});
