import { expect, type Page } from '@playwright/test';
import { documentPrint, documentStep } from '../support/screens';
import { nuclei, problems, rankings } from './story';
import type { Walk } from './walk';

/** Somebody without account reads the list, with each nucleus beside it and the reasons. */
export async function readResult(walk: Walk): Promise<Page> {
	const page = await walk.openContext();
	await page.goto(walk.product.url);
	await page.getByRole('link', { name: rankings.plan.title }).click();
	await expect(page.getByRole('heading', { level: 1, name: rankings.plan.title })).toBeVisible();
	const list = page.getByRole('region', { name: 'Lista priorizada' });
	await expect(list.getByRole('heading', { level: 3 })).toHaveCount(problems.length);
	// By every nucleus the first two are water and the clinic: see the story.
	await expect(list.getByRole('heading', { level: 3 }).first()).toContainText(problems[0]);
	for (const { name } of nuclei)
		await expect(page.getByRole('heading', { level: 3, name, exact: true }).first()).toBeVisible();
	await expect(page.getByRole('table').first()).toBeVisible();
	await documentStep(page, '6-1-resultado');
	await documentStep(
		page,
		'6-2-por-que',
		page.getByRole('heading', { level: 2, name: 'Por qué este orden' }),
	);
	await documentStep(
		page,
		'6-3-cada-nucleo',
		page.getByRole('heading', { level: 2, name: 'Cómo ordenó cada núcleo' }),
	);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('link', { name: /CSV/ })).toBeHidden();
	await page.emulateMedia({ media: null });
	await documentPrint(page, '6-4-impreso');
	return page;
}

/** The figures of the page are those of the lists. */
export async function takeLists(page: Page): Promise<void> {
	const take = async (name: RegExp) => {
		const href = await page.getByRole('link', { name }).getAttribute('href');
		const answer = await page.request.get(new URL(href ?? '', page.url()).href);
		expect(answer.status()).toBe(200);
		return answer;
	};
	const { list, ballots } = (await (await take(/JSON/)).json()) as {
		list: { place: number; title: string }[];
		ballots: { tiers: string[][] }[];
	};
	const shown = await page
		.getByRole('region', { name: 'Lista priorizada' })
		.getByRole('heading', { level: 3 })
		.allInnerTexts();
	expect(list.map(({ title }) => title)).toEqual(shown.map((title) => title.trim()));
	expect(ballots).toHaveLength(15);
	const lines = (await (await take(/CSV/)).text()).trim().split('\r\n').slice(1);
	expect(lines).toHaveLength(problems.length);
	for (const [at, { title }] of list.entries()) expect(lines[at]).toContain(title);
	expect((await (await take(/Excel|XLSX/)).body()).subarray(0, 2).toString()).toBe('PK');
}

/** The methodology sheet, written from facts. */
export async function readSheetOfFacts(page: Page): Promise<void> {
	await page.getByRole('link', { name: /Ficha/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: rankings.plan.title })).toBeVisible();
	await expect(page.getByText('Con el mismo peso para cada núcleo')).toBeVisible();
	await expect(page.getByText('Pares ordenados').first()).toBeVisible();
	await documentStep(page, '6-5-ficha');
	// Closed because every seat took part: the sheet tells the day it happened, not the day announced.
	await expect(page.getByText(/^Sociedad civil: cerró el .*, antes de su fecha/)).toBeVisible();
	await expect(page.getByText('2 respuestas de la gente')).toBeVisible();
	await expect(page.getByText('1 estudio o estadística').first()).toBeVisible();
	await documentPrint(page, '6-6-ficha-impresa');
	await page.goBack();
}
