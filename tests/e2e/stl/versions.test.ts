import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPhone } from '../admin/beginning';
import { openAs, visit } from '../nucleo/people';
import {
	answerAll,
	answerQuestion,
	expectKept,
	goOn,
	openSlug,
	readCount,
	waitForScripts,
} from '../public/answering';
import { readNotice } from '../public/readNotice';
import { verifyRecord } from '../results/verifyRecord';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { deskOf, expectComposed } from './desk';

test('T35 a notice and questions that change are a new version, and who answered the former offline keeps it', async ({
	page,
	ownSample: sample,
	browser,
	watch,
	watchAlso,
}) => {
	test.slow();
	watch.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
	const consultation = `${sample.url}/consulta/${openSlug}`;
	// A phone that keeps the survey loses its network, and somebody answers what it knows.
	await page.goto(consultation);
	await page.goto(`${consultation}/responder`);
	await expectKept(page);
	const before = await readCount(page, sample.url);
	await page.context().setOffline(true);
	await page.goto(`${consultation}/responder`);
	const former = await readNotice(page);
	await waitForScripts(page);
	await answerAll(page, 'Antes del cambio');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(page.locator('h1')).toHaveText('Guardada en este equipo');
	const folio = await page.locator('.folio strong').innerText();

	// Somebody else is half way through.
	const halfWay = await openPhone(browser, watchAlso);
	await halfWay.goto(`${consultation}/responder`);
	await waitForScripts(halfWay);
	const first = await halfWay.locator('h1').innerText();
	await answerQuestion(halfWay, 'A medias');
	await goOn(halfWay);
	await expect(halfWay.locator('h1')).not.toHaveText(first);
	const second = await halfWay.locator('h1').innerText();

	// Meanwhile staff change the notice and take a question away: the one is published, the other is not.
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const here = deskOf(sample, `/consultas/${openSlug}`);
	await visit(staff, `${here}/version`);
	await expect(staff.getByText('No hay cambios')).toBeVisible();
	await visit(staff, `${here}/textos`);
	const notice =
		'Aviso nuevo: el Secretariado guarda lo que contestas, sin tu nombre. Léelo completo antes de empezar.';
	await staff
		.getByLabel(/Aviso.* · En español/)
		.first()
		.fill(notice);
	await staff.getByRole('button', { name: 'Guardar' }).click();
	await expect(staff.getByText('Hay cambios sin publicar')).toBeVisible();
	await visit(staff, here);
	await staff.locator('ol a[href*="/preguntas/"]').first().click();
	const question = await staff.getByLabel('Pregunta · En español').inputValue();
	await staff.getByLabel('Quitar esta pregunta').check();
	await staff.getByRole('button', { name: 'Guardar la pregunta' }).click();
	await expect(staff).toHaveURL(/guardado=1$/);
	await visit(staff, `${here}/version`);
	await expect(staff.getByText('Estos cambios no se pueden publicar')).toBeVisible();
	await expect(staff.getByRole('listitem').filter({ hasText: question })).toContainText('Se quitó');
	await expectComposed(staff);
	await keepScreen(staff, 'stl-version-rechazada');
	await staff.getByRole('button', { name: 'Quitar los cambios' }).click();
	await expect(staff).toHaveURL(/guardado=1$/);
	await expect(staff.getByText('Hay cambios sin publicar')).toBeHidden();

	await visit(staff, `${here}/textos`);
	await staff
		.getByLabel(/Aviso.* · En español/)
		.first()
		.fill(notice);
	await staff.getByRole('button', { name: 'Guardar' }).click();
	await staff.getByRole('link', { name: 'Ver los cambios y publicarlos' }).click();
	await staff.getByRole('button', { name: 'Publicar la nueva versión' }).click();
	await expect(staff.getByRole('alert')).toBeVisible();
	await staff.getByLabel('¿Por qué cambian?').fill('El aviso no decía quién guarda las respuestas.');
	await expectComposed(staff);
	await keepScreen(staff, 'stl-version');
	await staff.getByRole('button', { name: 'Publicar la nueva versión' }).click();
	await expect(staff.getByText('Nueva versión publicada')).toBeVisible();
	await expect(staff.getByText('Versión 2')).toBeVisible();
	await staff.context().close();

	// Who was half way goes on where they were, with the new notice.
	await expect(async () => {
		await halfWay.reload();
		expect((await readNotice(halfWay)).text).toContain('Aviso nuevo');
	}).toPass();
	await expect(halfWay.locator('h1')).toHaveText(second);
	await answerAll(halfWay, 'Hasta el final');
	await halfWay.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	await expect(halfWay.locator('h1')).toHaveText('Recibida');
	await halfWay.context().close();

	// Whoever comes now reads the new notice; what was answered to the former one is in review, and counts for nobody yet.
	await page.context().setOffline(false);
	await page.goto(`${sample.url}/pendientes`);
	await expect(page.getByRole('listitem').filter({ hasText: folio })).toContainText('En revisión');
	await expect(async () => {
		await page.goto(`${consultation}/responder`);
		expect((await readNotice(page)).text).toContain('Aviso nuevo');
	}).toPass();
	expect(former.text).not.toContain('Aviso nuevo');
	expect(await readCount(page, sample.url)).toBe(before + 1);
	await page.goto(consultation);
	await expect(page.getByText('El aviso no decía quién guarda las respuestas.')).toBeVisible();
	await keepScreen(page, 'consulta-cambiada');

	// A stranger sees that it changed, with its reason.
	const folder = mkdtempSync(join(tmpdir(), 'prioriza-version-'));
	try {
		const file = join(folder, 'expediente.zip');
		const record = `${sample.url}/ejercicio/oaxaca-2026/expediente/descargar`;
		writeFileSync(file, await (await page.request.get(record, { timeout: 60_000 })).body());
		const { status, said } = verifyRecord(file);
		expect(status).toBe(4);
		expect(said).toContain('El aviso no decía quién guarda las respuestas.');
	} finally {
		rmSync(folder, { recursive: true });
	}
});
