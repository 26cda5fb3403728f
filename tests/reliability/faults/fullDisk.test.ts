import { randomInt } from 'node:crypto';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalBackend } from '../../../scripts/launch/backend.mjs';
import { createRandomStream } from '../../../src/lib/basics/random';
import { type Delivered, deliver } from '../../load/deliver';
import { type FrozenBody, freezeAnswers } from '../../load/frozenAnswers';
import { type LaunchedProduct, launchProduct } from '../../load/launcher';
import { type OpenConsultation, openConsultation } from '../../load/openConsultation';
import { openDatabase } from '../../load/openDatabase';
import { readAnswers } from '../examine';
import { mountSmallDisk, type SmallDisk } from './fullDisk';

/**
 * Everything the product keeps lies on a file system that is filled to its last byte, over and over, while answers
 * arrive. Each time it stays full until the product says that it cannot take an answer, and is then emptied.
 *   PRIORIZA_DISK_SEED   what an earlier run printed
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const times = isFull ? 10 : 2;
const seed = Number(process.env['PRIORIZA_DISK_SEED'] ?? randomInt(2 ** 31));
/** A cluster, its journal and two thousand answers take less than half of it. */
const megabytes = 320;

interface Scene {
	dataDir: string;
	consultation: OpenConsultation;
	product: LaunchedProduct;
}
let disk: SmallDisk | null = null;
let scene: Scene | null = null;

beforeAll(async () => {
	disk = await mountSmallDisk(megabytes);
	if (disk === null) return;
	const dataDir = join(disk.folder, 'data');
	const backend = await startLocalBackend({ dataDir, log: () => undefined });
	const consultation = await openConsultation(backend).finally(() => backend.stop());
	scene = { dataDir, consultation, product: await launchProduct({ dataDir, port: 4760 }) };
}, 300_000);

afterAll(async () => {
	await scene?.product.stop();
	await disk?.remove();
});

it('T06 a full disk loses nothing acknowledged, answers «later», and needs no hands once there is room', async ({
	skip,
}) => {
	if (scene === null || disk === null) return skip('mounting a small file system is not allowed here');
	const { dataDir, consultation, product } = scene;
	const small = disk;
	const random = createRandomStream(seed);
	const acknowledged = new Map<string, FrozenBody>();
	const refusals = new Map<number, number>();
	const withoutWhen: string[] = [];
	const waiting = freezeAnswers(consultation, isFull ? 20_000 : 6_000, seed);
	const ending = new AbortController();
	let refusedNow = 0;

	const send = async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		for (let answer = waiting.pop(); answer !== undefined && !ending.signal.aborted; answer = waiting.pop()) {
			const { tries }: Delivered = await deliver(
				product.url,
				{ agent, headers: {} },
				answer,
				(status, said) => {
					refusals.set(status, (refusals.get(status) ?? 0) + 1);
					refusedNow += 1;
					if (status !== 503) withoutWhen.push(`${String(status)} ${said}`);
				},
			);
			expect(tries).toBeGreaterThan(0);
			acknowledged.set(answer.id, answer);
		}
		agent.destroy();
	};
	const senders = Array.from({ length: 8 }, send);

	const recoveries: number[] = [];
	let falls = 0;
	for (let round = 0; round < times; round += 1) {
		await wait(500 + random.nextBelow(1_500));
		refusedNow = 0;
		small.fill();
		expect(small.room()).toBeLessThan(4_096);
		// Every second time also the journal has to grow, which no database survives.
		if (round % 2 === 1 && (await useUpJournal(dataDir))) falls += 1;
		// Full for as long as it takes to be felt, and then for a moment that nobody chose.
		await until('the product says that it has no room', () => refusedNow >= 8);
		const asked = await fetch(`${product.url}/api/respuestas`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(freezeAnswers(consultation, 1, seed + 1 + round)[0]),
		});
		// Either there was a hole left for just this one, or it is told to come back.
		if (asked.status !== 200) {
			expect(asked.status).toBe(503);
			expect(Number(asked.headers.get('retry-after'))).toBeGreaterThan(0);
		}
		await wait(random.nextBelow(4_000));
		const before = acknowledged.size;
		small.free();
		const freed = performance.now();
		await until('answers are taken again', () => acknowledged.size >= before + 20);
		recoveries.push(Math.round(performance.now() - freed));
	}
	ending.abort();
	await Promise.all(senders);
	console.info(
		`T06 with seed ${String(seed)}: full ${String(times)} times, ${String(acknowledged.size)} answers, refused ` +
			`${[...refusals].map(([status, count]) => `${String(count)} × ${status === 0 ? 'cut off' : String(status)}`).join(', ')}; ` +
			`taken again after ${recoveries.join(', ')} ms; the database fell ${String(falls)} times`,
	);
	expect(falls).toBe(Math.floor(times / 2));
	expect(withoutWhen.filter((line) => !line.startsWith('0 '))).toEqual([]);

	await product.stop();
	const stored = await readEverything(dataDir, consultation.survey);
	const lost = [...acknowledged.keys()].filter((id) => !stored.has(id));
	expect(lost).toEqual([]);
	for (const [id, { content, salt }] of acknowledged) {
		const rows = stored.get(id) ?? [];
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ content, salt, entries: 1 });
	}
}, 900_000);

/** Uses up what the journal had put by, until it needs a new file; whether the database fell over it. */
async function useUpJournal(dataDir: string): Promise<boolean> {
	const database = await openDatabase(dataDir);
	const seen: { fall: unknown } = { fall: null };
	database.on('error', (problem) => (seen.fall = problem));
	for (let file = 0; file < 40 && seen.fall === null; file += 1)
		await database
			.query(`select pg_logical_emit_message(false, 'full', 'disk'), pg_switch_wal()`)
			.catch((problem: unknown) => (seen.fall = problem));
	await database.end().catch(() => undefined);
	return seen.fall !== null;
}

async function until(what: string, holds: () => boolean): Promise<void> {
	const began = performance.now();
	while (!holds()) {
		if (performance.now() - began > 120_000) throw new Error(`In vain: ${what}`);
		await wait(20);
	}
}

async function readEverything(dataDir: string, survey: string) {
	const backend = await startLocalBackend({ dataDir, withSuperuser: true, log: () => undefined });
	const database = new Client({ connectionString: backend.superuserUrl ?? '' });
	try {
		await database.connect();
		return await readAnswers(database, survey);
	} finally {
		await database.end();
		await backend.stop();
	}
}
