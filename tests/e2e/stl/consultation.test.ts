import { answerAll } from '../public/answering';
import { signIn } from '../nucleo/people';
import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { deskOf, exercise, expectComposed, fillConsultation } from './desk';

test.beforeEach(async ({ page, sample }) => {
	await signIn(page, sample, 'stl_staff');
});

test('the desk says what is open now', async ({ page, sample }) => {
	await page.goto(deskOf(sample));
	await expect(page.getByRole('heading', { name: 'Abierto ahora' })).toBeVisible();
	await expect(page.getByRole('link', { name: '¿Qué mejorarías en tu colonia?' })).toBeVisible();
	await expectComposed(page);
	await walkByKeyboard(page);
	await keepScreen(page, 'stl-pendientes');
	await page.goto(deskOf(sample, '/consultas'));
	await expectComposed(page);
	await keepScreen(page, 'stl-consultas');
});

test('a consultation goes from its template to the answers, and nothing that was announced changes after publishing', async ({
	page,
	sample,
	browser,
	watchAlso,
}) => {
	test.slow();
	await page.goto(deskOf(sample, '/consultas/nueva'));
	await expectComposed(page);

	// Refused: each error beside its field, and what was typed stays.
	await page.getByLabel('Título').fill('¿Qué falta en el mercado?');
	await page.getByLabel('Cierra').fill('2020-01-01T10:00');
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(4);
	await expect(page.getByLabel('Título')).toHaveValue('¿Qué falta en el mercado?');
	await expect(page.getByLabel('Dirección')).toHaveValue('que-falta-en-el-mercado');
	await expect(page.getByLabel('Cierra')).toHaveValue('2020-01-01T10:00');
	await expectAccessible(page);

	const title = '¿Qué falta en el mercado de la colonia?';
	await fillConsultation(page, title);
	const slug = `mercado-${Date.now().toString(36)}`;
	await page.getByLabel('Dirección').fill(slug);
	await page.getByLabel('Abre').fill('2026-01-01T09:00');
	await page.getByLabel('Cierra').fill('2090-01-01T18:00');
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(page).toHaveURL(new RegExp(`/consultas/${slug}$`));
	await expect(page.getByText(/6 preguntas\. Contestar todo toma \d minutos, más o menos\./)).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-borrador');

	// Texts, with their reading ease while they are written.
	await page.getByRole('link', { name: 'Presentación y aviso' }).click();
	// From a page just opened: the walk begins where the focus is.
	await expect(page.locator('h1')).toHaveText('Presentación y aviso');
	await page.reload();
	await walkByKeyboard(page);
	const intro = page.getByLabel('Presentación · En español');
	await intro.fill(
		'Manifestamos institucionalmente la instrumentación multidimensional de mecanismos participativos territorializados, interdependientes, caracterizados por corresponsabilidades administrativas extraordinariamente complejas, consecuentemente incomprensibles para ciudadanos, organizaciones, comunidades, universidades, municipalidades, cooperativas, asociaciones, colectividades e instituciones gubernamentales descentralizadas.',
	);
	await expect(page.getByText(/Busca 60 o más/)).toBeVisible();
	await intro.fill('');
	await page.getByRole('button', { name: 'Guardar los textos' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveText('Escribe el texto en español.');
	await intro.fill('Son pocas preguntas. Con lo que digas se mejora el mercado.');
	await expectAccessible(page);
	await expectReflow(page);
	await page.getByRole('button', { name: 'Guardar los textos' }).click();
	await expect(page.getByText('Guardado')).toBeVisible();

	// One question: its words, one option less and one more.
	await page.locator('ol a[href*="/preguntas/"]').first().click();
	await page.getByLabel('Pregunta · En español').fill('¿Qué le falta al mercado?');
	// Of an option its length is said only when it matters.
	await expect(page.getByText('de 160 letras')).toHaveCount(0);
	await page.getByLabel('Opción 1 · En español').fill('agua '.repeat(33));
	await expect(page.getByText('164 de 160 letras')).toBeVisible();
	await page.getByLabel('Opción 1 · En español').fill('');
	await page.getByLabel('Opción 1 · En inglés').fill('');
	await page.getByLabel('Opción nueva · En español').fill('Faltan baños');
	await page.getByLabel('Opción nueva · En inglés').fill('Toilets');
	await expectAccessible(page);
	await expectReflow(page);
	await keepScreen(page, 'stl-pregunta');
	await page.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(page.getByText('¿Qué le falta al mercado?')).toBeVisible();

	// As on a phone.
	await page.getByRole('link', { name: 'Vista previa' }).click();
	await page.getByRole('navigation', { name: 'Pantallas de la encuesta' }).getByText('1').click();
	await expect(page.locator('h1')).toHaveText('¿Qué le falta al mercado?');
	await expect(page.getByText('Faltan baños')).toBeVisible();
	await expectAccessible(page);
	await expectReflow(page);
	await page.getByRole('link', { name: 'Inglés' }).click();
	await expect(page.getByText('Toilets')).toBeVisible();
	await page.getByRole('link', { name: 'Volver a la consulta' }).click();

	// Published: fixed, with its fingerprint.
	await page.getByRole('link', { name: 'Publicar' }).click();
	await expect(page.getByText('piden 10 días naturales entre publicar y abrir')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Sí, publicar' }).click();
	await expect(page.getByText('Sus preguntas quedaron fijas')).toBeVisible();
	await expect(page.getByText('Huella de las preguntas')).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'stl-consulta-abierta');
	const here = deskOf(sample, `/consultas/${slug}`);
	// What was announced stays as it is; the questions may change, as a version that nobody sees until it is published.
	for (const path of ['ajustes', 'publicar']) {
		await page.goto(`${here}/${path}`);
		await expect(page).toHaveURL(here);
	}
	await expect(page.getByText('Nada cambia para la gente hasta que publiques los cambios')).toBeVisible();
	await expect(page.getByText('Hay cambios sin publicar')).toBeHidden();
	await expect(page.locator('a[href$="/preguntas/problema"]')).toBeVisible();
	await page.goto(`${here}/respuestas`);
	await expect(page).toHaveURL(here);

	// The poster is for paper, and its code leads to the page people answer on.
	await page.getByRole('link', { name: 'Cartel: Internet' }).click();
	await expect(page.getByRole('img', { name: /Código QR/ })).toBeVisible();
	await expectAccessible(page);
	await keepScreen(page, 'stl-cartel');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Imprimir' })).toBeHidden();
	await expect(page.locator('h1')).toBeVisible();
	await page.emulateMedia({ media: null });

	// Somebody answers, without scripts.
	const citizen = await browser.newContext({ javaScriptEnabled: false, locale: 'es-MX' });
	watchAlso(citizen);
	const phone = await citizen.newPage();
	await phone.goto(`${sample.url}/consulta/${slug}/responder`);
	await answerAll(phone, 'No hay agua en los baños', false);
	await phone.getByRole('button', { name: 'Enviar' }).click();
	await expect(phone.locator('main')).toContainText(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/);
	await citizen.close();
	await page.goto(here);
	await expect(page.locator('.counts .number')).toHaveText('1');

	// Closed before its date, and it says so.
	await page.getByRole('link', { name: 'Cerrar la consulta' }).click();
	await expect(page.getByText('Es antes de su fecha')).toBeVisible();
	await expectComposed(page);
	await page.getByRole('button', { name: 'Sí, cerrar' }).click();
	await page.getByRole('link', { name: 'Leer las respuestas' }).click();
	await expect(page.getByText('Contestaron 1 de 1').first()).toBeVisible();
	await page.getByRole('link', { name: 'Una por una' }).click();
	await expect(page.getByText('No hay agua en los baños').first()).toBeVisible();
	expect(page.url()).toContain(`/stl/${exercise}/`);
});
