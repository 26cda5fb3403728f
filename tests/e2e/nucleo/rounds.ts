import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import type { Marks } from '../../../src/lib/evidence';
import type { ProductCard } from '../support/productDesk';
import { makeBallot } from './makeBallot';
import { callAs, visit } from './people';

/** A list that one nucleus of five seats ranks alone: enough people for a round, few enough to be quick. */
export interface LoneRound {
	/** Where staff follow it. */
	readonly desk: string;
	readonly slug: string;
	readonly ranking: string;
	readonly hash: string;
	/** By the words people read. */
	readonly problems: readonly { readonly id: string; readonly title: string }[];
}

const seats = ['garante1', 'garante2', 'garante3', 'garante4', 'garante5'] as const;

/** Publishes a draft for that nucleus alone, through the pages; `desk` is where the draft is. */
export async function publishAlone(staff: Page, desk: string): Promise<LoneRound> {
	await visit(staff, `${desk}/publicar`);
	await staff.getByLabel('Sociedad civil', { exact: false }).first().uncheck();
	await staff.getByLabel('Autoridad', { exact: false }).first().uncheck();
	for (const name of ['Sociedad civil', 'Autoridad'])
		await staff.getByLabel(`Por qué no ordena ${name}`).fill('Esta prueba es de un solo núcleo.');
	await staff.getByRole('button', { name: 'Ver todo junto' }).click();
	await staff.getByRole('button', { name: 'Publicar y dejar fijo' }).click();
	await expect(staff.getByText('Se publicó. Ya no cambia.')).toBeVisible();
	const hash = await staff.locator('code').first().innerText();
	const href = await staff
		.getByRole('link', { name: /Fechas, cierre y anulación/ })
		.first()
		.getAttribute('href');
	const problems = await staff
		.locator('[data-problem]')
		.evaluateAll((items) =>
			items.map((item) => ({ id: item.getAttribute('data-problem') ?? '', title: item.textContent })),
		);
	return {
		desk,
		slug: new URL(desk).pathname.split('/').at(-1) ?? '',
		ranking: href?.split('/').at(-1) ?? '',
		hash,
		problems,
	};
}

/** Every seat casts what it is handed, without any page. */
export async function castAll(
	sample: ProductCard,
	{ ranking, hash }: LoneRound,
	marksOf: (seat: number) => Marks,
): Promise<void> {
	for (const [at, who] of seats.entries()) {
		const cast = await callAs(sample, who, 'cast_ballot', makeBallot(ranking, hash, marksOf(at)));
		expect(cast.status).toBe(200);
	}
}

/** Staff close the round, in which every seat took part. */
export async function closeRound(staff: Page, { desk, ranking }: LoneRound): Promise<void> {
	await visit(staff, `${desk}/nucleo/${ranking}`);
	await staff.getByRole('button', { name: 'Cerrar y contar' }).click();
	await expect(staff.getByText('Se cerró.')).toBeVisible();
}

/** What somebody has cast in a ranking, as the database gives it to them; null where it is nobody's any more. */
export async function readOwn(sample: ProductCard, who: string, ranking: string): Promise<string | null> {
	const { body } = await callAs(sample, who, 'my_ballot', { p_ranking: ranking });
	return z.object({ content: z.string().nullish() }).parse(body).content ?? null;
}
