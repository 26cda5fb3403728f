import fc from 'fast-check';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Instrument } from '../../../src/lib/domain/survey/instrument';
import { validContents } from '../../arbitraries/answers';
import { freeze } from '../../load/frozenAnswers';
import { openDatabase } from '../../load/openDatabase';
import { crawl } from '../fuzz/crawl';
import { readSurface } from '../fuzz/surface';
import { makeVisitor } from '../fuzz/visitor';
import { changeProduct, openProduct, type ProductCard } from '../support/productDesk';
import type { SampleAccount } from '../support/startProduct';
import { payloads, struckMark } from './payloads';

/**
 * Markup in every field of every form, in answers and in addresses; then every page of every role, looked at by a real
 * browser: none of it may have become an element, and nothing may have run.
 */
const routes = readSurface();
const isFull = process.env['PRIORIZA_FULL'] === '1';
/** These end what the others need. */
const ends = /\/(salir|borrar|revocar|cerrar|inicio)\b|\/cuenta$|reemplazar/;

let product: ProductCard;
/** As browsers name it: forms sent from another name are refused. */
let site: string;
const found: string[] = [];
let next = 0;

test.describe.configure({ mode: 'serial', timeout: 600_000 });

test.beforeAll(async () => {
	test.setTimeout(400_000);
	product = await openProduct('own-sample');
	site = `http://localhost:${new URL(product.url).port}`;
	await answerWithMarkup(product.dataDir);
});

test.afterAll(async () => {
	await changeProduct('discard', product.id);
});

/** Answers to the open consultation whose every text is a payload. */
async function answerWithMarkup(dataDir: string): Promise<void> {
	const database = await openDatabase(dataDir);
	const { rows } = await database.query<{ instrument: string; hash: string }>(
		`select s.instrument, s.instrument_hash as hash from app.surveys s
		join app.consultations c on c.id = s.consultation_id where c.slug = 'tu-colonia-2026'`,
	);
	await database.end();
	const instrument = JSON.parse(rows[0]?.instrument ?? '{}') as Instrument;
	const contents = fc.sample(validContents(instrument), { numRuns: 24, seed: 20 });
	for (const content of contents) {
		const written = instrument.questions.flatMap((question): [string, unknown][] => {
			if (question.type === 'short') return [[question.id, takePayload(question.maxLength)]];
			if (question.type === 'single' && question.allowOther)
				return [[question.id, { other: takePayload(200) }]];
			return [];
		});
		expect(written.length).toBeGreaterThan(0);
		const answers = { ...content.answers, ...Object.fromEntries(written) };
		const sent = await fetch(new URL('/api/respuestas', product.url), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(freeze({ ...content, answers, instrument: rows[0]?.hash })),
		});
		expect(sent.status, await sent.text()).toBe(200);
	}
}

function takePayload(most: number): string {
	for (;;) {
		const payload = payloads[next++ % payloads.length] ?? '';
		if (payload.length <= most) return payload;
	}
}

async function openAs(browser: Browser, account: SampleAccount | null): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const who = account?.role ?? 'anyone';
	await context.exposeFunction('struck', () => void found.push(`${who}: something ran`));
	context.on('dialog', (dialog) => {
		found.push(`${who}: a dialog, ${dialog.message()}`);
		void dialog.dismiss();
	});
	context.on('console', (message) => {
		if (/Content Security Policy|Trusted/i.test(message.text()))
			found.push(`${who} ${message.location().url}: ${message.text().slice(0, 300)}`);
	});
	if (account !== null) {
		const page = await context.newPage();
		await page.goto(`${site}/entrar`);
		await page.locator('[name=who]').fill(account.email ?? '');
		await page.locator('[name=password]').fill(account.password ?? '');
		await page.locator('[name=password]').press('Enter');
		await page.waitForURL((url) => !url.pathname.startsWith('/entrar'));
		await page.close();
	}
	return context;
}

/** Of each route so many pages, or only those that ask for words. */
async function listPages(account: SampleAccount | null, each: number, asking = false): Promise<string[]> {
	const visitor = makeVisitor(product.url, account?.role ?? 'anyone', account);
	await visitor.stayIn();
	const { paths, forms } = await crawl(visitor, routes, [], Math.max(3, each));
	const asks = new Set(forms.filter(({ lines }) => lines.length > 0).map(({ on }) => on));
	return [...paths.values()]
		.flatMap((list) => list.slice(0, each))
		.filter((path) => !asking || asks.has(path));
}

/** Fills each form of a page with payloads and sends it, as a person could. */
async function fillForms(page: Page, path: string): Promise<number> {
	// A file to save is no page.
	if ((await page.goto(site + path).catch(() => null)) === null) return 0;
	const count = await page.locator('main form[method=post i]').count();
	let sent = 0;
	for (let at = 0; at < count; at += 1) {
		await page.goto(site + path);
		const form = page.locator('main form[method=post i]').nth(at);
		const texts = form.locator(
			'input:is(:not([type]), [type=text], [type=search]):not([readonly]), textarea',
		);
		const fields = await texts.evaluateAll((all) =>
			all.map((field) => (field as HTMLInputElement | HTMLTextAreaElement).maxLength),
		);
		const values = fields.map((most) => takePayload(most > 0 ? Math.max(most, 40) : 400));
		if (values.length === 0) continue;
		// What a page refuses by itself never leaves it; what leaves it is waited for.
		const asked = page
			.waitForRequest((request) => request.method() === 'POST', { timeout: 1_500 })
			.catch(() => null);
		await form.evaluate((element, written) => {
			const own = element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
				'input:is(:not([type]), [type=text], [type=search]):not([readonly]), textarea',
			);
			own.forEach((field, place) => {
				field.value = written[place] ?? '';
				field.dispatchEvent(new Event('input', { bubbles: true }));
			});
			const button = element.querySelector<HTMLButtonElement>('button:not([type=button])');
			(element as HTMLFormElement).noValidate = true;
			(element as HTMLFormElement).requestSubmit(button);
		}, values);
		// Some pages refuse by themselves what they know the server would refuse.
		if (((await (await asked)?.response()) ?? null) === null) console.log(`not sent: ${path} form ${at}`);
		else sent += 1;
		await inspect(page, `${path} form ${at}`);
	}
	return sent;
}

/** Complains of every element that a payload made. */
async function inspect(page: Page, where: string): Promise<void> {
	let made: string[] = [];
	// A form may still lead elsewhere: then the page it leads to is looked at.
	await expect(async () => {
		await page.waitForLoadState();
		made = await page.locator(`[${struckMark}]`).evaluateAll((all) => all.map((one) => one.outerHTML));
	}).toPass({ timeout: 30_000 });
	found.push(...made.map((html) => `${where}: ${html.slice(0, 200)}`));
}

test('T20 markup typed into any form of staff and administrators stays text', async ({ browser }) => {
	let sent = 0;
	for (const role of ['stl_staff', 'administrator', 'member:sociedad']) {
		const account = product.accounts.find((one) => one.role === role) ?? null;
		const context = await openAs(browser, account);
		const page = await context.newPage();
		for (const path of await listPages(account, isFull ? 4 : 1, true))
			if (!ends.test(path)) sent += await fillForms(page, path);
		await context.close();
	}
	console.log(`${sent} forms sent, ${next} payloads used`);
	expect(sent).toBeGreaterThan(20);
	expect(found).toEqual([]);
});

test('T20 nor does it become anything on any page of any role', async ({ browser }) => {
	let looked = 0;
	let shown = 0;
	// The answers are read once nobody can add to them.
	const staff = product.accounts.find(({ role }) => role === 'stl_staff') ?? null;
	const desk = await openAs(browser, staff);
	const closing = await desk.newPage();
	await closing.goto(`${site}/stl/oaxaca-2026/consultas/tu-colonia-2026/cerrar`);
	await closing.locator('main form button').click();
	await closing.waitForURL((url) => !url.pathname.endsWith('/cerrar'));
	await desk.close();
	const looking = isFull ? /^(?!member:(?!sociedad))/ : /^(stl_staff|guarantor)$/;
	for (const account of [null, ...product.accounts.filter(({ role }) => looking.test(role))]) {
		const context = await openAs(browser, account);
		const page = await context.newPage();
		for (const path of await listPages(account, isFull ? 4 : 1)) {
			const answer = await page.goto(site + path).catch(() => null);
			// A file to save is no page.
			if (answer === null) continue;
			await inspect(page, `${account?.role ?? 'anyone'} ${path}`);
			shown += await page.evaluate(
				(mark) => document.documentElement.innerHTML.split(mark).length - 1,
				struckMark,
			);
			looked += 1;
		}
		await context.close();
	}
	console.log(`${looked} pages looked at; payloads stand ${shown} times in them, as text`);
	expect(looked).toBeGreaterThan(50);
	// What was typed is there to be seen: otherwise nothing would have been tried.
	expect(shown).toBeGreaterThan(20);
	expect(found).toEqual([]);
});

test('T20 no page takes text for markup, for a script or for a worker', async ({ browser }) => {
	const context = await browser.newContext();
	const page = await context.newPage();
	const pages = [
		'/',
		'/entrar',
		'/pendientes',
		'/modulo',
		'/consulta/tu-colonia-2026/responder',
		'/no-existe',
	];
	for (const path of pages) {
		await page.goto(site + path);
		const taken = await page.evaluate((markup) => {
			const tries: Readonly<Record<string, () => unknown>> = {
				'innerHTML of markup': () => (document.createElement('div').innerHTML = markup),
				'innerHTML of nothing': () => (document.body.innerHTML = ''),
				insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', markup),
				'an attribute that runs': () => document.body.setAttribute('onclick', 'window.struck()'),
				'the address of a script': () => (document.createElement('script').src = '/x.js'),
				'a worker': () => new Worker('/x.js'),
				'a policy of its own': () =>
					(
						globalThis as { trustedTypes?: { createPolicy: (name: string, rules: object) => unknown } }
					).trustedTypes?.createPolicy('anything', { createHTML: (text: string) => text }),
			};
			return Object.entries(tries).flatMap(([name, attempt]) => {
				try {
					attempt();
					return [name];
				} catch (error) {
					return error instanceof TypeError ? [] : [`${name}: ${String(error)}`];
				}
			});
		}, payloads[0] ?? '<b>');
		expect(taken, path).toEqual([]);
	}
	await context.close();
});

test('T20 nor in an address', async ({ browser }) => {
	const context = await openAs(browser, null);
	const page = await context.newPage();
	const places = [
		'/no-existe/',
		'/consulta/',
		'/recibo/',
		'/recibo?folio=',
		'/?idioma=',
		'/entrar?volver=',
		'/invitacion/',
	];
	for (const [at, payload] of payloads.entries()) {
		if (!isFull && at % 4 !== 0) continue;
		const path = `${places[at % places.length] ?? '/'}${encodeURIComponent(payload)}`;
		await page.goto(site + path);
		await inspect(page, path);
	}
	await context.close();
	expect(found).toEqual([]);
});
