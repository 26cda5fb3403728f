import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CANARY, writeJpeg, writePng } from '../../fixtures/files/pictures';
import { writeWav } from '../../fixtures/files/sounds';
import { signIn } from '../nucleo/people';
import { addQuestion, deskOf, startDraft } from '../stl/desk';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { answerQuestion, goOn, lastTitle, waitForScripts } from './answering';

const photoTitle = 'Prueba: Foto';
const audioTitle = 'Prueba: Audio';
const jpeg = { name: 'patio"><b>.jpg', mimeType: 'image/jpeg', buffer: writeJpeg() };
const png = { name: 'calle.png', mimeType: 'image/png', buffer: writePng() };
const wav = { name: 'voz.wav', mimeType: 'audio/wav', buffer: writeWav(2) };
const svg = {
	name: 'foto.jpg',
	mimeType: 'image/jpeg',
	buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
};

async function goTo(page: Page, title: string, hasScripts: boolean): Promise<void> {
	for (let step = 0; step < 20; step++) {
		const heading = await page.locator('h1').innerText();
		if (heading === title) return;
		if (heading !== photoTitle && heading !== audioTitle) await answerQuestion(page, 'Fuga', hasScripts);
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(heading);
	}
	throw new Error(`${title} was never asked`);
}

async function send(page: Page): Promise<void> {
	await goTo(page, lastTitle, true);
	await page.getByRole('button', { name: 'Enviar' }).last().click();
}

/** Every file under a folder that holds some words. */
async function findIn(folder: string, words: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const held = await Promise.all(
		files.map(async (file) => ((await readFile(file)).includes(words) ? [file] : [])),
	);
	return held.flat();
}

test('a photo and a recording come with an answer, with and without scripts, without what the phone wrote in them', async ({
	page,
	ownSample: sample,
	browser,
	watchAlso,
}) => {
	test.setTimeout(300_000);
	await signIn(page, sample, 'stl_staff');
	const slug = 'fotos-de-prueba';
	const here = deskOf(sample, `/consultas/${slug}`);
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	for (const type of ['Foto', 'Audio']) await addQuestion(page, here, type);
	await expect(page.getByText('Nadie está obligado a darla')).toBeVisible();
	await page.goto(`${here}/publicar`);
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();

	// With scripts: what is no photo is said at once; a photo is drawn anew and goes before the answer.
	const context = await browser.newContext({ locale: 'es-MX', viewport: { width: 360, height: 740 } });
	watchAlso(context);
	const phone = await context.newPage();
	await phone.goto(`${sample.url}/consulta/${slug}/responder`);
	await waitForScripts(phone);
	await goTo(phone, photoTitle, true);
	await expectAccessible(phone, { forCitizens: true });
	await expectReflow(phone);
	await expectPlainSpanish(phone);
	await phone.locator('input[type=file]').setInputFiles(svg);
	await expect(phone.getByText('Ese archivo no es una foto que podamos abrir')).toBeVisible();
	await phone.locator('input[type=file]').setInputFiles(jpeg);
	await expect(phone.getByText('La foto está lista')).toBeVisible();
	await expectAccessible(phone, { forCitizens: true });
	await keepScreen(phone, 'pregunta-foto');
	await goOn(phone);
	await expect(phone.locator('h1')).toHaveText(audioTitle);
	await phone.locator('input[type=file]').setInputFiles(wav);
	await expect(phone.getByText('El audio está listo')).toBeVisible();
	const sent = phone.waitForRequest((request) => request.url().includes('/api/archivos'));
	await send(phone);
	await sent;
	await expect(phone.getByRole('heading', { name: /Recibida/ })).toBeVisible();
	const left = await phone.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
	expect(left).toContain('prioriza-files');
	await context.close();

	// Without scripts the browser sends the file with the form.
	const plain = await browser.newContext({ locale: 'es-MX', javaScriptEnabled: false });
	watchAlso(plain);
	const old = await plain.newPage();
	await old.goto(`${sample.url}/consulta/${slug}/responder`);
	await goTo(old, photoTitle, false);
	await old.locator('input[type=file]').setInputFiles(svg);
	await goOn(old);
	await expect(old.getByRole('alert')).toContainText('Elige una foto o un audio');
	await old.locator('input[type=file]').setInputFiles(png);
	await goOn(old);
	await expect(old.locator('h1')).toHaveText(audioTitle);
	await goOn(old);
	await expect(old.locator('h1')).toHaveText(lastTitle);
	await old.getByRole('button', { name: 'Enviar' }).last().click();
	await expect(old.locator('main')).toContainText(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/);
	await plain.close();

	// Staff see them after the close, and nobody else ever.
	await page.goto(`${here}/cerrar`);
	await page.getByRole('button', { name: 'Sí, cerrar' }).click();
	await expect(page.getByText('Cerrada', { exact: true }).first()).toBeVisible();
	await page.goto(`${here}/respuestas/lista`);
	const photos = page.locator('figure img');
	await expect(photos).toHaveCount(2);
	for (const photo of await photos.all()) {
		await photo.scrollIntoViewIfNeeded();
		await expect
			.poll(() => photo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
			.toBeGreaterThan(0);
	}
	await expectAccessible(page);
	const links = await page
		.locator('figure a')
		.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
	expect(links).toHaveLength(3);
	for (const link of links) {
		const file = await page.request.get(new URL(link, sample.url).href);
		const headers = file.headers();
		expect(headers['content-type']).toMatch(/^(image\/(jpeg|png)|audio\/wav)$/);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w-]{12}\.(jpeg|png|wav)"$/);
		for (const trace of [CANARY, 'Exif', 'GPS']) expect((await file.body()).includes(trace)).toBe(false);
		const stranger = await (
			await browser.newContext()
		).request.get(new URL(link, sample.url).href, {
			maxRedirects: 0,
		});
		expect(stranger.status()).toBe(303);
	}
	expect(await findIn(sample.dataDir, CANARY)).toEqual([]);
});
