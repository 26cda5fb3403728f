import { expect, type Page } from '@playwright/test';
import { signIn } from '../nucleo/people';
import { answerAll, openSlug } from '../public/answering';
import { deskOf } from '../stl/desk';
import type { ProductCard } from '../support/productDesk';

/** What a tablet measures: the kiosk is judged at both ways of holding one. */
export const portrait = { width: 800, height: 1280 };
export const landscape = { width: 1280, height: 800 };

/** The address of the desk's page about stations. */
export function stationsOf(sample: ProductCard): string {
	return deskOf(sample, `/consultas/${openSlug}/modulos`);
}

/** Staff sign in and register a station; gives its code, which is shown only then. */
export async function registerStation(
	page: Page,
	sample: ProductCard,
	name: string,
	kind: 'kiosk' | 'interviewer' = 'kiosk',
): Promise<string> {
	await signIn(page, sample, 'stl_staff');
	await page.goto(stationsOf(sample));
	await setPin(page);
	return addStation(page, name, kind);
}

/** What staff type at a tablet. */
export const pin = '482913';

/** Staff set the PIN of the stations of a consultation, unless it has one. */
export async function setPin(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { name: 'Equipos de los módulos', level: 1 })).toBeVisible();
	if (!(await page.getByText('Falta la clave del personal').isVisible())) return;
	await page.getByRole('link', { name: 'Clave del personal' }).click();
	await page.getByLabel('Seis números').fill(pin);
	await page.getByRole('button', { name: 'Poner la clave' }).click();
	await expect(page.getByText('Clave guardada')).toBeVisible();
}

/** Registers a station on the page about stations. */
export async function addStation(
	page: Page,
	name: string,
	kind: 'kiosk' | 'interviewer' = 'kiosk',
): Promise<string> {
	// Asked where the consultation offers both.
	const what = page.getByLabel('Para qué es');
	if (await what.count()) await what.selectOption(kind);
	await page.getByLabel('Nombre del módulo').fill(name);
	await page.getByLabel('Municipio').selectOption({ label: 'Oaxaca de Juárez' });
	await page.getByRole('button', { name: 'Crear el código' }).click();
	await expect(page.getByText('Solo se ve esta vez')).toBeVisible();
	const code = await page.locator('.code').innerText();
	expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
	return code;
}

/** A tablet follows the QR of its station and becomes it. */
export async function enrol(page: Page, origin: string, code: string): Promise<void> {
	await register(page, origin, code);
	await expectAttracting(page);
}

/** The same, whatever the tablet can do afterwards. */
export async function register(page: Page, origin: string, code: string): Promise<void> {
	await page.goto(`${origin}/modulo/inscribir?codigo=${code}`);
	await expect(page).toHaveURL(`${origin}/modulo`);
	await expect(page.getByLabel('Código del equipo')).toHaveValue(code);
	await page.getByRole('button', { name: 'Registrar' }).click();
	await expect(page).toHaveURL(`${origin}/modulo/inicio`);
}

/** Waits until a tablet holds what it needs without network: both of its pages, and lists where its questions have some. */
export async function expectHeld(kiosk: Page, lists = 0): Promise<void> {
	await expect
		.poll(() =>
			kiosk.evaluate(async (least) => {
				const pages = await (await caches.open('pages-1')).keys();
				const data = await (await caches.open('data-1')).keys();
				return pages.filter(({ url }) => url.includes('/modulo/')).length === 2 && data.length >= least;
			}, lists),
		)
		.toBe(true);
}

/** The first screen, with the one thing to do. */
export async function expectAttracting(page: Page): Promise<void> {
	await expect(page).toHaveURL(/\/modulo\/inicio$/);
	await expect(page.getByRole('button', { name: 'Comenzar', exact: true })).toBeVisible();
}

export async function begin(page: Page): Promise<void> {
	// Until scripts have taken over, the button does nothing.
	await expect(async () => {
		if (page.url().endsWith('/modulo/inicio'))
			await page.getByRole('button', { name: 'Comenzar', exact: true }).click({ timeout: 2_000 });
		await expect(page).toHaveURL(/\/modulo\/responder/, { timeout: 2_000 });
	}).toPass();
	await expect(page.getByRole('button', { name: 'Continuar' }).last()).toBeVisible();
}

/** One person: from the first screen to the folio. */
export async function answerHere(page: Page, text: string): Promise<string> {
	await begin(page);
	await answerAll(page, text);
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	const folio = page.locator('.folio strong');
	await expect(folio).toHaveText(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
	return folio.innerText();
}

/** Holds the corner for three seconds, as staff do. */
export async function holdCorner(page: Page): Promise<void> {
	const corner = page.getByRole('button', { name: /^Personal/ });
	// A page that has just come does not listen yet: whoever holds in vain holds again.
	await expect(async () => {
		await corner.hover();
		await page.mouse.down();
		await expect(page.getByRole('dialog'))
			.toBeVisible({ timeout: 6_000 })
			.finally(() => page.mouse.up());
	}).toPass();
}

/** Types a PIN on the pad. */
export async function typePin(page: Page, digits = pin): Promise<void> {
	for (const digit of digits)
		await page.getByRole('dialog').getByRole('button', { name: digit, exact: true }).click();
}

/** Opens what a station keeps for its staff. */
export async function openStaffPanel(page: Page): Promise<void> {
	await holdCorner(page);
	await typePin(page);
	await expect(page.getByRole('dialog', { name: 'Este módulo' })).toBeVisible();
}

/** Where a text of somebody is still to be found in this browser: what was not sent is sealed, so nowhere at all. */
export async function findLeftovers(page: Page, text: string): Promise<string[]> {
	return page.evaluate(async (wanted) => {
		const found: string[] = [];
		const look = (place: string, what: unknown): void => {
			if ((typeof what === 'string' ? what : JSON.stringify(what ?? null)).includes(wanted))
				found.push(place);
		};
		look('the document', document.documentElement.outerHTML);
		for (const control of document.querySelectorAll<HTMLInputElement>('input, textarea, select'))
			look(`the control ${control.name}`, control.value);
		look('localStorage', Object.entries(localStorage));
		look('sessionStorage', Object.entries(sessionStorage));
		look('the history', history.state);
		look('the address', decodeURIComponent(location.href));
		look('cookies', document.cookie);
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				look(`the address of a stored page`, decodeURIComponent(request.url));
				look(`the store ${name}: ${request.url}`, await (await cache.match(request))?.text());
			}
		}
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(new Error(`the database ${name} does not open`));
			});
			for (const store of database.objectStoreNames) {
				const rows = await new Promise<unknown>((resolve, reject) => {
					const reading = database.transaction(store).objectStore(store).getAll();
					reading.onsuccess = () => resolve(reading.result);
					reading.onerror = () => reject(new Error(`${name}.${store} cannot be read`));
				});
				look(`the database ${name}.${store}`, rows);
			}
			database.close();
		}
		return found;
	}, text);
}

/** The answers that wait sealed in this browser, as they are stored. */
export async function readQueue(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('prioriza-modulo');
				opening.onerror = () => reject(new Error('the database does not open'));
				opening.onsuccess = () => {
					const reading = opening.result.transaction('queue').objectStore('queue').getAll();
					reading.onerror = () => reject(new Error('the queue cannot be read'));
					reading.onsuccess = () => {
						opening.result.close();
						resolve(reading.result.map((answer) => JSON.stringify(answer)));
					};
				};
			}),
	);
}

/** Goes back through the history as far as it reaches, and looks for a text on each page. Ends on a blank one. */
export async function findInHistory(page: Page, text: string): Promise<string[]> {
	const found: string[] = [];
	for (let back = 1; back <= 6; back++) {
		if ((await page.evaluate(() => history.length)) < back) break;
		await page.goBack({ waitUntil: 'load', timeout: 5_000 }).catch(() => null);
		if (page.url() === 'about:blank') break;
		await page.waitForLoadState('networkidle');
		found.push(...(await findLeftovers(page, text)).map((place) => `${back} back, ${page.url()}: ${place}`));
	}
	return found;
}
