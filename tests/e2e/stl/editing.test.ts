import { openAs, signIn, visit } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { deskOf, startDraft } from './desk';

test('a question is seen and saved while it is written, and nobody overwrites anybody', async ({
	page,
	sample,
	browser,
	watch,
	watchAlso,
}) => {
	test.slow();
	watch.allow(/ERR_FAILED|Failed to fetch/);
	await signIn(page, sample, 'stl_staff');
	const slug = `escribir-${Date.now().toString(36)}`;
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	await page.setViewportSize({ width: 1280, height: 800 });
	const first = await page.locator('ol a[href*="/preguntas/"]').first().getAttribute('href');
	const address = `${sample.url}${first ?? ''}`;
	await visit(page, address);

	// What is typed is seen beside it, drawn by the parts of the survey, and answers nothing.
	const phone = page.locator('.phone');
	const said = page.locator('.autosave');
	const text = page.getByLabel('Pregunta · En español');
	await text.fill('¿Qué le falta a tu calle?');
	await expect(phone.locator('h1')).toHaveText('¿Qué le falta a tu calle?');
	expect((await phone.boundingBox())?.width).toBe(360);
	await expect(phone).toHaveAttribute('inert', '');
	await expect(said).toContainText('Guardado hace un momento');
	await page.getByLabel('Opción nueva · En español').fill('Falta alumbrado');
	await expect(phone).toContainText('Falta alumbrado');
	// A new option is somebody's until they go on, and then stands among the others.
	await text.focus();
	await expect(page.getByLabel('Opción nueva · En español')).toHaveValue('');

	// What takes something away waits for the button, and says so.
	await page.getByLabel('Tipo de pregunta').selectOption('long');
	await expect(said).toContainText('El tipo cambia cuando presionas «Guardar»');
	await page.getByLabel('Tipo de pregunta').selectOption('single');
	await expect(said).not.toContainText('El tipo cambia');
	await text.fill('');
	await expect(said).toContainText('Todavía no se guarda: Escribe el texto en español.');

	// Cut off, it stays and goes when it can.
	await page.route('**/preguntas/**', (route) => route.abort());
	await text.fill('¿Qué le urge a tu calle?');
	await expect(said).toContainText('No se pudo guardar: no hay conexión');
	await page.unroute('**/preguntas/**');
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(said).toContainText('Guardado hace un momento');
	// The picture of the phone has the heading of its own page. It is inert, so this page has one.
	await expect(page.locator('h1:not([inert] h1)')).toHaveCount(1);
	await expectAccessible(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-escribir');

	// The button is pressed while the page saves itself: it waits for it, and nobody overtakes themselves.
	await visit(page, address);
	let letGo = (): void => undefined;
	const onItsWay = new Promise<void>((sent) => {
		void page.route(
			'**/preguntas/**',
			async (route) => {
				sent();
				await new Promise<void>((go) => (letGo = go));
				await route.continue();
			},
			{ times: 1 },
		);
	});
	await text.fill('¿Qué hace falta en tu calle?');
	await onItsWay;
	await page.getByRole('button', { name: 'Guardar la pregunta' }).click();
	letGo();
	await expect(page.getByText('Guardado', { exact: true })).toBeVisible();
	await expect(page.getByText('¿Qué hace falta en tu calle?')).toBeVisible();
	await visit(page, address);

	// Pressed where no answer comes, it is not done with: it saves itself once it can.
	await page.route('**/preguntas/**', (route) => route.abort());
	await text.fill('¿Qué hace más falta en tu calle?');
	await page.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(page.getByText('No hubo respuesta')).toBeVisible();
	await expect(said).toContainText('No se pudo guardar: no hay conexión');
	await page.unroute('**/preguntas/**');
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(said).toContainText('Guardado hace un momento');
	await visit(page, address);

	// Somebody else had the page open: they are told, keep what they typed, and look before they decide.
	const other = await openAs(browser, sample, 'stl_staff', watchAlso, {
		viewport: { width: 1280, height: 800 },
	});
	await visit(other, address);
	await expect(other.getByLabel('Pregunta · En español')).toHaveValue('¿Qué hace más falta en tu calle?');
	await expect(other.locator('.phone')).toContainText('Falta alumbrado');
	await text.fill('¿Qué falta en tu calle?');
	await expect(said).toContainText('Guardado hace un momento');
	await other.getByLabel('Pregunta · En español').fill('¿Qué sobra en tu calle?');
	await expect(other.locator('.autosave')).toContainText('Otra persona cambió esto mientras escribías');
	await expect(other.getByLabel('Pregunta · En español')).toHaveValue('¿Qué sobra en tu calle?');
	await visit(page, address);
	await expect(text).toHaveValue('¿Qué falta en tu calle?');
	await other.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(other.getByText('¿Qué sobra en tu calle?')).toBeVisible();
	await other.context().close();

	// On a phone it is folded under the form.
	await page.setViewportSize({ width: 360, height: 740 });
	await visit(page, address);
	await expect(phone).toBeHidden();
	await page.getByText('Así se ve', { exact: true }).click();
	await expect(phone.locator('h1')).toHaveText('¿Qué sobra en tu calle?');
});

test('settings, conditions and limits save themselves too, and what was only begun is kept', async ({
	page,
	sample,
}) => {
	test.slow();
	await signIn(page, sample, 'stl_staff');
	const slug = `guardar-${Date.now().toString(36)}`;
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	const here = deskOf(sample, `/consultas/${slug}`);
	const links = page.locator('ol a[href*="/preguntas/"]');
	const second = `${sample.url}${(await links.nth(1).getAttribute('href')) ?? ''}`;
	const firstId = ((await links.first().getAttribute('href')) ?? '').split('/').at(-1) ?? '';
	const said = page.locator('.autosave');

	await visit(page, `${here}/ajustes`);
	await page.getByLabel('Quién puede contestar').fill('Quien viva o trabaje en Oaxaca.');
	await expect(said).toContainText('Guardado hace un momento');
	await page.getByLabel('Cierra').fill('2020-01-01T10:00');
	await expect(said).toContainText('Todavía no se guarda');
	await expect(page.getByLabel('Cierra')).toHaveValue('2020-01-01T10:00');
	await visit(page, `${here}/ajustes`);
	await expect(page.getByLabel('Quién puede contestar')).toHaveValue('Quien viva o trabaje en Oaxaca.');
	await expect(page.getByLabel('Cierra')).toHaveValue('2090-01-01T18:00');
	await expectAccessible(page);
	await expectReflow(page);

	// A part begins with a question, and stands over it in the survey.
	await visit(page, second);
	await page.getByLabel('Aquí empieza una parte · En español').fill('Tu calle');
	await expect(said).toContainText('Guardado hace un momento');
	await visit(page, `${here}/vista?pregunta=2`);
	await expect(page.getByText('Parte 1 de 1: Tu calle')).toBeVisible();
	await expectAccessible(page);
	await visit(page, here);
	await expect(page.getByText('Parte: Tu calle')).toBeVisible();

	// A condition is saved once it can be understood, and is said at once; taking it away waits for the button.
	await visit(page, `${second}/condicion`);
	await page.getByText('Escribir la condición').click();
	const written = page.getByLabel('Condición escrita');
	await written.fill(`answered(\${${firstId}`);
	await expect(said).toContainText('Todavía no se guarda');
	await written.fill(`answered(\${${firstId}})`);
	await expect(said).toContainText('Guardado hace un momento');
	await expect(page.getByText('se contesta «').first()).toBeVisible();
	await written.fill('');
	await expect(said).toContainText('Las reglas se quitan cuando presionas «Guardar»');
	await visit(page, `${second}/condicion`);
	await page.getByText('Escribir la condición').click();
	await expect(written).toHaveValue(`answered(\${${firstId}})`);

	// What a new question, or a rule, was begun with is there again, and gone once it was added.
	await visit(page, `${here}/preguntas/nueva`);
	await page.getByLabel('Pregunta · En español').fill('¿Qué arreglarías primero?');
	await page.getByLabel('Tipo de pregunta').selectOption('long');
	await visit(page, `${here}/preguntas/nueva`);
	await expect(page.getByText('Aquí sigue lo que empezaste.')).toBeVisible();
	await expect(page.getByLabel('Pregunta · En español')).toHaveValue('¿Qué arreglarías primero?');
	await expect(page.getByLabel('Tipo de pregunta')).toHaveValue('long');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Agregar la pregunta' }).click();
	await expect(page.getByRole('button', { name: 'Guardar la pregunta' })).toBeVisible();
	await visit(page, `${here}/preguntas/nueva`);
	await expect(page.getByLabel('Pregunta · En español')).toHaveValue('');
	await visit(page, `${second}/saltar`);
	const target = page.getByLabel('¿En cuál pregunta sigue?');
	const chosen = (await target.locator('option').last().getAttribute('value')) ?? '';
	await target.selectOption(chosen);
	await visit(page, `${second}/saltar`);
	await expect(target).toHaveValue(chosen);
});
