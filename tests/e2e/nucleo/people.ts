import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
} from '@playwright/test';
import { openPhone } from '../admin/beginning';
import type { ProductCard } from '../support/productDesk';

/** The exercise of the sample. */
export const exercise = 'oaxaca-2026';

/** Any account of the sample by its role, or by the part of its address before the @. */
export function accountOf(sample: ProductCard, who: string): { email: string; password: string } {
	const known = sample.accounts.find(({ role }) => role === who);
	const password = sample.accounts[0]?.password;
	const email = known?.email ?? `${who}@muestra.example`;
	if (password === undefined) throw new Error('The sample has no accounts');
	return { email, password };
}

/**
 * Signs somebody in with the request their form sends: whoever tests something else loads no page for it. The screens of
 * signing in are walked in `access/sign-in.test.ts`.
 */
export async function signIn(page: Page, sample: ProductCard, who: string): Promise<void> {
	const { email, password } = accountOf(sample, who);
	const answer = await page.request.post(`${sample.url}/entrar?/password`, {
		headers: { origin: sample.url, accept: 'text/html' },
		form: { who: email, password },
		maxRedirects: 0,
	});
	expect([answer.status(), answer.headers()['location']], who).toEqual([303, '/trabajo']);
}

/** Opens a page and waits until its scripts have taken over: what is pressed before that may be lost. */
export async function visit(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await waitForScripts(page);
}

/**
 * Waits until scripts have taken over. The router of SvelteKit shows it by minding from then on where a page is scrolled
 * to; where nothing starts a router, what there is of scripts is done with the network.
 */
async function waitForScripts(page: Page): Promise<void> {
	const isRouted = await page.evaluate(() =>
		Object.keys(window).some((name) => name.startsWith('__sveltekit_')),
	);
	if (isRouted) await page.waitForFunction(() => history.scrollRestoration === 'manual');
	else await page.waitForLoadState('networkidle');
}

/** A browser of their own for one more person. */
export async function openAs(
	browser: Browser,
	sample: ProductCard,
	who: string,
	watchAlso: (context: BrowserContext) => unknown,
	options: BrowserContextOptions = {},
): Promise<Page> {
	const page = await openPhone(browser, watchAlso, options);
	await signIn(page, sample, who);
	return page;
}

/** The backend of the product under test, spoken to without its pages: what somebody who forges calls would do. */
export async function callAs(
	sample: ProductCard,
	who: string,
	verb: string,
	parameters: Record<string, unknown>,
): Promise<{ status: number; body: unknown }> {
	const { email, password } = accountOf(sample, who);
	// The mailbox of the sample and its backend share a gateway.
	const { origin } = new URL(sample.mailboxUrl ?? '');
	const secrets = z
		.object({ publishableKey: z.string() })
		.parse(JSON.parse(readFileSync(join(sample.dataDir, 'secrets', 'installation.json'), 'utf8')));
	const headers = { apikey: secrets.publishableKey, 'content-type': 'application/json' };
	const entered = await fetch(`${origin}/auth/v1/token?grant_type=password`, {
		method: 'POST',
		headers,
		body: JSON.stringify({ email, password }),
	});
	const { access_token: token } = z.object({ access_token: z.string() }).parse(await entered.json());
	const answer = await fetch(`${origin}/rest/v1/rpc/${verb}`, {
		method: 'POST',
		headers: { ...headers, authorization: `Bearer ${token}`, 'content-profile': 'api' },
		body: JSON.stringify(parameters),
	});
	return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
}
