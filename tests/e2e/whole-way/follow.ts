import { expect, type Page } from '@playwright/test';
import { localMoment } from '../nucleo/ranking';
import { documentStep } from '../support/screens';
import { nuclei, rankings } from './story';
import type { Published } from './rank';
import { settle } from './walk';

async function openNucleus(staff: Page, published: Published, title: string, nucleus: string): Promise<void> {
	await staff.goto(published.get(title) ?? '');
	await staff
		.getByRole('link', { name: `Fechas, cierre y anulación: ${nucleus}` })
		.last()
		.click();
	await expect(staff.getByRole('heading', { level: 1, name: nucleus })).toBeVisible();
	await settle(staff);
}

/** The closing of one nucleus moves later, with a reason everybody reads. */
export async function extendOne(staff: Page, published: Published): Promise<void> {
	await openNucleus(staff, published, rankings.plan.title, nuclei[1].name);
	await expect(staff.getByText('Todavía no se puede cerrar.')).toBeVisible();
	await staff.getByLabel('Nueva fecha de cierre').fill(localMoment(37 * 24 * 60));
	await staff.getByLabel('Razón').first().fill('Faltan personas que vienen de la sierra.');
	await documentStep(staff, '5-9-mover-el-cierre', staff.getByRole('heading', { name: 'Mover el cierre' }));
	await staff.getByRole('button', { name: 'Mover el cierre' }).click();
	await expect(staff.getByText('Se movió el cierre.')).toBeVisible();
	await expect(staff.getByText('Faltan personas que vienen de la sierra.')).toBeVisible();
}

/** Another is annulled with a reason: it stays listed, and a new attempt opens. */
export async function annulAndReopen(staff: Page, published: Published): Promise<void> {
	const reason = 'Un problema estaba mal escrito.';
	await openNucleus(staff, published, rankings.services.title, nuclei[1].name);
	await staff.getByText('Quiero anular esta jerarquización').click();
	await staff.locator('#annul-reason').fill(reason);
	await documentStep(staff, '5-a-anular', staff.getByRole('heading', { name: 'Anular', exact: true }));
	await staff.getByRole('button', { name: 'Anular para siempre' }).click();
	await expect(staff.getByText('Se anuló.', { exact: true })).toBeVisible();
	await staff.getByRole('button', { name: 'Abrir el intento' }).click();
	await expect(staff.getByText('Se abrió un intento nuevo.')).toBeVisible();
	await staff.goto(published.get(rankings.services.title) ?? '');
	await expect(staff.getByText(`Razón: ${reason}`)).toBeVisible();
	await expect(staff.getByText('Intento 2')).toBeVisible();
	await documentStep(staff, '5-b-anulada', staff.locator('main h1'), { onPhone: true });
}

/** Before the close staff see how many took part and nothing of the order. */
export async function followThePlan(staff: Page, published: Published): Promise<void> {
	await staff.goto(published.get(rankings.plan.title) ?? '');
	await expect(staff.getByText('Han participado 5 de 5 asientos.')).toHaveCount(3);
	expect(await staff.locator('main').innerText()).not.toMatch(/Lugar 1|Primer lugar/);
	await documentStep(staff, '5-c-participacion', staff.locator('main h1'), { onPhone: true });
}

/** Every seat took part, so each nucleus may be closed before its date. */
export async function closeEarly(staff: Page, published: Published): Promise<void> {
	for (const { title, nuclei: names } of [rankings.plan, rankings.services])
		for (const nucleus of names) {
			await openNucleus(staff, published, title, nucleus);
			await expect(staff.getByText('Ya participaron todos los asientos.')).toBeVisible();
			await staff.getByRole('button', { name: 'Cerrar y contar' }).click();
			await expect(staff.getByText('Se cerró.')).toBeVisible();
			await expect(staff.getByText('Se llegó al quórum.')).toBeVisible();
		}
}

/** The clock closed the third: one nucleus reached its quorum, and the other gives no result and says why. */
export async function awaitTheClock(staff: Page, published: Published): Promise<void> {
	await expect(async () => {
		await staff.goto(published.get(rankings.watch.title) ?? '');
		await expect(staff.getByText('No se llegó al quórum. Por eso no hay resultado.')).toBeVisible({
			timeout: 1_000,
		});
	}).toPass({ timeout: 200_000, intervals: [2_000] });
	await expect(staff.getByText('Participaron 2 de 5 asientos.')).toBeVisible();
	await documentStep(staff, '6-8-sin-quorum', staff.locator('main h1'), { onPhone: true });
}
