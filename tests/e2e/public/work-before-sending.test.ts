import { expect, test } from '../support/test';
import { answerAll, openSlug, waitForScripts } from './answering';

test('a slow phone works before it sends, within four seconds, and the page stays alive', async ({
	page,
	ownSample: sample,
}) => {
	await page.goto(`${sample.url}/consulta/${openSlug}/responder`);
	await waitForScripts(page);
	await answerAll(page, 'Con trabajo antes de enviar.');
	const slow = await page.context().newCDPSession(page);
	await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
	const asked = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/reto');
	const sent = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/respuestas');
	await page.getByRole('button', { name: 'Enviar mi respuesta' }).last().click();
	const challenge = await asked;
	const start = Date.now();
	const body = (await sent).postData() ?? '';
	const took = Date.now() - start;
	expect(challenge.status()).toBe(200);
	expect(body).toContain('"channel":"web"');
	expect(body).toMatch(/"proof":"[A-Za-z0-9+/]+=*"/);
	expect(took).toBeLessThan(4_000);
	await expect(page.locator('h1')).toHaveText('Recibida');
});
