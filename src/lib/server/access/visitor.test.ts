import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CookieJar } from '../backend/clients';
import { dropBrokenSession, openVisitor } from './visitor';

const site = { origin: 'https://prioriza.example.org', isSecure: true, cookieName: '__Host-prioriza' };

/** Cookies of a browser, as far as the visitor is concerned. */
function openJar(start: Record<string, string>) {
	const kept = new Map(Object.entries(start));
	const written: { name: string; maxAge: number | undefined }[] = [];
	const jar: CookieJar = {
		getAll: () => [...kept].map(([name, value]) => ({ name, value })),
		setAll: (cookies) => {
			for (const { name, value, options } of cookies) {
				written.push({ name, maxAge: options.maxAge });
				if (options.maxAge === 0) kept.delete(name);
				else kept.set(name, value);
			}
		},
	};
	return { jar, kept, written };
}

beforeEach(() => {
	// Nobody listens here: a question to the backend would fail the test.
	process.env['SUPABASE_URL'] = 'http://127.0.0.1:9';
	process.env['SUPABASE_PUBLISHABLE_KEY'] = 'sb_publishable_x';
	process.env['SUPABASE_SECRET_KEY'] = 'sb_secret_x';
});
afterEach(() => {
	for (const name of ['SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY']) {
		Reflect.deleteProperty(process.env, name);
	}
});

test('a citizen without a session is anonymous, and nothing is asked or written', async () => {
	const { jar, written } = openJar({ idioma: 'en', '__Host-prioriza-other': 'x' });
	const visitor = openVisitor(jar, site);
	expect(visitor.hasCookie).toBe(false);
	expect(await visitor.session()).toBeNull();
	expect(await visitor.places()).toEqual({ administrator: false, places: [] });
	expect(visitor.backend).toBe(openVisitor(jar, site).backend);
	await dropBrokenSession(visitor);
	expect(written).toEqual([]);
});

test.each([
	{ '__Host-prioriza': 'rubbish' },
	{
		'__Host-prioriza': `base64-${btoa('{"access_token":"AAAA.AAAA.AAAA","expires_at":9999999999,"refresh_token":"x"}')}`,
	},
	{ '__Host-prioriza.0': 'base64-%%%', '__Host-prioriza.1': 'x' },
	{
		'__Host-prioriza': `base64-${btoa('{"access_token":"a.b.c","expires_at":9999999999,"refresh_token":"x"}')}`,
	},
])('a session that does not hold is thrown away: %o', async (cookies) => {
	const { jar, kept } = openJar({ ...cookies, idioma: 'es' });
	const visitor = openVisitor(jar, site);
	expect(visitor.hasCookie).toBe(true);
	await dropBrokenSession(visitor);
	expect(visitor.hasCookie).toBe(false);
	expect([...kept.keys()]).toEqual(['idioma']);
	expect(visitor.backend).toBe(openVisitor(openJar({}).jar, site).backend);
});

test('when the server of accounts is silent the session waits, and public questions go on as anybody', async () => {
	// A token that has to be renewed: nobody is there to do it.
	const spent = `base64-${btoa('{"access_token":"a.b.c","expires_at":1,"refresh_token":"x"}')}`;
	const { jar, kept } = openJar({ '__Host-prioriza': spent });
	const visitor = openVisitor(jar, site, 300);
	const started = performance.now();
	await dropBrokenSession(visitor);
	expect(performance.now() - started).toBeLessThan(5_000);
	expect(visitor.hasCookie).toBe(true);
	expect([...kept.keys()]).toEqual(['__Host-prioriza']);
	expect(visitor.backend).toBe(openVisitor(openJar({}).jar, site).backend);
	await expect(visitor.session()).rejects.toMatchObject({ refusal: { code: 'backend_unreachable' } });
});
