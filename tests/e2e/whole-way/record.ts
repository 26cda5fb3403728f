import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { spoilEntry, verifyRecord } from '../results/verifyRecord';
import { documentStep } from '../support/screens';

/** A stranger takes the record, checks it without the product, and is told of one changed byte. */
export async function checkRecord(page: Page): Promise<void> {
	await page
		.getByRole('link', { name: /[Ee]xpediente/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Expediente' })).toBeVisible();
	const root = (await page.locator('dd').nth(1).innerText()).trim();
	await documentStep(page, '7-1-expediente');
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Descargar el expediente' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(/^expediente-.*\.zip$/);
	const folder = mkdtempSync(join(tmpdir(), 'prioriza-whole-way-'));
	try {
		const file = join(folder, download.suggestedFilename());
		await download.saveAs(file);
		const good = verifyRecord(file, '--root', root);
		// The consultation closed before its date, which is lawful and is said.
		expect(good.said).toContain('VÁLIDO CON OBSERVACIONES');
		expect(good.status).toBe(3);

		writeFileSync(file, spoilEntry(readFileSync(file), 'methodology.published'));
		const spoiled = verifyRecord(file, '--root', root);
		expect(spoiled.status).toBe(1);
		expect(spoiled.said).toContain('NO VÁLIDO');
		expect(spoiled.said).toContain('log/entries.jsonl');
	} finally {
		rmSync(folder, { recursive: true });
	}
}
