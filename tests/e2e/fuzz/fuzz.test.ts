import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from '@playwright/test';
import { countRows } from '../../load/countRows';
import { launchProduct, type LaunchedProduct } from '../../load/launcher';
import { openDatabase } from '../../load/openDatabase';
import { findPart } from '../../load/processes';
import { copySample } from '../support/productDesk';
import type { SampleAccount } from '../support/startProduct';
import { crawl, type Crawled } from './crawl';
import { prepareDrafts } from './prepareDrafts';
import { junkForms, junkJson, junkQuery, junkSegment, junkText, type JunkBody } from './junk';
import { fillRoute, findRoute, listParameters, matchRoute, readSurface, type Route } from './surface';
import { emptyForm, isRefusal, oddActions } from './oddActions';
import { makeVisitor, type Answer, type Asked, type Visitor } from './visitor';

/**
 * Everything the product answers to, given nonsense, in every role that gets there.
 *   PRIORIZA_FUZZ_CASES   for each page, action and role (1; with PRIORIZA_FULL=1 200); the answers of citizens get
 *                         many more
 *   PRIORIZA_FUZZ_SEED    what an earlier run printed
 */
const cases = Number(process.env['PRIORIZA_FUZZ_CASES'] ?? (process.env['PRIORIZA_FULL'] === '1' ? 200 : 1));
const seed = Number(process.env['PRIORIZA_FUZZ_SEED'] ?? randomInt(2 ** 31));

const routes = readSurface();

interface Subject {
	dataDir: string;
	product: LaunchedProduct;
	app: number | null;
	visitors: Visitor[];
	found: Map<Visitor, Crawled>;
	/** Values each parameter has somewhere, as the links of the pages write them. */
	known: Map<string, string>;
}
let subject: Subject;
let clean: (() => Promise<void>) | undefined;

test.describe.configure({ mode: 'serial', timeout: 600_000 });

test.beforeAll(async () => {
	test.setTimeout(400_000);
	console.log(`Fuzzing with seed ${seed}, ${cases} cases each`);
	const dataDir = mkdtempSync(join(tmpdir(), 'prioriza-fuzz-'));
	await copySample(dataDir);
	const product = await launchProduct({ dataDir, port: 4800, withSample: true });
	clean = async () => {
		await product.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
	const accounts = JSON.parse(readFileSync(join(dataDir, 'sample-accounts.json'), 'utf8')) as SampleAccount[];
	// One member is enough: the three differ by their nucleus alone.
	const chosen = accounts.filter(({ role }) => !role.startsWith('member:') || role === 'member:sociedad');
	const visitors = [
		makeVisitor(product.url, 'anyone', null),
		...chosen.map((account) => makeVisitor(product.url, account.role, account)),
	];
	const tablet = makeVisitor(product.url, 'station', null);
	const staff = visitors.find(({ role }) => role === 'stl_staff');
	if (staff === undefined) throw new Error('The sample has no staff.');
	await staff.stayIn();
	const { port } = new URL(product.url);
	const drafts = await prepareDrafts(staff, tablet, `http://localhost:${port}`);
	visitors.push(tablet);
	const found = new Map<Visitor, Crawled>();
	const known = new Map<string, string>();
	for (const visitor of visitors) {
		await visitor.stayIn();
		const crawled = await crawl(visitor, routes, drafts, cases < 10 ? 3 : 6);
		found.set(visitor, crawled);
		for (const path of [...crawled.paths.values()].flat()) {
			const { pathname } = new URL(path, 'http://localhost');
			const route = findRoute(routes, pathname);
			for (const [name, value] of Object.entries((route && matchRoute(route, pathname)) ?? {}))
				if (!known.has(name)) known.set(name, value);
		}
	}
	subject = { dataDir, product, app: findPart(product.pid, 'app'), visitors, found, known };
});

test.afterAll(async () => {
	await clean?.();
});

const draw = <T>(arbitrary: fc.Arbitrary<T>, count: number, salt: string): T[] =>
	fc.sample(arbitrary, {
		numRuns: count,
		seed: seed + Array.from(salt).reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7),
	});

/** An address of a route as a role sees it, or with parameters that exist elsewhere. */
function addressFor(visitor: Visitor, route: Route): string {
	const seen = subject.found.get(visitor)?.paths.get(route.id)?.[0];
	if (seen !== undefined) return seen;
	return fillRoute(route, Object.fromEntries(subject.known));
}

/** What went wrong with one request; nothing when it was answered as it should be. */
function judge(visitor: Visitor, asked: Asked, answer: Answer): string[] {
	const failedInside = /^\{"type":"error"/.test(answer.text)
		? Number(/"status":(\d+)/.exec(answer.text)?.[1] ?? 0)
		: 0;
	if (answer.status < 500 && failedInside < 500) return [];
	const id = String(answer.headers['x-request-id'] ?? '');
	const at = id === '' ? -1 : subject.product.lines.findIndex((line) => line.includes(id));
	const said = at < 0 ? [] : subject.product.lines.slice(at, at + 4);
	const body = asked.body === undefined ? '' : ` body ${JSON.stringify(String(asked.body).slice(0, 200))}`;
	const type = asked.headers?.['content-type'] ?? 'no type';
	const path = asked.path.slice(0, 200);
	return [
		`${answer.status}/${failedInside} ${visitor.role} ${asked.method} ${path} (${type})${body}\n    ${said.join('\n    ')}`,
	];
}

async function tryAll(
	visitor: Visitor,
	all: readonly Asked[],
): Promise<{ wrong: string[]; answers: Answer[] }> {
	const wrong: string[] = [];
	const answers: Answer[] = [];
	for (const asked of all) {
		const answer = await visitor.ask(asked);
		answers.push(answer);
		wrong.push(...judge(visitor, asked, answer));
	}
	return { wrong, answers };
}

test('T17 the source names routes, and links lead to most of them', () => {
	expect(routes.length).toBeGreaterThan(50);
	expect(routes.flatMap(({ actions }) => actions).length).toBeGreaterThan(20);
	const reached = new Set([...subject.found.values()].flatMap(({ paths }) => [...paths.keys()]));
	const never = routes.filter(({ id }) => !reached.has(id)).map(({ id }) => id);
	console.log(`${routes.length} routes, ${reached.size} reached by links; not reached: ${never.join(', ')}`);
	expect(reached.size).toBeGreaterThan(routes.length / 2);
});

test('T17 no address, however odd, ends in an error of the server', async () => {
	const wrong: string[] = [];
	for (const visitor of subject.visitors) {
		await visitor.stayIn();
		const reached = subject.found.get(visitor)?.paths;
		for (const route of routes) {
			// Who does not get there is tried once: the refusal is the same every time.
			const times = reached?.has(route.id) || visitor.role === 'anyone' ? cases : 1;
			const real = addressFor(visitor, route).split('?')[0] ?? '/';
			const names = listParameters(route);
			const salt = `${visitor.role} ${route.id}`;
			const asked = draw(fc.tuple(junkQuery, junkSegment, fc.nat()), times, salt).flatMap(
				([query, segment, at]) => {
					const broken = names[at % Math.max(1, names.length)];
					const values = { ...Object.fromEntries(subject.known), ...(matchRoute(route, real) ?? {}) };
					return [
						`${real}${query}`,
						...(broken === undefined ? [] : [fillRoute(route, { ...values, [broken]: segment })]),
					];
				},
			);
			const methods = route.isPage || route.methods.includes('GET') ? ['GET'] : [];
			const gets = asked.flatMap((path) => methods.map((method): Asked => ({ method, path })));
			const data = route.isPage ? asked.slice(0, 1).map(asData) : [];
			const odd = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'].map((method): Asked => ({
				method,
				path: real,
			}));
			const all = [...gets, ...data, ...(visitor.role === 'anyone' ? odd : [])];
			wrong.push(...(await tryAll(visitor, all)).wrong);
		}
	}
	expect(wrong).toEqual([]);
});

/** What the router asks for instead of a page. */
function asData(path: string): Asked {
	const [pathname = '/', query = ''] = path.split('?');
	return { method: 'GET', path: `${pathname === '/' ? '' : pathname}/__data.json?${query}` };
}

test('T17 no form, however filled, ends in an error of the server, and what is refused leaves no row', async () => {
	const database = await openDatabase(subject.dataDir);
	const wrong: string[] = [];
	let tried = 0;
	// What ends a session, a consultation or a station comes last, so that the others still find it.
	const ends = ({ id }: Route) => /salir|cuenta|cerrar|revocar|publicar/.test(id);
	const ordered = [...routes.filter((route) => !ends(route)), ...routes.filter(ends)];
	for (const route of ordered) {
		for (const action of route.actions) {
			for (const visitor of subject.visitors) {
				const crawled = subject.found.get(visitor);
				const isOpen = crawled?.paths.has(route.id) === true;
				if (!isOpen && visitor.role !== 'anyone' && visitor.role !== 'member:sociedad') continue;
				await visitor.stayIn();
				const real = addressFor(visitor, route).split('?')[0] ?? '/';
				const form = crawled?.forms.find(
					({ path }) =>
						path.split('?')[0] === real && path.includes(action === 'default' ? real : `?/${action}`),
				);
				const fields = form?.fields ?? crawled?.forms.find(({ path }) => path.startsWith(real))?.fields ?? [];
				const salt = `${visitor.role} ${route.id} ${action}`;
				const bodies = draw(fc.tuple(junkForms(fields), fc.boolean()), isOpen ? cases * 2 : 1, salt);
				const all = bodies.map(([body, byScript]) =>
					asPost(action === 'default' ? real : `${real}?/${action}`, body, byScript),
				);
				if (visitor.role === 'anyone' || isOpen)
					all.push(
						...oddActions
							.slice(0, cases)
							.map((name) => asPost(`${real}?/${name}`, bodies[0]?.[0] ?? emptyForm, false)),
					);
				const before = await countRows(database);
				const { wrong: failed, answers } = await tryAll(visitor, all);
				wrong.push(...failed);
				tried += all.length;
				if (answers.every(isRefusal)) {
					const after = await countRows(database);
					for (const [table, count] of Object.entries(after))
						if (count !== before[table]) wrong.push(`${salt}: all refused, yet ${table} has ${count} rows`);
				}
			}
		}
	}
	await database.end();
	console.log(`${tried} forms sent`);
	expect(wrong).toEqual([]);
});

function asPost(path: string, { type, body }: JunkBody, byScript: boolean): Asked {
	const { port } = new URL(subject.product.url);
	return {
		method: 'POST',
		path,
		body,
		headers: {
			origin: `http://localhost:${port}`,
			...(type === null ? {} : { 'content-type': type }),
			...(byScript ? { accept: 'application/json', 'x-sveltekit-action': 'true' } : {}),
		},
	};
}

test('T17 no body sent as an answer ends in an error of the server or in a row', async () => {
	const database = await openDatabase(subject.dataDir);
	const before = await countRows(database);
	const member = fc.oneof(junkText, fc.jsonValue(), fc.constant(undefined));
	const nearly = fc
		.record({
			id: fc.oneof(fc.uuid({ version: 4 }), fc.uuid(), member),
			content: fc.oneof(fc.json(), member),
			salt: fc.oneof(fc.constant('A'.repeat(43)), member),
			commitment: fc.oneof(fc.constant('A'.repeat(43)), member),
			channel: fc.oneof(fc.constantFrom('web', 'kiosk', 'public_space'), member),
		})
		.map((value) => Buffer.from(JSON.stringify(value)));
	const type = fc.constantFrom(
		'application/json',
		'application/json; charset=utf-16',
		'text/plain',
		'',
		'x/y',
	);
	const bodies = draw(fc.tuple(fc.oneof(nearly, junkJson), type), Math.max(cases, 2) * 200, 'answers');
	const visitor = makeVisitor(subject.product.url, 'anyone', null);
	const posted = routes.filter(({ methods }) => methods.some((method) => method !== 'GET'));
	expect(posted.map(({ id }) => id)).toContain('/api/respuestas');
	const wrong: string[] = [];
	for (const route of posted) {
		const all = bodies.flatMap(([body, contentType]) =>
			route.methods
				.filter((method) => method !== 'GET')
				.map((method): Asked => ({
					method,
					path: addressFor(visitor, route),
					body,
					headers: contentType === '' ? {} : { 'content-type': contentType },
				})),
		);
		const { wrong: failed, answers } = await tryAll(visitor, all);
		wrong.push(...failed);
		const accepted = answers.filter(({ status }) => status < 400).length;
		if (accepted > 0) wrong.push(`${route.id} accepted ${accepted} bodies of nonsense`);
	}
	expect(wrong).toEqual([]);
	expect(await countRows(database)).toEqual(before);
	await database.end();
});

test('T17 after all of it the same process still answers', async () => {
	expect(findPart(subject.product.pid, 'app')).toBe(subject.app);
	expect(subject.product.lines.filter((line) => line.includes('se detuvo de golpe'))).toEqual([]);
	const visitor = makeVisitor(subject.product.url, 'anyone', null);
	expect((await visitor.ask({ method: 'GET', path: '/api/salud' })).status).toBe(200);
});
