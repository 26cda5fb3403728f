import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow, expectTargets } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import {
	administrator,
	becomeAdministrator,
	enterWithCode,
	exercise,
	formNuclei,
	inviteTitular,
	openExercise,
	openPhone,
	requiredNuclei,
} from './beginning';

test('from an empty installation to an STL whose members come back by themselves', async ({
	page,
	product,
	browser,
	watch,
	watchAlso,
}) => {
	test.slow();
	const seen = async (name: string) => {
		await expectAccessible(page);
		await expectReflow(page);
		await expectPlainSpanish(page);
		await keepScreen(page, name);
	};

	await test.step('the printed link makes the first account, and only once', async () => {
		await page.goto(product.administratorLink ?? '');
		await page.getByRole('button', { name: 'Crear la cuenta' }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
		await seen('admin-first-account');
		await becomeAdministrator(page, product);
		await seen('admin-no-exercise');
		await page.goto(product.administratorLink ?? '');
		await expect(page.getByRole('heading', { name: 'Este enlace ya no sirve' })).toBeVisible();
		await expect(page.getByText('npm start -- --empty')).toBeVisible();
	});

	await test.step('an exercise is opened; what was typed stays when something is missing', async () => {
		await page.goto(`${product.url}/admin/nuevo`);
		await page.getByLabel('Nombre del ejercicio').fill('Corto');
		await page.getByRole('button', { name: 'Abrir el ejercicio' }).click();
		await expect(page.getByRole('alert')).toContainText('Elige las reglas');
		await expect(page.getByLabel('Nombre del ejercicio')).toHaveValue('Corto');
		await seen('admin-new-exercise');
		await openExercise(page, product);
		await seen('admin-exercise');
	});

	await test.step('an STL without three nuclei is refused, and what is missing is named', async () => {
		await page.getByRole('button', { name: 'Constituir el STL' }).click();
		await expect(page.getByRole('alert')).toContainText('al menos tres');
		await expect(
			page.getByText('Falta formar el núcleo de: Sociedad civil, Autoridad y Órgano garante.'),
		).toBeVisible();
	});

	await test.step('a nucleus that no rule asked for is added without code', async () => {
		await formNuclei(page, product);
		await page.getByRole('link', { name: 'Agregar un núcleo' }).click();
		await page.getByLabel('Nombre del núcleo').fill('Universidades');
		await page.getByLabel('Academia').check();
		await page.getByLabel('Asientos para empezar').fill('siete');
		await page.getByRole('button', { name: 'Agregar el núcleo' }).click();
		await expect(page.getByLabel('Asientos para empezar')).toHaveAccessibleDescription(/entre 1 y 15/);
		await page.getByLabel('Asientos para empezar').fill('2');
		await page.getByRole('button', { name: 'Agregar el núcleo' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Universidades' })).toBeVisible();
		await seen('admin-nucleus');
		await page.getByLabel('A quién representa').fill('Facultad de Prueba');
		await page.getByRole('button', { name: 'Agregar el asiento' }).click();
		await expect(page.getByRole('link', { name: '3. Facultad de Prueba' })).toBeVisible();
	});

	const codes: string[] = [];
	await test.step('titulares are invited with a printed sheet; the code is seen once', async () => {
		for (const [at, nucleus] of requiredNuclei.entries())
			codes.push(await inviteTitular(page, product, nucleus, 1, `Persona Prueba ${at.toString()}`));
		await seen('admin-invitation-sheet');
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('button', { name: 'Imprimir la hoja' })).toBeHidden();
		await expect(page.getByRole('img', { name: 'Cuadro para la cámara' })).toBeVisible();
		await page.emulateMedia({ media: null });
		await page.getByRole('link', { name: 'Ya la entregué' }).click();
		await expect(page.getByRole('link', { name: 'Reemplazar' })).toBeVisible();
		await page.goBack();
		await expect(page.getByRole('heading', { name: 'Reemplazar a la persona titular' })).toBeVisible();
		await expect(page.getByText(codes[2] ?? '')).toHaveCount(0);
	});

	await test.step('the STL is refused while the fourth nucleus has nobody, then waits for it no longer', async () => {
		await page.goto(`${product.url}/admin/${exercise.slug}`);
		await expect(page.getByText('Falta titular en: Universidades.')).toBeVisible();
		await seen('admin-people-missing');
		await page.getByRole('button', { name: 'Constituir el STL' }).click();
		await expect(page.getByText(/^Constituido el /)).toBeVisible();
	});

	await test.step('the public list names titulares, their dates and what is vacant', async () => {
		await page.goto(`${product.url}/ejercicio/${exercise.slug}/integrantes`);
		await expect(page.getByText('Persona Prueba 0')).toBeVisible();
		await expect(page.getByText('desde el').first()).toBeVisible();
		await expect(page.getByText('Vacante').first()).toBeVisible();
		await seen('members');
	});

	await test.step('a titular enters on a phone, with a code typed carelessly, and without scripts', async () => {
		const phone = await openPhone(browser, watchAlso, { javaScriptEnabled: false });
		const typed = (codes[0] ?? '')
			.toLowerCase()
			.replaceAll('-', ' ')
			.replaceAll('0', 'o')
			.replaceAll('1', 'l');
		await phone.goto(`${product.url}/invitacion`);
		await phone.getByLabel('Código de invitación').fill('7KQ4M');
		await phone.getByRole('button', { name: 'Continuar' }).click();
		await expect(phone.getByRole('alert')).toContainText('cuatro grupos de cinco');
		await enterWithCode(phone, product, typed);
		await phone.getByLabel('Contraseña nueva').fill('corta');
		await phone.getByRole('button', { name: 'Guardar la contraseña' }).click();
		await expect(phone.getByRole('alert')).toContainText('10 signos');
		await phone.getByLabel('Contraseña nueva').fill('una frase de prueba');
		await phone.getByRole('button', { name: 'Guardar la contraseña' }).click();
		await expect(phone.getByText('Tu contraseña quedó guardada')).toBeVisible();
		const user = await phone.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText();

		await phone.getByRole('button', { name: 'Salir' }).click();
		await phone.goto(`${product.url}/trabajo`);
		await expect(phone).toHaveURL(/\/entrar\?volver=%2Ftrabajo$/);
		await phone.getByLabel('Correo o usuario').fill(user.toLowerCase().replace('-', ' '));
		await phone.getByLabel('Contraseña', { exact: true }).fill('una frase de prueba');
		await phone.getByRole('button', { name: 'Entrar', exact: true }).click();
		await expect(phone.getByText('Hola, Persona Prueba 0.')).toBeVisible();
		await expect(phone.getByRole('link', { name: 'Jerarquizar en mi núcleo' })).toBeVisible();
		await expect(phone.getByRole('link', { name: 'Administración' })).toHaveCount(0);
	});

	await test.step('the same code opens nothing a second time', async () => {
		const stranger = await openPhone(browser, watchAlso);
		await stranger.goto(`${product.url}/invitacion/${codes[0] ?? ''}`);
		await expect(stranger.getByRole('heading', { name: 'Este código ya no sirve' })).toBeVisible();
		expect(await stranger.context().cookies()).toEqual([]);
	});

	await test.step('who enters sees nothing of administration, and looks good doing it', async () => {
		const phone = await openPhone(browser, watchAlso);
		await phone.goto(`${product.url}/invitacion/${codes[1] ?? ''}`);
		await expect(phone.getByText('Titular de «Asiento 1», Autoridad')).toBeVisible();
		for (const step of ['enter', 'skip'] as const) {
			await expectAccessible(phone, { forCitizens: true });
			await expectReflow(phone);
			await expectPlainSpanish(phone);
			await expectTargets(phone, 44);
			await walkByKeyboard(phone);
			await keepScreen(phone, `access-${step}`);
			await phone
				.getByRole(step === 'enter' ? 'button' : 'link', { name: step === 'enter' ? 'Entrar' : 'Ahora no' })
				.click();
			await phone.waitForURL(step === 'enter' ? /\/cuenta/ : /\/trabajo/);
		}
		watch.allow(/404/);
		const answer = await phone.request.get(`${product.url}/admin/${exercise.slug}`);
		expect(answer.status()).toBe(404);
		const act = await phone.request.post(`${product.url}/admin/${exercise.slug}?/constitute`, {
			headers: { origin: product.url },
			form: {},
		});
		expect(act.status()).toBe(404);
	});

	await test.step('after stopping and starting again the account is still there, and no link is printed', async () => {
		await product.startAgain();
		await page.goto(`${product.url}/salir`);
		await page.getByRole('main').getByRole('button', { name: 'Salir' }).click();
		await page.goto(`${product.url}/entrar`);
		await page.getByLabel('Correo o usuario').fill(administrator.email);
		await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
		await page.getByRole('button', { name: 'Entrar', exact: true }).click();
		await page.getByRole('link', { name: 'Administración' }).click();
		await expect(page.getByText('STL constituido')).toBeVisible();
	});
});
