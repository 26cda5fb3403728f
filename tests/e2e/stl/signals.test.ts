import { signIn } from '../nucleo/people';
import { expectPlainSpanish } from '../support/plainSpanish';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';
import { closedSlug, deskOf, expectComposed } from './desk';

test('staff see what stands out among the answers of a closed consultation', async ({ page, sample }) => {
	await signIn(page, sample, 'stl_staff');
	await page.goto(deskOf(sample, `/consultas/${closedSlug}/respuestas`));
	await page.getByRole('link', { name: 'Señales' }).click();
	await expect(page.locator('h1')).toHaveText('Señales para revisar');
	await expect(page.getByText('Una señal no prueba nada')).toBeVisible();
	await expect(page.getByText('Respuestas comparadas: 400.')).toBeVisible();
	await expectComposed(page);
	await expectPlainSpanish(page);
	await keepScreen(page, 'stl-senales');
});
