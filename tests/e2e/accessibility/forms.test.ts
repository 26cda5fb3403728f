import { crawl, type FoundForm } from '../fuzz/crawl';
import { findRoute, readSurface } from '../fuzz/surface';
import { makeVisitor } from '../fuzz/visitor';
import { expect, test } from '../support/test';
import { findAuthenticationBarriers, findFormBarriers, typed } from './findFormBarriers';

/** These end what the others need. */
const ends = /\/(salir|borrar|revocar|cerrar|inicio)\b|\/cuenta\b|reemplazar|publicar/;
/** With PRIORIZA_FULL=1 every form as often as a page shows it; otherwise each once. */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const roles = ['anyone', 'stl_staff', 'administrator', ...(isFull ? ['member:sociedad', 'guarantor'] : [])];

/** The form with nothing chosen, and something typed into each line of text or into none. */
function fill({ untouched, lines }: FoundForm, isTyped: boolean): string {
	const fields = untouched.map(([name, value]) => [name, isTyped && lines.includes(name) ? typed : value]);
	return new URLSearchParams(fields).toString();
}

test('T28 a form that is refused says where and why, keeps what was typed, and no sign-in asks for memory', async ({
	browser,
	ownSample,
}) => {
	test.setTimeout(240_000);
	// The pages as they are without scripts: what they say must not hang on any.
	const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	const { port } = new URL(ownSample.url);
	const routes = readSurface();
	const found = new Set<string>();
	const sent = new Set<string>();
	let refused = 0;
	let passwords = 0;
	for (const role of roles) {
		const account = ownSample.accounts.find((one) => one.role === role) ?? null;
		const visitor = makeVisitor(ownSample.url, role, account);
		await visitor.stayIn();
		const { paths, forms } = await crawl(visitor, routes, [], 2);
		for (const path of role === 'anyone' ? ['/entrar', '/invitacion'] : ['/cuenta']) {
			const answer = await visitor.ask({ method: 'GET', path });
			passwords += answer.text.split('type="password"').length - 1;
			for (const line of await findAuthenticationBarriers(page, answer)) found.add(`${path}: ${line}`);
		}
		expect(paths.size).toBeGreaterThan(5);
		for (const form of forms) {
			const route = findRoute(routes, form.path.split('?')[0] ?? '')?.id ?? form.path;
			const kind = `${route} ${/\?\/\w+/.exec(form.path)?.[0] ?? ''}`;
			if (ends.test(form.path) || (!isFull && sent.has(kind))) continue;
			sent.add(kind);
			await visitor.stayIn();
			for (const isTyped of form.lines.length > 0 ? [false, true] : [false]) {
				const answer = await visitor.ask({
					method: 'POST',
					path: form.path,
					headers: {
						origin: `http://localhost:${port}`,
						accept: 'text/html',
						'content-type': 'application/x-www-form-urlencoded',
					},
					body: fill(form, isTyped),
				});
				if (![400, 409, 422].includes(answer.status)) continue;
				refused += 1;
				for (const line of await findFormBarriers(page, answer, isTyped ? form.lines : []))
					found.add(`${form.path}: ${line}`);
			}
		}
	}
	console.log(`${String(refused)} refused forms looked at`);
	expect([...found]).toEqual([]);
	expect(refused).toBeGreaterThan(30);
	expect(passwords).toBeGreaterThan(1);
	await page.context().close();
});
