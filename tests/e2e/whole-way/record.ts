import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { spoilEntry, verifyRecord } from '../results/verifyRecord';
import { documentStep } from '../support/screens';
import type { Walk } from './walk';

/** A stranger takes the record, checks it without the product, and is told of one changed byte. */
export async function checkRecord(walk: Walk, page: Page): Promise<void> {
	await page
		.getByRole('link', { name: /[Ee]xpediente/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Expediente' })).toBeVisible();
	const root = (await page.locator('dd').nth(1).innerText()).replaceAll(/\s/g, '');
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

		const changed = join(folder, 'cambiado.zip');
		writeFileSync(changed, spoilEntry(readFileSync(file), 'methodology.published'));
		await checkUnplugged(walk, folder, { file, changed, root });
		const spoiled = verifyRecord(changed, '--root', root);
		expect(spoiled.status).toBe(1);
		expect(spoiled.said).toContain('NO VÁLIDO');
		expect(spoiled.said).toContain('log/entries.jsonl');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** On a phone that saved one page and then has no network: it alone, with what its words say, is enough. */
async function checkUnplugged(
	walk: Walk,
	folder: string,
	{ file, changed, root }: { file: string; changed: string; root: string },
): Promise<void> {
	const alone = join(folder, 'verify.html');
	const address = pathToFileURL(alone).href;
	const phone = await walk.openContext({}, new RegExp(`^request to others: ${address}$`));
	await phone.goto(`${walk.product.url}/verificar`);
	const saving = phone.waitForEvent('download');
	await phone.getByRole('link', { name: 'Guardar verify.html' }).click();
	await (await saving).saveAs(alone);
	await phone.context().setOffline(true);
	await phone.goto(address);
	const verdict = phone.locator('[aria-live] h2');
	const choose = async (path: string) => {
		await phone.getByLabel('El expediente o el recibo').setInputFiles(path);
		await phone.getByLabel('La raíz del acta').fill(root);
		await phone.getByRole('button', { name: 'Comprobar' }).click();
	};
	await choose(file);
	await expect(verdict).toHaveText('Válido con observaciones');
	await documentStep(phone, '7-2-comprobado-sin-red', verdict, { onPhone: true });
	await choose(changed);
	await expect(verdict).toHaveText('No válido');
	await phone.context().close();
}
