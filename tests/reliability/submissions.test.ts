import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalBackend } from '../../scripts/launch/backend.mjs';
import { createRandomStream } from '../../src/lib/basics/random';
import { folioOf } from '../../src/lib/evidence';
import { type Delivered, deliver, type Device, post } from '../load/deliver';
import { type FrozenBody, freeze, freezeAnswers } from '../load/frozenAnswers';
import { type LaunchedProduct, launchProduct } from '../load/launcher';
import { type OpenConsultation, openConsultation } from '../load/openConsultation';
import { listUsers } from '../load/processes';
import { waitUntil } from '../local-backend/life/processes';
import {
	findDamage,
	findInDatabase,
	findInFiles,
	hasSameBytes,
	readAnswers,
	type StoredAnswer,
} from './examine';
import { planKills, startKilling } from './killPlan';

/**
 * One product, started as a person starts it, through three things: an answer sent over and over, two thousand answers
 * while its processes are killed, and a look at all it kept and said.
 *   PRIORIZA_STORM_ANSWERS   how many answers (2000; with PRIORIZA_FULL=1 20000)
 *   PRIORIZA_STORM_ROUNDS    how often each of the four parts is killed (3; 16)
 *   PRIORIZA_STORM_SEED      what an earlier run printed
 */
const isFull = process.env['PRIORIZA_FULL'] === '1';
const answersInStorm = Number(process.env['PRIORIZA_STORM_ANSWERS'] ?? (isFull ? 20_000 : 2_000));
const rounds = Number(process.env['PRIORIZA_STORM_ROUNDS'] ?? (isFull ? 16 : 3));
const seed = Number(process.env['PRIORIZA_STORM_SEED'] ?? randomInt(2 ** 31));

/** Nobody may ever find these again. */
const mark = `canary${randomBytes(8).toString('hex')}`;
const markedAddress = `127.${randomInt(100, 250)}.${randomInt(100, 250)}.${randomInt(100, 250)}`;
const forwardedAddress = `203.0.113.${randomInt(100, 250)}`;
const marks = [mark, markedAddress, forwardedAddress];

function makeDevice(): Device {
	return {
		agent: new Agent({ keepAlive: true, maxSockets: 1 }),
		localAddress: markedAddress,
		headers: {
			'user-agent': `Mozilla/5.0 (${mark})`,
			referer: `https://${mark}.example/${mark}`,
			cookie: `otra=${mark}`,
			'x-forwarded-for': forwardedAddress,
			'x-real-ip': forwardedAddress,
			forwarded: `for=${forwardedAddress}`,
			'x-request-id': mark,
			'x-client-info': mark,
		},
	};
}

interface Shared {
	dataDir: string;
	consultation: OpenConsultation;
	product: LaunchedProduct;
	/** With its receipt: everything the product has acknowledged. */
	acknowledged: Map<string, { answer: FrozenBody; receipt: string }>;
}
let shared: Shared;

beforeAll(async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'prioriza-storm-'));
	const backend = await startLocalBackend({ dataDir, log: () => undefined });
	const consultation = await openConsultation(backend).finally(() => backend.stop());
	const product = await launchProduct({ dataDir, port: 4700 });
	shared = { dataDir, consultation, product, acknowledged: new Map() };
	// Marked in everything a device says of itself, so that each proof below also has something to find when it runs alone.
	const device = makeDevice();
	for (const answer of freezeAnswers(consultation, isFull ? 1_000 : 100, seed + 3)) {
		const { receipt } = await deliver(product.url, device, answer, () => undefined);
		shared.acknowledged.set(answer.id, { answer, receipt });
	}
	device.agent.destroy();
}, 300_000);

afterAll(async () => {
	await shared.product.stop();
	await rm(shared.dataDir, { recursive: true, force: true });
});

interface Kept {
	stored: Map<string, StoredAnswer[]>;
	damage: string[];
	inFiles: string[];
	inTables: string[];
	planted: string[];
}
let kept: Promise<Kept> | undefined;

/** Looks once at everything that is left when every process is gone: the next start has to recover it first. */
function examine(): Promise<Kept> {
	return (kept ??= shared.product.kill().then(() => lookInto(shared.dataDir, shared.consultation.survey)));
}

async function lookInto(dataDir: string, survey: string): Promise<Kept> {
	const inFiles = findInFiles(dataDir, marks);
	const backend = await startLocalBackend({ dataDir, withSuperuser: true, log: () => undefined });
	const database = new Client({ connectionString: backend.superuserUrl ?? '' });
	try {
		await database.connect();
		const stored = await readAnswers(database, survey);
		const damage = await findDamage(database);
		const inTables = await findInDatabase(database, marks);
		await database.query(`create table public.planted as select 'x ${mark} y' as somewhere`);
		return { stored, damage, inFiles, inTables, planted: await findInDatabase(database, marks) };
	} finally {
		await database.end();
		await backend.stop();
	}
}

describe('T04 one answer sent again and again', () => {
	it('gives the same receipt hundreds of times, over many connections', async () => {
		const [connections, each] = isFull ? [50, 20] : [20, 15];
		const { consultation, product, acknowledged } = shared;
		const [answer] = freezeAnswers(consultation, 1, seed);
		if (answer === undefined) throw new Error('There is no answer to send.');
		const body = JSON.stringify(answer);
		const receipts = await Promise.all(
			Array.from({ length: connections }, async () => {
				const device = makeDevice();
				const given: string[] = [];
				for (let times = 0; times < each; times += 1) {
					const { status, text } = await post(product.url, device, body);
					given.push(`${status} ${text}`);
				}
				device.agent.destroy();
				return given;
			}),
		);
		expect(receipts.flat()).toHaveLength(connections * each);
		const [first = ''] = new Set(receipts.flat());
		expect(new Set(receipts.flat())).toEqual(new Set([first]));
		expect(first).toMatch(/^200 /);
		acknowledged.set(answer.id, { answer, receipt: first.slice(4) });
	});

	it('is never replaced by other bytes under the same identity', async () => {
		const { consultation, product, acknowledged } = shared;
		const [{ answer } = {}] = [...acknowledged.values()].slice(-1);
		if (answer === undefined) throw new Error('Nothing was acknowledged.');
		const many = isFull ? 75 : 25;
		const others = freezeAnswers(consultation, many, seed + 1);
		const changed = [
			// Whole answers of their own: other words, other salt.
			...others.map((other) => freeze(JSON.parse(other.content), answer.id)),
			// The same words under a new salt, the old commitment over other words, the old words with a space more.
			...others.slice(0, 10).map(() => freeze(JSON.parse(answer.content), answer.id)),
			...others.slice(10, 20).map((other) => ({ ...answer, content: other.content })),
			...others.slice(20, 25).map((_, at) => ({ ...answer, content: answer.content + ' '.repeat(at + 1) })),
		];
		expect(changed).toHaveLength(many + 25);
		const device = makeDevice();
		const statuses: number[] = [];
		for (const body of changed) statuses.push((await post(product.url, device, JSON.stringify(body))).status);
		device.agent.destroy();
		expect(statuses.slice(0, many + 10)).toEqual(Array.from({ length: many + 10 }, () => 409));
		expect(statuses.slice(many + 10)).toEqual(Array.from({ length: 15 }, () => 400));
	});
});

describe('T01 answers that arrive while processes are killed', () => {
	it('lose nothing acknowledged and repeat nothing', async () => {
		const { consultation, product, acknowledged } = shared;
		const waiting = freezeAnswers(consultation, answersInStorm, seed + 2);
		const killing = startKilling(product.pid, planKills(createRandomStream(seed), answersInStorm, rounds));
		const failures = new Map<number, number>();
		const unexpected: string[] = [];
		const started = performance.now();
		let repeated = 0;
		let received = 0;
		const work = async () => {
			const device = makeDevice();
			for (let answer = waiting.pop(); answer !== undefined; answer = waiting.pop()) {
				const { receipt, tries }: Delivered = await deliver(product.url, device, answer, (status, said) => {
					failures.set(status, (failures.get(status) ?? 0) + 1);
					if (status !== 0 && status !== 503) unexpected.push(`${status} ${said}`);
				});
				acknowledged.set(answer.id, { answer, receipt });
				if (tries > 1) repeated += 1;
				killing.acknowledge((received += 1));
			}
			device.agent.destroy();
		};
		await Promise.all(Array.from({ length: 16 }, work));
		await killing.settled();
		const told = [...failures].map(([status, count]) => `${count} × ${status || 'cut off'}`).join(', ');
		console.log(
			`Storm with seed ${seed}: ${received} answers in ${Math.round((performance.now() - started) / 1000)} s, ` +
				`${killing.done.length} kills (${killing.done.join(', ')}), ` +
				`${repeated} answers sent more than once; tries without a receipt: ${told || 'none'}`,
		);
		expect(received).toBe(answersInStorm);
		expect(killing.done).toHaveLength(rounds * 4);
		// Cut off, or told to come back. Never a page of error.
		expect(unexpected, product.lines.filter((line) => line.includes('submit_answer')).join('\n')).toEqual([]);
	});

	it('leave no process behind, even when the launcher is killed too', async () => {
		await shared.product.kill();
		await waitUntil('every process of the product is gone', () => listUsers(shared.dataDir).length === 0);
	});

	it('are all there once, with the bytes that were sent', async () => {
		const { acknowledged } = shared;
		const { stored, damage } = await examine();
		const sent = [...acknowledged.values()];
		expect(sent.length).toBeGreaterThan(answersInStorm);
		expect(sent.filter(({ answer }) => !stored.has(answer.id))).toEqual([]);
		expect([...stored.keys()].filter((id) => !acknowledged.has(id))).toEqual([]);
		expect([...stored.values()].filter((rows) => rows.length !== 1)).toEqual([]);
		for (const { answer, receipt } of sent) {
			const [row] = stored.get(answer.id) ?? [];
			if (row === undefined) throw new Error(`${answer.id} was not stored.`);
			expect(hasSameBytes(answer, row), answer.id).toBe(true);
			expect(row.entries, `entries of ${answer.id} in the log`).toBe(1);
			expect(row.folio).toBe(folioOf(answer.id));
			expect(JSON.parse(receipt)).toEqual({
				folio: row.folio,
				receivedOn: row.received_on,
				commitment: answer.commitment,
				late: false,
				standing: 'counted',
			});
		}
		expect(damage).toEqual([]);
	});
});

describe('T23 who sent an answer', () => {
	it('is found nowhere in the database, in its files or in what the product said', async () => {
		expect(shared.product.lines.filter((line) => marks.some((each) => line.includes(each)))).toEqual([]);
		const { inTables, planted, inFiles } = await examine();
		expect(inTables).toEqual([]);
		// The files hold what tables no longer do: logs of the processes, the journal of the database.
		expect(inFiles).toEqual([]);
		// The search itself can find: a mark put there on purpose.
		expect(planted).toEqual(['public.planted.somewhere']);
	});
});
