import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareDrafts } from '../e2e/fuzz/prepareDrafts';
import { makeVisitor, type Answer, type Visitor } from '../e2e/fuzz/visitor';
import type { SampleAccount } from '../e2e/support/startProduct';
import { listHostileFiles, type HostileFile } from '../fixtures/files/hostile';
import { countRows } from '../load/countRows';
import { type LaunchedProduct, launchProduct } from '../load/launcher';
import { openDatabase } from '../load/openDatabase';
import { findPart } from '../load/processes';

/** Each hostile file is sent to the running product through the pages that take such files, as a person would. */
const longestMs = 5_000;
const mostMemory = 150 * 1024;
const exercise = '/stl/oaxaca-2026';
/** A name that would be an element, were it ever written as it is. */
const marked = '"><img src=x onerror=alert(1)>';
const markup = /<img src=x|<script>alert|<svg[^>]*onload/i;

let dataDir: string;
let product: LaunchedProduct;
let staff: Visitor;
let draft: string;
let survey: string;
let database: Client;

beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'prioriza-doors-'));
	product = await launchProduct({ dataDir, port: 4840, withSample: true });
	const accounts = JSON.parse(readFileSync(join(dataDir, 'sample-accounts.json'), 'utf8')) as SampleAccount[];
	const account = accounts.find(({ role }) => role === 'stl_staff');
	if (account === undefined) throw new Error('The sample has no staff.');
	staff = makeVisitor(product.url, 'stl_staff', account);
	await staff.stayIn();
	const { port } = new URL(product.url);
	const [first] = await prepareDrafts(
		staff,
		makeVisitor(product.url, 'station', null),
		`http://localhost:${port}`,
	);
	draft = new URL(first ?? '', 'http://localhost').pathname;
	database = await openDatabase(dataDir);
	const { rows } = await database.query<{ id: string }>(
		`select s.id from app.surveys s join app.consultations c on c.id = s.consultation_id
		where c.slug = 'tu-colonia-2026'`,
	);
	survey = rows[0]?.id ?? '';
}, 300_000);

afterAll(async () => {
	await database.end();
	await product.stop();
	rmSync(dataDir, { recursive: true, force: true });
});

/** Where somebody could bring a file of this kind, and the name of the control. */
function listDoors({ door }: HostileFile): { path: string; control: string | null }[] {
	const requests = { path: `${exercise}/problemas/solicitudes`, control: 'archivo' };
	switch (door) {
		case 'csv':
			return [requests];
		case 'xlsx':
		case 'ods':
			return [requests, { path: `${draft}/xlsform?/read`, control: 'archivo' }];
		case 'queue':
			return [{ path: `${exercise}/consultas/tu-colonia-2026/importar`, control: 'file' }];
		default:
			return [{ path: `/api/archivos?encuesta=${survey}`, control: null }];
	}
}

async function bring(file: HostileFile, path: string, control: string | null): Promise<Answer> {
	const origin = `http://localhost:${new URL(product.url).port}`;
	const bytes = Buffer.from(file.bytes);
	if (control === null) {
		const type = file.door === 'photo' ? 'image/jpeg' : 'audio/webm';
		return staff.ask({ method: 'POST', path, headers: { origin, 'content-type': type }, body: bytes });
	}
	const form = new FormData();
	form.set(control, new File([bytes], `${marked}.${file.door === 'queue' ? 'json' : file.door}`));
	const written = new Response(form);
	const type = written.headers.get('content-type') ?? '';
	return staff.ask({
		method: 'POST',
		path,
		headers: { origin, 'content-type': type },
		body: Buffer.from(await written.arrayBuffer()),
	});
}

/** Kilobytes a process holds in memory. */
function readMemory(pid: number): number {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0);
}

/** A server that has just started grows with whatever it does: it works for a while before anything is measured. */
async function warmUp(): Promise<void> {
	const good = Buffer.from('Folio,Tema,Solicitud\n1,agua,Pozos\n'.repeat(200));
	for (let times = 0; times < 150; times += 1) {
		const path = `${exercise}/problemas/solicitudes`;
		await bring({ door: 'csv', what: 'a good list', bytes: good }, path, 'archivo');
		await staff.ask({ method: 'GET', path: `${draft}/xlsform` });
	}
}

it('T18 files made to harm come through every page that takes files: the server stays well, changes nothing and shows no markup', async () => {
	const files = listHostileFiles();
	const app = findPart(product.pid, 'app');
	if (app === null) throw new Error('The application does not run.');
	await warmUp();
	const rowsBefore = await countRows(database);
	const memoryBefore = readMemory(app);
	let most = memoryBefore;
	let health = 0;
	const ill: string[] = [];
	let slowestHealth = 0;
	const stop = new AbortController();
	const watching = (async () => {
		while (!stop.signal.aborted) {
			const began = performance.now();
			const { status } = await fetch(`${product.url}/api/salud`, { signal: AbortSignal.timeout(30_000) });
			slowestHealth = Math.max(slowestHealth, performance.now() - began);
			health += 1;
			if (status !== 200) ill.push(String(status));
			most = Math.max(most, readMemory(app));
			await new Promise((next) => setTimeout(next, 100));
		}
	})();

	const outcomes = new Map<number, number>();
	const wrong: string[] = [];
	let slowest = 0;
	for (const file of files)
		for (const { path, control } of listDoors(file)) {
			const began = performance.now();
			const { status, text } = await bring(file, path, control);
			const took = performance.now() - began;
			slowest = Math.max(slowest, took);
			outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
			const where = `${file.door}: ${file.what} at ${path}`;
			if (status >= 500) wrong.push(`${where}: ${String(status)} ${text.slice(0, 200)}`);
			if (took > longestMs) wrong.push(`${where}: ${String(Math.round(took))} ms`);
			if (markup.test(text)) wrong.push(`${where}: ${markup.exec(text)?.[0] ?? ''} stands there as markup`);
			most = Math.max(most, readMemory(app));
		}
	stop.abort();
	await watching;
	console.info(
		`T18 ${String(files.length)} files, ${[...outcomes].map(([status, count]) => `${String(count)} × ${String(status)}`).join(', ')}; ` +
			`slowest ${String(Math.round(slowest))} ms; asked ${String(health)} times whether it is well, at most ${String(Math.round(slowestHealth))} ms; ` +
			`+${String(Math.round((most - memoryBefore) / 1024))} MB over ${String(Math.round(memoryBefore / 1024))} MB`,
	);
	expect(wrong).toEqual([]);
	expect(ill).toEqual([]);
	expect(health).toBeGreaterThan(10);
	expect(slowestHealth).toBeLessThan(longestMs);
	expect(most - memoryBefore).toBeLessThan(mostMemory);
	// Refused or only previewed: nothing of any file became a row. A photograph that was cleaned waits in storage.
	expect(await countRows(database)).toEqual(rowsBefore);

	// It still takes what is good.
	const good = await bring(
		{
			door: 'csv',
			what: 'a list of requests',
			bytes: Buffer.from(`Folio,Tema,Solicitud\n${String(randomInt(1e9))},agua,¿Cuánto se gastó en pozos?\n`),
		},
		`${exercise}/problemas/solicitudes`,
		'archivo',
	);
	expect(good.status).toBe(200);
	expect(good.text).toContain('¿Cuánto se gastó en pozos?');
}, 600_000);
