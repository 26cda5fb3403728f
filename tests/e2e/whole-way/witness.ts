import { expect, type Page } from '@playwright/test';
import { exercise } from '../admin/beginning';
import { makeKey, nameWitness, readFailures, signUntilValid } from '../results/witnessing';
import { nuclei } from './story';
import { deskOf, type Walk } from './walk';

/** Staff ask for the signature of one sector: until its witness has signed on a phone of its own, nothing is valid. */
export async function signAsWitness(walk: Walk, staff: Page): Promise<void> {
	const { url } = walk.product;
	const phone = await walk.openContext();
	const key = await makeKey(phone, url, exercise.slug, 'sociedad-civil.prueba');
	await staff.goto(deskOf(walk));
	await staff.getByRole('link', { name: 'Testigos' }).click();
	await nameWitness(staff, nuclei[0].name, key);
	await expect
		.poll(() => readFailures(staff, url, exercise.slug), { timeout: 60_000 })
		.toEqual(['witnesses-required']);
	await signUntilValid(phone, url, exercise.slug);
	await expect(phone.getByText(`Firma guardada: ${nuclei[0].name}.`)).toBeVisible();
	await phone.context().close();
}
