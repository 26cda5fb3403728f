import type { Page } from '@playwright/test';
import { signIn } from '../nucleo/people';
import { deskOf, expectComposed, fillProblem } from '../stl/desk';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

const closed = '/jerarquizacion/problemas-del-plan-2026';

interface Published {
	list: { id: string; title: string; place: number }[];
	viability: {
		assessed: number;
		rows: { title: string; place: number; assessed: { place: number; score: number } | null }[];
		inversions: { wanted: { title: string }; viable: { title: string } }[];
	};
}

const columns = (page: Page) => page.getByRole('region', { name: 'Demanda y viabilidad, lado a lado' });
const places = (page: Page) => page.getByRole('region', { name: 'Dónde pasa lo que se ordenó' });

test.describe('C4: how realizable problems are', () => {
	test('is assessed by staff, kept as typed when refused, and what was said before stays', async ({
		page,
		sample,
	}) => {
		test.slow();
		await signIn(page, sample, 'stl_staff');
		await page.goto(deskOf(sample, '/problemas/nuevo'));
		await fillProblem(page, 'El puente peatonal no tiene barandal');
		await page.getByRole('button', { name: 'Guardar el problema' }).click();
		await expect(page.getByText('Problema guardado')).toBeVisible();

		const panel = page.getByRole('region', { name: 'Qué tan realizable es' });
		await expect(panel).toContainText('Nadie lo ha valorado todavía.');
		await panel.getByText('Valorar este problema').click();
		await panel.getByLabel('¿La ley lo permite?').selectOption('5');
		await panel.getByLabel('En qué se basa').fill('Sí');
		await panel.getByRole('button', { name: 'Guardar la valoración' }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await expect(page.getByRole('alert').getByRole('link')).toHaveCount(5);
		await expect(panel.getByLabel('¿La ley lo permite?')).toHaveValue('5');
		await expect(panel.getByLabel('En qué se basa')).toHaveValue('Sí');
		await expectComposed(page);
		await keepScreen(page, 'stl-viabilidad-error');

		await panel.getByLabel('¿Hay dinero?').selectOption('2');
		await panel.getByLabel('¿Cuánto tarda?').selectOption('4');
		await panel.getByLabel('¿A quién le toca?').selectOption('3');
		await panel.getByLabel('Quién valoró').fill('Área de obras de prueba');
		await panel.getByLabel('En qué se basa').fill('El proyecto de prueba ya está dibujado.');
		await panel.getByRole('button', { name: 'Guardar la valoración' }).click();
		await expect(page.getByText('Valoración guardada')).toBeVisible();
		await expect(panel).toContainText('14 de 20');

		await panel.getByText('Valorar otra vez').click();
		await panel.getByLabel('¿Hay dinero?').selectOption('5');
		await panel.getByLabel('En qué se basa').fill('El dinero de prueba ya está asignado.');
		await panel.getByRole('button', { name: 'Guardar la valoración' }).click();
		await expect(panel).toContainText('17 de 20');
		await panel.getByText('La valoración anterior').click();
		await expect(panel).toContainText('El proyecto de prueba ya está dibujado.');
		await expectComposed(page);
	});

	test('stands beside demand on the public page, and every inversion is explained', async ({
		page,
		sample,
	}) => {
		// A long page in each of its faces.
		test.slow();
		const answer = await page.request.get(`${sample.url}${closed}/lista.json`);
		const { list, viability } = (await answer.json()) as Published;
		// Viability is no part of the order.
		expect(viability.rows.map(({ title }) => title)).toEqual(list.map(({ title }) => title));
		expect(viability.inversions.length).toBeGreaterThanOrEqual(2);
		expect(viability.assessed).toBeLessThan(list.length);

		await page.goto(sample.url + closed);
		await expect(columns(page)).toContainText(
			`Se valoraron ${viability.assessed.toString()} de ${list.length.toString()} problemas.`,
		);
		const lines = columns(page)
			.getByRole('list', { name: 'Demanda y viabilidad, lado a lado' })
			.locator('> li');
		await expect(lines).toHaveCount(list.length);
		for (const [at, { title, place, assessed }] of viability.rows.entries()) {
			await expect(lines.nth(at)).toContainText(new RegExp(`^\\s*Lugar por demanda:\\s*${place.toString()}`));
			await expect(lines.nth(at)).toContainText(title);
			await expect(lines.nth(at)).toContainText(
				assessed ? `${assessed.score.toString()} de 20` : 'Sin valorar',
			);
		}
		for (const { wanted, viable } of viability.inversions) {
			await expect(columns(page)).toContainText(
				`Se pide más «${wanted.title}». Es más realizable «${viable.title}».`,
			);
		}
		await columns(page).getByText('Valoró: Área de obras').first().click();
		await expect(columns(page).getByText('El censo ficticio de luminarias está completo')).toBeVisible();
		await expectAccessible(page, { forCitizens: true });
		await expectReflow(page);
		await expectPlainSpanish(page);
	});

	test('has a column in the list, a part in the sheet, and the same in English', async ({ page, sample }) => {
		const csv = await (await page.request.get(`${sample.url}${closed}/lista.csv`)).text();
		expect(csv.split('\r\n')[0]).toContain('Lugar por viabilidad,Viabilidad de 20,Clave');
		await page.goto(`${sample.url}${closed}/ficha`);
		await expect(page.getByRole('heading', { name: 'Qué tan realizable es' })).toBeVisible();
		await page.goto(`${sample.url}${closed}?idioma=en`);
		await expect(page.getByRole('region', { name: 'Demand and viability, side by side' })).toBeVisible();
		await page.goto(`${sample.url}${closed}?idioma=es`);
	});
});

test.describe('the map of what was ranked', () => {
	test('is drawn without scripts, with the list as its legend', async ({ browser, sample, watchAlso }) => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		watchAlso(context);
		const page = await context.newPage();
		await page.goto(sample.url + closed);
		await expect(places(page).getByRole('img')).toHaveAttribute('alt', /Mapa de Oaxaca/);
		await expect(places(page).getByRole('list', { name: 'Problemas del mapa' })).toContainText(
			'En todo Oaxaca',
		);
		await expect(places(page).getByRole('button')).toHaveCount(0);
		await context.close();
	});

	test('opens on a tap, with nothing of Leaflet before, and closes again', async ({ page, sample }) => {
		const listScripts = () =>
			page.evaluate(() =>
				performance
					.getEntriesByType('resource')
					.filter(({ name }) => /\.js$|topo\.json$/.test(name))
					.map((entry) => ({
						name: entry.name,
						bytes: (entry as PerformanceResourceTiming).encodedBodySize,
					})),
			);
		await page.goto(sample.url + closed);
		const open = places(page).getByRole('button', { name: 'Abrir el mapa' });
		await expect(open).toBeVisible();
		const before = await listScripts();
		expect(before.filter(({ name }) => /leaflet|topo/.test(name))).toEqual([]);
		expect(before.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(15 * 1024);
		await open.focus();
		await page.keyboard.press('Enter');
		const map = places(page).getByRole('application');
		await expect(map).toBeFocused();
		const scripts = (await listScripts()).filter(({ name }) => name.endsWith('.js'));
		expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(65 * 1024);
		const mark = map.getByRole('button', { name: /^\d+\. / }).first();
		await mark.focus();
		await page.keyboard.press('Enter');
		await expect(places(page).getByRole('status').getByRole('link').first()).toBeVisible();
		await expectReflow(page);
		await places(page).getByRole('button', { name: 'Cerrar el mapa' }).click();
		await expect(open).toBeFocused();
	});
});
