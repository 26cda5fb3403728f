import { readFileSync } from 'node:fs';
import { readOwnCopy } from '../../../src/lib/basics/copies/ownCopy';
import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import {
	answerAll,
	answerQuestion,
	goOn,
	lastTitle,
	openReview,
	openSlug,
	waitForScripts,
} from './answering';

test.describe('a citizen with scripts', () => {
	test('answers in the page, goes back by the browser, sends and gets a folio', async ({ page, sample }) => {
		await page.goto(sample.url);
		await keepScreen(page, 'citizen-home');
		await page.getByRole('link', { name: 'Contestar' }).first().click();
		await keepScreen(page, 'citizen-consultation');
		await page
			.getByRole('link', { name: /Comenzar/ })
			.first()
			.click();
		await waitForScripts(page);
		await keepScreen(page, 'citizen-question');
		const documents: string[] = [];
		page.on('request', (request) => {
			if (request.isNavigationRequest()) documents.push(request.url());
		});

		await goOn(page);
		await expect(page.getByRole('alert')).toContainText('Elige una opción para seguir.');
		await expect(page.getByRole('alert')).toBeFocused();
		const first = await page.locator('h1').innerText();
		await answerQuestion(page, '');
		await goOn(page);
		await expect(page.locator('h1')).not.toHaveText(first);
		await expect(page.locator('h1')).toBeFocused();
		await page.goBack();
		await expect(page.locator('h1')).toHaveText(first);
		await expect(page.locator('input:checked')).toHaveCount(1);
		await page.goForward();
		await answerAll(page, 'Falta luz en la calle de la escuela.');
		await openReview(page);
		await expect(page.getByText('Falta luz en la calle de la escuela.').first()).toBeVisible();
		await expect(page.getByText('Oaxaca de Juárez')).toBeVisible();
		await keepScreen(page, 'citizen-check');
		expect(documents).toEqual([]);

		await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().dblclick();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recibida');
		const folio = await page.locator('.folio strong').innerText();
		expect(folio).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
		const saving = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Guardar mi copia' }).click();
		const copy = readOwnCopy(readFileSync(await (await saving).path(), 'utf8'));
		expect(copy?.folio).toBe(folio);
		expect(copy?.content).toContain('Falta luz en la calle de la escuela.');
		await page.getByRole('link', { name: 'Ver mi comprobante' }).click();
		await expect(page.locator('h1')).toContainText(folio);
		await expect(page.getByText('Falta luz en la calle')).toHaveCount(0);
		await keepScreen(page, 'citizen-receipt');
		// Told apart from the hint, which is for those without scripts.
		await expect(page.getByText('Para imprimir usa el menú')).toBeHidden();
		await page.evaluate('window.printed = 0; window.print = () => { window.printed += 1; };');
		await page.getByRole('button', { name: 'Imprimir' }).click();
		expect(await page.evaluate<number>('window.printed')).toBe(1);

		await page.goto(`${sample.url}/recibo`);
		await page.getByLabel('Folio').fill(folio.toLowerCase().replace('-', ' '));
		await page.getByRole('button', { name: 'Comprobar' }).click();
		await expect(page.locator('h1')).toContainText(folio);
	});

	test('finds the draft again after a reload, and erases it on leaving', async ({ page, sample }) => {
		await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
		await waitForScripts(page);
		await answerQuestion(page, '');
		await goOn(page);
		await page.locator('textarea').fill('Todavía sin terminar');
		await expect
			.poll(() =>
				page.evaluate(async () => {
					const database = await new Promise<IDBDatabase>((resolve, reject) => {
						const opening = indexedDB.open('prioriza');
						opening.onsuccess = () => resolve(opening.result);
						opening.onerror = () => reject(new Error('no database'));
					});
					const drafts = database.transaction('drafts').objectStore('drafts').getAll();
					return new Promise<string>((resolve) => {
						drafts.onsuccess = () => resolve(JSON.stringify(drafts.result));
					});
				}),
			)
			.toContain('Todavía sin terminar');
		await page.reload();
		await expect(page.locator('textarea')).toHaveValue('Todavía sin terminar');
		await expect(page.getByText('Seguimos donde te quedaste.')).toBeVisible();
		await page.getByRole('button', { name: 'Borrar y salir' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Borrar y salir' }).click();
		await expect(page).toHaveURL(`${sample.url}/`);
		await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
		await waitForScripts(page);
		await expect(page.locator('input:checked')).toHaveCount(0);
	});

	test('keeps the answer in sight when the server or a public network answers something else', async ({
		page,
		sample,
		watch,
	}) => {
		watch.allow(/503/);
		// A page sends by itself as well, so each obstacle stays until the test lifts it.
		const portal = { status: 200, contentType: 'text/html', body: '<h1>Acepta las condiciones</h1>' };
		const down = { status: 503, contentType: 'application/json', body: '{"code":"backend_unreachable"}' };
		let obstacle: typeof portal | null = portal;
		// The worker sends too, and only the context sees what it asks for.
		await page.context().route('**/api/respuestas', async (route) => {
			await (obstacle ? route.fulfill(obstacle) : route.continue());
		});
		await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
		await waitForScripts(page);
		await answerAll(page, 'Una fuga de agua.');
		await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
		await expect(page.locator('h1')).toHaveText('Guardada en este equipo');
		await expect(page.getByText('Recibida', { exact: true })).toHaveCount(0);
		obstacle = down;
		await page.getByRole('button', { name: 'Enviar ahora' }).click();
		await expect(page.getByRole('button', { name: 'Enviar ahora' })).toBeVisible();
		await expect(page.locator('h1')).toHaveText('Guardada en este equipo');
		obstacle = null;
		await page.getByRole('button', { name: 'Enviar ahora' }).click();
		await expect(page.locator('h1')).toHaveText('Recibida');
	});

	test('sends at once where the browser stores nothing, and says so', async ({ page, sample }) => {
		await page.addInitScript(() => {
			Object.defineProperty(window, 'indexedDB', {
				value: {
					open: () => {
						throw new DOMException('refused', 'SecurityError');
					},
				},
			});
		});
		await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
		await expect(page.getByText('Este equipo no guarda borradores.')).toBeVisible();
		await answerAll(page, 'Baches.');
		await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
		await expect(page.locator('h1')).toHaveText('Recibida');
	});
});

test.describe('a citizen without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('answers, taps the map, goes back, corrects and stores one answer however often it is sent', async ({
		page,
		sample,
	}) => {
		await page.goto(`${sample.url}/consulta/${openSlug}?canal=plaza`);
		await page
			.getByRole('link', { name: /Comenzar/ })
			.first()
			.click();
		await expect(page).toHaveURL(/canal=plaza/);
		await goOn(page);
		await expect(page.getByRole('alert')).toContainText('Elige una opción para seguir.');
		const first = await page.locator('h1').innerText();
		await answerQuestion(page, '', false);
		await goOn(page);
		await page.getByRole('button', { name: 'Atrás' }).click();
		await expect(page.locator('h1')).toHaveText(first);
		await expect(page.locator('input:checked')).toHaveCount(1);
		for (let step = 0; step < 12 && (await page.locator('input[type=image]').count()) === 0; step++) {
			await answerQuestion(page, 'Sin transporte.', false);
			await goOn(page);
		}
		await page.locator('input[type=image]').click({ position: { x: 140, y: 150 } });
		await expect(page.getByText(/El punto está en/)).toBeVisible();
		await answerAll(page, 'Sin transporte.', false);
		await openReview(page);
		await expect(page.getByText('Un punto en el mapa')).toBeVisible();

		const sent = page.waitForRequest((request) => request.method() === 'POST');
		await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
		const again = await sent;
		await expect(page).toHaveURL(/\/recibo\/.+\?nueva/);
		const folio = new URL(page.url()).pathname;
		const repeated = await page.request.post(again.url(), {
			headers: {
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded',
				origin: sample.url,
			},
			data: again.postData() ?? '',
			maxRedirects: 0,
		});
		expect(repeated.status()).toBe(303);
		expect(repeated.headers()['location']).toContain(folio);
		await expect(page.getByText('Para imprimir usa el menú')).toBeVisible();
		await expect(page.getByText('Imprimir', { exact: true })).toBeHidden();
	});
});

test('T28 every screen of a citizen is open to everybody and plainly said', async ({ page, sample }) => {
	test.setTimeout(240_000);
	const check = async (): Promise<void> => {
		await expectAccessible(page, { forCitizens: true });
		await expectReflow(page);
		await expectPlainSpanish(page);
	};
	for (const path of [
		'/',
		`/consulta/${openSlug}`,
		`/consulta/${openSlug}/aviso`,
		'/recibo',
		'/recibo/0000-0000',
		'/pendientes',
	]) {
		await page.goto(`${sample.url}${path}`);
		await check();
	}
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await walkByKeyboard(page);
	for (let step = 0; step < 12; step++) {
		await check();
		if ((await page.locator('h1').innerText()) === lastTitle) break;
		await answerQuestion(page, 'Falta agua.');
		await goOn(page);
		await page.waitForTimeout(200);
	}
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('Recibida');
	await check();
});
