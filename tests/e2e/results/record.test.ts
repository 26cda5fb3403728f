import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../support/accessible';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { expectPackaged } from './packaged';
import { spoilEntry, verifyRecord } from './verifyRecord';

const recordPage = '/ejercicio/oaxaca-2026/expediente';

test.describe('C2: the record of an exercise', () => {
	test('is taken by whoever waits, who is told how far it is, and without scripts too', async ({
		page,
		browser,
		sample,
		watchAlso,
	}) => {
		// Before its script listens, the link downloads and tells nothing.
		await page.goto(sample.url + recordPage, { waitUntil: 'networkidle' });
		const take = page.getByRole('link', { name: 'Descargar el expediente' });
		const download = page.waitForEvent('download');
		await take.click();
		expect((await download).suggestedFilename()).toMatch(/^expediente-.+-\d+\.zip$/);
		await expect(page.getByText('El expediente está listo').first()).toBeVisible();
		await keepScreen(page, 'expediente-listo');
		const told = await page.request.get(`${sample.url}${recordPage}/preparar`);
		expect((await told.text()).trimEnd().split('\n').at(-1)).toMatch(/^\{"step":"done","bytes":\d+\}$/);

		const bare = await browser.newContext({ javaScriptEnabled: false });
		watchAlso(bare);
		const plain = await bare.newPage();
		await plain.goto(sample.url + recordPage);
		const whole = plain.waitForEvent('download');
		await plain.getByRole('link', { name: 'Descargar el expediente' }).click();
		expect((await whole).suggestedFilename()).toMatch(/^expediente-.+-\d+\.zip$/);
		await bare.close();
	});

	test('is checked by a stranger, and a changed byte is named', async ({ page, sample }) => {
		await page.goto(sample.url + recordPage);
		await expectAccessible(page, { forCitizens: true });
		await keepScreen(page, 'expediente');
		const download = async () => (await page.request.get(`${sample.url}${recordPage}/descargar`)).body();
		const readRoot = async () => {
			await page.goto(sample.url + recordPage);
			return (await page.locator('dd').nth(1).innerText()).replaceAll(/\s/g, '');
		};
		// Other tests may be writing into the same exercise: wait for two downloads with nothing in between.
		let [root, bytes] = [await readRoot(), await download()];
		await expect(async () => {
			[root, bytes] = [await readRoot(), await download()];
			const again = await download();
			expect(await readRoot()).toBe(root);
			expect(again.equals(bytes)).toBe(true);
		}).toPass({ timeout: 60_000 });

		const folder = mkdtempSync(join(tmpdir(), 'prioriza-record-'));
		try {
			const file = join(folder, 'expediente.zip');
			writeFileSync(file, bytes);
			expect(verifyRecord(file).status).toBe(4);
			const packaged = expectPackaged(bytes);
			for (const table of [/^lists\/.+\.csv$/, /^lists\/.+\.en\.csv$/, /^data\/.+-conteos\.(csv|json)$/])
				expect(packaged).toContainEqual(expect.stringMatching(table));
			// Names of files stand in the zip as they are: of the two documents of the sample one is reserved.
			expect(bytes.includes('/minuta-lenguas-originarias.txt')).toBe(true);
			expect(bytes.includes('contactos.txt') || bytes.includes('Contactos de la mesa')).toBe(false);
			// The sample closes its consultation early, which is lawful and is said.
			const anchored = verifyRecord(file, '--root', root);
			expect(anchored.status).toBe(3);
			expect(anchored.said).toContain('VÁLIDO CON OBSERVACIONES');

			writeFileSync(file, spoilEntry(bytes, 'methodology.published'));
			const { status, said } = verifyRecord(file);
			expect(status).toBe(1);
			expect(said).toContain('log/entries.jsonl');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
