import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import {
	becomeAdministrator,
	enterWithCode,
	exercise,
	formNuclei,
	inviteTitular,
	openExercise,
	openPhone,
	openSeat,
	readSheet,
} from './beginning';

test('invitations are lost, titulares leave, and the facilitator takes no seat', async ({
	page,
	product,
	browser,
	watchAlso,
}) => {
	test.slow();
	const home = `${product.url}/admin/${exercise.slug}`;
	const openPerson = async (name: string) => {
		await page.goto(`${home}/personas`);
		await page.getByRole('link', { name }).click();
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	};
	const expectDead = async (code: string) => {
		const phone = await openPhone(browser, watchAlso);
		await phone.goto(`${product.url}/invitacion/${code}`);
		await expect(phone.getByRole('heading', { name: 'Este código ya no sirve' })).toBeVisible();
		await phone.context().close();
	};

	await becomeAdministrator(page, product);
	await openExercise(page, product);
	await formNuclei(page, product);
	const first = await inviteTitular(page, product, 'Sociedad civil', 1, 'Bruno Prueba');

	await test.step('a lost sheet is revoked and opens nothing', async () => {
		await openPerson('Bruno Prueba');
		await expect(page.getByText('Invitación en espera')).toBeVisible();
		await expectAccessible(page);
		await expectReflow(page);
		await expectPlainSpanish(page);
		await keepScreen(page, 'admin-person');
		await page.getByRole('button', { name: 'Anular la invitación' }).click();
		await expect(page.getByText('La invitación ya no sirve.')).toBeVisible();
		await expectDead(first);
	});

	let second = '';
	await test.step('a new one is made; making another ends it', async () => {
		await page.getByRole('button', { name: 'Hacer una invitación nueva' }).click();
		second = await readSheet(page, 'Bruno Prueba');
		await openPerson('Bruno Prueba');
		await page.getByRole('button', { name: 'Hacer una invitación nueva' }).click();
		const third = await readSheet(page, 'Bruno Prueba');
		await expectDead(second);
		second = third;
	});

	await test.step('the titular comes in, and comes back with another code after losing the way', async () => {
		const phone = await openPhone(browser, watchAlso);
		await enterWithCode(phone, product, second);
		const user = await phone.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText();
		await openPerson('Bruno Prueba');
		await expect(page.getByText('Ya entró')).toBeVisible();
		await page.getByRole('button', { name: 'Hacer una invitación nueva' }).click();
		const again = await openPhone(browser, watchAlso);
		await enterWithCode(again, product, await readSheet(page, 'Bruno Prueba'));
		await expect(again.getByText(user)).toBeVisible();
	});

	await test.step('who holds a seat cannot facilitate', async () => {
		await page.goto(`${home}/personas/invitar`);
		await page.getByLabel('Facilitación').check();
		await page.getByLabel('Quién', { exact: true }).selectOption({ label: 'Bruno Prueba' });
		await page.getByRole('button', { name: 'Invitar' }).click();
		await expect(page.getByRole('alert')).toContainText('No puede ocupar un asiento');
		await expect(page.getByLabel('Facilitación')).toBeChecked();
	});

	await test.step('the facilitator cannot take a seat, by choice or under the same address', async () => {
		await page.getByLabel('Quién', { exact: true }).selectOption({ label: 'Una persona nueva' });
		await page.getByLabel('Nombre completo').fill('Celia Prueba');
		await page.getByLabel('Correo (opcional)').fill('celia@prueba');
		await page.getByRole('button', { name: 'Invitar' }).click();
		await expect(page.getByLabel('Correo (opcional)')).toHaveAccessibleDescription(/arroba/);
		await page.getByLabel('Correo (opcional)').fill('Celia@Prueba.example');
		await page.getByRole('button', { name: 'Invitar' }).click();
		const code = await readSheet(page, 'Celia Prueba');

		await openSeat(page, product, 'Autoridad', 1);
		await page.getByRole('link', { name: 'Invitar a su titular' }).click();
		await page.getByLabel('Quién', { exact: true }).selectOption({ label: 'Celia Prueba' });
		await page.getByRole('button', { name: 'Invitar' }).click();
		await expect(page.getByRole('alert')).toContainText('Quien facilita tiene voz, pero no voto.');
		await page.getByLabel('Quién', { exact: true }).selectOption({ label: 'Una persona nueva' });
		await page.getByLabel('Nombre completo').fill('Otra Celia');
		await page.getByLabel('Correo (opcional)').fill('celia@prueba.example');
		await page.getByRole('button', { name: 'Invitar' }).click();
		await expect(page.getByRole('alert')).toContainText('Quien facilita tiene voz, pero no voto.');

		// An address is never opened by the code alone; without a mail server the product says what to do.
		const phone = await openPhone(browser, watchAlso);
		await phone.goto(`${product.url}/invitacion/${code}`);
		await expect(phone.getByText('c•••@prueba.example')).toBeVisible();
		await phone.getByRole('button', { name: 'Enviarme el código' }).click();
		await expect(phone.getByRole('alert')).toContainText('código impreso, sin correo');
		expect(await phone.context().cookies()).toEqual([]);
	});

	await test.step('a titular is replaced mid-term, with a reason everybody sees', async () => {
		await openSeat(page, product, 'Sociedad civil', 1);
		await page.getByRole('link', { name: 'Reemplazar' }).click();
		await page.getByLabel('Nombre completo').fill('Darío Prueba');
		await page.getByLabel('Razón').fill('corto');
		await page.getByRole('button', { name: 'Reemplazar e invitar' }).click();
		await expect(page.getByLabel('Razón')).toHaveAccessibleDescription(/entre 10 y 500/);
		await expect(page.getByLabel('Nombre completo')).toHaveValue('Darío Prueba');
		await page.getByLabel('Razón').fill('Su organización eligió a otra persona.');
		await page.getByRole('button', { name: 'Reemplazar e invitar' }).click();
		await readSheet(page, 'Darío Prueba');
		await page.goto(`${product.url}/ejercicio/${exercise.slug}/integrantes`);
		await expect(page.getByText('Darío Prueba')).toBeVisible();
		await page.getByText('Periodos que terminaron').click();
		await expect(page.getByText('Su organización eligió a otra persona.')).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('a suplente takes the free place of the titular', async () => {
		await openSeat(page, product, 'Sociedad civil', 2);
		await page.getByRole('link', { name: 'Invitar a su suplente' }).click();
		await page.getByLabel('Nombre completo').fill('Elisa Prueba');
		await page.getByRole('button', { name: 'Invitar' }).click();
		await readSheet(page, 'Elisa Prueba');
		await openSeat(page, product, 'Sociedad civil', 2);
		await page.getByRole('link', { name: 'Terminar su periodo' }).click();
		await page.getByLabel('Razón').fill('Pasa a ser titular de su asiento.');
		await page.getByRole('button', { name: 'Terminar el periodo' }).click();
		await expect(page.getByText('Elisa Prueba, suplente')).toBeVisible();
		await page.getByRole('link', { name: 'Invitar a su titular' }).click();
		await page.getByLabel('Quién', { exact: true }).selectOption({ label: 'Elisa Prueba' });
		await page.getByRole('button', { name: 'Invitar' }).click();
		await expect(page.getByRole('link', { name: 'Elisa Prueba' })).toBeVisible();
		await keepScreen(page, 'admin-seat');
	});

	await test.step('a role is given and taken back', async () => {
		await openPerson('Elisa Prueba');
		await page.getByLabel('Dar otro papel').selectOption({ label: 'Personal del STL' });
		await page.getByRole('button', { name: 'Dar este papel' }).click();
		await expect(page.getByText('Ya tiene ese papel.')).toBeVisible();
		await page.getByRole('button', { name: 'Quitar el papel de Personal del STL' }).click();
		await expect(page.getByText('Ya no tiene ese papel.')).toBeVisible();
		await page.goto(`${home}/personas`);
		await expectAccessible(page);
		await expectReflow(page);
		await keepScreen(page, 'admin-people');
	});

	await test.step('contact data goes on request, and the public name of who held a seat stays', async () => {
		await openPerson('Elisa Prueba');
		await expect(page.getByText('Primero termina su periodo')).toBeVisible();
		await openPerson('Bruno Prueba');
		await page.getByRole('link', { name: 'Borrar sus datos de contacto' }).click();
		await expect(
			page.getByRole('heading', { level: 1, name: '¿Borrar los datos de contacto de Bruno Prueba?' }),
		).toBeVisible();
		await expectAccessible(page);
		await expectReflow(page);
		await expectPlainSpanish(page);
		await page.getByRole('button', { name: 'Borrar los datos' }).click();
		await expect(page.getByText('Sus datos de contacto se borraron.')).toBeVisible();
		await expect(page.getByText('Sin invitación')).toBeVisible();
		await page.goto(`${product.url}/ejercicio/${exercise.slug}/integrantes`);
		for (const past of await page.getByText('Periodos que terminaron').all()) await past.click();
		await expect(page.getByText('Bruno Prueba')).toBeVisible();
	});
});
