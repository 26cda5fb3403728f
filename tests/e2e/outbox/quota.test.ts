import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { answerAll, openSlug } from '../public/answering';
import { openFaultyNetwork, type FaultyNetwork } from './faultyNetwork';
import { answerAndKeep, keepSurvey, readWaiting } from './phone';

let network: FaultyNetwork | undefined;
test.afterEach(async () => {
	await network?.close();
	network = undefined;
});

/** Writes until not even some hundred bytes find room. */
async function fillStorage(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('everything-else');
			opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true });
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error('the database does not open'));
		});
		const isKept = (bytes: number) =>
			new Promise<boolean>((resolve) => {
				const writing = database.transaction('bytes', 'readwrite');
				writing.objectStore('bytes').add(new Uint8Array(bytes).map(() => Math.random() * 256));
				writing.oncomplete = () => resolve(true);
				writing.onabort = () => resolve(false);
			});
		for (let bytes = 1_000_000; bytes >= 100;) if (!(await isKept(bytes))) bytes = Math.floor(bytes / 4);
		database.close();
	});
}

test('T06 a phone without room keeps what waited, says why it keeps no more, and loses nothing in sight', async ({
	page,
	sample,
	watch,
}) => {
	watch.allow(/request to others|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_FAILED|503|Quota/);
	const way = (network = await openFaultyNetwork(sample.url));
	// From the beginning: of a limit that is set later Chromium hears after half a minute.
	const session = await page.context().newCDPSession(page);
	const origin = new URL(way.url).origin;
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 16_000_000 });
	await keepSurvey(page, way.url);
	await way.set('closed');
	const before = await answerAndKeep(page, way.url, 'Cupo todavía.');

	await fillStorage(page);
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
