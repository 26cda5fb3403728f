import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../support/accessible';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

const recordPage = '/ejercicio/oaxaca-2026/expediente';

function verify(file: string, ...options: string[]): { status: number | null; said: string } {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['scripts/prioriza.mjs', 'verify', file, ...options],
		{
			encoding: 'utf8',
		},
	);
	return { status, said: stdout + stderr };
}

test.describe('C2: the record of an exercise', () => {
	test('is checked by a stranger, and a changed byte is named', async ({ page, sample }) => {
		await page.goto(sample.url + recordPage);
		const root = await page.locator('dd').nth(1).innerText();
		await expectAccessible(page, { forCitizens: true });
		await keepScreen(page, 'expediente');

		const bytes = await (await page.request.get(`${sample.url}${recordPage}/descargar`)).body();
		const again = await (await page.request.get(`${sample.url}${recordPage}/descargar`)).body();
		expect(again.equals(bytes)).toBe(true);

		const folder = mkdtempSync(join(tmpdir(), 'prioriza-record-'));
		try {
			const file = join(folder, 'expediente.zip');
			writeFileSync(file, bytes);
			expect(verify(file).status).toBe(4);
			// The sample closes its consultation early, which is lawful and is said.
			const anchored = verify(file, '--root', root.trim());
			expect(anchored.status).toBe(3);
			expect(anchored.said).toContain('VÁLIDO CON OBSERVACIONES');

			const spoiled = Buffer.from(bytes);
			const at = bytes.indexOf('"type":"methodology.published"');
			expect(at).toBeGreaterThan(0);
			spoiled.writeUInt8(spoiled.readUInt8(at + 9) ^ 1, at + 9);
			writeFileSync(file, spoiled);
			const { status, said } = verify(file);
			expect(status).toBe(1);
			expect(said).toContain('log/entries.jsonl');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
