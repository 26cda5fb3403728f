import { expect, test } from '../support/test';
import { answerAll, openSlug } from '../public/answering';
import { openFaultyNetwork, type FaultyNetwork } from './faultyNetwork';
import { answerAndKeep, keepSurvey, readWaiting } from './phone';

let network: FaultyNetwork | undefined;
test.afterEach(async () => {
	await network?.close();
	network = undefined;
});

test('T06 a phone without room keeps what waited, says why it keeps no more, and loses nothing in sight', async ({
	page,
	sample,
	watch,
}) => {
	watch.allow(/request to others|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_FAILED|503|Quota/);
	const way = (network = await openFaultyNetwork(sample.url));
	await keepSurvey(page, way.url);
	await way.set('closed');
	const before = await answerAndKeep(page, way.url, 'Cupo todavía.');

	const session = await page.context().newCDPSession(page);
	const origin = new URL(way.url).origin;
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
	// For half a minute Chromium goes on with the room it knew of.
	await page.waitForTimeout(30_500);
	await page.goto(`${way.url}/consulta/${openSlug}/responder`);
	await answerAll(page, 'Ya no cupo.');
	// Nothing is called kept that is not: neither the draft on the way nor the answer at its end.
	await expect(page.getByText('Este equipo no guarda borradores')).toBeVisible();
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('No se pudo enviar y este equipo no puede guardarla');
	const other = await page.context().newPage();
	expect(await readWaiting(other, way.url)).toEqual([before]);
	await other.close();

	await session.send('Storage.overrideQuotaForOrigin', { origin });
	await way.set('none');
	await page.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(page.locator('h1')).toHaveText('Recibida');
	await expect.poll(() => readWaiting(page, way.url)).toEqual([]);
	expect(way.asked.size).toBe(2);
});
