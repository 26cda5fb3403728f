import type { Page } from '@playwright/test';
import { folioOf } from '../../../src/lib/evidence/commitment';
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

test('a captive portal, a failing server, no network and a deletion are told in words', async ({
	page,
	sample,
	watch,
}) => {
	watch.allow(/request to others|500|ERR_CONNECTION_REFUSED|ERR_FAILED/);
	const way = (network = await openFaultyNetwork(sample.url));
	await page.goto(`${way.url}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await way.set('portal');
	const folio = await answerAndKeep(page, way.url, 'Detrás de un portal');
	expect(await readWaiting(page, way.url)).toEqual([folio]);
	await expect(page.getByText('Esta red contestó con una página suya.')).toBeVisible();
	await expect(page.getByText('Espera conexión')).toHaveCount(0);
	await expect(page.getByText(/\d+ intentos?/)).toBeVisible();
	// Each has a button of its own, and says what the last attempt met.
	const retry = page.getByRole('button', { name: `Intentar otra vez con la respuesta ${folio}` });
	await way.set('error');
	await retry.click();
	await expect(page.getByText('Hay conexión, pero el servidor no pudo recibirla.')).toBeVisible();
	await way.set('closed');
	await retry.click();
	await expect(page.getByText('Este equipo no logró conectarse.')).toBeVisible();
	await expect(page.getByText('Espera conexión')).toBeVisible();
	await way.set('portal');
	await page.getByRole('button', { name: `Borrar la respuesta ${folio}` }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'No borrar' }).click();
	expect(await readWaiting(page, way.url)).toEqual([folio]);
	await page.getByRole('button', { name: `Borrar la respuesta ${folio}` }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Borrar', exact: true }).click();
	await expect(page.getByText('No falta nada por enviar')).toBeVisible();
	expect(await readWaiting(page, way.url)).toEqual([]);
});

test('one of several that wait is sent by its own button, and the others stay', async ({
	page,
	ownSample: sample,
	watch,
}) => {
	watch.allow(/500/);
	/** Folios, in the order in which they were asked to be stored; the server fails over all but one. */
	const asked: string[] = [];
	let allowed: string | null = null;
	// The worker sends too, and only the context sees what it asks for.
	await page.context().route('**/api/respuestas', async (route) => {
		const { id } = route.request().postDataJSON() as { id: string };
		asked.push(folioOf(id));
		if (folioOf(id) === allowed) await route.continue();
		else await route.fulfill({ status: 500, json: { code: 'unexpected' } });
	});
	const first = await answerAndKeep(page, sample.url, 'La primera que espera');
	const second = await answerAndKeep(page, sample.url, 'La segunda que espera');
	const before = asked.length;
	expect(await readWaiting(page, sample.url)).toEqual([first, second].sort());
	// A page that opens sends by itself as well: only what comes after that is the button's.
	await expect.poll(() => asked.length).toBeGreaterThan(before);
	await expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).held?.length)).toBe(0);
	asked.length = 0;
	allowed = second;
	await page.getByRole('button', { name: `Intentar otra vez con la respuesta ${second}` }).click();
	await expect(page.getByRole('link', { name: second })).toBeVisible();
	await expect(page.getByRole('button', { name: `Borrar la respuesta ${first}` })).toBeVisible();
	await expect(page.getByRole('button', { name: `Borrar la respuesta ${second}` })).toHaveCount(0);
	expect(asked).toEqual([second]);
});

/** For a page to begin with: after each change of the outbox or the drafts, writes down where an answer is found. */
const spyOnPlaces = {
	content: `
		window.answerPlaces = [];
		const begin = IDBDatabase.prototype.transaction;
		IDBDatabase.prototype.transaction = function (stores, mode, options) {
			const made = begin.call(this, stores, mode, options);
			const touched = [stores].flat();
			if (mode !== 'readwrite' || !touched.some((name) => name === 'outbox' || name === 'drafts')) return made;
			// Begun before anybody else hears of the end of the change, this reads what a killed browser would leave.
			made.addEventListener('complete', () => {
				const seen = begin.call(this, ['outbox', 'drafts'], 'readonly');
				const outbox = seen.objectStore('outbox').getAll();
				const drafts = seen.objectStore('drafts').getAll();
				seen.addEventListener('complete', () => {
					const has = (kept) => JSON.stringify(kept).includes('Canario');
					answerPlaces.push((has(outbox.result) ? 'outbox' : '') + (has(drafts.result) ? 'draft' : ''));
				});
			});
			return made;
		};`,
};

test('an answer that is refused when first sent is on this device at every instant', async ({
	page,
	sample,
}) => {
	await page.addInitScript(spyOnPlaces);
	await page
		.context()
		.route('**/api/respuestas', (route) =>
			route.fulfill({ status: 409, json: { code: 'consultation_not_open' } }),
		);
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await answerAll(page, 'Canario que no se pierde');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.getByRole('alert')).toBeVisible();
	const readPlaces = () => page.evaluate<string[]>('window.answerPlaces');
	await expect.poll(async () => (await readPlaces()).at(-1)).toBe('draft');
	const places = await readPlaces();
	const written = places.slice(places.indexOf('draft'));
	expect(written).toContain('outbox');
	expect(written).not.toContain('');
	// What comes back is the whole answer, at its end.
	await page.reload();
	await expect(page.locator('h1')).toHaveText('Todo listo para enviar');
	expect(await readWaiting(page, sample.url)).toEqual([]);
});
