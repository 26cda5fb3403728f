import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/test';
import type { ProductCard } from '../support/productDesk';
import { crawl, type Crawled } from '../fuzz/crawl';
import { fillRoute, readSurface } from '../fuzz/surface';
import { makeVisitor, type Answer, type Visitor } from '../fuzz/visitor';
import { startSecureTwin } from './secureTwin';

const routes = readSurface();
const client = fileURLToPath(new URL('../../../build/client', import.meta.url));
const publicName = 'https://prioriza.example';

interface Page {
	visitor: Visitor;
	path: string;
	route: string;
	answer: Answer;
}
let pages: Page[] | undefined;
const crawls = new Map<string, Crawled>();

/** Every page and file each role gets to by links, with what it answers: asked once for all the tests. */
async function visitAll(sample: ProductCard): Promise<Page[]> {
	if (pages !== undefined) return pages;
	const roles = ['administrator', 'stl_staff', 'facilitator', 'guarantor', 'member:sociedad'];
	const visitors = [
		makeVisitor(sample.url, 'anyone', null),
		...roles.map((role) =>
			makeVisitor(sample.url, role, sample.accounts.find((account) => account.role === role) ?? null),
		),
	];
	const found: Page[] = [];
	for (const visitor of visitors) {
		await visitor.stayIn();
		const crawled = await crawl(visitor, routes, [], 3);
		crawls.set(visitor.role, crawled);
		for (const [route, paths] of crawled.paths) {
			const path = paths[0] ?? '/';
			found.push({ visitor, path, route, answer: await visitor.ask({ method: 'GET', path }) });
		}
	}
	return (pages = found);
}

test.describe.configure({ mode: 'serial', timeout: 300_000 });

const always: Readonly<Record<string, RegExp>> = {
	'x-content-type-options': /^nosniff$/,
	'referrer-policy': /^(same-origin|no-referrer)$/,
	'permissions-policy': /camera=\(\).*microphone=\(\)/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-resource-policy': /^same-origin$/,
	'x-frame-options': /^DENY$/,
};

function findMissing({ headers, text, status }: Answer): string[] {
	const missing = Object.entries(always)
		.filter(([name, wanted]) => !wanted.test(String(headers[name] ?? '')))
		.map(([name]) => `${name}: ${String(headers[name] ?? 'none')}`);
	if (!/text\/html/.test(headers['content-type'] ?? '')) return missing;
	// What is not a page of ours, such as an answer to a wrong method, has no scripts and no policy.
	if (!text.includes('<html')) return missing;
	const policy = String(headers['content-security-policy'] ?? '');
	const directive = (name: string) => new RegExp(`(?:^|;)\\s*${name} ([^;]*)`).exec(policy)?.[1] ?? '';
	// What a policy does not name falls back to its default; these two do not.
	const effective = (name: string) =>
		directive(name) || (['frame-ancestors', 'base-uri'].includes(name) ? '' : directive('default-src'));
	const scripts = effective('script-src');
	return [
		...missing,
		...(scripts === '' || /unsafe|\*|https?:|data:/.test(scripts)
			? [`script-src: ${scripts || 'none'}`]
			: []),
		...(scripts === "'none'" || /require-trusted-types-for 'script'/.test(policy)
			? []
			: ['require-trusted-types-for: missing']),
		...['frame-ancestors', 'base-uri', 'object-src', 'default-src']
			.filter((name) => effective(name) !== "'none'")
			.map((name) => `${name}: ${directive(name) || 'missing'} (status ${status})`),
		...(/^'(self|none)'$/.test(directive('form-action'))
			? []
			: [`form-action: ${directive('form-action') || 'missing'}`]),
	];
}

test('T21 every page, in every role, carries the headers that protect it', async ({ sample }) => {
	const all = await visitAll(sample);
	expect(all.length).toBeGreaterThan(60);
	const wrong = all.flatMap(({ visitor, path, answer }) =>
		findMissing(answer).map((what) => `${visitor.role} ${path}: ${what}`),
	);
	// What is refused, sent elsewhere or found nowhere is protected too.
	const anyone = makeVisitor(sample.url, 'anyone', null);
	for (const path of ['/no-existe', '/consulta/no-existe', '/recibo/%ff', '/api/respuestas'])
		wrong.push(
			...findMissing(await anyone.ask({ method: 'GET', path })).map((what) => `anyone ${path}: ${what}`),
		);
	expect(wrong).toEqual([]);
	// Who is sent to sign in gets nothing but the way there.
	const sent = await anyone.ask({ method: 'GET', path: '/stl/oaxaca-2026' });
	expect([sent.status, sent.text]).toEqual([303, '']);
	// Over plain HTTP a browser must ignore it, and a proxy could believe it.
	expect(all.filter(({ answer }) => answer.headers['strict-transport-security'] !== undefined)).toEqual([]);
});

test('T21 what is for one person is kept by nobody', async ({ sample }) => {
	const all = await visitAll(sample);
	const kept = all
		.filter(
			({ visitor, route }) => visitor.role !== 'anyone' || /^\/\((access|workspace|admin)\)/.test(route),
		)
		.filter(({ answer }) => !/no-store/.test(answer.headers['cache-control'] ?? ''))
		.map(
			({ visitor, path, answer }) => `${visitor.role} ${path}: ${answer.headers['cache-control'] ?? 'none'}`,
		);
	expect(kept).toEqual([]);
});

test('T21 cookies cannot be read by scripts nor sent from elsewhere', async ({ sample }) => {
	const staff = sample.accounts.find(({ role }) => role === 'stl_staff');
	const { port } = new URL(sample.url);
	const anyone = makeVisitor(sample.url, 'anyone', null);
	const signIn = (visitor: Visitor, origin: string) =>
		visitor.ask({
			method: 'POST',
			path: '/entrar?/password',
			headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ who: staff?.email ?? '', password: staff?.password ?? '' }).toString(),
		});
	const plain = [
		...((await signIn(anyone, `http://localhost:${port}`)).headers['set-cookie'] ?? []),
		...((await anyone.ask({ method: 'GET', path: '/?idioma=en' })).headers['set-cookie'] ?? []),
	];
	expect(plain.length).toBeGreaterThan(1);
	for (const cookie of plain) {
		expect(cookie).toMatch(/;\s*HttpOnly/i);
		expect(cookie).toMatch(/;\s*SameSite=(Lax|Strict)/i);
		expect(cookie).not.toMatch(/;\s*Domain=/i);
	}

	const twin = await startSecureTwin(sample.dataDir, publicName);
	try {
		const visitor = makeVisitor(twin.url, 'stl_staff', null);
		const answer = await signIn(visitor, publicName);
		expect(answer.status).toBe(303);
		const session = (answer.headers['set-cookie'] ?? []).filter((cookie) => /prioriza/.test(cookie));
		expect(session.length).toBeGreaterThan(0);
		for (const cookie of session) {
			expect(cookie).toMatch(/^__Host-/);
			expect(cookie).toMatch(/;\s*Secure/i);
			expect(cookie).toMatch(/;\s*HttpOnly/i);
			expect(cookie).toMatch(/;\s*SameSite=(Lax|Strict)/i);
			expect(cookie).toMatch(/;\s*Path=\/(;|$)/i);
			expect(cookie).not.toMatch(/;\s*Domain=/i);
		}
		for (const path of ['/', '/entrar', '/api/salud', '/no-existe']) {
			const { headers } = await visitor.ask({ method: 'GET', path });
			expect(
				Number(/max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '')?.[1]),
			).toBeGreaterThanOrEqual(31_536_000);
		}
	} finally {
		await twin.stop();
	}
});

test('T21 a post that another site makes a browser send is refused, whatever it claims to be', async ({
	sample,
}) => {
	await visitAll(sample);
	const known = new Map<string, string>([['ejercicio', 'oaxaca-2026']]);
	const staff = makeVisitor(
		sample.url,
		'stl_staff',
		sample.accounts.find(({ role }) => role === 'stl_staff') ?? null,
	);
	await staff.stayIn();
	const crawled = crawls.get('stl_staff');
	const types = [
		'application/x-www-form-urlencoded',
		'APPLICATION/X-WWW-FORM-URLENCODED',
		'multipart/form-data; boundary=x',
		'text/plain',
		'Text/Plain; charset=utf-8',
		'application/json',
		null,
	];
	const wrong: string[] = [];
	for (const route of routes) {
		const targets = [
			...route.actions.map((action) => `?/${action}`),
			...(route.methods.some((method) => method !== 'GET') ? [''] : []),
		];
		const real = (crawled?.paths.get(route.id)?.[0] ?? fillRoute(route, Object.fromEntries(known))).split(
			'?',
		)[0];
		for (const target of targets)
			for (const origin of ['https://evil.example', 'null'])
				for (const type of types) {
					const { status } = await staff.ask({
						method: 'POST',
						path: `${real ?? '/'}${target}`,
						headers: {
							origin,
							'sec-fetch-site': 'cross-site',
							...(type === null ? {} : { 'content-type': type }),
						},
						body: 'a=b',
					});
					if (status !== 403)
						wrong.push(`${status} ${route.id}${target} from ${origin} as ${type ?? 'nothing'}`);
				}
	}
	expect(wrong).toEqual([]);
	// The session that was used for it still stands: signing out was refused as well.
	expect((await staff.ask({ method: 'GET', path: '/trabajo' })).status).toBeLessThan(400);
});

test('T21 nobody else can make a page lead elsewhere', async ({ sample }) => {
	const all = await visitAll(sample);
	const lies = {
		host: 'evil.example',
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'https',
		'x-forwarded-port': '4443',
		'x-forwarded-for': '203.0.113.9',
		'x-original-url': '/evil.example',
		'x-http-method-override': 'DELETE',
		forwarded: 'for=203.0.113.9;host=evil.example;proto=https',
	};
	const wrong: string[] = [];
	for (const { visitor, path } of all) {
		const { headers, text } = await visitor.ask({ method: 'GET', path, headers: lies });
		if (/evil\.example/.test(JSON.stringify(headers) + text)) wrong.push(`${visitor.role} ${path}`);
	}
	expect(wrong).toEqual([]);
});

test('T34 no page and no file holds a key, a password or the way to the database', async ({ sample }) => {
	const all = await visitAll(sample);
	const secrets = listSecrets(
		JSON.parse(readFileSync(join(sample.dataDir, 'secrets', 'installation.json'), 'utf8')),
	);
	expect(secrets.length).toBeGreaterThan(6);
	const holds = (text: string) =>
		secrets.some((secret) => text.includes(secret)) ||
		/service_role|postgres(ql)?:\/\/|sb_secret_/.test(text);
	expect(all.filter(({ answer }) => holds(answer.text)).map(({ path }) => path)).toEqual([]);
	const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) =>
		/\.(js|css|html|json|svg|webmanifest)$/.test(name),
	);
	expect(files.length).toBeGreaterThan(20);
	expect(files.filter((name) => holds(readFileSync(join(client, name), 'utf8')))).toEqual([]);
	expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
});

/** Every text of the file that is a secret; the public half of the signing key is none. */
function listSecrets(value: unknown, name = ''): string[] {
	if (typeof value === 'string') return ['kty', 'crv', 'x', 'y', 'keyId'].includes(name) ? [] : [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, member]) => listSecrets(member, key));
}
