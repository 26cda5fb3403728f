import { readFile } from 'node:fs/promises';
import { bundlePaths, readBundle } from '../../../src/lib/evidence';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { signIn } from '../nucleo/people';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { exercise, expectComposed } from '../stl/desk';

test('the guarantor sees what is missing, has the expediente checked, and is answered in writing', async ({
	page,
	ownSample,
}) => {
	const here = `${ownSample.url}/nucleo/${exercise}/garante`;
	await signIn(page, ownSample, 'guarantor');
	await page.goto(`${ownSample.url}/nucleo/${exercise}`);
	await page.getByRole('link', { name: 'Revisar el ejercicio' }).click();
	// The closed rankings of the sample have neither minuta nor acta; one that is filed is missing no more.
	const missing = page.getByText(/faltan la minuta y el acta$/);
	const first = (await missing.first().innerText()).replace(': faltan la minuta y el acta', '');
	const before = await missing.count();
	await expectComposed(page);
	await keepScreen(page, 'garante');
	await page.getByRole('link', { name: 'Entregar un documento' }).click();
	await page.getByLabel('Clase').selectOption({ label: 'Minuta' });
	await page.getByLabel('Qué es').fill('Minuta de la sesión de prueba');
	await page.getByLabel('Trata de').selectOption({ label: first.replace(/, ([^,]+)$/, ': $1') });
	await page.getByLabel('Solo el STL y quien valida').check();
	await page
		.getByLabel('Archivo', { exact: true })
		.setInputFiles({ name: 'minuta.txt', mimeType: 'text/plain', buffer: Buffer.from('Acordamos seguir.') });
	await page.getByRole('button', { name: 'Entregar' }).click();
	await expect(page.getByText('Documento entregado')).toBeVisible();
	await page.goto(here);
	await expect(missing).toHaveCount(before - 1);
	await expect(page.getByText(`${first}: falta el acta`)).toBeVisible();

	// Whoever waits for a large one may stop; who stays is told how far it is, and gets it.
	await page.route('**/expediente/preparar', () => undefined, { times: 1 });
	const take = page.getByRole('link', { name: 'Descargar el expediente' });
	await take.click();
	await expect(page.getByRole('progressbar', { name: 'Avance del expediente' })).toBeVisible();
	await page.getByRole('button', { name: 'No esperar más' }).click();
	await expect(page.getByText('Dejaste de esperar.')).toBeVisible();
	const whole = page.waitForEvent('download');
	await take.click();
	expect((await whole).suggestedFilename()).toMatch(/^expediente-.+-\d+\.zip$/);
	await expect(page.getByText('El expediente está listo').first()).toBeVisible();

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Descargar con lo reservado' }).click();
	expect((await download).suggestedFilename()).toMatch(/^expediente-.+-garante\.zip$/);
	const bytes = new Uint8Array(await readFile(await (await download).path()));
	const { checks } = verifyBundle(bytes, { root: null });
	expect(checks.flatMap(({ failures }) => failures)).toEqual([]);
	expect(checks.filter(({ number }) => number >= 30 && number < 40).map(({ status }) => status)).toEqual([
		'passed',
		'passed',
		'passed',
	]);

	// What the page says that the log has received is what the log holds.
	const bundle = readBundle(bytes);
	const lines = bundle.ok ? new TextDecoder().decode(bundle.value.files.get(bundlePaths.entries)) : '';
	const types = lines
		.trimEnd()
		.split('\n')
		.map((line) => (JSON.parse(line) as { type: string }).type);
	for (const [term, type] of [
		['Respuestas selladas', 'response'],
		['Boletas selladas', 'ballot'],
		['Jerarquizaciones que cerraron', 'ranking.closed'],
		['Resultados', 'tally.computed'],
	] as const) {
		const inLog = types.filter((each) => each === type).length;
		expect(inLog).toBeGreaterThan(0);
		const fact = page.locator('dl > div').filter({ has: page.getByText(term, { exact: true }) });
		await expect(fact.locator('dd')).toHaveText(String(inLog));
	}

	await page.getByRole('link', { name: 'Revisar el expediente' }).click();
	await expect(page.getByText('SIN ANCLA', { exact: true })).toBeVisible();
	await expectComposed(page);
	await keepScreen(page, 'garante-informe');
	const root = await page.locator('dd code').innerText();
	await page.getByLabel('Raíz que viene en un acta').fill('raíz');
	await page.getByRole('button', { name: 'Revisar otra vez' }).click();
	await expect(page.getByText('Escribe la raíz completa').first()).toBeVisible();
	await page.getByLabel('Raíz que viene en un acta').fill('');
	await page.getByLabel('O un sello que guardaste').fill('No es un sello.');
	await page.getByRole('button', { name: 'Revisar otra vez' }).click();
	await expect(page.getByText('Eso no es un sello ni un recibo.').first()).toBeVisible();
	await expect(page.getByLabel('O un sello que guardaste')).toHaveValue('No es un sello.');
	const seal = await page.request.get(`${ownSample.url}/ejercicio/${exercise}/registro/checkpoint`);
	await page.getByLabel('O un sello que guardaste').fill(await seal.text());
	await page.getByRole('button', { name: 'Revisar otra vez' }).click();
	await expect(page.getByText('VÁLIDO CON OBSERVACIONES', { exact: true })).toBeVisible();
	await page.getByLabel('O un sello que guardaste').fill('');
	await page.getByLabel('Raíz que viene en un acta').fill(root);
	await page.getByRole('button', { name: 'Revisar otra vez' }).click();
	await expect(page.getByText('VÁLIDO CON OBSERVACIONES', { exact: true })).toBeVisible();

	await page.goto(here);
	await page.getByRole('button', { name: 'Enviar la observación' }).click();
	await expect(page.getByText('Escribe lo que se observa').first()).toBeVisible();
	await page.getByLabel('Escribir una observación').fill('Falta el acta de la primera sesión.');
	await page.getByRole('button', { name: 'Enviar la observación' }).click();
	await expect(page.getByText('Observación enviada')).toBeVisible();
	await expect(page.getByText('Sin respuesta')).toBeVisible();

	await page.context().clearCookies();
	await signIn(page, ownSample, 'stl_staff');
	await page.goto(here);
	await expect(page.getByLabel('Escribir una observación')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Descargar con lo reservado' })).toHaveCount(0);
	const taken = await page.request.post(`${here}/aperturas`, { headers: { origin: ownSample.url } });
	expect(taken.status()).toBe(403);
	await page.getByRole('link', { name: 'Observación 1' }).click();
	await page.getByLabel('Respuesta del STL').fill('Se entregará el lunes.');
	await page.getByRole('button', { name: 'Responder' }).click();
	await expect(page.getByText('Respuesta enviada')).toBeVisible();
	await expect(page.getByText('Se entregará el lunes.')).toBeVisible();
	await expectComposed(page);

	await page.context().clearCookies();
	await signIn(page, ownSample, 'member:sociedad');
	for (const path of ['', '/revision', '/observacion/1'])
		expect((await page.request.get(`${here}${path}`)).status(), path).toBe(404);
});
