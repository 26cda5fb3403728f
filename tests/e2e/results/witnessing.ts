import { expect, type Page } from '@playwright/test';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';

/** What somebody who verifies the record now finds false in it. */
export async function readFailures(page: Page, origin: string, exercise: string): Promise<string[]> {
	const answer = await page.request.get(`${origin}/ejercicio/${exercise}/expediente/descargar`, {
		timeout: 60_000,
	});
	const { checks } = verifyBundle(new Uint8Array(await answer.body()), {});
	return checks.flatMap(({ failures }) => failures.map(({ code }) => code));
}

const keepingPage = (origin: string, exercise: string): string =>
	`${origin}/verificar/guardar-sellos.html#ejercicio=${exercise}`;

/** A witness opens the page that keeps seals and makes a key there; gives its public line. */
export async function makeKey(phone: Page, origin: string, exercise: string, name: string): Promise<string> {
	await phone.goto(keepingPage(origin, exercise));
	await phone.getByLabel('Nombre con el que firmas').fill(name);
	await phone.getByRole('button', { name: 'Tener mi llave aquí' }).click();
	const line = phone.getByText(new RegExp(`^${name.replaceAll('.', '\\.')}\\+`));
	return line.innerText();
}

/** Staff, on the page of the witnesses, demand the signature of one of them. */
export async function nameWitness(staff: Page, role: string, key: string): Promise<void> {
	await staff.getByLabel('A quién representa').fill(role);
	await staff.getByLabel('Su llave pública').fill(key);
	await staff.getByLabel('Sectores distintos').fill('1');
	await staff.getByLabel('Sin esas firmas').check();
	await staff.getByRole('button', { name: 'Escribir en el registro' }).click();
	await expect(staff.getByText('Quedó en el registro.')).toBeVisible();
}

/** A witness who has a key on this phone brings the newest seal and signs it; gives what goes back. */
export async function signNewest(phone: Page): Promise<string> {
	await phone.getByRole('button', { name: 'Traer el sello más nuevo' }).click();
	await expect(
		phone.getByText(/Es el primero de este registro\.|El registro creció desde tu último sello\./),
	).toBeVisible();
	await phone.getByRole('button', { name: 'Firmar este sello' }).click();
	await expect(phone.getByText('Sello firmado', { exact: true })).toBeVisible();
	return phone.getByLabel('El sello con tu firma').inputValue();
}

/** Hands a signed seal in on its own page: another may have followed already. */
export async function bringSignature(
	phone: Page,
	origin: string,
	exercise: string,
	signed: string,
): Promise<void> {
	const [, size] = signed.split('\n');
	await phone.goto(`${origin}/ejercicio/${exercise}/sellos?sello=${String(size)}`);
	await phone.getByLabel('El sello firmado').fill(signed);
	await phone.getByRole('button', { name: 'Guardar la firma' }).click();
}

/**
 * A witness signs the newest seal and hands it in, and the one that follows it as well, until the record holds: a sheet
 * that is filed meanwhile gives the log another line, and its seal waits for a signature of its own.
 */
export async function signUntilValid(phone: Page, origin: string, exercise: string): Promise<void> {
	await expect(async () => {
		if ((await readFailures(phone, origin, exercise)).length > 0) {
			await phone.goto(keepingPage(origin, exercise));
			await bringSignature(phone, origin, exercise, await signNewest(phone));
			await expect(phone.getByText(/^Firma guardada: /)).toBeVisible();
		}
		expect(await readFailures(phone, origin, exercise)).toEqual([]);
	}).toPass({ timeout: 120_000 });
}
