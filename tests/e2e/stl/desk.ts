import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import type { ProductCard } from '../support/productDesk';
import { expectReflow } from '../support/reflow';

export const exercise = 'oaxaca-2026';
/** The consultation of the sample that is closed, with 400 answers. */
export const closedSlug = 'que-urge-en-oaxaca';

export function deskOf(sample: ProductCard, path = ''): string {
	return `${sample.url}/stl/${exercise}${path}`;
}

/** What every screen of the desk promises. */
export async function expectComposed(page: Page): Promise<void> {
	await expect(page.locator('h1:not([inert] h1)')).toHaveCount(1);
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
}

/** Fills the form of a new consultation so that it may be created. */
export async function fillConsultation(page: Page, title: string): Promise<void> {
	await page.getByRole('radio', { name: /Encuesta en ventanilla/ }).check();
	await page.getByLabel('Título').fill(title);
	await page.getByLabel('Quién puede contestar').fill('Cualquier persona que viva en Oaxaca.');
	await page.getByLabel('Para qué se usará').fill('Con esto se hace la lista de problemas.');
}

/** A draft of a consultation that is open from the moment it is published. */
export async function startDraft(page: Page, address: string, slug: string): Promise<void> {
	await page.goto(address);
	await fillConsultation(page, 'Todas las preguntas de prueba');
	await page.getByLabel('Dirección').fill(slug);
	await page.getByLabel('Abre').fill('2026-01-01T09:00');
	await page.getByLabel('Cierra').fill('2090-01-01T18:00');
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(page).toHaveURL(new RegExp(`/consultas/${slug}$`));
}

/** Adds a question of a type, by the words staff choose it with. */
export async function addQuestion(page: Page, here: string, type: string): Promise<void> {
	await page.goto(`${here}/preguntas/nueva`);
	await page.getByLabel('Pregunta · En español').fill(`Prueba: ${type}`);
	await page.getByLabel('Tipo de pregunta').selectOption({ label: type });
	await page.getByRole('button', { name: 'Agregar la pregunta' }).click();
	await expect(page.getByRole('button', { name: 'Guardar la pregunta' })).toBeVisible();
}

/** Fills the form of a problem with all it needs. */
export async function fillProblem(page: Page, title: string): Promise<void> {
	await page.getByLabel('Problema', { exact: true }).fill(title);
	await page.getByLabel('Tema').selectOption({ index: 1 });
	await page.locator('[name=tags]').first().check();
	await page.getByLabel('Tipo').first().selectOption('study');
	await page.getByLabel('Qué dice o dónde está').first().fill('Encuesta de vivienda, página 12');
}

/** The number of the problem on screen. */
export function numberOf(page: Page): number {
	const number = /\/problemas\/(\d+)/.exec(page.url())?.[1];
	if (number === undefined) throw new Error(`${page.url()} is no page of a problem`);
	return Number(number);
}
