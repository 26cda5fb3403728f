import { answerAll } from '../public/answering';
import { expectAccessible } from '../support/accessible';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { begin, enrol, portrait, registerStation, stationsOf } from './station';

test('whoever sends from a tablet that was revoked meanwhile is told that the answer is in review', async ({
	page,
	browser,
	ownSample: sample,
	watchAlso,
}) => {
	const name = 'Ventanilla revocada a medias';
	const tablet = await browser.newContext({ locale: 'es-MX', viewport: portrait });
	watchAlso(tablet);
	const kiosk = await tablet.newPage();
	await enrol(kiosk, sample.url, await registerStation(page, sample, name));
	await begin(kiosk);
	await answerAll(kiosk, 'A punto de enviar');
	await page.goto(stationsOf(sample));
	await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name: 'Revocar' }).click();
	await page.getByRole('button', { name: 'Sí, revocar' }).click();
	await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Revocado');
	await kiosk.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(kiosk.locator('h1')).toHaveText('En revisión');
	const folio = await kiosk.locator('.folio strong').innerText();
	await expectAccessible(kiosk, { forCitizens: true });
	await keepScreen(kiosk, 'kiosk-en-revision');
	await kiosk.getByRole('button', { name: 'Terminar' }).click();
	await expect(kiosk.locator('h1')).toHaveText('Este equipo dejó de recibir respuestas');
	await page.goto(`${sample.url}/recibo/${folio}`);
	await expect(page.getByText('En revisión').first()).toBeVisible();
	await tablet.close();
});
