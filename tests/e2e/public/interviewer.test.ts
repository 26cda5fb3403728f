import { begin, enrol, findLeftovers, openStaffPanel, registerStation, stationsOf } from '../kiosk/station';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { answerAll, openSlug, waitForScripts } from './answering';

/** Whatever the browser keeps of the answers and receipts of this device, as text. */
function readKept(page: Page): Promise<string> {
	return page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('prioriza');
				opening.onerror = () => reject(new Error('no database'));
				opening.onsuccess = () => {
					const stores = ['outbox', 'receipts'].map((name) =>
						opening.result.transaction(name).objectStore(name).getAll(),
					);
					const last = stores.at(-1);
					if (last)
						last.onsuccess = () => resolve(JSON.stringify(stores.map(({ result }) => result as unknown)));
				};
			}),
	);
}

test('who interviews is proven by a device that tells the key, keeps nothing, and goes on to the next person', async ({
	page,
	browser,
	ownSample,
	watchAlso,
}) => {
	test.slow();
	// A link alone says nothing of an interviewer.
	await page.goto(`${ownSample.url}/consulta/${openSlug}/responder?canal=entrevista`);
	await expect(page.locator('[name=_canal], [name=channel]').first()).toHaveValue('web');

	const code = await registerStation(page, ownSample, 'Entrevistas norte', 'interviewer');
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es-MX' });
	const watch = watchAlso(context);
	const phone = await context.newPage();
	await enrol(phone, ownSample.url, code);
	await expectAccessible(phone, { forCitizens: true });
	await keepScreen(phone, 'interviewer-start');
	await begin(phone);
	await answerAll(phone, 'Falta alumbrado.');
	watch.allow(/ERR_FAILED.*\/modulo\/enviar/);
	await phone.route('**/modulo/enviar', (route) => route.abort());
	await phone.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(phone.locator('h1')).toHaveText('Guardada. ¡Gracias!');
	const key = await phone.locator('strong.key').innerText();
	expect(key.length).toBeGreaterThan(20);
	const folio = await phone.locator('.folio strong').innerText();
	await keepScreen(phone, 'interviewer-sent');
	expect(await findLeftovers(phone, key)).toEqual(['the document']);
	await phone.getByRole('button', { name: 'Siguiente persona' }).click();
	await expect(phone.getByRole('button', { name: 'Comenzar', exact: true })).toBeVisible();
	expect(await findLeftovers(phone, key)).toEqual([]);
	expect(await findLeftovers(phone, 'Falta alumbrado.')).toEqual([]);
	await phone.unroute('**/modulo/enviar');
	await phone.evaluate(() => dispatchEvent(new Event('online')));

	// It arrived as an interview, and the key opens it.
	await expect(async () => {
		await page.goto(`${ownSample.url}/recibo/${folio}`);
		await expect(page.getByText('Recibida', { exact: true }).first()).toBeVisible();
	}).toPass();
	await page.goto(stationsOf(ownSample));
	await expect(page.getByRole('row', { name: /Entrevistas norte/ })).toContainText('Hasta 500 al día');
	await openStaffPanel(phone);
	await context.close();
});

test('somebody’s own phone keeps the key, so that they need not write it down', async ({ page, sample }) => {
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await answerAll(page, 'Falta agua.');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('Recibida');
	const key = await page.locator('strong[data-as-written]').innerText();
	expect(await readKept(page)).toContain(key);
});
