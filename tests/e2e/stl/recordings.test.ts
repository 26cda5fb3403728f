import { writeMp3 } from '../../fixtures/files/sounds';
import { signIn, visit } from '../nucleo/people';
import { expect, test } from '../support/test';
import { deskOf, expectComposed, startDraft } from './desk';

test('a question is read aloud to whoever asks for it, with scripts and without', async ({
	page,
	sample,
	browser,
	watchAlso,
}) => {
	test.slow();
	await signIn(page, sample, 'stl_staff');
	const slug = `audio-${Date.now().toString(36)}`;
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	const here = deskOf(sample, `/consultas/${slug}`);
	await page.locator('ol a[href*="/preguntas/"]').first().click();
	await page.getByRole('link', { name: 'Poner o cambiar el audio' }).click();
	await expectComposed(page);
	const file = page.getByLabel('Archivo de audio · Español');
	await file.setInputFiles({ name: 'pregunta.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('nada') });
	await page.getByRole('button', { name: 'Subir el audio' }).first().click();
	await expect(page.getByRole('alert')).toContainText('no es un audio que se pueda usar');
	await file.setInputFiles({ name: 'pregunta.mp3', mimeType: 'audio/mpeg', buffer: writeMp3() });
	await page.getByRole('button', { name: 'Subir el audio' }).first().click();
	await expect(page.locator('audio')).toHaveCount(1);
	await expectComposed(page);
	const draft = await page.locator('audio').getAttribute('src');
	expect((await page.request.get(`${sample.url}${draft ?? ''}`)).headers()['content-type']).toBe(
		'audio/mpeg',
	);

	await page.goto(`${here}/publicar`);
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();
	const address = `${sample.url}/consulta/${slug}/responder`;

	// Without scripts it stands above the question it reads.
	const citizen = await browser.newContext({ javaScriptEnabled: false, locale: 'es-MX' });
	watchAlso(citizen);
	const phone = await citizen.newPage();
	await phone.goto(address);
	await expect(phone.getByText('Escuchar la pregunta')).toBeVisible();
	await citizen.close();

	// With them it goes and comes with its question, and nothing is downloaded before somebody asks.
	await visit(page, address);
	const audio = page.locator('audio');
	await expect(audio).toBeVisible();
	await expect(audio).toHaveAttribute('preload', 'none');
	await page.locator('input[type=radio]').first().check();
	await page.getByRole('button', { name: 'Continuar' }).last().click();
	await expect(page.getByRole('button', { name: 'Atrás' })).toBeVisible();
	await expect(audio).toBeHidden();
	await page.getByRole('button', { name: 'Atrás' }).click();
	await expect(audio).toBeVisible();
	const src = (await audio.getAttribute('src')) ?? '';
	const served = await page.request.get(`${sample.url}${src}`);
	expect(served.status()).toBe(200);
	expect((await page.request.get(`${sample.url}${src.slice(0, -43)}${'A'.repeat(43)}`)).status()).toBe(404);
});
