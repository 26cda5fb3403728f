import { expect, type Page } from '@playwright/test';
import { answerAll, expectKept, goOn, openReview, readCount, waitForScripts } from '../public/answering';
import { documentStep } from '../support/screens';
import { consultation, words } from './story';
import type { Walk } from './walk';

const folioShape = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

/** From the home page to the first question: two taps. */
async function beginTo(page: Page, walk: Walk): Promise<void> {
	await page.goto(walk.product.url);
	await page.getByRole('link', { name: 'Contestar' }).click();
	await expect(page.getByRole('heading', { name: 'Aviso de privacidad' })).toBeVisible();
	await page
		.getByRole('link', { name: /Comenzar/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1, name: /Qué problema urge/ })).toBeVisible();
}

/** Every kind of question the survey has, one a page, to the folio. */
export async function answerOnAPhone(walk: Walk): Promise<void> {
	const phone = await walk.openContext({ hasTouch: true });
	await phone.goto(walk.product.url);
	await documentStep(phone, '1-1-inicio');
	await phone.getByRole('link', { name: 'Contestar' }).click();
	await expect(phone.getByRole('heading', { level: 1, name: consultation.title })).toBeVisible();
	await documentStep(phone, '1-2-consulta');
	await beginTo(phone, walk);
	await waitForScripts(phone);

	await phone.getByText('Falta agua o drenaje').click();
	await documentStep(phone, '1-3-elegir');
	await goOn(phone);
	await phone.getByLabel('¿Qué pasa y desde cuándo?').fill(words.phone);
	await documentStep(phone, '1-4-escribir');
	await goOn(phone);
	await expect(phone.getByText('Toca primero')).toBeVisible();
	for (const thing of ['El tiempo de espera', 'El trato', 'El horario'])
		await phone.locator('button.tap', { hasText: thing }).click();
	await documentStep(phone, '1-5-ordenar');
	await goOn(phone);
	await phone.getByLabel('Busca por nombre').fill('ixtlan');
	await expect(phone.getByText('1 municipio. Ya está elegido.')).toBeVisible();
	await documentStep(phone, '1-6-municipio');
	await goOn(phone);
	await phone.getByRole('button', { name: 'Abrir el mapa' }).click();
	await phone.getByLabel('Ir a un municipio').selectOption({ label: 'Ixtlán de Juárez' });
	await expect(async () => {
		await phone.getByRole('application').click();
		await expect(phone.getByText('El punto está en Ixtlán de Juárez.')).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await documentStep(phone, '1-7-mapa', phone.getByLabel('Ir a un municipio'));
	await goOn(phone);
	await phone.getByRole('radio', { name: 'Prefiero no decir' }).check({ force: true });
	await goOn(phone);
	await openReview(phone);
	await expect(phone.getByText(words.phone)).toBeVisible();
	await expect(phone.getByText('Un punto en el mapa')).toBeVisible();
	await documentStep(phone, '1-8-revisar');
	await phone.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(phone.locator('h1')).toHaveText('Recibida');
	await expect(phone.locator('.folio strong')).toHaveText(folioShape);
	await documentStep(phone, '1-9-recibida');
	await phone.getByRole('link', { name: 'Ver mi comprobante' }).click();
	await expect(phone.getByRole('img', { name: 'Código que abre este comprobante' })).toBeVisible();
	await documentStep(phone, '1-a-comprobante');
	await phone.context().close();
}

/** The same survey from a poster in the square, in a browser without scripts; and once more, to correct it. */
export async function answerWithoutScripts(walk: Walk, poster: string): Promise<void> {
	const phone = await walk.openContext({ javaScriptEnabled: false });
	await phone.goto(poster);
	await phone
		.getByRole('link', { name: /Comenzar/ })
		.first()
		.click();
	await answerAll(phone, words.mistaken, false);
	await phone.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(phone).toHaveURL(/\/recibo\/.+\?nueva/);
	await documentStep(phone, '1-b-sin-programas');
	const key = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/.exec(await phone.locator('main').innerText())?.[0] ?? '';
	await phone.getByRole('link', { name: 'Corregir o retirar mi respuesta' }).click();
	await phone.getByLabel('Tu clave').fill(key);
	await phone.getByRole('button', { name: 'Continuar' }).click();
	await phone.getByRole('button', { name: 'Corregir', exact: true }).click();
	await answerAll(phone, words.plain, false);
	await phone.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(phone).toHaveURL(/\/recibo\/.+\?nueva/);
	await phone.context().close();
}

/** Somebody types the code of their slip, which opens the survey once. */
export async function answerWithACode(walk: Walk, code: string): Promise<void> {
	const phone = await walk.openContext({}, /403/);
	const typeCode = async () => {
		await phone.goto(`${walk.product.url}/consulta/${consultation.slug}/codigo`);
		await phone.getByLabel('Código').fill(code);
		await phone.getByRole('button', { name: 'Comenzar' }).click();
	};
	await typeCode();
	await waitForScripts(phone);
	await answerAll(phone, words.byCode);
	await phone.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(phone.locator('h1')).toHaveText('Recibida');
	await typeCode();
	await expect(phone.getByRole('alert')).toContainText('ya se usó');
	await phone.context().close();
}

/** The server is really stopped: the answer waits on the phone, and arrives once when there is one again. */
export async function answerOffline(walk: Walk): Promise<void> {
	const { product } = walk;
	const phone = await walk.openContext({}, /ERR_CONNECTION_REFUSED|ERR_FAILED|503/);
	await phone.goto(`${product.url}/consulta/${consultation.slug}`);
	await expectKept(phone);
	await walk.admin.goto('about:blank');
	await product.stop();
	await expect(fetch(product.url)).rejects.toThrow();
	await phone
		.getByRole('link', { name: /Comenzar/ })
		.first()
		.click();
	await expect(phone.getByText('Puedes seguir contestando.')).toBeVisible();
	await documentStep(phone, '1-c-sin-conexion');
	await answerAll(phone, words.offline);
	await phone.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(phone.locator('h1')).toHaveText('Guardada en este equipo');
	const folio = await phone.locator('.folio strong').innerText();
	await documentStep(phone, '1-d-guardada');
	await phone.goto(`${product.url}/pendientes`);
	await expect(phone.getByText(folio)).toBeVisible();
	await documentStep(phone, '1-e-pendientes');

	await product.startAgain();
	await phone.reload();
	await expect(phone.getByText('No falta nada por enviar')).toBeVisible({ timeout: 30_000 });
	await phone.getByRole('link', { name: folio }).click();
	await expect(phone.locator('h1')).toContainText(folio);
	expect(await readCount(phone, product.url, consultation.slug)).toBe(4);
	await phone.context().close();
}
