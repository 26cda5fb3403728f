import {
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
} from '@playwright/test';
import type { ProductCard } from '../support/productDesk';

/** The first administrator of every empty product of these tests. */
export const administrator = {
	name: 'Ada Prueba',
	email: 'ada@prueba.example',
	password: 'tres lunas llenas',
} as const;

/** The exercise these tests open. */
export const exercise = {
	name: 'Ejercicio 2027, Sierra Norte',
	slug: 'ejercicio-2027-sierra-norte',
} as const;

/** The three nuclei its rules ask for. */
export const requiredNuclei = ['Sociedad civil', 'Autoridad', 'Órgano garante'] as const;

/** Opens the one-time link of an empty product and makes the first account. */
export async function becomeAdministrator(page: Page, product: ProductCard): Promise<void> {
	if (product.administratorLink === null)
		throw new Error('This product printed no link for an administrator.');
	await page.goto(product.administratorLink);
	await page.getByLabel('Tu nombre').fill(administrator.name);
	await page.getByLabel('Tu correo').fill(administrator.email);
	await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
	await page.getByRole('button', { name: 'Crear la cuenta' }).click();
	await expect(page).toHaveURL(`${product.url}/admin`);
}

/** Opens an exercise and leaves the page on its progress. */
export async function openExercise(page: Page, product: ProductCard): Promise<void> {
	await page.goto(`${product.url}/admin/nuevo`);
	await page.getByLabel('Nombre del ejercicio').fill(exercise.name);
	await page.getByLabel('Institución que responde').fill('Órgano Garante de Muestra');
	await page.getByLabel('Estado', { exact: true }).selectOption({ label: 'Oaxaca' });
	await page.getByLabel('Requerimientos mínimos').check();
	await page.getByRole('button', { name: 'Abrir el ejercicio' }).click();
	await expect(page.getByRole('heading', { level: 1, name: exercise.name })).toBeVisible();
}

/** Forms the nuclei the rules ask for, with five seats each. */
export async function formNuclei(page: Page, product: ProductCard): Promise<void> {
	await page.goto(`${product.url}/admin/${exercise.slug}/nucleos`);
	await page.getByRole('button', { name: 'Formar esos núcleos' }).click();
	await expect(page.getByRole('link', { name: 'Órgano garante', exact: true })).toBeVisible();
}

/** Opens a seat of a nucleus by its number. */
export async function openSeat(
	page: Page,
	product: ProductCard,
	nucleus: string,
	number: number,
): Promise<void> {
	await page.goto(`${product.url}/admin/${exercise.slug}/nucleos`);
	await page.getByRole('link', { name: nucleus, exact: true }).click();
	await page.getByRole('link', { name: new RegExp(`^${number.toString()}\\.`) }).click();
	await expect(page.getByRole('heading', { name: 'Suplente' })).toBeVisible();
}

/** Invites somebody to a seat and reads the code from the sheet, the only place where it is. */
export async function inviteTitular(
	page: Page,
	product: ProductCard,
	nucleus: string,
	number: number,
	name: string,
): Promise<string> {
	await openSeat(page, product, nucleus, number);
	await page.getByRole('link', { name: 'Invitar a su titular' }).click();
	await page.getByLabel('Nombre completo').fill(name);
	await page.getByRole('button', { name: 'Invitar' }).click();
	return readSheet(page, name);
}

/** The code on the sheet that is shown now. */
export async function readSheet(page: Page, name: string): Promise<string> {
	await expect(page.getByRole('heading', { level: 1, name: `Invitación para ${name}` })).toBeFocused();
	const code = await page.locator('article dd', { hasText: /^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/ }).innerText();
	return code.trim();
}

/** A phone of their own for one more person. */
export async function openPhone(
	browser: Browser,
	watchAlso: (context: BrowserContext) => unknown,
	options: BrowserContextOptions = {},
): Promise<Page> {
	const context = await browser.newContext({
		locale: 'es-MX',
		timezoneId: 'America/Mexico_City',
		viewport: { width: 360, height: 740 },
		...options,
	});
	watchAlso(context);
	return context.newPage();
}

/** Enters with a printed code. Leaves the page where a password may be chosen. */
export async function enterWithCode(page: Page, product: ProductCard, code: string): Promise<void> {
	await page.goto(`${product.url}/invitacion`);
	await page.getByLabel('Código de invitación').fill(code);
	await page.getByRole('button', { name: 'Continuar' }).click();
	await page.getByRole('button', { name: 'Entrar' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Ya estás dentro' })).toBeVisible();
}
