import { expect, type Page } from '@playwright/test';
import { openDatabase } from '../../load/openDatabase';
import type { ProductCard } from '../support/productDesk';
import { exercise, visit } from './people';

/** A published prioritization of the sample, with the ranking of each nucleus in the order they stand. */
export interface PublishedRanking {
	readonly slug: string;
	readonly title: string;
	/** Where staff follow it. */
	readonly desk: string;
	readonly rankings: readonly string[];
}

/** `2026-03-01T09:00` on a wall in Mexico City, so many minutes from now. */
export function localMoment(minutes: number): string {
	const parts = new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'America/Mexico_City',
		dateStyle: 'short',
		timeStyle: 'short',
	}).format(new Date(Date.now() + minutes * 60_000));
	return parts.replace(' ', 'T');
}

export const deskOf = (sample: ProductCard): string => `${sample.url}/stl/${exercise}/jerarquizaciones`;

/** Prepares a draft through the page, with the first problems of the bank; `counting` fills in what people do. */
export async function draftRanking(
	staff: Page,
	sample: ProductCard,
	title: string,
	problems: number,
	counting: Readonly<Record<string, string>> = {},
	publication: 'nominal' | 'anonymous' | 'aggregates' = 'anonymous',
): Promise<string> {
	await visit(staff, `${deskOf(sample)}/nueva`);
	await staff.getByLabel('Título').fill(title);
	await staff.getByLabel('La pregunta de la boleta').fill('¿Qué problema urge resolver primero?');
	for (let at = 0; at < problems; at += 1) await staff.locator('[name=alternatives]').nth(at).check();
	for (const [name, value] of Object.entries(counting)) {
		const control = staff.locator(`[name="counting.${name}"]`);
		if ((await control.first().getAttribute('type')) === 'radio')
			await staff.locator(`[name="counting.${name}"][value="${value}"]`).check();
		else await control.fill(value);
	}
	await staff.locator(`[name=publication][value="${publication}"]`).check();
	await staff.getByRole('button', { name: 'Guardar el borrador' }).click();
	await expect(staff.getByText('Se guardó el borrador.')).toBeVisible();
	return new URL(staff.url()).pathname;
}

/** Prepares and publishes a ranking of all nuclei through the pages. */
export async function publishRanking(
	staff: Page,
	sample: ProductCard,
	title: string,
	options: { problems: number; closes?: string; counting?: Readonly<Record<string, string>> },
): Promise<PublishedRanking> {
	const path = await draftRanking(staff, sample, title, options.problems, options.counting);
	await visit(staff, `${sample.url}${path}/publicar`);
	if (options.closes !== undefined) await staff.getByLabel('Cierra').fill(options.closes);
	await staff.getByRole('button', { name: 'Ver todo junto' }).click();
	await expect(staff.getByRole('heading', { level: 1, name: 'Esto es lo que queda fijo' })).toBeVisible();
	await staff.getByRole('button', { name: 'Publicar y dejar fijo' }).click();
	await expect(staff.getByText('Se publicó. Ya no cambia.')).toBeVisible();
	const links = await staff.getByRole('link', { name: /Fechas, cierre y anulación/ }).all();
	const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
	return {
		slug: path.split('/').at(-1) ?? '',
		title,
		desk: `${sample.url}${path}`,
		rankings: hrefs.map((href) => href?.split('/').at(-1) ?? ''),
	};
}

/** Brings the closing date of rankings to now: what is left is what the worker does about it. */
export async function reachClose(sample: ProductCard, rankings: readonly string[]): Promise<void> {
	const database = await openDatabase(sample.dataDir);
	await database.query(
		`update app.rankings set opens_at = least(opens_at, now() - interval '1 minute'), closes_at = now()
		where id = any($1)`,
		[rankings],
	);
	await database.end();
}

export const ballotOf = (sample: ProductCard, ranking: string): string =>
	`${sample.url}/nucleo/${exercise}/boleta/${ranking}`;

/** The problems with a place, in order, as the editor shows them. */
const ranked = (page: Page) => page.locator('.row-in.ranked [data-control=tap] .words');

export async function expectRanked(page: Page, titles: readonly string[]): Promise<void> {
	await expect(ranked(page)).toHaveText([...titles]);
}

export async function readRanked(page: Page, count: number): Promise<string[]> {
	await expect(ranked(page)).toHaveCount(count);
	return ranked(page).allInnerTexts();
}

/** Gives the next place to the first problem that has none. */
export async function tapNext(page: Page): Promise<void> {
	await page.locator('.row-in:not(.ranked) [data-control=tap]').first().click();
}

/** Goes from the order to the saved ballot. */
export async function saveBallot(page: Page, change = false): Promise<void> {
	await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
	await page.getByRole('button', { name: change ? 'Guardar el cambio' : 'Guardar mi boleta' }).click();
	await expect(
		page.getByRole('heading', {
			level: 1,
			name: change ? 'Tu cambio quedó guardado' : 'Tu boleta quedó guardada',
		}),
	).toBeVisible();
}

/** Sends the form of a ballot that the page on screen does not show. */
export async function forgeBallot(page: Page): Promise<{ status: number; text: string }> {
	return page.evaluate(async () => {
		const answer = await fetch('?/cast', {
			method: 'POST',
			// As a form without scripts asks.
			headers: { accept: 'text/html' },
			body: new URLSearchParams({ blank: '1' }),
		});
		return { status: answer.status, text: await answer.text() };
	});
}
