import { openDatabase } from '../../load/openDatabase';
import { answerAndKeep, keepSurvey } from '../outbox/phone';
import { openFaultyNetwork, type FaultyNetwork } from '../outbox/faultyNetwork';
import { openSlug } from '../public/answering';
import type { ProductCard } from '../support/productDesk';
import { expectReflow } from '../support/reflow';
import { expect, test } from '../support/test';
import { findBarriers, looks } from './findBarriers';

/** With PRIORIZA_FULL=1 each state in every look; otherwise each in another one. */
const isFull = process.env['PRIORIZA_FULL'] === '1';

let network: FaultyNetwork | undefined;
test.afterEach(async () => {
	await network?.close();
	network = undefined;
});

/** The consultation closed so long ago. */
async function closeBefore(sample: ProductCard, age: string): Promise<void> {
	const database = await openDatabase(sample.dataDir);
	await database.query(
		`update app.consultations set opens_at = now() - interval '300 days', closes_at = now() - $2::interval where slug = $1`,
		[openSlug, age],
	);
	await database.end();
}

test('T28 what becomes of an answer that waits stands in the way of nobody: offline, kept, waiting, in review, refused', async ({
	page,
	ownSample: sample,
	watch,
}) => {
	test.setTimeout(isFull ? 600_000 : 180_000);
	watch.allow(/request to others|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_FAILED|503/);
	const way = (network = await openFaultyNetwork(sample.url));
	const found: string[] = [];
	let looked = 0;
	const look = async (): Promise<void> => {
		const chosen = isFull ? looks : looks.filter((_, place) => place === looked % looks.length);
		for (const each of chosen) found.push(...(await findBarriers(page, each)));
		await expectReflow(page);
		looked += 1;
	};

	await keepSurvey(page, way.url);
	await way.set('closed');
	await page.reload();
	await expect(page.getByText('Puedes seguir contestando.')).toBeVisible();
	await look();
	const late = await answerAndKeep(page, way.url, 'Llega tarde.');
	await look();
	await page.goto(`${way.url}/pendientes`);
	await expect(page.getByText('Espera conexión')).toBeVisible();
	await look();

	const answerOf = (folio: string) => page.getByRole('listitem').filter({ hasText: folio });
	await closeBefore(sample, '10 days');
	await way.set('none');
	await page.reload();
	await expect(answerOf(late)).toContainText('En revisión');
	await look();

	await way.set('closed');
	const refused = await answerAndKeep(page, way.url, 'Ya nadie la recibe.');
	await closeBefore(sample, '100 days');
	await way.set('none');
	await page.goto(`${way.url}/pendientes`);
	await expect(answerOf(refused)).toContainText('No se pudo enviar');
	await expect(answerOf(refused).getByRole('button', { name: /Intentar otra vez/ })).toBeVisible();
	await look();
	expect(looked).toBe(5);
	expect(found).toEqual([]);
});
