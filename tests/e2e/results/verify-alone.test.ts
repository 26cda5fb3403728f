import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeOwnCopy } from '../../../src/lib/basics/copies/ownCopy';
import { canonicalText, readBundle } from '../../../src/lib/evidence';
import { copyOf, lineOf } from '../../../src/lib/verifier/testing/copies';
import { buildSample, packRecord } from '../../../src/lib/verifier/testing/sampleRecord';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { expectAccessible } from '../support/accessible';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { spoilEntry } from './verifyRecord';

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test.describe('C2: the page that checks a record by itself', () => {
	let folder = '';

	test.beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'prioriza-alone-'));
	});

	test.afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	test('is saved, opened without a network, and tells a good record from a changed one', async ({
		page,
		context,
		sample,
		watch,
	}) => {
		await page.goto(`${sample.url}/verificar`);
		await expectAccessible(page, { forCitizens: true });
		await keepScreen(page, 'verificar');
		const saving = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Guardar verify.html' }).click();
		const alone = join(folder, 'verify.html');
		await (await saving).saveAs(alone);
		await expect
			.poll(async () =>
				(await page.request.get(`${sample.url}/ejercicio/oaxaca-2026/registro/checkpoint`)).status(),
			)
			.toBe(200);
		const bytes = await (
			await page.request.get(`${sample.url}/ejercicio/oaxaca-2026/expediente/descargar`, { timeout: 60_000 })
		).body();
		const receipt = await (
			await page.request.get(`${sample.url}/ejercicio/oaxaca-2026/registro/recibo/2`)
		).text();
		const good = join(folder, 'expediente-oaxaca-2026.zip');
		const changed = join(folder, 'expediente-cambiado.zip');
		writeFileSync(good, bytes);
		writeFileSync(changed, spoilEntry(bytes, 'methodology.published'));

		// The copies inside are those that are handed out apart.
		const opened = readBundle(new Uint8Array(bytes));
		const inside = (name: string): Buffer =>
			Buffer.from((opened.ok ? opened.value.files.get(name) : undefined) ?? []);
		expect(inside('verify.html').equals(readFileSync(alone))).toBe(true);
		const program = await (await page.request.get(`${sample.url}/prioriza-verify.mjs`)).body();
		expect(inside('prioriza-verify.mjs').equals(program)).toBe(true);
		const guide = inside('LEEME.txt').toString();
		expect(guide).toContain(`${hash(inside('verify.html'))}  verify.html`);
		expect(guide).toContain(`${hash(program)}  prioriza-verify.mjs`);
		const cover = join(folder, 'ficha.html');
		writeFileSync(cover, inside('ficha.html'));

		await context.setOffline(true);
		// These two pages, and nothing else of that disk.
		watch.allow(new RegExp(`^request to others: ${pathToFileURL(folder).href}/(ficha|verify).html$`));
		await page.goto(pathToFileURL(cover).href);
		await expect(page.getByRole('link', { name: 'verify.html' })).toBeVisible();
		await expectAccessible(page);
		await keepScreen(page, 'expediente-portada');
		// It leads to nothing that is not there.
		for (const link of await page.getByRole('link').all())
			expect(inside((await link.getAttribute('href')) ?? '').length).toBeGreaterThan(0);
		await page.goto(pathToFileURL(alone).href);
		const start = page.getByRole('button', { name: 'Comprobar' });
		await start.click();
		await expect(page.getByText('Elige primero el archivo.')).toBeVisible();
		const file = page.getByLabel('El expediente o el recibo');
		await expect(file).toBeFocused();

		await file.setInputFiles(good);
		// Over the copy and the seal, which may stay empty too.
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.type('corta');
		await page.keyboard.press('Enter');
		await expect(page.getByText('La raíz no está completa.')).toBeVisible();
		const root = page.getByLabel('La raíz del acta');
		await expect(root).toBeFocused();
		await root.fill('');
		await page.keyboard.press('Enter');
		const verdict = page.locator('[aria-live] h2');
		await expect(verdict).toHaveText('Sin ancla');

		// As it stands on paper: in groups.
		await root.fill((await page.locator('dd code').innerText()).trim());
		await start.click();
		// The sample closes its consultation early, which is lawful and is said.
		await expect(verdict).toHaveText('Válido con observaciones');
		await keepScreen(page, 'verify-html');
		const report = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Guardar el informe' }).click();
		const typed = (await root.inputValue()).replaceAll(' ', '');
		expect(readFileSync(await (await report).path(), 'utf8')).toBe(
			`${canonicalText(verifyBundle(new Uint8Array(bytes), { root: typed }))}\n`,
		);

		const seal = page.getByLabel('El sello que guardaste');
		const kept = (text: string) => ({
			name: 'kept.checkpoint',
			mimeType: 'text/plain',
			buffer: Buffer.from(text),
		});
		await root.fill('');
		await seal.setInputFiles(kept('otra cosa'));
		await start.click();
		await expect(page.getByText('Ese archivo no es un sello del registro.')).toBeVisible();
		await seal.setInputFiles(kept(inside('checkpoint').toString()));
		await start.click();
		const grown = page
			.getByRole('listitem')
			.filter({ hasText: 'El registro creció desde el sello que guardaste' });
		await expect(grown).toContainText('Bien');
		await expect(verdict).toHaveText('Válido con observaciones');

		// A receipt, whatever its name, in place of a seal, and then alone.
		await seal.setInputFiles(kept(receipt));
		await start.click();
		const line = page
			.getByRole('listitem')
			.filter({ hasText: 'La línea de tu recibo está en el registro, igual' });
		await expect(line).toContainText('Bien');
		await file.setInputFiles(kept(receipt));
		await start.click();
		await expect(page.getByText('Lo que ningún recibo puede probar')).toBeVisible();
		await expect(verdict).toHaveText('Válido');
		await seal.setInputFiles([]);
		await page.getByLabel('La llave que firma').fill('media llave');
		await start.click();
		await expect(page.getByText('La llave no está completa.')).toBeVisible();
		await page.getByLabel('La llave que firma').fill('');

		// Whoever kept a copy sees the line of their answer, and nothing of what it says.
		const made = buildSample('aggregates');
		const copy = page.getByLabel('Tu copia, si la guardaste');
		await copy.setInputFiles(kept(receipt));
		await start.click();
		await expect(page.getByText('Ese archivo no es tu copia.')).toBeVisible();
		await expect(copy).toBeFocused();
		await copy.setInputFiles(kept(writeOwnCopy(copyOf(made))));
		await file.setInputFiles({ ...kept(''), buffer: Buffer.from(packRecord(made)) });
		await start.click();
		const place = `Está en la línea ${(lineOf(made) + 1).toString()}. Se cuenta. La encuesta ya cerró.`;
		await expect(page.getByText(place)).toBeVisible();
		await expect(page.getByText(copyOf(made).folio)).toHaveCount(0);
		await copy.setInputFiles([]);

		await file.setInputFiles(changed);
		await start.click();
		await expect(verdict).toHaveText('No válido');
		await expect(page.getByRole('heading', { name: 'Lo que no cuadra' })).toBeVisible();
		await expectAccessible(page, { forCitizens: true });
		await keepScreen(page, 'verify-html-cambiado');

		await page.getByRole('button', { name: 'English' }).click();
		await expect(verdict).toHaveText('Not valid');
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	});
});
