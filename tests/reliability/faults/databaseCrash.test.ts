import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startLocalBackend } from '../../../scripts/launch/backend.mjs';
import { createRandomStream } from '../../../src/lib/basics/random';
import { readBundle } from '../../../src/lib/evidence';
import { closeConsultation } from '../../../src/lib/server/data/consultations';
import { signTurn } from '../../../src/lib/server/data/log/signTurn';
import { verifyBundle } from '../../../src/lib/verifier/verifyBundle';
import { readExpediente } from '../../../src/routes/(public)/ejercicio/[slug]/expediente/readExpediente.server';
import { deliver } from '../../load/deliver';
import { type FrozenBody, freezeAnswers } from '../../load/frozenAnswers';
import { type LaunchedProduct, launchProduct } from '../../load/launcher';
import { type OpenConsultation, openConsultation } from '../../load/openConsultation';
import { findDamage, hasSameBytes, readAnswers } from '../examine';
import { planCrashes, startKilling } from '../killPlan';

/**
 * One product, started as a person starts it. While answers arrive its database falls as a whole, again and again, and
 * whatever keeps it running has to bring it back.
 *   PRIORIZA_CRASH_ANSWERS   how many answers (600; with PRIORIZA_FULL=1 10000)
 *   PRIORIZA_CRASH_SEED      what an earlier run printed
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const answersInAll = Number(process.env['PRIORIZA_CRASH_ANSWERS'] ?? (isFull ? 10_000 : 600));
const falls = isFull ? { kills: 15, stops: 5 } : { kills: 3, stops: 1 };
const seed = Number(process.env['PRIORIZA_CRASH_SEED'] ?? randomInt(2 ** 31));

let dataDir: string;
/** Those who ask the backend keep its address, so it is at the same one again after the storm. */
let port: number;
let consultation: OpenConsultation;
let product: LaunchedProduct;

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'prioriza-fall-'));
	const backend = await startLocalBackend({ dataDir, log: () => undefined });
	port = Number(new URL(backend.url).port);
	consultation = await openConsultation(backend).finally(() => backend.stop());
	product = await launchProduct({ dataDir, port: 4720 });
});

afterAll(async () => {
	await product.stop();
	await rm(dataDir, { recursive: true, force: true });
});

it('T02 a database that falls while answers arrive comes back by itself with all it acknowledged, once', async () => {
	const acknowledged = new Map<string, FrozenBody>();
	const waiting = freezeAnswers(consultation, answersInAll, seed);
	const killing = startKilling(product.pid, planCrashes(createRandomStream(seed), answersInAll, falls));
	const refusals: string[] = [];
	const began = performance.now();
	const send = async () => {
		const device = { agent: new Agent({ keepAlive: true, maxSockets: 1 }), headers: {} };
		for (let answer = waiting.pop(); answer !== undefined; answer = waiting.pop()) {
			await deliver(product.url, device, answer, (status, said) => refusals.push(`${status} ${said}`));
			acknowledged.set(answer.id, answer);
			killing.acknowledge(acknowledged.size);
		}
		device.agent.destroy();
	};
	await Promise.all(Array.from({ length: 16 }, send));
	await killing.settled();
	const seconds = Math.round((performance.now() - began) / 1000);
	console.info(
		`T02 with seed ${String(seed)}: ${String(acknowledged.size)} answers in ${String(seconds)} s, the database fell ` +
			`${String(killing.done.length)} times (${killing.done.join(', ')}); told to come back ${String(refusals.length)} times`,
	);
	expect(acknowledged.size).toBe(answersInAll);
	expect(killing.done).toHaveLength(falls.kills + falls.stops);
	// Only the database fell: nobody is cut off, everybody is told to come back.
	expect(refusals.filter((said) => said !== '503 {"code":"backend_unreachable"}')).toEqual([]);
	await product.stop();

	const backend = await startLocalBackend({ dataDir, port, withSuperuser: true, log: () => undefined });
	const database = new Client({ connectionString: backend.superuserUrl ?? '' });
	try {
		await database.connect();
		const stored = await readAnswers(database, consultation.survey);
		expect([...stored.keys()].filter((id) => !acknowledged.has(id))).toEqual([]);
		for (const [id, sent] of acknowledged) {
			const rows = stored.get(id) ?? [];
			expect(rows, id).toHaveLength(1);
			expect(
				rows.every((row) => hasSameBytes(sent, row) && row.entries === 1),
				id,
			).toBe(true);
		}
		expect(await findDamage(database)).toEqual([]);
		// Its answers wait until the close for their places in the log.
		expect(await closeConsultation(consultation.staff, consultation.consultation)).toMatchObject({
			ok: true,
		});
		process.env['PRIORIZA_LOG_KEY_FILE'] = join(dataDir, 'signing', 'log-key.json');
		await verifyLog();
	} finally {
		await database.end();
		await backend.stop();
	}
});

/** What anybody may download is signed over all of it, and sound. */
async function verifyLog(): Promise<void> {
	await signTurn();
	const { bytes } = await readExpediente('carga-2026', 'http://localhost:3000');
	const bundle = readBundle(bytes);
	if (!bundle.ok) throw new Error(bundle.error.code);
	const { manifest, files } = bundle.value;
	const report = verifyBundle(bytes, { root: manifest.log.root });
	expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
	expect(report.verdict).toMatch(/^valid/);
	expect(files.has('checkpoint')).toBe(true);
	const lines = new TextDecoder().decode(files.get('log/entries.jsonl')).trimEnd().split('\n');
	const entryShape = z.object({ type: z.string(), body: z.record(z.string(), z.unknown()) }).loose();
	const entries = lines.map((line) => entryShape.parse(JSON.parse(line)));
	expect(entries.filter(({ type }) => type === 'response')).toHaveLength(answersInAll);
	expect(entries.find(({ type }) => type === 'survey.closed')?.body).toMatchObject({
		accepted: answersInAll,
		counted: answersInAll,
	});
}
