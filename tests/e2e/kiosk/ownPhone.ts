import { readFileSync } from 'node:fs';
import { expect, type Browser } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { expectPlainSpanish } from '../support/plainSpanish';
import { expectReflow } from '../support/reflow';
import { findLeftovers } from './station';

/** Somebody's phone reads the code of a receipt: it asks before it keeps the key, and withdraws the answer. */
export async function withdrawByCode(browser: Browser | null, receipt: string, key: string): Promise<void> {
	const own = await browser?.newContext({ locale: 'es-MX', viewport: { width: 360, height: 740 } });
	const phone = await own?.newPage();
	if (!own || !phone) throw new Error('no browser');
	await phone.goto(`${receipt}#${key}`);
	await expect(phone.getByRole('heading', { name: 'Tienes la clave de esta respuesta' })).toBeVisible();
	expect(phone.url()).toBe(receipt);
	expect(await findLeftovers(phone, key)).toEqual(['the document', 'the control _clave']);
	await expectAccessible(phone, { forCitizens: true });
	await expectReflow(phone);
	await expectPlainSpanish(phone);
	// What is saved or printed leads back with the key, and says so.
	const picture = phone.getByRole('link', { name: 'Guardar como imagen' });
	await expect(picture).toHaveAttribute('href', /^blob:/);
	const [download] = await Promise.all([phone.waitForEvent('download'), picture.click()]);
	const drawn = readFileSync(await download.path(), 'utf8');
	expect(drawn).toContain(key);
	expect(drawn).toContain('Quien lo tenga puede cambiar');
	await expect(phone.getByText('Quien tenga una de ellas puede cambiar')).toBeVisible();
	await phone.emulateMedia({ media: 'print' });
	await expect(phone.locator('[data-key-printed] img')).toBeVisible();
	await expect(phone.locator('[data-key-printed]')).toContainText(key);
	await phone.emulateMedia({ media: 'screen' });

	await phone.getByRole('button', { name: 'Guardar la clave en este teléfono' }).click();
	await expect(phone.getByText('La clave quedó guardada.')).toBeVisible();
	// From here on the phone knows it without the code.
	await phone.goto(receipt);
	await phone.getByRole('button', { name: 'Corregir o retirar mi respuesta' }).click();
	await phone.getByRole('button', { name: 'Retirar mi respuesta' }).click();
	await expect(phone.getByText('Retirada', { exact: true })).toBeVisible();
	await expect(phone.locator('[data-key-here]')).toHaveCount(0);
	await own.close();
}
