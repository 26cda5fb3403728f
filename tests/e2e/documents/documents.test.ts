import { createHash } from 'node:crypto';
import { signIn } from '../nucleo/people';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { deskOf, exercise, expectComposed } from '../stl/desk';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');
const inGroups = (text: string) => text.match(/.{1,4}/g)?.join(' ') ?? '';

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('staff file a minuta, anybody takes it with its hash, and it is made reserved', async ({
		page,
		ownSample,
		request,
	}) => {
		await signIn(page, ownSample, 'stl_staff');
		await page.goto(deskOf(ownSample));
		await page.getByRole('link', { name: 'Documentos' }).click();
		await page.getByRole('link', { name: 'Entregar un documento' }).click();
		await page.getByLabel('Qué es').fill('Minuta de la mesa de prueba');
		await page
			.getByLabel('Archivo', { exact: true })
			.setInputFiles({ name: 'pagina.html', mimeType: 'application/pdf', buffer: Buffer.from('<script>') });
		await page.getByRole('button', { name: 'Entregar' }).click();
		await expect(page.getByText('Sube un PDF').first()).toBeVisible();
		await expect(page.getByText('Elige quién puede verlo').first()).toBeVisible();
		await expect(page.getByLabel('Qué es')).toHaveValue('Minuta de la mesa de prueba');

		await page.getByLabel('Clase').selectOption({ label: 'Minuta' });
		await page.getByLabel('Todas las personas').check();
		const content = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(9_500_000, 'a')]);
		await page
			.getByLabel('Archivo', { exact: true })
			.setInputFiles({ name: '../minuta<b>.pdf', mimeType: 'text/html', buffer: content });
		await page.getByRole('button', { name: 'Entregar' }).click();
		await expect(page.getByText('Documento entregado')).toBeVisible();
		await expect(page.locator('code')).toHaveText(inGroups(hashOf(content)));
		const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

		const list = `${ownSample.url}/ejercicio/${exercise}/documentos`;
		const file = `${list}/${id}/archivo`;
		const taken = await request.get(file);
		expect(taken.status()).toBe(200);
		expect((await taken.body()).equals(content)).toBe(true);
		expect(taken.headers()).toMatchObject({
			'content-type': 'application/pdf',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
		});
		expect(taken.headers()['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''minuta_b\.pdf$/);
		await page.goto(list);
		await expect(page.getByText(inGroups(hashOf(content)))).toBeVisible();

		await page.goto(`${ownSample.url}/nucleo/${exercise}/documentos/${id}`);
		await page.getByText('Pasarlo a reservado').first().click();
		await page.getByLabel('Por qué pasa a reservado').fill('Trae el teléfono de una persona.');
		await page.getByRole('button', { name: 'Pasarlo a reservado' }).click();
		await expect(page.getByText('Trae el teléfono de una persona.')).toBeVisible();
		expect((await request.get(file)).status()).toBe(404);
		expect((await request.get(`${list}/${id}`)).status()).toBe(404);
		expect(await (await request.get(list)).text()).not.toContain('Minuta de la mesa de prueba');
		expect(
			(await page.request.get(`${ownSample.url}/nucleo/${exercise}/documentos/${id}/archivo`)).ok(),
		).toBe(true);
	});
});

test('a reserved document is for staff and the guarantor, by no address for anybody else', async ({
	page,
	sample,
	request,
}) => {
	await signIn(page, sample, 'guarantor');
	await page.goto(`${sample.url}/nucleo/${exercise}`);
	await page.getByRole('link', { name: 'Documentos' }).click();
	await expectComposed(page);
	const reserved = page.getByRole('link', { name: /^Contactos de la mesa/ });
	const id = (await reserved.getAttribute('href'))?.split('/').at(-1) ?? '';
	const inside = `${sample.url}/nucleo/${exercise}/documentos`;
	const taken = await page.request.get(`${inside}/${id}/archivo`);
	expect(taken.headers()['cache-control']).toContain('no-store');
	expect(await taken.text()).toContain('ficticios');
	for (const path of [`/${id}`, '/nuevo']) {
		await page.goto(`${inside}${path}`);
		await expectComposed(page);
	}
	await page.getByRole('button', { name: 'Entregar' }).click();
	await expect(page.getByText('Elige el archivo.').first()).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'documento-nuevo');

	const outside = `${sample.url}/ejercicio/${exercise}/documentos`;
	// Also with the session of the guarantor: what is public shows everybody the same.
	for (const asker of [request, page.request])
		for (const path of [`${outside}/${id}`, `${outside}/${id}/archivo`, `${outside}/x/archivo`])
			expect((await asker.get(path)).status(), path).toBe(404);
	await page.goto(outside);
	await expectComposed(page);
	await keepScreen(page, 'documentos');
	await page.getByRole('link', { name: /^Minuta de la mesa de lenguas/ }).click();
	await expect(page.getByRole('link', { name: '¿Qué urge resolver en Oaxaca?' })).toBeVisible();
	await expectComposed(page);
	const list = await (await request.get(outside)).text();
	expect(list).toContain('Minuta de la mesa de lenguas originarias');
	expect(list).not.toContain('Contactos de la mesa');

	await page.context().clearCookies();
	await signIn(page, sample, 'member:sociedad');
	for (const path of ['', '/nuevo', `/${id}`, `/${id}/archivo`])
		expect((await page.request.get(`${inside}${path}`)).status(), path).toBe(404);
	const forged = await page.request.post(`${inside}/nuevo`, {
		headers: { origin: sample.url },
		multipart: { kind: 'acta', title: 'Acta falsa', access: 'public' },
	});
	expect(forged.status()).toBe(404);
});
