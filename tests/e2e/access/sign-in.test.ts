import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expectAccessible } from '../support/accessible';
import { walkByKeyboard } from '../support/keyboard';
import { expectPlainSpanish } from '../support/plainSpanish';
import type { ProductCard } from '../support/productDesk';
import { expectReflow, expectTargets } from '../support/reflow';
import { keepScreen } from '../support/screens';
import { expect, test } from '../support/test';

const exercise = 'oaxaca-2026';

function accountOf(sample: ProductCard, role: string): { email: string; password: string } {
	const account = sample.accounts.find((one) => one.role === role);
	if (account?.email === undefined || account.password === undefined)
		throw new Error(`The sample has no ${role} who signs in.`);
	return { email: account.email, password: account.password };
}

async function signIn(page: Page, who: string, password: string): Promise<void> {
	await page.getByLabel('Correo o usuario').fill(who);
	await page.getByLabel('Contraseña', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Entrar', exact: true }).click();
}

/** The newest e-mail of the sample to one address. */
async function readMail(sample: ProductCard, to: string): Promise<string> {
	if (sample.mailboxUrl === null) throw new Error('The sample has no mailbox.');
	const answer = await fetch(sample.mailboxUrl, { headers: { accept: 'application/json' } });
	const mails = z.array(z.object({ to: z.string(), text: z.string() })).parse(await answer.json());
	return mails.find((mail) => mail.to === to)?.text ?? '';
}

test.describe('signing in', () => {
	test('has no barrier, and says what to do when it does not work', async ({ page, sample }) => {
		await page.goto(`${sample.url}/entrar`);
		await expectAccessible(page, { forCitizens: true });
		await expectReflow(page);
		await expectPlainSpanish(page);
		await expectTargets(page, 44);
		await walkByKeyboard(page);
		await keepScreen(page, 'access-sign-in');
		await page.getByRole('button', { name: 'Entrar', exact: true }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await expect(page.getByLabel('Correo o usuario')).toHaveAccessibleDescription(
			/Escribe tu correo o tu usuario/,
		);
		await signIn(page, 'vera', 'algo');
		await expect(page.getByRole('alert')).toContainText('diez letras y números');
		await expect(page.getByLabel('Correo o usuario')).toHaveValue('vera');
		await expectAccessible(page, { forCitizens: true });
	});

	test('answers alike for accounts that exist and accounts that do not', async ({ page, sample }) => {
		const { email } = accountOf(sample, 'guarantor');
		const answers: string[] = [];
		for (const who of [email, 'nadie@muestra.example', '7KQ4M-2XA9C']) {
			await page.goto(`${sample.url}/entrar`);
			await signIn(page, who, 'no es esta contraseña');
			answers.push(await page.getByRole('alert').innerText());
		}
		expect(new Set(answers).size).toBe(1);
		expect(await page.context().cookies()).toEqual([]);
		await page.goto(`${sample.url}/entrar`);
		await page.getByLabel('Tu correo').fill('nadie@muestra.example');
		await page.getByRole('button', { name: 'Enviarme un código' }).click();
		await expect(page.getByText('Si nadie@muestra.example tiene una cuenta')).toBeVisible();
		expect(await readMail(sample, 'nadie@muestra.example')).toBe('');
	});

	test('leads back to where one wanted to go, and never elsewhere', async ({ page, sample }) => {
		const { email, password } = accountOf(sample, 'stl_staff');
		await page.goto(`${sample.url}/cuenta?algo=1`);
		await expect(page).toHaveURL(`${sample.url}/entrar?volver=%2Fcuenta%3Falgo%3D1`);
		await signIn(page, email, password);
		await expect(page).toHaveURL(`${sample.url}/cuenta?algo=1`);
		await page.getByRole('button', { name: 'Salir' }).click();
		await page.goto(`${sample.url}/entrar?volver=${encodeURIComponent('//evil.example/trabajo')}`);
		await signIn(page, email, password);
		await expect(page).toHaveURL(`${sample.url}/trabajo`);
		await expectAccessible(page);
		await expectReflow(page);
		await expectPlainSpanish(page);
		await keepScreen(page, 'access-work');
	});

	test('keeps the session where scripts cannot read it, and forgets it on leaving', async ({
		page,
		sample,
	}) => {
		const { email, password } = accountOf(sample, 'facilitator');
		await page.goto(`${sample.url}/entrar`);
		await signIn(page, email, password);
		await expect(page).toHaveURL(`${sample.url}/trabajo`);
		const cookies = await page.context().cookies();
		expect(cookies.map(({ name }) => name.replace(/\.\d$/, ''))).toContain('prioriza');
		for (const cookie of cookies.filter(({ name }) => name.startsWith('prioriza'))) {
			expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
		}
		expect(await page.evaluate(() => document.cookie)).not.toContain('prioriza');
		await page.getByRole('button', { name: 'Salir' }).click();
		await expect(page).toHaveURL(`${sample.url}/`);
		expect((await page.context().cookies()).filter(({ name }) => name.startsWith('prioriza'))).toEqual([]);
		await page.goBack();
		await expect(page).toHaveURL(/\/entrar\?volver=/);
	});

	test('works by e-mail: the code once, the link once, and only on the press of a button', async ({
		page,
		sample,
	}) => {
		const { email } = accountOf(sample, 'member:garante');
		await page.goto(`${sample.url}/entrar`);
		await page.getByLabel('Tu correo').fill(email.toUpperCase());
		await page.getByRole('button', { name: 'Enviarme un código' }).click();
		await expect(page.getByLabel('Código')).toBeVisible();
		await expectAccessible(page, { forCitizens: true });
		await expectReflow(page);
		await keepScreen(page, 'access-code');
		await expect.poll(() => readMail(sample, email)).toContain('código');
		const mail = await readMail(sample, email);
		const link = /https?:\S+\/entrar\/enlace\S+/.exec(mail)?.[0] ?? '';
		expect(link.startsWith(sample.url)).toBe(true);
		await page.getByLabel('Código').fill('000 000');
		await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
		await expect(page.getByLabel('Código')).toHaveAccessibleDescription(/no es o ya venció/);

		for (let look = 0; look < 2; look += 1) await page.request.get(link);
		await page.goto(link);
		await expectAccessible(page, { forCitizens: true });
		await page.getByRole('button', { name: 'Entrar' }).click();
		await expect(page).toHaveURL(`${sample.url}/trabajo`);
		await page.getByRole('button', { name: 'Salir' }).click();
		await page.goto(link);
		await page.getByRole('button', { name: 'Entrar' }).click();
		await expect(page.getByRole('alert')).toContainText('ya no sirve');
	});
});

test.describe('doors', () => {
	test('stay shut to who is nothing there, as if nothing were behind', async ({ page, sample, watch }) => {
		watch.allow(/404/);
		const { email, password } = accountOf(sample, 'member:sociedad');
		await page.goto(`${sample.url}/entrar`);
		await signIn(page, email, password);
		await expect(page).toHaveURL(`${sample.url}/trabajo`);
		const ask = async (path: string) => {
			const answer = await page.request.get(sample.url + path);
			return {
				status: answer.status(),
				page: (await answer.text()).replaceAll(/[0-9a-f-]{36}|nonce="[^"]*"|__sveltekit_\w+/g, ''),
			};
		};
		expect((await ask(`/nucleo/${exercise}`)).status).toBe(200);
		const ofOthers = await ask(`/stl/${exercise}`);
		expect(ofOthers.status).toBe(404);
		const unknown = await ask('/stl/no-existe');
		expect(unknown.status).toBe(404);
		expect(ofOthers.page.replaceAll(exercise, 'no-existe')).toBe(unknown.page);
		expect((await ask('/admin')).status).toBe(404);
		const forged = await page.request.post(`${sample.url}/admin/nuevo`, {
			headers: { origin: sample.url },
			form: { name: 'Ejercicio forjado' },
		});
		expect(forged.status()).toBe(404);
	});

	test('refuse a form that another site sends', async ({ page, sample }) => {
		const { email, password } = accountOf(sample, 'stl_staff');
		await page.goto(`${sample.url}/entrar`);
		await signIn(page, email, password);
		await expect(page).toHaveURL(`${sample.url}/trabajo`);
		for (const origin of ['https://evil.example', 'null']) {
			const answer = await page.request.post(`${sample.url}/salir`, { headers: { origin }, form: {} });
			expect(answer.status()).toBe(403);
		}
		await page.reload();
		await expect(page).toHaveURL(`${sample.url}/trabajo`);
	});

	test('carry the headers that keep others out', async ({ request, sample }) => {
		for (const path of ['/', '/entrar', '/no-existe', '/api/salud']) {
			const answer = await request.get(sample.url + path);
			expect(answer.headers(), path).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'x-frame-options': 'DENY',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
			});
			expect(answer.headers()['permissions-policy'], path).toContain('camera=()');
		}
		const entry = await request.get(`${sample.url}/entrar`);
		expect(entry.headers()['cache-control']).toContain('no-store');
		expect(entry.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
	});

	test('open no page of others by a forged host', async ({ request, sample }) => {
		const answer = await request.get(`${sample.url}/trabajo`, {
			maxRedirects: 0,
			headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
		});
		expect(answer.headers()['location']).toBe('/entrar?volver=%2Ftrabajo');
	});

	test('let go of a session that no longer holds', async ({ page, sample }) => {
		for (const value of ['rubbish', 'base64-%%%', 'base64-eyJhY2Nlc3NfdG9rZW4iOiJhLmIuYyJ9']) {
			await page.context().addCookies([{ name: 'prioriza', value, url: sample.url }]);
			const answer = await page.goto(`${sample.url}/ejercicio/${exercise}/integrantes`);
			expect(answer?.status()).toBe(200);
			expect((await page.context().cookies()).filter(({ name }) => name === 'prioriza')).toEqual([]);
		}
	});
});
