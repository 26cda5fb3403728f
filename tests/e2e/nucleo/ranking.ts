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

/**
 * Prepares and publishes a ranking of all nuclei, sending what the forms of staff would send: their pages are walked in
 * `stl-rankings`.
 */
export async function publishRanking(
	staff: Page,
	sample: ProductCard,
	title: string,
	options: { problems: number; closes?: string; counting?: Readonly<Record<string, string>> },
): Promise<PublishedRanking> {
	const draft = await readForm(staff, `${deskOf(sample)}/nueva`, { alternatives: options.problems });
	draft.set('title', title);
	draft.set('question', '¿Qué problema urge resolver primero?');
	for (const [name, value] of Object.entries(options.counting ?? {})) draft.set(`counting.${name}`, value);
	draft.set('publication', 'anonymous');
	const path = await sendForm(staff, `${deskOf(sample)}/nueva`, draft);
	const desk = `${sample.url}${path.split('?')[0] ?? ''}`;
	const publication = await readForm(staff, `${desk}/publicar`);
	if (options.closes !== undefined) publication.set('closes', options.closes);
	await sendForm(staff, `${desk}/publicar?/publish`, publication);
	const html = await (await staff.request.get(desk)).text();
	const rankings = [...html.matchAll(/href="[^"]*\/nucleo\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
	return { slug: desk.split('/').at(-1) ?? '', title, desk, rankings: [...new Set(rankings)] };
}

/** What the first form of a page would send as it comes, with so many of the boxes of a name ticked. */
async function readForm(
	page: Page,
	address: string,
	ticked: Readonly<Record<string, number>> = {},
): Promise<URLSearchParams> {
	const answer = await page.request.get(address);
	expect(answer.status(), address).toBe(200);
	const fields = await page.evaluate(
		([html, boxes]) => {
			const form = new DOMParser()
				.parseFromString(html, 'text/html')
				.querySelector<HTMLFormElement>('main form[method=post i]');
			if (form === null) return [];
			for (const [name, count] of boxes)
				for (const box of [
					...form.querySelectorAll<HTMLInputElement>(`[type=checkbox][name="${name}"]`),
				].slice(0, count))
					box.checked = true;
			return [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']);
		},
		[await answer.text(), Object.entries(ticked)] as const,
	);
	return new URLSearchParams(fields);
}

/** Sends a form as a page without scripts does, and says where that leads. */
async function sendForm(page: Page, address: string, fields: URLSearchParams): Promise<string> {
	const { origin } = new URL(address);
	const answer = await page.request.post(address, {
		headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		data: fields.toString(),
		maxRedirects: 0,
	});
	expect(answer.status(), `${address} ${fields.toString()}`).toBe(303);
	return answer.headers()['location'] ?? '';
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
