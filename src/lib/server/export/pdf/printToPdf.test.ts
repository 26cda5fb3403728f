import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPrinter, printToPdf } from './printToPdf';

const page = (body: string) =>
	`<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><title>Hoja de prueba</title></head><body>${body}</body></html>`;
const printer = findPrinter();

// What others print on this machine meanwhile is none of ours.
const own = mkdtempSync(join(tmpdir(), 'prioriza-own-'));
beforeAll(() => {
	vi.stubEnv('TMPDIR', own);
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(own, { recursive: true });
});

describe('printing to PDF', () => {
	it.skipIf(printer === null)(
		'gives tagged paper in the language of the page, reaches no address and leaves nothing behind',
		{ timeout: 90_000 },
		async () => {
			let asked = 0;
			const server = createServer((_, response) => {
				asked++;
				response.end();
			});
			await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
			const { port } = server.address() as AddressInfo;
			const printing = printToPdf(
				page(
					`<h1>Constancia</h1><p>Respuestas: 400</p><img src="http://127.0.0.1:${String(port)}/x.png" alt=""><script>fetch('http://127.0.0.1:${String(port)}/')</script>`,
				),
			);
			await vi.waitFor(() => {
				expect(readdirSync(own)).toHaveLength(1);
			});
			const printed = await printing;
			await new Promise((done) => server.close(done));
			if (!printed.ok) throw new Error(printed.error);
			const text = Buffer.from(printed.value).toString('latin1');
			expect(text.startsWith('%PDF-')).toBe(true);
			expect(text).toContain('/StructTreeRoot');
			expect(text).toContain('/Lang (es-MX)');
			expect(text).toContain('/Outlines');
			expect(asked).toBe(0);
			expect(readdirSync(own)).toEqual([]);
		},
	);

	it('says so where there is no browser, or one that does not print', async () => {
		expect(findPrinter({ CHROMIUM_PATH: '/no/hay/chromium' })).toBeNull();
		expect(await printToPdf(page(''), null)).toEqual({ ok: false, error: 'no_browser' });
		expect(await printToPdf(page(''), '/bin/false')).toEqual({ ok: false, error: 'failed' });
		expect(await printToPdf(page(''), '/bin/true')).toEqual({ ok: false, error: 'failed' });
	});

	it('takes few at a time', async () => {
		const all = await Promise.all(Array.from({ length: 8 }, () => printToPdf(page(''), '/bin/false')));
		expect(all.filter((one) => !one.ok && one.error === 'busy')).toHaveLength(2);
	});
});
