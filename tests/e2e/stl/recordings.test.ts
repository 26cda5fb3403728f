import type { Page } from '@playwright/test';
import { writeMp3, writeWav } from '../../fixtures/files/sounds';
import { addStation, begin, enrol, portrait, setPin } from '../kiosk/station';
import { signIn, visit } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectTargets } from '../support/reflow';
import { expect, test } from '../support/test';
import { deskOf, expectComposed, startDraft } from './desk';

/** Until the worker holds the recording whole. */
const expectSoundKept = (page: Page) =>
	expect.poll(() => page.evaluate(async () => (await (await caches.open('sounds-1')).keys()).length)).toBe(1);
/** What the element can play from: 3 is enough to go on (`canplay`). */
const readState = (page: Page) =>
	page.locator('audio').evaluate((audio: HTMLAudioElement) => (audio.error ? -1 : audio.readyState));

test('a question is read aloud to whoever asks for it, with scripts and without', async ({
	page,
	sample,
	browser,
	watch,
	watchAlso,
}) => {
	test.slow();
	const offline = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|503/;
	watch.allow(offline);
	await signIn(page, sample, 'stl_staff');
	const slug = `audio-${Date.now().toString(36)}`;
	await startDraft(page, deskOf(sample, '/consultas/nueva'), slug);
	const here = deskOf(sample, `/consultas/${slug}`);
	await page.goto(`${here}/ajustes`);
	await page.locator('[name=channels][value=kiosk]').check();
	await page.getByRole('button', { name: 'Guardar', exact: true }).click();
	await expect(page).toHaveURL(`${here}?guardado=1`);
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
	const former = (await page.locator('audio').getAttribute('src')) ?? '';
	await file.setInputFiles({ name: 'pregunta.wav', mimeType: 'audio/wav', buffer: writeWav(20) });
	await page.getByRole('button', { name: 'Subir el audio' }).first().click();
	await expect(page.locator('audio')).not.toHaveAttribute('src', former);
	await expectComposed(page);
	const draft = await page.locator('audio').getAttribute('src');
	expect((await page.request.get(`${sample.url}${draft ?? ''}`)).headers()['content-type']).toBe('audio/wav');

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

	// Kept when the survey was opened, it sounds without a network.
	await expectSoundKept(page);
	await page.context().setOffline(true);
	await page.reload();
	await audio.evaluate((element: HTMLAudioElement) => {
		element.preload = 'auto';
		element.load();
	});
	await expect.poll(() => readState(page)).toBeGreaterThanOrEqual(3);
	// A telephone asks for it in pieces.
	const piece = await page.evaluate(async (address) => {
		const answer = await fetch(address, { headers: { range: 'bytes=0-1' } });
		return [answer.status, (await answer.arrayBuffer()).byteLength];
	}, src);
	expect(piece).toEqual([206, 2]);
	await page.context().setOffline(false);

	// A tablet keeps it when it is enrolled, and nobody hears what somebody else left sounding.
	await page.goto(`${here}/modulos`);
	await setPin(page);
	const code = await addStation(page, 'Ventanilla con audio');
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: portrait });
	watchAlso(tablet).allow(offline);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, sample.url, code);
	await expectSoundKept(kiosk);
	await tablet.setOffline(true);
	await begin(kiosk);
	await kiosk.getByRole('button', { name: 'Escuchar la pregunta' }).click();
	await expect(kiosk.getByRole('button', { name: 'Parar el audio' })).toBeVisible();
	await expect.poll(() => readState(kiosk)).toBeGreaterThanOrEqual(3);
	await expectTargets(kiosk, 64);
	await expectAccessible(kiosk, { forCitizens: true });
	await expectPlainSpanish(kiosk);
	const left = await kiosk.locator('audio').elementHandle();
	await kiosk.locator('input[type=radio]').first().check();
	await kiosk.getByRole('button', { name: 'Continuar' }).last().click();
	await expect(kiosk.getByRole('button', { name: 'Escuchar la pregunta' })).toBeHidden();
	expect(await left.evaluate((element) => (element as HTMLAudioElement).paused)).toBe(true);
	await tablet.close();
});
