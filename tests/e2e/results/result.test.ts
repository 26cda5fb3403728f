import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../support/accessible';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { recountResult } from './verifyRecord';

const closed = '/jerarquizacion/problemas-del-plan-2026';
const open = '/jerarquizacion/servicios-que-urgen-2026';

test.describe('C1 C3: the result of a prioritization', () => {
	test('is a list anybody can read, with each nucleus beside it and its reasons', async ({
		page,
		sample,
	}) => {
		await page.goto(sample.url + closed);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Problemas para el Plan de Acción Local',
		);
		const list = page.getByRole('region', { name: 'Lista priorizada' });
		await expect(list.getByRole('heading', { level: 3 })).toHaveCount(12);
		await expect(list.getByRole('list', { name: 'Lugar en cada núcleo' }).first()).toContainText(
			'Sociedad civil',
		);
		await expect(page.getByRole('table').first()).toBeVisible();
		await expectAccessible(page, { forCitizens: true });
		await expectReflow(page);
		await keepScreen(page, 'resultado');
	});

	test('says nothing of the order before close, and names who is still to close', async ({
		page,
		sample,
	}) => {
		await page.goto(sample.url + open);
		await expect(page.getByText('Antes nadie lo ve')).toBeVisible();
		await expect(
			page.getByText('Falta que cierre: Sociedad civil, Autoridad y Órgano garante'),
		).toBeVisible();
		await expect(page.getByRole('region', { name: 'Lista priorizada' })).toHaveCount(0);
		const refused = await page.request.get(`${sample.url}${open}/resultado.json`);
		expect(refused.status()).toBe(404);
		await expectAccessible(page, { forCitizens: true });
	});

	test('is the same in English', async ({ page, sample }) => {
		await page.goto(`${sample.url}${closed}?idioma=en`);
		await expect(page.getByRole('region', { name: 'Prioritized list' })).toBeVisible();
		await page.goto(`${sample.url}${closed}?idioma=es`);
	});

	test('has the figures of the page in CSV, XLSX and JSON', async ({ page, sample }) => {
		const { list, ballots } = (await (
			await page.request.get(`${sample.url}${closed}/lista.json`)
		).json()) as {
			list: { place: number; title: string }[];
			ballots: { nucleus: string; tiers: string[][] }[];
		};
		const csv = await (await page.request.get(`${sample.url}${closed}/lista.csv`)).text();
		const lines = csv.trim().split('\r\n').slice(1);
		expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(list.map(({ place }) => place));
		for (const [at, { title }] of list.entries()) expect(lines[at]).toContain(title);
		expect(ballots.length).toBe(17);
		const english = await page.request.get(`${sample.url}${closed}/lista.csv?idioma=en`);
		expect((await english.text()).split('\r\n')[0]).toBe(
			'\ufeffPlace,Tie,Problem,Description,Place in Sociedad civil,Place in Autoridad,Place in Órgano garante,Place by viability,Viability out of 20,Key',
		);
		await page.goto(`${sample.url}${closed}?idioma=es`);
		const xlsx = await page.request.get(`${sample.url}${closed}/lista.xlsx`);
		expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
	});

	test('gives a record that a stranger counts again to the same bytes', async ({ page, sample }) => {
		const answer = await page.request.get(`${sample.url}${closed}/resultado.json`);
		const bytes = await answer.body();
		const folder = mkdtempSync(join(tmpdir(), 'prioriza-resultado-'));
		try {
			const file = join(folder, 'resultado.json');
			writeFileSync(file, bytes);
			const { status, said } = recountResult(file);
			expect(said).toContain('IGUAL');
			expect(status).toBe(0);
			await page.goto(`${sample.url}${closed}/ficha`);
			const { hashes } = JSON.parse(bytes.toString()) as { hashes: { input: string; result: string } };
			for (const hash of Object.values(hashes)) {
				expect(said).toContain(hash);
				await expect(page.getByText(hash, { exact: true })).toBeVisible();
			}
			writeFileSync(file, bytes.toString().replace('"count":1', '"count":2'));
			expect(recountResult(file)).toMatchObject({ status: 1 });
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	test('comes with a methodology sheet that needs nothing else', async ({ page, sample }) => {
		// The seal is printed on it once there is one, moments after the product started.
		await expect(async () => {
			await page.goto(`${sample.url}${closed}/ficha`);
			await expect(page.getByRole('heading', { name: /^Sello n\.º \d+ del registro$/ })).toBeVisible({
				timeout: 1000,
			});
		}).toPass();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Problemas para el Plan de Acción Local',
		);
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(12);
		await expect(page.getByText('No es una muestra de la población')).toBeVisible();
		await expect(page.getByRole('cell', { name: 'Módulo' }).first()).toBeVisible();
		await expect(page.getByText('Con el mismo peso para cada núcleo')).toBeVisible();
		await expectAccessible(page, { forCitizens: true });
		await expectReflow(page);
		await keepScreen(page, 'ficha');
	});
});
