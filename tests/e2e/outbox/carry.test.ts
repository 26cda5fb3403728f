import { readFileSync } from 'node:fs';
import { exercise, signIn } from '../nucleo/people';
import { openSlug, readCount } from '../public/answering';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { answerAndKeep, readWaiting } from './phone';

test('what a phone cannot send is carried in a sealed file, and brought twice it counts once', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	test.slow();
	const phone = await browser.newContext({
		locale: 'es-MX',
		viewport: { width: 360, height: 740 },
		acceptDownloads: true,
		// The worker would send behind the back of what is cut here.
		serviceWorkers: 'block',
	});
	watchAlso(phone).allow(/ERR_FAILED/);
	const theirs = await phone.newPage();
	await theirs.route('**/api/respuestas', (route) => route.abort());
	const folio = await answerAndKeep(theirs, sample.url, 'Canario que viaja en un archivo');
	expect(await readWaiting(theirs, sample.url)).toEqual([folio]);
	await expectAccessible(theirs, { forCitizens: true });
	await expectReflow(theirs);
	await expectPlainSpanish(theirs);
	await keepScreen(theirs, 'pendientes-archivo');
	const download = theirs.waitForEvent('download');
	await theirs.getByRole('button', { name: 'Guardar en un archivo' }).click();
	const file = await (await download).path();
	await expect(theirs.getByText('Las respuestas siguen aquí hasta que lleguen')).toBeVisible();
	expect(readFileSync(file, 'utf8')).not.toContain('Canario');
	expect(await readWaiting(theirs, sample.url)).toEqual([folio]);

	await signIn(page, sample, 'stl_staff');
	const before = await readCount(page, sample.url);
	await page.goto(`${sample.url}/stl/${exercise}/consultas/${openSlug}`);
	await page.getByRole('link', { name: 'Traer respuestas en un archivo' }).click();
	for (let times = 0; times < 2; times++) {
		await page.getByLabel('Archivo de la tableta o del teléfono').setInputFiles(file);
		await page.getByRole('button', { name: 'Traer las respuestas' }).click();
		await expect(page.getByText('1 respuesta de 1 ya está aquí')).toBeVisible();
		expect(await readCount(page, sample.url)).toBe(before + 1);
		await page.reload();
	}
	// What came by hand is in sight as such, once.
	await expect(page.getByRole('row').filter({ hasText: 'Teléfono o computadora' })).toHaveCount(1);
	await expectAccessible(page);
	await expectReflow(page);
	await expectPlainSpanish(page);
	await keepScreen(page, 'archivos-traidos');

	// The phone finds its network: the same receipt, and nothing counts twice.
	await theirs.unroute('**/api/respuestas');
	await theirs.getByRole('button', { name: 'Enviar ahora' }).click();
	await expect(theirs.getByText('No falta nada por enviar')).toBeVisible();
	expect(await readCount(page, sample.url)).toBe(before + 1);
	await phone.close();
});
