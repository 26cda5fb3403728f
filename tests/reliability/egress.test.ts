import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crawl, type FoundForm } from '../e2e/fuzz/crawl';
import { readSurface } from '../e2e/fuzz/surface';
import { makeVisitor, type Visitor } from '../e2e/fuzz/visitor';
import type { SampleAccount } from '../e2e/support/startProduct';
import { type LaunchedProduct, launchProduct } from '../load/launcher';
import { listFamily } from '../local-backend/life/processes';
import { listConnections, type Connection } from './connections';

/**
 * The product with every process of Node hooked, and somebody who writes addresses into whatever takes text: of this
 * very machine, of the metadata of a cloud, of files, of what leads elsewhere. Whoever went there would be seen: the
 * machine's own address is one that we listen to.
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const refuseEgress = pathToFileURL(
	fileURLToPath(new URL('../e2e/support/refuseEgress.mjs', import.meta.url)),
).href;
/** These end what the others need. */
const ends = /\/(salir|borrar|revocar|cerrar|inicio)\b|\/cuenta$|reemplazar/;

let folder: string;
let product: LaunchedProduct;
let trap: Server;
let baits: string[];
const caught: string[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'prioriza-egress-'));
	trap = createServer((request, response) => {
		caught.push(`${request.method ?? ''} ${request.url ?? ''}`);
		response.end('caught');
	});
	trap.on('connection', () => caught.push('a connection'));
	await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
	const { port } = trap.address() as AddressInfo;
	baits = listBaits(port);
	product = await launchProduct({
		dataDir: join(folder, 'data'),
		port: 4780,
		withSample: true,
		variables: {
			NODE_OPTIONS: `--import ${refuseEgress}`,
			PRIORIZA_EGRESS_RECORD: join(folder, 'refused'),
			PRIORIZA_EGRESS_DESTINATIONS: join(folder, 'destinations'),
		},
	});
}, 300_000);

afterAll(async () => {
	await product.stop();
	await new Promise((resolve) => trap.close(resolve));
	rmSync(folder, { recursive: true, force: true });
});

function listBaits(port: number): string[] {
	return [
		`http://127.0.0.1:${String(port)}/interna`,
		`http://localhost:${String(port)}/interna`,
		`http://[::ffff:127.0.0.1]:${String(port)}/mapeada`,
		`http://0x7f000001:${String(port)}/hexadecimal`,
		`http://2130706433:${String(port)}/entera`,
		`http://127.0.0.1:${String(port)}/redirige?a=http://169.254.169.254/`,
		'http://169.254.169.254/latest/meta-data/',
		'http://metadata.google.internal/computeMetadata/v1/',
		'http://[fd00:ec2::254]/latest/meta-data/',
		'http://10.0.0.1/',
		'https://alguien.example/imagen.png',
		'file:///etc/passwd',
		'gopher://127.0.0.1:25/_HELO',
		`//127.0.0.1:${String(port)}/sin-esquema`,
	];
}

/** Fills what takes text with addresses, sends the form, and says where the answer leads. */
async function send(
	visitor: Visitor,
	form: FoundForm,
	nextBait: () => string,
	origin: string,
): Promise<string | undefined> {
	const fields = form.fields.map(([name, value]): [string, string] =>
		// What came with a value names something; what was blank is for whoever writes.
		[name, value === '' || /^https?:/.test(value) ? nextBait() : value],
	);
	const { headers } = await visitor.ask({
		method: 'POST',
		path: form.path,
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	});
	return headers.location;
}

it('T19 nothing leaves the machine: only the own database is called, no name is asked for, and no address typed anywhere is visited', async () => {
	const origin = `http://localhost:${new URL(product.url).port}`;
	const routes = readSurface();
	const accounts = JSON.parse(
		readFileSync(join(folder, 'data', 'sample-accounts.json'), 'utf8'),
	) as SampleAccount[];
	const chosen = accounts.filter(({ role }) => (isFull ? true : role === 'stl_staff'));
	let sent = 0;
	const nextBait = () => baits[sent++ % baits.length] ?? '';
	const leads: string[] = [];
	const connections: Connection[] = [];
	for (const account of [null, ...chosen]) {
		const visitor = makeVisitor(product.url, account?.role ?? 'anyone', account);
		await visitor.stayIn();
		const { forms } = await crawl(visitor, routes);
		for (const form of forms) {
			if (ends.test(form.path)) continue;
			leads.push((await send(visitor, form, nextBait, origin)) ?? '');
		}
		// Also where an address of ours takes another, or is told who sent it.
		for (const bait of baits) {
			const away = encodeURIComponent(bait);
			for (const path of [`/entrar?volver=${away}`, `/?idioma=${away}`, `/recibo?folio=${away}`, '/']) {
				const { headers } = await visitor.ask({
					method: 'GET',
					path,
					headers: { referer: bait, 'x-forwarded-host': bait, 'x-forwarded-proto': bait },
				});
				leads.push(headers.location ?? '');
			}
		}
		connections.push(...listConnections(listFamily(product.pid)));
	}
	const destinations = readLines(join(folder, 'destinations'));
	console.info(
		`T19 ${String(sent)} addresses written into forms, ${String(leads.length)} requests, ` +
			`${String(destinations.length)} destinations of Node's processes, ${String(connections.length)} sockets looked at`,
	);
	expect(sent).toBeGreaterThan(100);
	expect(caught).toEqual([]);
	// Refused: a connection that leaves, a question to a name server, a datagram.
	expect(readLines(join(folder, 'refused'))).toEqual([]);

	// Node's processes call only what the product itself holds open on this machine.
	const own = new Set(connections.filter(({ isListening }) => isListening).map(({ localPort }) => localPort));
	expect(own.size).toBeGreaterThanOrEqual(4);
	expect(destinations.length).toBeGreaterThanOrEqual(2);
	expect(destinations.filter((line) => !own.has(Number(line.split(' ').at(-1))))).toEqual([]);
	// Nor do those that are not Node's: Postgres and PostgREST.
	expect(connections.filter(({ remote, isHere }) => remote !== null && !isHere)).toEqual([]);
	expect(leads.filter((lead) => /^(?:[a-z]+:)?\/\/(?!localhost)/i.test(lead))).toEqual([]);

	// The trap itself catches: otherwise nothing was tried.
	await fetch(baits[0] ?? '');
	expect(caught).toContain('GET /interna');
}, 600_000);

function readLines(path: string): string[] {
	try {
		return readFileSync(path, 'utf8').trim().split('\n').filter(Boolean);
	} catch (problem) {
		// Nothing was ever written down.
		if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return [];
		throw problem;
	}
}
