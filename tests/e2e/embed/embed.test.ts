import type { Page } from '@playwright/test';
import { signIn } from '../nucleo/people';
import { answerAll, openSlug, readCount } from '../public/answering';
import { deskOf } from '../stl/desk';
import { expectAccessible } from '../support/accessible';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { openHostSite } from './hostSite';

/** What a page of somebody else shows of ours. */
async function enterFrame(page: Page) {
	const handle = await page.locator('iframe').elementHandle();
	const frame = await handle.contentFrame();
	if (!frame) throw new Error('The page has no frame');
	return frame;
}

test('an institution shows a consultation on its page: answered there with scripts and without, and on no other site', async ({
	page,
	browser,
	ownSample,
}) => {
	test.slow();
	// Another host name is another site for a browser, with other storage.
	const url = `http://localhost:${new URL(ownSample.url).port}`;
	let pasted = '';
	const host = await openHostSite(() => pasted);
	const stranger = await openHostSite(() => pasted);
	try {
		await signIn(page, ownSample, 'administrator');
		await page.goto(`${ownSample.url}/admin/oaxaca-2026/institucion/incrustar`);
		const origins = page.getByLabel('Direcciones de los sitios');
		await origins.fill('http://gobierno.example');
		await page.getByRole('button', { name: 'Guardar' }).click();
		await expect(origins).toHaveAccessibleDescription(/Escribe una dirección por línea/);
		await origins.fill(`${host.origin}/tramites`);
		await page.getByRole('button', { name: 'Guardar' }).click();
		await expect(page.getByText('1 sitio puede mostrarlas')).toBeVisible();
		await expectAccessible(page);
		await keepScreen(page, 'admin-incrustar');

		await page.context().clearCookies();
		await signIn(page, ownSample, 'stl_staff');
		await page.goto(deskOf(ownSample, `/consultas/${openSlug}/incrustar`));
		pasted = await page.locator('pre').innerText();
		expect(pasted).toMatch(/^<iframe src="[^"]+" title="[^"]+"/);
		await expectAccessible(page);
		await keepScreen(page, 'stl-incrustar');
		const before = await readCount(page, ownSample.url);

		for (const javaScriptEnabled of [true, false]) {
			const context = await browser.newContext({ javaScriptEnabled, locale: 'es-MX' });
			const outside = await context.newPage();
			await outside.goto(host.origin);
			const frame = await enterFrame(outside);
			await frame.waitForLoadState();
			if (javaScriptEnabled) {
				await expect(frame.getByText('no guarda borradores')).toBeVisible();
			}
			await expect(frame.locator('header .dates')).toHaveText(
				/^\s*Del .+ al .+\.\s+[0-9]+\s+respuestas recibidas\.\s*$/,
			);
			await answerAll(frame, 'Desde otra página.', javaScriptEnabled);
			await frame.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
			await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Recibida');
			await expect(frame.getByText('Es de quien contestó')).toBeVisible();
			const folio = await frame.locator('.folio strong').innerText();
			if (javaScriptEnabled) {
				// Nothing of it is left in the browser, whatever the page around it is.
				expect(
					// Where a browser shuts storage to frames there is nothing to look into.
					await frame.evaluate(async () => [
						(await indexedDB.databases().catch(() => [])).map(({ name }) => name),
						(await navigator.serviceWorker.getRegistrations().catch(() => [])).length,
						document.cookie,
					]),
				).toEqual([[], 0, '']);
			}
			expect(await context.cookies()).toEqual([]);
			await keepScreen(outside, `embed-${javaScriptEnabled ? 'scripts' : 'plain'}`);
			const apart = context.waitForEvent('page');
			await frame.getByRole('link', { name: 'Ver mi comprobante' }).click();
			const receipt = await apart;
			await expect(receipt.locator('h1')).toContainText(folio);
			await context.close();
		}
		expect(await readCount(page, ownSample.url)).toBe(before + 2);

		const context = await browser.newContext();
		const outside = await context.newPage();
		await outside.goto(stranger.origin);
		await expect.poll(async () => (await enterFrame(outside)).url()).toMatch(/^chrome-error:/);
		pasted = `<iframe src="${url}/consulta/${openSlug}" title="x"></iframe>`;
		await outside.goto(host.origin);
		await expect.poll(async () => (await enterFrame(outside)).url()).toMatch(/^chrome-error:/);
		await context.close();
	} finally {
		await host.close();
		await stranger.close();
	}
});
