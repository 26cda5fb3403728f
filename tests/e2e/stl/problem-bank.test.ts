import { signIn } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { closedSlug, deskOf, expectComposed, fillProblem, numberOf } from './desk';

test.beforeEach(async ({ page, sample }) => {
	await signIn(page, sample, 'stl_staff');
});

test('answers are read by channel and place, and those chosen become a problem with its sources', async ({
	page,
	sample,
}) => {
	test.slow();
	await page.goto(deskOf(sample, `/consultas/${closedSlug}/respuestas`));
	await expect(page.getByText('Contestaron 400 de 400').first()).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-respuestas');

	await page.getByRole('link', { name: 'Leer lo que escribieron' }).first().click();
	await expect(page.locator('main article')).toHaveCount(50);
	const question = new URL(page.url()).searchParams.get('respuesta');
	expect(question).toBeTruthy();
	await page.getByLabel('Medio').selectOption('kiosk');
	await page.getByLabel('Municipio').selectOption({ index: 1 });
	const municipality = /^(.*) \(\d+\)$/.exec(
		await page.getByLabel('Municipio').locator('option:checked').innerText(),
	)?.[1];
	await page.getByRole('button', { name: 'Filtrar' }).click();
	await expect(page).toHaveURL(/canal=kiosk/);
	const shown = page.locator('main article');
	const count = await shown.count();
	for (let at = 0; at < count; at++) {
		await expect(shown.nth(at)).toContainText('Módulo');
		await expect(shown.nth(at)).toContainText(municipality ?? '?');
		await expect(shown.nth(at).locator('blockquote')).toHaveCount(1);
	}
	await page.getByRole('link', { name: 'Quitar filtros' }).click();
	await expect(shown).toHaveCount(50);
	const firstFolio = await shown.first().locator('.folio').innerText();
	await page.getByRole('link', { name: 'Ver más respuestas' }).click();
	await expect(shown.first().locator('.folio')).not.toHaveText(firstFolio);

	await page.goto(
		deskOf(sample, `/consultas/${closedSlug}/respuestas/lista?respuesta=${question ?? ''}&canal=web`),
	);
	await page.getByRole('button', { name: 'Crear problema con estas respuestas' }).click();
	await expect(page.getByText('Marca una o más respuestas.')).toBeVisible();
	await shown.nth(0).getByRole('checkbox').check();
	await shown.nth(1).getByRole('checkbox').check();
	await expect(page.getByText('2 elegidas')).toBeVisible();
	await expectAccessible(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-elegir-respuestas');
	const quoted = await shown.nth(0).locator('blockquote').innerText();
	await page.getByRole('button', { name: 'Crear problema con estas respuestas' }).click();

	await expect(page.getByRole('group', { name: /^Fuente \d/ })).toHaveCount(2);
	await expect(page.locator('[name="territories"]').first()).toHaveValue(/^20\d{3}$/);
	const citations = page.getByLabel('Qué dice o dónde está');
	expect([await citations.nth(0).inputValue(), await citations.nth(1).inputValue()].join(' ')).toContain(
		quoted,
	);
	await page.getByLabel('Problema', { exact: true }).fill('Lo que dijeron dos personas en internet');
	await page.getByLabel('Tema').selectOption({ index: 2 });
	await page.locator('[name=tags]').nth(1).check();
	await page.getByRole('button', { name: 'Guardar el problema' }).click();
	await expect(page.getByText('Problema guardado')).toBeVisible();
	await expect(page.getByText(/^Respuesta [0-9A-Z]{4}-[0-9A-Z]{4}$/)).toHaveCount(2);
	await expectComposed(page);
});

test('a refused problem says what to do beside each field and keeps what was typed', async ({
	page,
	sample,
}) => {
	test.slow();
	await page.goto(deskOf(sample, '/problemas/nuevo'));
	await expectComposed(page);
	await walkByKeyboard(page);
	await page.getByLabel('Problema', { exact: true }).fill('Agua');
	await page.getByLabel('Qué dice o dónde está').fill('Un estudio con enlace');
	await page.getByLabel('Enlace').fill('javascript:alert(1)');
	await page.getByLabel('Buscar municipio').fill('juchitan');
	await page.getByRole('button', { name: /Juchitán de Zaragoza/ }).click();
	await page.getByRole('button', { name: 'Guardar el problema' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4);
	await expect(page.getByLabel('Problema', { exact: true })).toHaveValue('Agua');
	await expect(page.getByLabel('Enlace')).toHaveValue('javascript:alert(1)');
	await expect(page.getByRole('button', { name: /Quitar .*Juchitán/ })).toBeVisible();
	await expect(page.getByRole('group', { name: 'Fuente 1' })).toContainText('Escribe el enlace completo');
	await expectAccessible(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-problema-nuevo');

	await fillProblem(page, 'El mercado se inunda cuando llueve');
	await page.getByLabel('Enlace').fill('https://example.org/estudio');
	await page.getByRole('button', { name: 'Agregar otra fuente' }).click();
	await expect(page.getByRole('group', { name: 'Fuente 2' }).getByLabel('Tipo')).toBeFocused();
	await page.getByRole('button', { name: 'Guardar el problema' }).click();
	await expect(page.getByText('Problema guardado')).toBeVisible();

	await page.getByRole('link', { name: 'Cambiar', exact: true }).click();
	await expect(page.getByLabel('Enlace')).toHaveValue('https://example.org/estudio');
	await page.getByLabel('Descripción').fill('Pasa cada verano.');
	await page.getByRole('button', { name: 'Guardar los cambios' }).click();
	await expect(page.getByText('Pasa cada verano.')).toBeVisible();
});

test('what staff filled in on a slow line is still there when the scripts arrive', async ({
	page,
	sample,
}) => {
	let arrive = (): void => undefined;
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route(/\.js$/, async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto(deskOf(sample, '/problemas/nuevo'), { waitUntil: 'commit' });
	await fillProblem(page, 'El tianguis deja basura en la calle');
	const theme = await page.getByLabel('Tema').inputValue();
	arrive();
	// Only scripts give another row of sources.
	const more = page.getByRole('button', { name: 'Agregar otra fuente' });
	await expect(async () => {
		await more.click();
		await expect(page.getByRole('group', { name: 'Fuente 2' })).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(page.getByLabel('Problema', { exact: true })).toHaveValue(
		'El tianguis deja basura en la calle',
	);
	await expect(page.getByLabel('Tema')).toHaveValue(theme);
	await expect(page.locator('[name=tags]').first()).toBeChecked();
	await expect(page.getByLabel('Tipo').first()).toHaveValue('study');
});

test('the bank is found by words without accents, filtered, and seen on a map of our own', async ({
	page,
	sample,
}) => {
	test.slow();
	await page.goto(deskOf(sample, '/problemas'));
	await expectComposed(page);
	await walkByKeyboard(page);
	await keepScreen(page, 'stl-problemas');
	await page.getByLabel('Buscar', { exact: true }).fill('TERCER DIA');
	await page.getByRole('search').getByRole('button', { name: 'Buscar' }).first().click();
	// The chart of tags has a table too, folded away.
	const rows = page.locator('tbody tr').filter({ visible: true });
	await expect(rows).toHaveCount(1);
	await expect(rows).toContainText('El agua llega cada tercer día');
	await page.goto(deskOf(sample, '/problemas?fuente=study&cuales=todos'));
	for (const row of await rows.all()) await expect(row).toContainText('Estudio');
	await page.goto(deskOf(sample, '/problemas?buscar=zzzz'));
	await expect(page.getByText('Ningún problema coincide')).toBeVisible();

	await page.goto(deskOf(sample, '/problemas'));
	await page.getByRole('link', { name: 'Mapa' }).click();
	await expectAccessible(page);
	await expectReflow(page);
	await page.getByRole('button', { name: 'Abrir el mapa' }).click();
	await expect(page.locator('.leaflet-container')).toBeVisible();
	await keepScreen(page, 'stl-mapa');
});

test('two problems are merged with a reason, both stay readable, and it is undone', async ({
	page,
	sample,
}) => {
	test.slow();
	const titles = ['Perros sueltos en el parque', 'Perros sin dueño en el parque'] as const;
	const numbers: number[] = [];
	for (const title of titles) {
		await page.goto(deskOf(sample, '/problemas/nuevo'));
		await fillProblem(page, title);
		await page.getByRole('button', { name: 'Guardar el problema' }).click();
		await expect(page.getByText('Problema guardado')).toBeVisible();
		numbers.push(numberOf(page));
	}
	const [first = 0, second = 0] = numbers;
	await page.goto(deskOf(sample, `/problemas/${String(second)}`));
	await page.getByRole('link', { name: 'Unir con otro' }).click();
	// The most alike is offered first.
	await expect(page.getByLabel('El otro problema').locator('option').nth(1)).toContainText(titles[0]);
	await page.getByLabel('El otro problema').selectOption(String(first));
	await page.getByRole('button', { name: 'Comparar' }).click();
	await expectComposed(page);
	await keepScreen(page, 'stl-comparar');

	await page.getByLabel('Por qué son el mismo').fill('Corto');
	await page.getByRole('button', { name: 'Unir los problemas' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
	await expect(page.getByLabel('Por qué son el mismo')).toHaveValue('Corto');
	await page.getByRole('radio', { name: titles[0] }).check();
	await page.getByLabel('Por qué son el mismo').fill('Hablan de los mismos perros, en el mismo parque.');
	await page.getByRole('button', { name: 'Unir los problemas' }).click();
	await expect(page.getByText('Problemas unidos', { exact: true })).toBeVisible();
	expect(numberOf(page)).toBe(first);
	await expect(page.getByText(`Del problema ${String(second)}, unido a este`)).toBeVisible();

	await page.goto(deskOf(sample, `/problemas/${String(second)}`));
	await expect(page.locator('h1')).toHaveText(titles[1]);
	await expect(page.getByText(`Está unido al problema ${String(first)}`)).toBeVisible();
	await expectComposed(page);

	await page.goto(deskOf(sample, '/problemas/uniones'));
	await expect(page.getByText('Hablan de los mismos perros')).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-uniones');
	await page.getByRole('button', { name: `Deshacer la unión de «${titles[1]}»` }).click();
	await expect(page.getByText('Unión deshecha')).toBeVisible();
	expect(numberOf(page)).toBe(second);
	await expect(page.getByText('Deshecha', { exact: true })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Unir con otro' })).toBeVisible();
});

test('a problem that is ranked says why it does not change, and the database refuses it too', async ({
	page,
	sample,
}) => {
	await page.goto(deskOf(sample, '/problemas/1'));
	await expect(page.getByText('Ya está en una jerarquización')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Cambiar', exact: true })).toHaveCount(0);
	await page.goto(deskOf(sample, '/problemas/1/editar'));
	await expect(page).toHaveURL(deskOf(sample, '/problemas/1'));
	// Joined into another, its text would no longer stand in the ranking: refused with the reason, nothing lost.
	await page.goto(deskOf(sample, '/problemas/unir?uno=3&otro=4'));
	await page.getByRole('radio').first().check();
	await page.getByLabel('Por qué son el mismo').fill('Una razón bastante larga para unirlos.');
	await page.getByRole('button', { name: 'Unir los problemas' }).click();
	await expect(page.getByRole('alert')).toContainText('ya está en una jerarquización publicada');
	await expect(page.getByLabel('Por qué son el mismo')).toHaveValue('Una razón bastante larga para unirlos.');
	await expectAccessible(page);
});
