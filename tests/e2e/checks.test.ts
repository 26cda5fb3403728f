import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { walkByKeyboard } from './support/keyboard';
import { expectPlainSpanish } from './support/plainSpanish';
import { expectReflow, expectTargets } from './support/reflow';
import { expect, test } from './support/test';
import { watchContext } from './support/watchPage';

/** A check that never fails guards nothing: each meets a page with exactly one fault, and the page without it. */
async function show(page: Page, body: string, style = ''): Promise<void> {
	await page.setContent(
		`<!doctype html><html lang="es"><head><title>Prueba</title><meta name="viewport" content="width=device-width">
		<style>body { background: white; color: black } @media (prefers-color-scheme: dark) { body { background: black; color: white } }
		button { min-width: 48px; min-height: 48px; background: white; color: black } ${style}</style></head>
		<body><main><h1>Prueba</h1>${body}</main></body></html>`,
	);
}

test.describe('the checks of a page', () => {
	test('find a barrier, also one of dark mode alone', async ({ page }) => {
		await show(page, '<button>Enviar</button>');
		await expectAccessible(page);
		await show(page, '<button></button>');
		await expect(expectAccessible(page)).rejects.toThrow(/button-name/);
		await show(page, '<p>Hola</p>', '@media (prefers-color-scheme: dark) { p { color: #333 } }');
		await expect(expectAccessible(page)).rejects.toThrow(/(phone|laptop), dark.*color-contrast/);
	});

	test('find a target that something covers, wherever the page is, and none that a bar covers for now', async ({
		page,
	}) => {
		const list = (inside = '') =>
			Array.from({ length: 40 }, (_, at) => `<p><button>Uno ${String(at)}</button>${inside}</p>`).join('');
		const column = 'p { margin: 0; position: relative } p:last-of-type { padding-bottom: 90vh }';
		// Of some height or other, it leaves a sliver of a target in sight.
		for (let height = 50; height < 98; height += 4)
			await show(
				page,
				`${list()}<button class="bar">Guardar</button>`,
				`${column} .bar { position: sticky; bottom: 0; width: 100%; height: ${String(height)}px }`,
			).then(() => expectAccessible(page));
		await show(
			page,
			list('<button class="lid">Tapa</button>'),
			`${column} .lid { position: absolute; inset: 4px 0 0 0; min-height: 0 }`,
		);
		await expect(expectAccessible(page)).rejects.toThrow(/target-size/);
	});

	test('find what the keyboard cannot reach, show or uncover', async ({ page }) => {
		await show(page, '<a href="#a">Uno</a> <button>Dos</button>');
		expect(await walkByKeyboard(page)).toHaveLength(2);
		await show(page, '<a href="#a">Uno</a> <button tabindex="-1">Dos</button>');
		await expect(walkByKeyboard(page)).rejects.toThrow(/Dos/);
		await show(page, '<a href="#a">Uno</a> <button>Dos</button>', ':focus { outline: none !important }');
		await expect(walkByKeyboard(page)).rejects.toThrow(/cannot be seen/);
		await show(
			page,
			'<a href="#a">Uno</a> <button>Dos</button>',
			'main::after { content: ""; position: fixed; inset: 0 }',
		);
		await expect(walkByKeyboard(page)).rejects.toThrow(/covers/);
		await show(page, '<button tabindex="2">Uno</button> <button tabindex="1">Dos</button>');
		await expect(walkByKeyboard(page)).rejects.toThrow();
	});

	test('find what does not fit into 320 px', async ({ page }) => {
		await show(page, '<p>Hola</p>');
		await expectReflow(page);
		await show(page, '<p>Hola</p>', 'p { width: 400px }');
		await expect(expectReflow(page)).rejects.toThrow(/<p/);
		await show(page, '<div><p>Hola</p></div>', 'p { width: 400px } div { overflow-x: auto }');
		await expect(expectReflow(page)).rejects.toThrow(/without keyboard/);
		await show(page, '<div tabindex="0"><p>Hola</p></div>', 'p { width: 400px } div { overflow-x: auto }');
		await expectReflow(page);
	});

	test('find a target too small for a finger', async ({ page }) => {
		await show(page, '<button>Enviar</button>');
		await expectTargets(page, 48);
		await expect(expectTargets(page, 200)).rejects.toThrow(/Enviar/);
	});

	test('find Spanish that is hard to read', async ({ page }) => {
		const plain =
			'<p>Tu respuesta se guarda en este teléfono. Se manda sola cuando hay red. No tienes que hacer nada más.</p>';
		await show(page, `${plain}<p>Puedes cerrar esta hoja. Si la abres otra vez, ves lo que falta.</p>`);
		await expectPlainSpanish(page);
		const dense =
			'La implementación interinstitucional posibilitará simultáneamente la consolidación documental.';
		await show(page, `<p>${dense}</p>`.repeat(4));
		await expect(expectPlainSpanish(page)).rejects.toThrow();
		await show(page, `<p>${'una palabra más '.repeat(8)}</p>`);
		await expect(expectPlainSpanish(page)).rejects.toThrow(/24 words/);
	});

	test('see script errors, broken answers and requests to others', async ({ browser }) => {
		const server = createServer((request, response) => {
			response.statusCode = request.url === '/broken' ? 500 : 200;
			response.setHeader('content-type', 'text/html');
			response.end('<!doctype html><title>x</title><link rel="icon" href="data:,">');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const context = await browser.newContext();
		const watch = watchContext(context);
		const page = await context.newPage();
		await page.goto(origin);
		expect(watch.complaints([origin])).toEqual([]);
		await page.evaluate(() =>
			setTimeout(() => {
				throw new Error('roto');
			}),
		);
		// It is told of apart from what is asked of the page, a moment later.
		await expect.poll(() => watch.complaints([origin]).join('\n')).toMatch(/script error: roto/);
		await page.goto(`${origin}/broken`);
		await page.evaluate(() => fetch('http://example.org/x').catch(() => null));
		const complaints = watch.complaints([origin]).join('\n');
		expect(complaints).toMatch(/script error: roto/);
		expect(complaints).toMatch(/answer 500/);
		expect(complaints).toMatch(/request to others: http:\/\/example\.org\/x/);
		watch.allow(/./);
		expect(watch.complaints([origin])).toEqual([]);
		await context.close();
		await new Promise((resolve) => server.close(resolve));
	});

	test('see a server that talks to others', () => {
		const folder = mkdtempSync(join(tmpdir(), 'prioriza-egress-'));
		const record = join(folder, 'record');
		const hook = pathToFileURL(join(import.meta.dirname, 'support/refuseEgress.mjs')).href;
		const attempt = `
			const tried = await Promise.allSettled([fetch('http://192.0.2.1/'), fetch('http://example.org/')]);
			process.exit(tried.every((one) => one.status === 'rejected') ? 0 : 1);`;
		const run = spawnSync(process.execPath, ['--import', hook, '--input-type=module', '--eval', attempt], {
			env: { ...process.env, PRIORIZA_EGRESS_RECORD: record },
			encoding: 'utf8',
		});
		expect(run.status, run.stderr).toBe(0);
		const lines = readFileSync(record, 'utf8');
		expect(lines).toContain('192.0.2.1');
		expect(lines).toContain('example.org');
		rmSync(folder, { recursive: true });
	});
});
