import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { ProductCard } from '../support/productDesk';
import { expect, test } from '../support/test';
import { exercise, openAs, signIn, visit } from './people';
import { draftRanking } from './ranking';
import { castAll, closeRound, publishAlone } from './rounds';
import { lookAt } from './taskBallots';

/**
 * The announced day comes: nothing else of the product has a clock that a test could turn. The record still says the other
 * day, so nobody else may check it.
 */
async function reachDraw({ dataDir }: ProductCard, slug: string): Promise<void> {
	const { passwords } = z
		.object({ passwords: z.object({ postgres: z.string() }) })
		.parse(JSON.parse(readFileSync(join(dataDir, 'secrets', 'installation.json'), 'utf8')));
	const port = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
	const client = new pg.Client({
		host: '127.0.0.1',
		port,
		user: 'postgres',
		password: passwords.postgres,
		database: 'postgres',
	});
	await client.connect();
	try {
		const { rowCount } = await client.query(
			`update app.prioritizations set tie_rule = jsonb_set(tie_rule, '{heldOn}',
				to_jsonb(private.today_in(exercise_id)::text)) where slug = $1`,
			[slug],
		);
		expect(rowCount).toBe(1);
	} finally {
		await client.end();
	}
}

test('two people enter the announced draw, each on their own, and only then a tie is decided', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	test.slow();
	const counting = { task: 'approve', mostApproved: '2' };
	await signIn(page, sample, 'stl_staff');
	const draft = await draftRanking(page, sample, 'Se decide por sorteo', 3, counting);
	await visit(page, `${sample.url}${draft}/editar`);
	await page.locator('[name="tieRule.rule"][value="draw"]').check();
	await page.locator('[name="tieRule.source"]').fill('Sorteo ficticio de la prueba, primer premio');
	await page.locator('[name="tieRule.heldOn"]').fill('2099-01-01');
	await page.getByRole('button', { name: 'Guardar' }).click();
	await expect(page.getByText('Se guardó el borrador.')).toBeVisible();
	const list = await publishAlone(page, `${sample.url}${draft}`);
	const chosen = list.problems
		.slice(0, 2)
		.map(({ id }) => id)
		.toSorted();
	const where = `${sample.url}/nucleo/${exercise}/sorteo/${list.slug}`;
	await visit(page, where);
	await expect(page.getByText('Todavía hay núcleos que votan.')).toBeVisible();
	await castAll(sample, list, () => ({ approved: chosen }));
	await closeRound(page, list);

	// Everybody has voted, the day has not come: no result, and nowhere to write one.
	await visit(page, where);
	await expect(page.getByText('El sorteo es el 1 de enero de 2099.')).toBeVisible();
	await expect(page.locator('[name=drawn]')).toHaveCount(0);
	await lookAt(page, 'sorteo-antes');
	await visit(page, `${sample.url}/jerarquizacion/${list.slug}`);
	await expect(page.getByText('Falta el sorteo que se anunció para los empates.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Lista priorizada' })).toHaveCount(0);

	await reachDraw(sample, list.slug);
	await visit(page, where);
	await page.getByRole('button', { name: 'Guardar lo que salió' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await lookAt(page, 'sorteo-vacio');
	const enter = async (on: typeof page, drawn: string) => {
		await on.getByLabel('Lo que salió').fill(drawn);
		await on.getByRole('button', { name: 'Guardar lo que salió' }).click();
	};
	await enter(page, '48213');
	await expect(page.getByText('Falta que otra persona escriba lo mismo.')).toBeVisible();
	await lookAt(page, 'sorteo-espera');
	// The same person twice is one person.
	await enter(page, '48213');
	await expect(page.getByText('Falta que otra persona escriba lo mismo.')).toBeVisible();

	// The other one reads it wrong first, and nobody shows them what the first one wrote. All of it without scripts.
	const guarantor = await openAs(browser, sample, 'guarantor', watchAlso, { javaScriptEnabled: false });
	await visit(guarantor, where);
	await expect(guarantor.getByText('48213')).toHaveCount(0);
	await enter(guarantor, '48231');
	await expect(guarantor.getByText('Otra persona escribió algo distinto.')).toBeVisible();
	await expect(guarantor.getByText('48213')).toHaveCount(0);
	await enter(guarantor, '48213');
	await expect(guarantor.getByText('Salió: 48213')).toBeVisible();
	await visit(page, where);
	await expect(page.getByText('Salió: 48213')).toBeVisible();
	await lookAt(page, 'sorteo-listo');

	await visit(page, `${sample.url}/jerarquizacion/${list.slug}`);
	await expect(page.getByRole('heading', { name: 'Lista priorizada' })).toBeVisible();
	await expect(page.getByText('Un empate lo decidió el azar, no el voto.')).toBeVisible();
	const first = page.getByRole('region', { name: 'Lista priorizada' }).getByRole('listitem').first();
	await expect(first.getByText('Empate', { exact: true })).toHaveCount(0);
	await lookAt(page, 'sorteo-resultado');

	// Who votes enters no draw.
	const member = await openAs(browser, sample, 'garante1', watchAlso);
	expect((await member.request.get(where)).status()).toBe(404);
});
