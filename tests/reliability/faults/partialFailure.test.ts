import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalBackend, type LocalBackend } from '../../../scripts/launch/backend.mjs';
import { createRandomStream } from '../../../src/lib/basics/random';
import { folioOf } from '../../../src/lib/evidence';
import { deliver, post, type Answered } from '../../load/deliver';
import { freezeAnswers, type FrozenBody } from '../../load/frozenAnswers';
import { type LaunchedProduct, launchProduct } from '../../load/launcher';
import { type OpenConsultation, openConsultation } from '../../load/openConsultation';
import { findPart } from '../../load/processes';
import { hasSameBytes, readAnswers } from '../examine';
import { type Fault, type FaultProxy, startFaultProxy } from './faultProxy';

/**
 * One instance of the application whose way to the backend is disturbed in each way there is, while answers arrive and
 * pages are read.
 *   PRIORIZA_FAULTS_SEED   what an earlier run printed
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const seed = Number(process.env['PRIORIZA_FAULTS_SEED'] ?? randomInt(2 ** 31));
const seconds = isFull ? { late: 120, other: 60, few: 180 } : { late: 2, other: 1, few: 1.5 };
const answersPerSecond = 20;
/** The eight seconds of patience with the backend, and what a busy machine may take: two in a row would be longer. */
const boundMs = 12_000;

type Phase = readonly [name: string, seconds: number, faults: readonly Fault[], perThousand?: number];
const phases: readonly Phase[] = [
	['late or never', seconds.late, ['slow', 'silent']],
	['reset', seconds.other, ['reset']],
	['cut', seconds.other, ['cut']],
	['garbled', seconds.other, ['garbled']],
	['shut', seconds.other, []],
	['one in a hundred', seconds.few, ['slow', 'silent', 'reset', 'cut', 'garbled'], 10],
];

let dataDir: string;
let backend: LocalBackend;
let consultation: OpenConsultation;
let proxy: FaultProxy;
let product: LaunchedProduct;

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'prioriza-faults-'));
	backend = await startLocalBackend({ dataDir, withSuperuser: true, log: () => undefined });
	consultation = await openConsultation(backend);
	proxy = await startFaultProxy(backend.url, createRandomStream(seed));
	product = await launchProduct({
		dataDir,
		port: 4740,
		variables: {
			SUPABASE_URL: proxy.url,
			SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
			SUPABASE_SECRET_KEY: backend.secretKey,
		},
	});
});

afterAll(async () => {
	await product.stop();
	await proxy.shut();
	await backend.stop();
	await rm(dataDir, { recursive: true, force: true });
});

interface Reply extends Answered {
	readonly ms: number;
	readonly asked: string;
}

async function time(asked: string, asking: Promise<Answered>): Promise<Reply> {
	const began = performance.now();
	const cut = { status: 0, text: '' };
	return { ...(await asking.catch(() => cut)), asked, ms: Math.round(performance.now() - began) };
}

async function read(path: string): Promise<Answered> {
	const answer = await fetch(product.url + path, { signal: AbortSignal.timeout(60_000) });
	return { status: answer.status, text: await answer.text() };
}

const percentile = (replies: readonly Reply[], share: number) =>
	[...replies].sort((a, b) => a.ms - b.ms)[Math.ceil(replies.length * share) - 1]?.ms ?? 0;

const memoryOf = (pid: number) =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / 1024;

it('T08 a backend that is slow, gone or answers nonsense gives no false receipt, and nobody waits long', async () => {
	const device = { agent: new Agent({ keepAlive: true, maxSockets: 400 }), headers: {} };
	const inAll = phases.reduce((sum, [, each]) => sum + each, 0);
	const waiting = freezeAnswers(consultation, Math.ceil(inAll * answersPerSecond) + 100, seed);
	const sent: FrozenBody[] = [];
	const acknowledged = new Map<string, FrozenBody>();
	const replies: Reply[] = [];
	const under: Promise<void>[] = [];
	const take = () => {
		const answer = waiting.pop();
		if (answer === undefined) throw new Error('There are fewer answers than moments to send one.');
		sent.push(answer);
		return answer;
	};
	const send = async (answer: FrozenBody) => {
		const reply = await time('answer', post(product.url, device, JSON.stringify(answer)));
		replies.push(reply);
		if (reply.status !== 200) return;
		// A receipt is of this very answer, or it is none.
		expect(JSON.parse(reply.text)).toMatchObject({
			folio: folioOf(answer.id),
			commitment: answer.commitment,
		});
		acknowledged.set(answer.id, answer);
	};
	const look = async (path: string) => {
		replies.push(await time(path, read(path)));
	};

	for (let at = 0; at < 40; at += 1) await send(take());
	const pid = findPart(product.pid, 'app') ?? -1;
	const before = memoryOf(pid);
	const told: string[] = [];
	for (const [name, lasts, faults, perThousand] of phases) {
		const first = replies.length;
		if (name === 'shut') await proxy.shut();
		proxy.disturb(faults, perThousand);
		const until = performance.now() + lasts * 1_000;
		for (let tick = 0; performance.now() < until; tick += 1) {
			under.push(send(take()));
			if (tick % 10 === 0) under.push(look(`/consulta/${consultation.slug}`), look('/api/salud'));
			await wait(1_000 / answersPerSecond);
		}
		proxy.disturb([]);
		if (name === 'shut') await proxy.open();
		const over = performance.now();
		const probe = JSON.stringify(take());
		while ((await post(product.url, device, probe).catch(() => null))?.status !== 200) await wait(100);
		const recovered = Math.round(performance.now() - over);
		await Promise.all(under);
		const own = replies.slice(first);
		const statuses = [...new Set(own.map(({ status }) => status))].sort((a, b) => a - b);
		const late = [true, false].map((isAnswer) =>
			String(
				percentile(
					own.filter(({ asked }) => (asked === 'answer') === isAnswer),
					0.99,
				),
			),
		);
		told.push(
			`${name}: ${String(own.length)} replies (${statuses.join(', ')}), p99 of answers and of pages ${late.join(' and ')} ms, ` +
				`well again after ${String(recovered)} ms`,
		);
		expect(recovered, name).toBeLessThan(5_000);
	}
	const grown = Math.round(memoryOf(pid) - before);
	console.info(
		`T08 with seed ${String(seed)}: ${String(sent.length)} answers, met ${[...proxy.met].join(' ')}, ` +
			`${String(grown)} MB more\n${told.join('\n')}`,
	);

	const hasStack = (text: string) => /\n\s+at |node_modules|\.[cm]?[jt]s:\d+/.test(text);
	expect(replies.filter(({ text }) => hasStack(text))).toEqual([]);
	// Received, or told to come back.
	expect([...new Set(replies.map(({ status }) => status))].sort()).toEqual([200, 503]);
	expect(replies.filter(({ ms }) => ms > boundMs).map(({ asked, ms }) => [asked, ms])).toEqual([]);
	expect(grown).toBeLessThan(100);
	// What was half read is not written down either.
	const said = product.lines.join('\n');
	expect(
		sent.filter(({ id, commitment }) => said.includes(commitment) || said.includes(folioOf(id))),
	).toEqual([]);

	// Whoever had no receipt tries again, as a device does.
	for (const answer of sent) {
		if (!acknowledged.has(answer.id)) await deliver(product.url, device, answer, () => undefined);
	}
	device.agent.destroy();
	const database = new Client({ connectionString: backend.superuserUrl ?? '' });
	await database.connect();
	const stored = await readAnswers(database, consultation.survey).finally(() => database.end());
	expect(stored.size).toBe(sent.length);
	for (const answer of sent) {
		const rows = stored.get(answer.id) ?? [];
		expect(rows, answer.id).toHaveLength(1);
		expect(
			rows.every((row) => hasSameBytes(answer, row) && row.entries === 1),
			answer.id,
		).toBe(true);
	}
}, 1_800_000);
