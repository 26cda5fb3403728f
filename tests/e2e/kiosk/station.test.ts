import type { BrowserContext, Page } from '@playwright/test';
import { encode } from 'uqr';
import { drawModules } from '../../../src/lib/basics/drawModules';
import { readCount } from '../public/answering';
import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow, expectTargets } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import type { Watch } from '../support/watchPage';
import { withdrawByCode } from './ownPhone';
import {
	answerHere,
	begin,
	enrol,
	expectAttracting,
	findInHistory,
	findLeftovers,
	landscape,
	openStaffPanel,
	portrait,
	readQueue,
	register,
	registerStation,
	stationsOf,
} from './station';

let tablet: BrowserContext;
let kiosk: Page;
let watchTablet: Watch;

test.beforeEach(async ({ browser, watchAlso }) => {
	tablet = await browser.newContext({
		locale: 'es-MX',
		timezoneId: 'America/Mexico_City',
		viewport: portrait,
		hasTouch: true,
	});
	watchTablet = watchAlso(tablet);
	kiosk = await tablet.newPage();
});
test.afterEach(() => tablet.close());

/** What every screen of a station promises. */
async function expectComposed(page: Page): Promise<void> {
	await expect(page.locator('h1')).toHaveCount(1);
	await expectAccessible(page, { forCitizens: true });
	await expectReflow(page);
	for (const size of [portrait, landscape]) {
		await page.setViewportSize(size);
		await expectReflow(page, size.width);
		await expectTargets(page, 64);
	}
	await expectPlainSpanish(page);
}

test('three people answer one after another at a tablet enrolled with a code that works once', async ({
	page,
	ownSample: sample,
}) => {
	test.slow();
	const code = await registerStation(page, sample, 'Ventanilla de prueba 1');
	await expectAccessible(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-modulo-codigo');

	await kiosk.goto(`${sample.url}/modulo`);
	await expectComposed(kiosk);
	await kiosk.getByLabel('Código del equipo').fill('7KQ4M');
	await kiosk.getByRole('button', { name: 'Registrar' }).click();
	await expect(kiosk.getByRole('alert')).toBeFocused();
	await expect(kiosk.getByRole('alert')).toContainText('dos grupos de cinco');
	await expect(kiosk.getByLabel('Código del equipo')).toHaveValue('7KQ4M');
	await expectAccessible(kiosk, { forCitizens: true });

	await enrol(kiosk, sample.url, code);
	expect(await findLeftovers(kiosk, code)).toEqual([]);
	expect(await kiosk.evaluate(() => document.cookie)).not.toContain('modulo');
	const token = (await tablet.cookies()).find(({ name }) => name === 'modulo');
	expect(token).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
	// No way out to the rest of the product; the link that skips to the content stays here.
	await expect(kiosk.locator('a:not([href^="#"])')).toHaveCount(0);
	await expectComposed(kiosk);
	await walkByKeyboard(kiosk);
	await keepScreen(kiosk, 'kiosk-inicio');

	const before = await readCount(page, sample.url);
	const texts = ['Canario primero azul', 'Canario segundo verde', 'Canario tercero gris'];
	const folios = [];
	const keys: string[] = [];
	for (const text of texts) {
		const folio = await answerHere(kiosk, text);
		folios.push(folio);
		await expect(kiosk.locator('h1')).toHaveText('Recibida. ¡Gracias!');
		await expect(kiosk.getByRole('img', { name: /Código QR/ })).toBeVisible();
		const key = await kiosk.locator('strong.key').innerText();
		keys.push(key);
		// The camera takes folio and key along; nothing else of this tablet has the key.
		const { data } = encode(`${sample.url}/recibo/${folio}#${key}`, { ecc: 'M', border: 4 });
		await expect(kiosk.locator('svg[role=img] path')).toHaveAttribute('d', drawModules(data));
		expect(await findLeftovers(kiosk, key)).toEqual(['the document']);
		if (text === texts[0]) await keepScreen(kiosk, 'kiosk-folio');
		// By itself after fifteen seconds, or at once.
		if (text === texts[0]) await expect(kiosk).toHaveURL(/\/modulo\/inicio$/, { timeout: 20_000 });
		else await kiosk.getByRole('button', { name: 'Terminar' }).click();
		await expectAttracting(kiosk);
		expect(await findLeftovers(kiosk, text)).toEqual([]);
		for (const left of [folio, key]) expect(await findLeftovers(kiosk, left)).toEqual([]);
		expect(await readQueue(kiosk)).toEqual([]);
	}
	expect(new Set(folios).size).toBe(3);
	expect(await readCount(page, sample.url)).toBe(before + 3);
	for (const text of texts) expect(await findInHistory(kiosk, text)).toEqual([]);
	const [folio = '', key = ''] = [folios[0], keys[0]];
	await withdrawByCode(tablet.browser(), `${sample.url}/recibo/${folio}`, key);
	expect(await readCount(page, sample.url)).toBe(before + 2);

	// The same code makes no second station.
	const other = await tablet.browser()?.newContext({ locale: 'es-MX' });
	const thief = await other?.newPage();
	if (!other || !thief) throw new Error('no browser');
	await thief.goto(`${sample.url}/modulo/inscribir?codigo=${code}`);
	await thief.getByRole('button', { name: 'Registrar' }).click();
	await expect(thief.getByRole('alert')).toContainText('Ese código ya se usó o venció.');
	await thief.goto(`${sample.url}/modulo/responder`);
	await expect(thief).toHaveURL(`${sample.url}/modulo`);
	await other.close();
});

test('T28 whoever stops answering is asked, and then everything is erased', async ({ page, sample }) => {
	test.slow();
	await enrol(kiosk, sample.url, await registerStation(page, sample, 'Ventanilla de prueba 2'));
	// The hands of the clock are ours; everything else runs as it does.
	let now = Date.now();
	const pass = async (seconds: number): Promise<void> => {
		now += seconds * 1_000;
		await kiosk.clock.setFixedTime(now);
	};
	await pass(0);
	await kiosk.reload();
	await begin(kiosk);
	const text = 'Canario que se fue';
	await kiosk.locator('label:has(input[type=radio])').first().click();
	await kiosk.getByRole('button', { name: 'Continuar' }).last().click();
	await kiosk.locator('textarea').fill(text);
	await expectTargets(kiosk, 64);
	await expectAccessible(kiosk, { forCitizens: true });
	await keepScreen(kiosk, 'kiosk-pregunta');

	const question = kiosk.getByRole('dialog', { name: '¿Sigues aquí?' });
	await pass(59);
	await kiosk.waitForTimeout(1_500);
	await expect(question).toBeHidden();
	await pass(1);
	await expect(question).toBeVisible();
	await expectAccessible(kiosk, { forCitizens: true });
	await expectTargets(kiosk, 64);
	await keepScreen(kiosk, 'kiosk-sigues-aqui');
	await pass(19);
	await expect(question).toContainText('1');
	await kiosk.getByRole('button', { name: 'Sigo aquí' }).click();
	await expect(question).toBeHidden();
	await expect(kiosk.locator('textarea')).toHaveValue(text);

	await pass(60);
	await expect(question).toBeVisible();
	await pass(20);
	await expectAttracting(kiosk);
	expect(await findLeftovers(kiosk, text)).toEqual([]);
	expect(await readQueue(kiosk)).toEqual([]);
	expect(await findInHistory(kiosk, text)).toEqual([]);
});

test('somebody goes back by the browser, erases and leaves, and the next one finds an empty form', async ({
	page,
	sample,
}) => {
	await enrol(kiosk, sample.url, await registerStation(page, sample, 'Ventanilla de prueba 3'));
	const length = await kiosk.evaluate(() => history.length);
	const text = 'Canario arrepentido';
	for (let person = 0; person < 3; person++) {
		await begin(kiosk);
		const first = await kiosk.locator('h1').innerText();
		await expect(kiosk.locator('input:checked')).toHaveCount(0);
		await kiosk.locator('label:has(input[type=radio])').first().click();
		await kiosk.getByRole('button', { name: 'Continuar' }).last().click();
		await kiosk.locator('textarea').fill(text);
		await expect(kiosk.locator('form')).toHaveAttribute('autocapitalize', 'off');
		expect(await kiosk.locator('textarea').evaluate((area: HTMLTextAreaElement) => area.spellcheck)).toBe(
			false,
		);
		await kiosk.goBack();
		await expect(kiosk.locator('h1')).toHaveText(first);
		await expect(kiosk.locator('input:checked')).toHaveCount(1);
		await kiosk.getByRole('button', { name: 'Borrar y salir' }).click();
		await kiosk.getByRole('dialog').getByRole('button', { name: 'Borrar y salir' }).click();
		await expectAttracting(kiosk);
		expect(await findLeftovers(kiosk, text)).toEqual([]);
	}
	// Visits do not pile up in the history.
	expect(await kiosk.evaluate(() => history.length)).toBeLessThanOrEqual(length + 1);
	expect(await findInHistory(kiosk, text)).toEqual([]);
});

test('a revoked station says so and takes nothing more; what it held goes to review, and counts for nothing by itself', async ({
	page,
	ownSample: sample,
}) => {
	test.slow();
	const name = 'Ventanilla de prueba 4';
	const before = await readCount(page, sample.url);
	await enrol(kiosk, sample.url, await registerStation(page, sample, name));
	// One answer that cannot leave yet.
	watchTablet.allow(/ERR_FAILED.*\/modulo\/enviar/);
	await kiosk.route('**/modulo/enviar', (route) => route.abort());
	await answerHere(kiosk, 'Canario retenido');
	await expect(kiosk.locator('h1')).toHaveText('Guardada. ¡Gracias!');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expectAttracting(kiosk);
	expect(await findLeftovers(kiosk, 'Canario retenido')).toEqual([]);
	expect(await readQueue(kiosk)).toHaveLength(1);
	await openStaffPanel(kiosk);
	await expect(kiosk.getByRole('dialog')).toContainText('respuesta espera en este equipo');
	await expect(kiosk.getByRole('dialog')).toContainText(`${name}, Oaxaca de Juárez`);
	await expectAccessible(kiosk, { forCitizens: true });
	await expectReflow(kiosk);
	await keepScreen(kiosk, 'kiosk-personal');
	await kiosk.getByRole('button', { name: 'Cerrar' }).click();

	// Staff see it beside the consultation, and revoke it.
	await page.goto(stationsOf(sample));
	const row = page.getByRole('row').filter({ hasText: name });
	await expect(row).toContainText('Registrado');
	await expect(row.getByRole('cell', { name: '1', exact: true })).toBeVisible();
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
	await keepScreen(page, 'stl-modulos');
	await row.getByRole('link', { name: 'Revocar' }).click();
	await expect(page.getByText('Tiene 1 respuesta por enviar')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Sí, revocar' }).click();
	await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Revocado');

	await kiosk.unroute('**/modulo/enviar');
	await kiosk.reload();
	await expect(kiosk.locator('h1')).toHaveText('Este equipo dejó de recibir respuestas');
	await expect(kiosk.getByRole('button', { name: 'Comenzar' })).toHaveCount(0);
	await expectComposed(kiosk);
	await kiosk.goto(`${sample.url}/modulo/responder`);
	await expect(kiosk).toHaveURL(/\/modulo\/inicio$/);
	await openStaffPanel(kiosk);
	await kiosk.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(kiosk.getByRole('dialog')).toContainText('No falta nada por enviar');
	expect(await readQueue(kiosk)).toEqual([]);
	expect(await readCount(page, sample.url)).toBe(before);
	await kiosk.getByRole('dialog').getByRole('button', { name: 'Registrar con otro código' }).click();

	// Enrolled again, it takes answers that count.
	await page.goto(stationsOf(sample));
	await page.getByLabel('Nombre del módulo').fill('Ventanilla de prueba 5');
	await page.getByRole('button', { name: 'Crear el código' }).click();
	await enrol(kiosk, sample.url, await page.locator('.code').innerText());
	await answerHere(kiosk, 'Canario de vuelta');
	await expect(kiosk.locator('h1')).toHaveText('Recibida. ¡Gracias!');
	expect(await readCount(page, sample.url)).toBe(before + 1);
});

test('staff register stations without scripts, and bad input stays with its reason', async ({
	browser,
	sample,
	watchAlso,
}) => {
	const context = await browser.newContext({ locale: 'es-MX', javaScriptEnabled: false });
	watchAlso(context);
	const page = await context.newPage();
	const code = await registerStation(page, sample, 'Ventanilla sin scripts');
	await page.goto(stationsOf(sample));
	await page.getByLabel('Nombre del módulo').fill('V');
	await page.getByRole('button', { name: 'Crear el código' }).click();
	await expect(page.getByRole('alert')).toContainText('Escribe el nombre del módulo');
	await expect(page.getByLabel('Nombre del módulo')).toHaveValue('V');
	// A tablet without scripts is told so, at the door and inside.
	const plain = await browser.newContext({ locale: 'es-MX', javaScriptEnabled: false });
	watchAlso(plain);
	const bare = await plain.newPage();
	await register(bare, sample.url, code);
	await expect(bare.getByText('Este equipo necesita JavaScript')).toBeVisible();
	await bare.goto(`${sample.url}/modulo/responder`);
	await expect(bare.getByText('Este equipo necesita JavaScript')).toBeVisible();
	await plain.close();
	await context.close();
});
