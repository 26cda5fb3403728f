import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { walkByKeyboard } from './support/keyboard';
import { expectReflow } from './support/reflow';
import { expect, test } from './support/test';

const picker = (page: Page) => page.getByRole('region', { name: 'Un punto', exact: true });
const walked = (page: Page) => page.getByRole('region', { name: 'Mapa para recorrer' });
const typed = (page: Page) =>
	picker(page)
		.locator('input[type=hidden]')
		.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

async function openPicker(page: Page): Promise<void> {
	await picker(page).getByRole('button', { name: 'Abrir el mapa' }).click();
	await expect(picker(page).getByRole('application')).toBeFocused();
}

test.describe('the maps', () => {
	test.beforeEach(async ({ page, sample }) => {
		await page.goto(`${sample.url}/galeria/mapas`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		// A button that opens a map does so once scripts listen.
		await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	});

	test('download nothing of Leaflet before the tap, and little after it', async ({ page }) => {
		const isOfMaps = /leaflet|topo\.json/;
		// What the page itself still loads is not of the map: everything it wants is here before the tap.
		await page.waitForLoadState('networkidle');
		const before = await page.evaluate(() =>
			performance.getEntriesByType('resource').map(({ name }) => name),
		);
		expect(before.filter((name) => isOfMaps.test(name))).toEqual([]);
		await openPicker(page);
		const after = await page.evaluate(
			(known) =>
				performance
					.getEntriesByType('resource')
					.filter(({ name }) => !known.includes(name))
					.map((entry) => ({
						name: entry.name,
						bytes: (entry as PerformanceResourceTiming).encodedBodySize,
					})),
			before,
		);
		const polygons = after.filter(({ name }) => name.endsWith('.topo.json'));
		expect(polygons).toHaveLength(1);
		expect(polygons[0]?.bytes).toBeLessThanOrEqual(70_000);
		const leaflet = after.filter(({ name }) => /\.(js|css)$/.test(name));
		expect(leaflet.some(({ name }) => name.includes('leaflet'))).toBe(true);
		expect(leaflet.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(50_000);
	});

	test('take a point by tap, say where it is, and refuse one outside', async ({ page }) => {
		await openPicker(page);
		const map = picker(page).getByRole('application');
		await map.click({ position: { x: 4, y: 4 } });
		await expect(picker(page).getByRole('status').last()).toContainText('fuera de Oaxaca');
		expect(await typed(page)).toEqual(['', '']);
		await picker(page).getByLabel('Ir a un municipio').selectOption('20067');
		await expect(async () => {
			await map.click();
			await expect(picker(page).getByRole('status').last()).toHaveText('El punto está en Oaxaca de Juárez.', {
				timeout: 500,
			});
		}).toPass();
		const [lat, lon] = await typed(page);
		expect(lat).toMatch(/^17\.\d{6}$/);
		expect(lon).toMatch(/^-96\.\d{6}$/);
		await picker(page).getByRole('button', { name: 'Quitar el punto' }).click();
		expect(await typed(page)).toEqual(['', '']);
	});

	test('take, move and remove a point by keyboard alone', async ({ page }) => {
		await openPicker(page);
		await page.keyboard.press('Enter');
		await expect(picker(page).getByRole('status').last()).toContainText('El punto está en');
		const before = await typed(page);
		const pin = picker(page).getByRole('button', { name: 'Tu punto. Muévelo con las flechas.' });
		await pin.focus();
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		await expect(pin).toBeFocused();
		const after = await typed(page);
		expect(Number(after[0])).toBeGreaterThan(Number(before[0]));
		expect(Math.abs(Number(after[1]) - Number(before[1]))).toBeLessThan(0.001);
		await page.keyboard.press('Delete');
		expect(await typed(page)).toEqual(['', '']);
		await expect(picker(page).getByRole('application')).toBeFocused();
		await picker(page).getByRole('button', { name: 'Cerrar el mapa' }).press('Enter');
		await expect(picker(page).getByRole('button', { name: 'Abrir el mapa' })).toBeFocused();
	});

	test('leave in the middle of a zoom without a mistake', async ({ page }) => {
		await openPicker(page);
		// Both presses in one turn, so that the zoom is under way.
		await picker(page).evaluate((region) => {
			for (const label of ['Acercar', 'Cerrar el mapa'])
				[...region.querySelectorAll('button')]
					.find(({ textContent }) => textContent.trim() === label)
					?.click();
		});
		await expect(picker(page).getByRole('button', { name: 'Abrir el mapa' })).toBeVisible();
		// Leaflet ends a zoom after a quarter of a second; what goes wrong then is seen by every test.
		await page.waitForTimeout(400);
	});

	test('ask for the location only when pressed, and say what to do when it is refused', async ({
		page,
		context,
	}) => {
		await context.setGeolocation({ latitude: 16.4333, longitude: -95.0192 });
		await context.grantPermissions(['geolocation']);
		await openPicker(page);
		expect(await typed(page)).toEqual(['', '']);
		await picker(page).getByRole('button', { name: 'Usar mi ubicación' }).click();
		await expect(picker(page).getByRole('status').last()).toContainText('Juchitán');
		await context.setGeolocation({ latitude: 19.4326, longitude: -99.1332 });
		await picker(page).getByRole('button', { name: 'Usar mi ubicación' }).click();
		await expect(picker(page).getByRole('status').last()).toContainText('fuera de Oaxaca');
		await context.clearPermissions();
		await picker(page).getByRole('button', { name: 'Usar mi ubicación' }).click();
		await expect(picker(page).getByRole('status').last()).toContainText('Pon el punto con el dedo');
	});

	test('say so without network, and open when it is back', async ({ page, context, watch }) => {
		watch.allow(/ERR_INTERNET_DISCONNECTED/);
		// A page that was cut off before its scripts came has no map to open.
		await page.waitForLoadState('networkidle');
		await context.setOffline(true);
		await picker(page).getByRole('button', { name: 'Abrir el mapa' }).click();
		await expect(picker(page).getByRole('status').first()).toContainText('Revisa tu conexión');
		await context.setOffline(false);
		await picker(page).getByRole('button', { name: 'Intentar otra vez' }).click();
		await expect(picker(page).getByRole('application')).toBeVisible();
	});

	test('list what is where one taps', async ({ page }) => {
		await walked(page).getByRole('button', { name: 'Abrir el mapa' }).click();
		await walked(page).getByRole('button', { name: '3 puntos juntos' }).press('Enter');
		await expect(walked(page).getByRole('link', { name: 'Calles sin luz' })).toBeVisible();
		await walked(page).getByLabel('Ir a un municipio').selectOption('20043');
		await expect(async () => {
			await walked(page)
				.getByRole('application')
				.click({ position: { x: 60, y: 120 } });
			await expect(walked(page).getByRole('status').last()).toContainText(/: \d+/, { timeout: 500 });
		}).toPass();
	});

	test('have no barrier when open, fit into 320 px and are walked by keyboard', async ({ page }) => {
		test.slow();
		await walked(page).getByRole('button', { name: 'Abrir el mapa' }).click();
		await expect(walked(page).getByRole('application')).toBeVisible();
		await openPicker(page);
		await page.keyboard.press('Enter');
		await expectAccessible(page);
		await expectReflow(page);
		// Tab goes on from where one was last: the focus on the page itself starts it over.
		await page.evaluate(() => {
			document.body.tabIndex = -1;
			document.body.focus();
			document.body.removeAttribute('tabindex');
		});
		expect((await walkByKeyboard(page)).length).toBeGreaterThan(15);
	});
});

test.describe('the maps without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('take a point in a few taps, each nearer', async ({ page, sample }) => {
		await page.goto(`${sample.url}/galeria/mapas`);
		const picture = page.getByRole('button', { name: 'Mapa de Oaxaca: toca un lugar' });
		await picture.click({ position: { x: 135, y: 145 } });
		const first = await page.locator('input[name=ventana]').inputValue();
		expect(first).toMatch(/^1;17\d{6};-96\d{6}$/);
		await picture.click({ position: { x: 140, y: 140 } });
		await expect(page.getByRole('status').filter({ hasText: 'El punto está en' })).toBeVisible();
		const [zoom, lat, lon] = (await page.locator('input[name=ventana]').inputValue()).split(';').map(Number);
		const [, firstLat, firstLon] = first.split(';').map(Number);
		expect(zoom).toBe(2);
		// The middle of the nearer picture is the place of the first tap, give or take its pixels.
		expect(Math.abs((lat ?? 0) - (firstLat ?? 0))).toBeLessThan(20_000);
		expect(Math.abs((lon ?? 0) - (firstLon ?? 0))).toBeLessThan(20_000);
	});
});
