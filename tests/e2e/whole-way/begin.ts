import { expect, type Page } from '@playwright/test';
import {
	administrator,
	becomeAdministrator,
	exercise,
	formNuclei,
	openExercise,
	openSeat,
	readSheet,
} from '../admin/beginning';
import { documentStep } from '../support/screens';
import { loser, neutral, nuclei, successor, suplentes } from './story';
import { adminOf, codeOf, type Walk } from './walk';

/** The printed link makes the first account, which opens an exercise from a rule set. */
export async function openTheExercise({ admin, product }: Walk): Promise<void> {
	await admin.goto(product.administratorLink ?? '');
	await admin.getByLabel('Tu nombre').fill(administrator.name);
	await documentStep(admin, '0-1-primera-cuenta');
	await becomeAdministrator(admin, product);
	await admin.goto(`${product.url}/admin/nuevo`);
	await admin.getByLabel('Requerimientos mínimos').check();
	await documentStep(admin, '0-2-reglas', admin.getByRole('group', { name: /reglas/i }));
	await openExercise(admin, product);
	await formNuclei(admin, product);
	await documentStep(admin, '0-3-nucleos');
}

/** Titulares of every seat, two suplentes, and those who have no vote. */
export async function inviteEverybody(walk: Walk): Promise<void> {
	const { admin, codes, product } = walk;
	for (const nucleus of nuclei) {
		await admin.goto(`${adminOf(walk)}/nucleos`);
		await admin.getByRole('link', { name: nucleus.name, exact: true }).click();
		const seats = admin.getByRole('link', { name: /^\d\. / });
		await expect(seats).toHaveCount(nucleus.titulares.length);
		const links = await seats.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
		for (const [at, name] of nucleus.titulares.entries()) {
			await admin.goto(links[at] ?? '');
			await admin.getByRole('link', { name: 'Invitar a su titular' }).click();
			codes.set(name, await invite(admin, name));
		}
	}
	await documentStep(admin, '0-4-hoja-de-invitacion');
	for (const { nucleus, name } of suplentes) {
		await openSeat(admin, product, nucleus, 1);
		await admin.getByRole('link', { name: 'Invitar a su suplente' }).click();
		codes.set(name, await invite(admin, name));
	}
	await openSeat(admin, product, suplentes[0].nucleus, 1);
	await documentStep(admin, '0-5-asiento');
	for (const { name, role } of neutral) {
		await admin.goto(`${adminOf(walk)}/personas/invitar`);
		await admin.getByLabel(role).check();
		codes.set(name, await invite(admin, name));
	}
}

async function invite(page: Page, name: string): Promise<string> {
	await page.getByLabel('Nombre completo').fill(name);
	await page.getByRole('button', { name: 'Invitar' }).click();
	return readSheet(page, name);
}

/** A lost sheet is revoked, opens nothing any more, and another is made. */
export async function reissueTheLostSheet(walk: Walk): Promise<void> {
	const { admin, codes, product } = walk;
	await admin.goto(`${adminOf(walk)}/personas`);
	await admin.getByRole('link', { name: loser }).click();
	await admin.getByRole('button', { name: 'Anular la invitación' }).click();
	await expect(admin.getByText('La invitación ya no sirve.')).toBeVisible();
	const finder = await walk.openContext();
	await finder.goto(`${product.url}/invitacion/${codeOf(walk, loser)}`);
	await expect(finder.getByRole('heading', { name: 'Este código ya no sirve' })).toBeVisible();
	await finder.context().close();
	await admin.getByRole('button', { name: 'Hacer una invitación nueva' }).click();
	codes.set(loser, await readSheet(admin, loser));
}

/** The STL is constituted once every nucleus has somebody; then a titular leaves and another comes. */
export async function constituteAndReplace(walk: Walk): Promise<void> {
	const { admin, codes, product } = walk;
	await admin.goto(adminOf(walk));
	await documentStep(admin, '0-6-por-constituir');
	await admin.getByRole('button', { name: 'Constituir el STL' }).click();
	await expect(admin.getByText(/^Constituido el /)).toBeVisible();

	await openSeat(admin, product, nuclei[0].name, successor.seat);
	await admin.getByRole('link', { name: 'Reemplazar' }).click();
	await admin.getByLabel('Nombre completo').fill(successor.name);
	await admin.getByLabel('Razón').fill('Su organización eligió a otra persona.');
	await documentStep(admin, '0-7-reemplazar');
	await admin.getByRole('button', { name: 'Reemplazar e invitar' }).click();
	codes.set(successor.name, await readSheet(admin, successor.name));
	await admin.goto(`${adminOf(walk)}/personas`);
	await expect(admin.getByRole('link', { name: successor.name })).toBeVisible();
	await documentStep(admin, '0-8-personas');
	await admin.goto(`${product.url}/ejercicio/${exercise.slug}/integrantes`);
	await expect(admin.getByText(successor.name)).toBeVisible();
	await documentStep(admin, '0-9-integrantes');
}
