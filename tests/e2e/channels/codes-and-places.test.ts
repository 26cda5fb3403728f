import type { Page } from '@playwright/test';
import { signIn } from '../nucleo/people';
import { answerAll } from '../public/answering';
import { deskOf, expectComposed, fillConsultation } from '../stl/desk';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

/** A published consultation that only codes and posters open. */
async function publishByCode(page: Page, desk: (path: string) => string): Promise<string> {
	const slug = `codigos-${Date.now().toString(36)}`;
	await page.goto(desk('/consultas/nueva'));
	await fillConsultation(page, '¿Qué falta en la colonia?');
	await page.getByLabel('Dirección').fill(slug);
	await page.getByLabel('Abre').fill('2026-01-01T09:00');
	await page.getByLabel('Cierra').fill('2090-01-01T18:00');
	for (const box of await page.locator('[name=channels]').all()) await box.uncheck();
	for (const channel of ['public_space', 'code'])
		await page.locator(`[name=channels][value=${channel}]`).check();
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(page).toHaveURL(new RegExp(`/consultas/${slug}$`));
	await page.getByRole('link', { name: 'Publicar' }).click();
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();
	return slug;
}

test('codes and posters open a consultation, each answer counts where it came from, and a code works once', async ({
	page,
	sample,
	browser,
	watchAlso,
}) => {
	test.slow();
	await signIn(page, sample, 'stl_staff');
	const slug = await publishByCode(page, (path) => deskOf(sample, path));
	const desk = deskOf(sample, `/consultas/${slug}`);

	await page.goto(`${desk}/lugares`);
	await page.getByLabel('Nombre del lugar').fill('Mercado de prueba');
	await page.getByLabel('Tipo de lugar').selectOption('market');
	await page.getByRole('button', { name: 'Agregar el lugar' }).click();
	await expect(page.getByText('Lugar agregado')).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-lugares');
	await page.getByRole('link', { name: 'Poner en el mapa: Mercado de prueba' }).click();
	await page.getByLabel('Latitud').fill('17.0607');
	await page.getByLabel('Longitud').fill('al sur');
	await page.getByRole('button', { name: 'Guardar el lugar' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(page.getByLabel('Longitud')).toHaveValue('al sur');
	await expectComposed(page);
	await page.getByLabel('Longitud').fill('-96.7253');
	await page.getByRole('button', { name: 'Guardar el lugar' }).click();
	await expect(page.getByText('Lugar guardado')).toBeVisible();
	await page.getByRole('link', { name: 'Cambiar en el mapa: Mercado de prueba' }).click();
	await expect(page.getByLabel('Latitud')).toHaveValue('17.060700');
	await page.getByRole('link', { name: 'Volver a los lugares' }).click();
	await page.getByRole('link', { name: 'Ver el cartel: Mercado de prueba' }).click();
	const poster = `http://${(await page.locator('.address').innerText()).trim()}`;
	expect(poster).toMatch(/\?lugar=[0-9A-Z]{6}$/);

	// The first seal comes moments after the product started.
	const checkpoint = `${sample.url}/ejercicio/oaxaca-2026/registro/checkpoint`;
	await expect.poll(async () => (await page.request.get(checkpoint)).status()).toBe(200);
	await page.goto(`${desk}/codigos`);
	await page.getByLabel('Para quién o para dónde').fill('Comité de prueba');
	await page.getByLabel('Cuántos códigos').fill('2');
	await page.getByRole('button', { name: 'Hacer los códigos' }).click();
	await expect(page.getByText('Los códigos se ven esta única vez')).toBeVisible();
	const codes = await page.locator('p.code').allInnerTexts();
	expect(new Set(codes).size).toBe(2);
	// Each slip goes to somebody else: the seal stands on every one.
	for (const slip of await page
		.getByRole('listitem')
		.filter({ has: page.locator('p.code') })
		.all()) {
		expect((await slip.locator('.words').innerText()).split(' ')).toHaveLength(12);
		await expect(slip).toContainText(
			/Sello n\.º [\d,]+ del registro.*\/ejercicio\/[\w-]+\/sellos\?sello=\d+/s,
		);
	}
	await expectComposed(page);
	await keepScreen(page, 'stl-codigos');

	// From the poster, without scripts.
	const plain = await browser.newContext({ locale: 'es-MX', javaScriptEnabled: false });
	watchAlso(plain);
	const market = await plain.newPage();
	await market.goto(poster);
	await expect(market.getByText('Llegaste con el cartel de: Mercado de prueba')).toBeVisible();
	await market.getByRole('link', { name: 'Comenzar' }).first().click();
	await answerAll(market, 'Falta luz.', false);
	await market.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(market).toHaveURL(/\/recibo\//);

	// With a code, however it is typed.
	const phone = await browser.newContext({ locale: 'es-MX', viewport: { width: 360, height: 740 } });
	watchAlso(phone).allow(/403/);
	const citizen = await phone.newPage();
	const openByCode = async (code: string) => {
		await citizen.goto(`${sample.url}/consulta/${slug}/responder`);
		await expect(citizen.locator('h1')).toHaveText('Escribe tu código');
		await citizen.getByLabel('Código').fill(code);
		await citizen.getByRole('button', { name: 'Comenzar' }).click();
	};
	await openByCode('AAAAA-AAAAA-AAAAA-AAAAA');
	await expect(citizen.getByRole('alert')).toContainText('no sirve aquí o ya se usó');
	await expectComposed(citizen);
	await keepScreen(citizen, 'codigo');
	await openByCode((codes[0] ?? '').toLowerCase().replaceAll('-', ' '));
	await answerAll(citizen, 'Falta agua.');
	await citizen.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(citizen.locator('h1')).toHaveText('Recibida');
	await openByCode(codes[0] ?? '');
	await expect(citizen.getByRole('alert')).toContainText('ya se usó');

	await page.goto(`${desk}/codigos`);
	await expect(page.getByRole('row', { name: /Comité de prueba/ })).toContainText(/2\s*1\s*1\s*0/);
	await page.getByRole('link', { name: /Anular lo que queda/ }).click();
	await page.getByRole('button', { name: 'Sí, anular' }).click();
	await expect(page.getByText('Códigos anulados')).toBeVisible();
	await page.goto(`${desk}/lugares`);
	await expect(page.getByRole('row', { name: /Mercado de prueba/ }).first()).toContainText('1');
	// By place and channel: one from the poster, none by a code there, one by a code from nowhere.
	const crossed = page.getByRole('table', { name: 'Respuestas por lugar y por medio' });
	for (const [row, poster, code] of [
		['Mercado de prueba', 1, 0],
		['Sin decir el lugar', 0, 1],
	] as const) {
		const cells = crossed.getByRole('row', { name: new RegExp(row) }).getByRole('cell');
		await expect(cells.filter({ hasText: 'En plazas' })).toHaveText(new RegExp(`${poster.toString()}$`));
		await expect(cells.filter({ hasText: 'un solo uso' })).toHaveText(new RegExp(`${code.toString()}$`));
		await expect(cells.filter({ hasText: 'En total' })).toHaveText(/1$/);
	}
	await expectComposed(page);
	await keepScreen(page, 'stl-lugares-medios');
	await page.setViewportSize({ width: 360, height: 740 });
	await expect(page.getByText('En plazas, con un código').last()).toBeVisible();
	await expectReflow(page);
});

test('codes sent by e-mail open the consultation, and whoever got none is named', async ({
	page,
	sample,
	browser,
	watchAlso,
}) => {
	test.slow();
	await signIn(page, sample, 'stl_staff');
	const slug = await publishByCode(page, (path) => deskOf(sample, path));
	const desk = deskOf(sample, `/consultas/${slug}`);
	const people = ['ana', 'luis', 'eva'].map((name) => `${name}-${slug}@ejemplo.mx`);

	await page.goto(`${desk}/codigos`);
	await page.getByRole('link', { name: 'Enviar códigos por correo' }).click();
	await page.getByLabel('Para quién son').fill('Comités de prueba');
	const typed = [...people, people[0] ?? '', 'sin arroba'].join('\n');
	await page.getByLabel('Correos', { exact: true }).fill(typed);
	await page.getByRole('button', { name: 'Enviar los códigos' }).click();
	await expect(page.getByRole('alert')).toContainText('ya está en la línea 1');
	await expect(page.getByRole('alert')).toContainText('Línea 5: «sin arroba» no es un correo');
	await expect(page.getByLabel('Correos', { exact: true })).toHaveValue(typed);
	await expectComposed(page);

	// The mailbox refuses what exists nowhere.
	const nobody = `nadie-${slug}@ejemplo.invalid`;
	await page.getByLabel('Correos', { exact: true }).fill([...people, nobody].join('\n'));
	await page.getByRole('button', { name: 'Enviar los códigos' }).click();
	await expect(page.getByText('Se enviaron 3 códigos')).toBeVisible();
	await expect(page.getByRole('row', { name: new RegExp(nobody) })).toContainText('no acepta este correo');
	await expect(page.getByLabel('Correos', { exact: true })).toHaveValue(nobody);
	await expectComposed(page);
	await keepScreen(page, 'stl-codigos-correo');
	page.once('dialog', (dialog) => void dialog.accept());
	await page.getByRole('link', { name: 'Volver a los códigos' }).click();
	await expect(page.getByRole('row', { name: /Comités de prueba/ })).toContainText(/4\s*0\s*3\s*1/);

	const answer = await fetch(sample.mailboxUrl ?? '', { headers: { accept: 'application/json' } });
	const mails = ((await answer.json()) as { to: string; text: string }[]).filter(({ to }) =>
		to.includes(slug),
	);
	expect(mails.map(({ to }) => to).sort()).toEqual([...people].sort());
	const links = mails.map(({ text }) => /^http\S+\?c=\S+$/m.exec(text)?.[0] ?? '');
	expect(new Set(links).size).toBe(3);
	const phone = await browser.newContext({ locale: 'es-MX', viewport: { width: 360, height: 740 } });
	watchAlso(phone);
	const citizen = await phone.newPage();
	await citizen.goto(links[0] ?? '');
	await citizen.getByRole('button', { name: 'Comenzar' }).click();
	await answerAll(citizen, 'Falta agua.');
	await citizen.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(citizen.locator('h1')).toHaveText('Recibida');
	await page.reload();
	await expect(page.getByRole('row', { name: /Comités de prueba/ })).toContainText(/4\s*1\s*2\s*1/);
});
