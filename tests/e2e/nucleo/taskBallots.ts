import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import type { ProductCard } from '../support/productDesk';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { callAs } from './people';

const ownShape = z.object({ content: z.string() });

/** What the database keeps of somebody's ballot, beside the ranking and the methodology it names. */
export async function readStored(sample: ProductCard, who: string, ranking: string): Promise<unknown> {
	const { content } = ownShape.parse((await callAs(sample, who, 'my_ballot', { p_ranking: ranking })).body);
	const {
		v,
		ranking: _ranking,
		methodology: _methodology,
		...marks
	} = z
		.looseObject({ v: z.literal(1), ranking: z.literal(ranking), methodology: z.string() })
		.parse(JSON.parse(content));
	expect(v).toBe(1);
	return marks;
}

/** One screen of a ballot: no barrier, plain words, nothing cut off, and a picture to look at. */
export async function lookAt(page: Page, name: string): Promise<void> {
	await expectAccessible(page);
	await expectPlainSpanish(page);
	await expectReflow(page);
	await keepScreen(page, name);
}

/** From the filled-in ballot to the saved one. */
export async function reviewAndSave(page: Page, name?: string): Promise<void> {
	await page.getByRole('button', { name: 'Revisar mi boleta' }).click();
	await expect(page.getByRole('heading', { level: 1, name: /^Revisa / })).toBeVisible();
	if (name !== undefined) await lookAt(page, `${name}-revisar`);
	await page.getByRole('button', { name: /^Guardar / }).click();
	await expect(page.getByRole('heading', { level: 1, name: / quedó guardad/ })).toBeVisible();
	if (name !== undefined) await lookAt(page, `${name}-guardada`);
}

/** Ids of the problems in the order this ballot offers them, read from the names of its controls. */
export async function readOffered(page: Page, prefix: string): Promise<string[]> {
	const names = await page
		.locator(`[name^="${prefix}."]`)
		.evaluateAll((controls) => controls.map((control) => control.getAttribute('name') ?? ''));
	return [...new Set(names.map((name) => name.split('.')[1] ?? ''))];
}
