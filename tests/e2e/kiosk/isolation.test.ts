import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readCount } from '../public/answering';
import { expect, test } from '../support/test';
import { findInProfile, turnOn, type Tablet } from './profile';
import {
	addStation,
	answerHere,
	begin,
	enrol,
	expectAttracting,
	expectHeld,
	findInHistory,
	findLeftovers,
	readQueue,
	registerStation,
	stationsOf,
} from './station';

/** Fifty visitors with `PRIORIZA_FULL=1`; half of them leave without sending. */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const visitors = isFull ? 50 : 6;
const resetWithinMs = 2_000;

let folder: string;
test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'prioriza-tablet-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Nobody writes this by chance, and no compression finds a shorter way to say it. */
const makeCanary = () => `Canario${randomBytes(9).toString('hex')}`;

/** A tablet that was enrolled and turned off as it should be: its cookie and its pages are on its disk. */
async function enrolTablet(origin: string, code: string): Promise<void> {
	const tablet = await turnOn(folder);
	await enrol(tablet.page, origin, code);
	await expectHeld(tablet.page);
	await tablet.context.close();
}

async function open(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/modulo/inicio`);
	await expectAttracting(page);
}

/** Until the first screen is back, in milliseconds. */
async function timeReset(page: Page, act: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await act();
	await page.getByRole('button', { name: 'Comenzar', exact: true }).waitFor();
	return performance.now() - started;
}

/** Somebody begins, answers in part, and finds nothing of anybody before. */
async function answerInPart(page: Page, text: string): Promise<void> {
	await begin(page);
	await expect(page.locator('input:checked')).toHaveCount(0);
	await page.locator('label:has(input[type=radio])').first().click();
	await page.getByRole('button', { name: 'Continuar' }).last().click();
	await expect(page.locator('textarea')).toHaveValue('');
	await page.locator('textarea').fill(text);
}

/** The ways people leave without sending. */
const leaveBy = {
	button: (page: Page) =>
		timeReset(page, async () => {
			await page.getByRole('button', { name: 'Borrar y salir' }).click();
			await page.getByRole('dialog').getByRole('button', { name: 'Borrar y salir' }).click();
		}),
	idle: async (page: Page) => {
		// Five seconds beside each bound: the clocks of the page and of the test differ a little.
		const now = Date.now();
		await page.clock.setFixedTime(now + 65_000);
		await expect(page.getByRole('dialog', { name: '¿Sigues aquí?' })).toBeVisible();
		const taken = await timeReset(page, () => page.clock.setFixedTime(now + 85_000));
		await page.clock.setSystemTime(Date.now());
		return taken;
	},
	address: (page: Page) => timeReset(page, () => page.goto(new URL('/modulo/inicio', page.url()).href)),
};

test('T25 kiosk isolation: nobody finds anything of who was there before, not even on the disk', async ({
	page,
	ownSample: sample,
	watchAlso,
}) => {
	test.setTimeout(isFull ? 1_200_000 : 180_000);
	await enrolTablet(sample.url, await registerStation(page, sample, 'Ventanilla aislada'));
	const before = await readCount(page, sample.url);
	const canaries: string[] = [];
	const resets: number[] = [];
	let sent = 0;
	let tablet: Tablet | null = null;
	/** Offline is only asked of the browser: an answer may get through, and is then with the server instead. */
	const expectAllThere = async (kiosk: Page) => {
		const waiting = (await readQueue(kiosk)).length;
		const received = waiting < sent ? (await readCount(page, sample.url)) - before : 0;
		expect(waiting + received).toBeGreaterThanOrEqual(sent);
	};
	for (let visitor = 0; visitor < visitors; visitor++) {
		tablet ??= await turnOn(folder);
		const kiosk = tablet.page;
		watchAlso(tablet.context).allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|503/);
		await tablet.context.setOffline(true);
		await open(kiosk, sample.url);
		const canary = makeCanary();
		canaries.push(canary);
		if (visitor % 2 === 0) {
			await answerInPart(kiosk, canary);
			resets.push(
				await leaveBy[(visitor / 2) % 3 === 1 ? 'idle' : (visitor / 2) % 3 === 2 ? 'address' : 'button'](
					kiosk,
				),
			);
		} else {
			await answerHere(kiosk, canary);
			await expect(kiosk.locator('h1')).toHaveText('Guardada. ¡Gracias!');
			// What changes the answer goes with its owner: it is looked for like what they wrote.
			canaries.push(await kiosk.locator('strong.key').innerText());
			resets.push(await timeReset(kiosk, () => kiosk.getByRole('button', { name: 'Terminar' }).click()));
			sent += 1;
		}
		await expectAttracting(kiosk);
		expect(await findLeftovers(kiosk, canary)).toEqual([]);
		await expectAllThere(kiosk);
		expect(await findInHistory(kiosk, canary)).toEqual([]);
		await kiosk.goForward().catch(() => null);
		expect(await findLeftovers(await reopen(kiosk, sample.url), canary)).toEqual([]);
		if (visitor % 2 === 0) continue;
		// The battery falls out; whoever takes the tablet apart reads its disk byte by byte.
		await tablet.kill();
		tablet = null;
		expect(findInProfile(folder, canaries)).toEqual([]);
		const again = await turnOn(folder);
		await again.context.setOffline(true);
		await open(again.page, sample.url);
		await expectAllThere(again.page);
		await again.context.close();
	}
	expect(resets).toHaveLength(visitors);
	expect(Math.max(...resets)).toBeLessThan(resetWithinMs);

	// The search itself can find: what a page stores in the clear.
	const last = await turnOn(folder);
	watchAlso(last.context);
	await open(last.page, sample.url);
	await last.page.getByRole('button', { name: /^Personal/ }).waitFor();
	await expect.poll(() => readQueue(last.page)).toEqual([]);
	expect(await readCount(page, sample.url)).toBe(before + sent);
	const planted = makeCanary();
	await last.page.evaluate(
		(text) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('plantado', 1);
				opening.onupgradeneeded = () => opening.result.createObjectStore('textos');
				opening.onerror = () => reject(new Error('nothing can be planted'));
				opening.onsuccess = () => {
					const change = opening.result.transaction('textos', 'readwrite', { durability: 'strict' });
					change.objectStore('textos').put({ text }, 1);
					change.oncomplete = () => resolve();
				};
			}),
		planted,
	);
	await last.kill();
	expect(findInProfile(folder, [planted])).not.toEqual([]);
	expect(findInProfile(folder, canaries)).toEqual([]);
});

/** Wherever going back and forward ended. */
async function reopen(page: Page, origin: string): Promise<Page> {
	if (!page.url().startsWith(origin)) await open(page, origin);
	return page;
}

test('T26 stolen kiosk: a copy of its disk reads no answer, and what it sends once revoked is not counted', async ({
	page,
	ownSample: sample,
	watchAlso,
}) => {
	test.setTimeout(240_000);
	await enrolTablet(sample.url, await registerStation(page, sample, 'Ventanilla robada'));
	const before = await readCount(page, sample.url);
	const canaries = [makeCanary(), makeCanary()];
	const tablet = await turnOn(folder);
	await tablet.context.setOffline(true);
	await open(tablet.page, sample.url);
	for (const canary of canaries) {
		await answerHere(tablet.page, canary);
		await tablet.page.getByRole('button', { name: 'Terminar' }).click();
		await expectAttracting(tablet.page);
	}
	await tablet.kill();
	const copied = `${folder}-copia`;
	cpSync(folder, copied, { recursive: true, filter: (path) => !/Singleton/.test(path) });
	try {
		expect(findInProfile(copied, canaries)).toEqual([]);
		const [real, copy] = [await turnOn(folder), await turnOn(copied)];
		for (const each of [real, copy]) {
			watchAlso(each.context).allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|503/);
			await each.context.setOffline(true);
			await open(each.page, sample.url);
			expect(await readQueue(each.page)).toHaveLength(2);
			for (const canary of canaries) expect(await findLeftovers(each.page, canary)).toEqual([]);
		}
		// Both send the same answers at once: each counts once.
		await Promise.all([real, copy].map(({ context }) => context.setOffline(false)));
		for (const each of [real, copy]) {
			await each.page.reload();
			await expect.poll(() => readQueue(each.page)).toEqual([]);
		}
		expect(await readCount(page, sample.url)).toBe(before + 2);

		// Both take one more without network; then staff revoke the station.
		const folios: string[] = [];
		for (const each of [real, copy]) {
			await each.context.setOffline(true);
			folios.push(await answerHere(each.page, makeCanary()));
			await each.page.getByRole('button', { name: 'Terminar' }).click();
			await expectAttracting(each.page);
		}
		await page.goto(stationsOf(sample));
		const row = page.getByRole('row').filter({ hasText: 'Ventanilla robada' });
		await row.getByRole('link', { name: 'Revocar' }).click();
		await page.getByRole('button', { name: 'Sí, revocar' }).click();
		await expect(page.getByRole('row').filter({ hasText: 'Ventanilla robada' })).toContainText('Revocado');
		for (const each of [real, copy]) {
			await each.context.setOffline(false);
			await each.page.reload();
			await expect(each.page.locator('h1')).toHaveText('Este equipo dejó de recibir respuestas');
			await expect.poll(() => readQueue(each.page)).toEqual([]);
			// It takes no more by its screen, and by its token only what waits in review.
			await each.page.goto(`${sample.url}/modulo/responder`);
			await expect(each.page).toHaveURL(/\/modulo\/inicio$/);
		}
		expect(await readCount(page, sample.url)).toBe(before + 2);
		for (const folio of folios) {
			await page.goto(`${sample.url}/recibo/${folio}`);
			await expect(page.getByText('en revisión').first()).toBeVisible();
		}

		// The rightful tablet gets another code and works again; the copy does not.
		await page.goto(stationsOf(sample));
		await enrol(real.page, sample.url, await addStation(page, 'Ventanilla recuperada'));
		await answerHere(real.page, makeCanary());
		await expect(real.page.locator('h1')).toHaveText('Recibida. ¡Gracias!');
		await copy.page.goto(`${sample.url}/modulo/inicio`);
		await expect(copy.page.locator('h1')).toHaveText('Este equipo dejó de recibir respuestas');
		expect(await readCount(page, sample.url)).toBe(before + 3);
		await Promise.all([real, copy].map(({ context }) => context.close()));
	} finally {
		// A browser that was just closed may still be writing.
		rmSync(copied, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
	}
});
