import type { Page } from '@playwright/test';
import { deskOf, fillConsultation } from '../stl/desk';
import { expect, test } from '../support/test';
import { openAs, signIn, visit } from './people';
import { ballotOf, expectRanked, publishRanking, readRanked, tapNext } from './ranking';
import { lookAt } from './taskBallots';

const said = (page: Page) => page.getByRole('alert').filter({ hasText: 'No hubo respuesta' });

const isCutOff = /ERR_INTERNET_DISCONNECTED|502/;

test('a ballot sent without an answer stays as it was, says so, and goes on from there', async ({
	page,
	browser,
	sample,
	watch,
	watchAlso,
}) => {
	test.slow();
	watch.allow(isCutOff);
	const staff = await openAs(browser, sample, 'stl_staff', watchAlso);
	const published = await publishRanking(staff, sample, 'Boleta sin respuesta', { problems: 4 });
	await signIn(page, sample, 'sociedad2');
	await visit(page, ballotOf(sample, published.rankings[0] ?? ''));
	await tapNext(page);
	await tapNext(page);
	const ranked = await readRanked(page, 2);
	const review = page.getByRole('button', { name: 'Revisar mi boleta' });

	// Without a network, and behind a server that is away: both are one thing to whoever votes.
	await page.context().setOffline(true);
	await review.click();
	await expect(said(page)).toBeInViewport();
	await expectRanked(page, ranked);
	await lookAt(page, 'boleta-sin-respuesta');
	await page.context().setOffline(false);
	await page.route('**/boleta/**', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }), {
		times: 1,
	});
	await review.click();
	await expect(said(page)).toHaveCount(1);
	await review.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Revisa tu boleta' })).toBeVisible();
	await expect(said(page)).toHaveCount(0);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Guardar mi boleta' }).click();
	await expect(said(page)).toBeInViewport();
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Guardar mi boleta' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Tu boleta quedó guardada' })).toBeVisible();
});

test('a form of the desk sent without an answer keeps what was written', async ({ page, sample, watch }) => {
	watch.allow(isCutOff);
	await signIn(page, sample, 'stl_staff');
	await visit(page, deskOf(sample, '/consultas/nueva'));
	await fillConsultation(page, '¿Qué falta cuando no hay señal?');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Crear el borrador' }).click();
	await expect(said(page)).toBeInViewport();
	await expect(page.getByLabel('Título')).toHaveValue('¿Qué falta cuando no hay señal?');
	await lookAt(page, 'consulta-sin-respuesta');
	await page.context().setOffline(false);
});
