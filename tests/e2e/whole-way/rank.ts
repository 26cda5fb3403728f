import { expect, type Page } from '@playwright/test';
import { localMoment } from '../nucleo/ranking';
import { documentStep } from '../support/screens';
import { nuclei, problems, rankings } from './story';
import { deskOf, settle, type Walk } from './walk';

type Ranking = (typeof rankings)[keyof typeof rankings];

/** Where staff follow each ranking: by title. */
export type Published = ReadonlyMap<string, string>;

/** One ranking for each method, each frozen and hashed before anybody votes. */
export async function publishRankings(walk: Walk, staff: Page): Promise<Published> {
	const inAMonth = localMoment(30 * 24 * 60);
	return new Map([
		[rankings.plan.title, await publish(walk, staff, rankings.plan, { closes: inAMonth, shows: true })],
		[rankings.services.title, await publish(walk, staff, rankings.services, { closes: inAMonth })],
		// The last one published: two of its members vote at once, and the clock closes it in a minute or two.
		[
			rankings.watch.title,
			await publish(walk, staff, rankings.watch, { closes: localMoment(2.25), quorum: 2 }),
		],
	]);
}

async function publish(
	walk: Walk,
	staff: Page,
	ranking: Ranking,
	{ closes, quorum, shows = false }: { closes: string; quorum?: number; shows?: boolean },
): Promise<string> {
	await staff.goto(`${deskOf(walk)}/jerarquizaciones`);
	await staff.getByRole('link', { name: 'Nueva jerarquización' }).click();
	await expect(staff.getByRole('heading', { level: 1 })).toHaveText(/jerarquización/i);
	await settle(staff);
	await staff.getByLabel('Título').fill(ranking.title);
	await staff.getByLabel('La pregunta de la boleta').fill(ranking.question);
	for (const problem of problems) await staff.getByRole('checkbox', { name: problem }).check();
	await staff.getByRole('radio', { name: ranking.method }).check();
	if (shows) {
		await documentStep(staff, '4-1-pregunta', staff.locator('main h1'), { onPhone: true });
		await documentStep(staff, '4-2-metodo', staff.getByRole('group', { name: 'Cómo se cuenta' }));
	}
	await staff.getByRole('button', { name: 'Guardar el borrador' }).click();
	await expect(staff.getByText('Se guardó el borrador.')).toBeVisible();

	await staff.getByRole('link', { name: 'Publicar…' }).click();
	const asked: readonly string[] = ranking.nuclei;
	for (const { name } of nuclei)
		await staff.getByRole('checkbox', { name: new RegExp(`^${name}`) }).setChecked(asked.includes(name));
	// The place for the reasons opens by itself once a nucleus is left out.
	for (const { name } of nuclei.filter((nucleus) => !asked.includes(nucleus.name)))
		await staff.getByLabel(`Por qué no ordena ${name}`).fill('Este tema no le toca en esta ronda.');
	if (quorum !== undefined)
		for (const nucleus of ranking.nuclei)
			await staff.getByLabel(`Quórum de ${nucleus}`).fill(quorum.toString());
	await staff.getByLabel('Cierra').fill(closes);
	if (shows) await documentStep(staff, '4-3-quorum-y-fechas', staff.locator('main h1'), { onPhone: true });
	await staff.getByRole('button', { name: 'Ver todo junto' }).click();
	await expect(staff.getByRole('heading', { level: 1, name: 'Esto es lo que queda fijo' })).toBeVisible();
	if (shows) await documentStep(staff, '4-4-lo-que-queda-fijo', staff.locator('main h1'), { onPhone: true });
	await staff.getByRole('button', { name: 'Publicar y dejar fijo' }).click();
	await expect(staff.getByText('Se publicó. Ya no cambia.')).toBeVisible();
	await expect(staff.locator('code').first()).toHaveText(/^[A-Za-z0-9_-]{43}$/);
	await expect(staff.getByRole('link', { name: /Fechas, cierre y anulación/ })).toHaveCount(
		ranking.nuclei.length,
	);
	if (shows) await documentStep(staff, '4-5-publicada', staff.locator('main h1'), { onPhone: true });
	const { origin, pathname } = new URL(staff.url());
	return origin + pathname;
}
