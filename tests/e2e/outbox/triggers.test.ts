import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { openFaultyNetwork, type FaultyNetwork } from './faultyNetwork';
import { answerAndKeep, keepSurvey, readWaiting, refuseStorage } from './phone';
import { syncInBackground } from './syncInBackground';
import { answerAll, openSlug, waitForScripts } from '../public/answering';

let network: FaultyNetwork | null = null;
test.afterEach(() => network?.close());

/** Everything that sends what waits, each alone: the network is back already, and nothing has noticed. */
const triggers: Record<string, (page: Page) => Promise<unknown>> = {
	'the page opens': (page) => page.reload(),
	'the connection comes back': (page) => page.context().setOffline(false),
	'the page is looked at again': (page) =>
		page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
	'a minute passes': (page) => page.clock.runFor(61_000),
	'its button is pressed': (page) => page.getByRole('button', { name: 'Enviar ahora' }).click(),
	'the browser syncs in the background, without a page': (page) => syncInBackground(page, 'prioriza-outbox'),
};

for (const [name, pull] of Object.entries(triggers)) {
	test(`what waits is sent when ${name}`, async ({ page, sample, watch }) => {
		watch.allow(/request to others|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_FAILED|503/);
		const way = (network = await openFaultyNetwork(sample.url));
		if (name === 'a minute passes') await page.clock.install();
		await keepSurvey(page, way.url);
		await way.set('closed');
		await answerAndKeep(page, way.url, 'Espera a que vuelva la red');
		await expect(page.getByRole('button', { name: 'Enviar ahora' })).toBeEnabled();
		if (name === 'the connection comes back') await page.context().setOffline(true);
		expect(way.asked.size).toBe(0);
		await way.set('none');
		await pull(page);
		await expect.poll(() => way.asked.size).toBe(1);
		await expect.poll(() => readWaiting(page, way.url)).toEqual([]);
	});
}

test('where storage is refused nobody is told that an answer can wait, and it is sent from the page', async ({
	page,
	sample,
	watch,
}) => {
	watch.allow(/request to others|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_FAILED|503/);
	const way = (network = await openFaultyNetwork(sample.url));
	await page.addInitScript(refuseStorage);
	await page.goto(`${way.url}/consulta/${openSlug}/responder`);
	await expect(page.getByText('Lo que contestas queda solo en este equipo')).toHaveCount(0);
	await answerAll(page, 'Nada se guarda aquí.');
	await page.context().setOffline(true);
	await way.set('closed');
	await expect(page.getByText('tu respuesta no puede esperar aquí')).toBeVisible();
	await expect(page.getByText('Tu respuesta se guardará en este equipo')).toBeHidden();
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('No se pudo enviar y este equipo no puede guardarla');
	await way.set('none');
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(page.locator('h1')).toHaveText('Recibida');
	await page.goto(`${way.url}/pendientes`);
	await expect(page.getByText('Este equipo no deja guardar nada en el navegador')).toBeVisible();
});

test('a captive portal, a refusal and a deletion are told in words', async ({ page, sample, watch }) => {
	watch.allow(/request to others|500/);
	const way = (network = await openFaultyNetwork(sample.url));
	await page.goto(`${way.url}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await way.set('portal');
	const folio = await answerAndKeep(page, way.url, 'Detrás de un portal');
	expect(await readWaiting(page, way.url)).toEqual([folio]);
	await expect(page.getByText('Espera conexión')).toBeVisible();
	await expect(page.getByText(/\d+ intentos?/)).toBeVisible();
	await page.getByRole('button', { name: `Borrar la respuesta ${folio}` }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'No borrar' }).click();
	expect(await readWaiting(page, way.url)).toEqual([folio]);
	await page.getByRole('button', { name: `Borrar la respuesta ${folio}` }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Borrar', exact: true }).click();
	await expect(page.getByText('No falta nada por enviar')).toBeVisible();
	expect(await readWaiting(page, way.url)).toEqual([]);
});
