import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalBackend } from '../../scripts/launch/backend.mjs';
import { folioOf } from '../../src/lib/evidence';
import { workerBackend } from '../../src/lib/server/backend/clients';
import { rememberWithdrawn } from '../../src/lib/server/data/log/withdrawnMemory';
import { freezeAnswer, publishConsultation, submissionOf } from '../database/scene/consultation';
import { accountsIn, openAdministrator, openExercise } from '../database/scene/exercise';
import { anybody, call, type Parameters } from '../database/scene/stage';
import { runScript } from './runScript';

const hashOf = (key: string) =>
	createHash('sha256').update(`prioriza/receipt-key/v1\0${key}`).digest('base64url');

let folder: string;
const inFolder = (name: string) => join(folder, name);
const taken = () => inFolder('antes.respaldo');
/** Four answers: taken back before the backup, after it and before a seal or the close, and never. */
const ids: string[] = [];
let consultation: string;

async function withDatabase<T>(dataDir: string, work: (client: Client) => Promise<T>): Promise<T> {
	const backend = await startLocalBackend({ dataDir, log: () => undefined, withSuperuser: true });
	const client = new Client({ connectionString: backend.superuserUrl ?? '' });
	try {
		Object.assign(process.env, {
			SUPABASE_URL: backend.url,
			SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
			SUPABASE_SECRET_KEY: backend.secretKey,
		});
		await client.connect();
		return await work(client);
	} finally {
		await client.end();
		await backend.stop();
	}
}

/** One act of somebody, kept. */
async function act(client: Client, verb: string, parameters: Parameters): Promise<unknown> {
	await client.query('begin');
	const given = await call(client, anybody, verb, parameters);
	await client.query('commit');
	return given;
}

/** How each answer stands, and whether what it said is there. */
async function readAnswers(client: Client) {
	const { rows } = await client.query<{ standing: string; said: boolean }>(
		`select r.standing, exists (select 1 from private.response_openings o where o.response_id = r.id) as said
		from unnest($1::uuid[]) with ordinality as a (id, at) join app.responses r on r.id = a.id order by a.at`,
		[ids],
	);
	return rows.map(({ standing, said }) => `${standing}${said ? ', said' : ''}`);
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-withdrawn-'));
	// Postgres, under root another user, must be able to pass through.
	await chmod(folder, 0o711);
	await mkdir(inFolder('original'), { mode: 0o711 });
	const signing = join(inFolder('original'), 'signing');
	await withDatabase(inFolder('original'), async (client) => {
		await client.query('begin');
		const makeAccount = accountsIn(client);
		const administrator = await openAdministrator(client, makeAccount);
		const exercise = await openExercise(client, administrator, makeAccount, 'retirado-2026');
		const open = await publishConsultation(client, exercise, 'retirada-2026');
		consultation = open.id;
		const keys = ['agua', 'luz', 'agua', 'luz'].map(() => randomBytes(10).toString('hex').toUpperCase());
		for (const key of keys) {
			const body = freezeAnswer(open, { tema: 'agua' });
			ids.push(body.id);
			await call(client, anybody, 'submit_answer', submissionOf(body, { p_key_hash: hashOf(key) }));
		}
		await client.query('commit');
		const withdraw = (at: number) =>
			act(client, 'withdraw_answer', { p_folio: folioOf(ids[at] ?? ''), p_key: keys[at] ?? '' });
		await withdraw(0);
		const { code, said } = await runScript('backup', '--data', inFolder('original'), '--out', taken());
		if (code !== 0) throw new Error(said);
		await withdraw(1);
		await rememberWithdrawn(workerBackend(), join(signing, 'published'));
		await withdraw(2);
		await rememberWithdrawn(workerBackend(), join(signing, 'published'));
		expect(await readAnswers(client)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'counted, said']);
	});
	// No server ran here, so nothing made a key.
	writeFileSync(join(signing, 'log-key.json'), '{}', { mode: 0o600 });
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('answers that were taken back after a backup was made', () => {
	const signing = () => join(inFolder('original'), 'signing');
	const list = () => join(signing(), 'published', 'withdrawn');

	it('are listed outside the database, for its owner, by name and without content', () => {
		expect(readFileSync(list(), 'utf8')).toBe(`${ids.slice(0, 3).sort().join('\n')}\n`);
		expect(statSync(list()).mode & 0o777).toBe(0o600);
	});

	it('T30 stay taken back when that backup is restored, and are counted no more', async () => {
		const restored = inFolder('restored');
		const { code, said } = await runScript('restore', taken(), '--data', restored, '--signing', signing());
		expect({ code, said }).toEqual({
			code: 0,
			said: expect.stringContaining('2 respuestas que la gente retiró después') as string,
		});
		await withDatabase(restored, async (client) => {
			expect(await readAnswers(client)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'counted, said']);
			const counts = await act(client, 'consultation_counts', { p_consultation: consultation });
			expect(counts).toMatchObject({ total: 1, channels: { web: 1 } });
			// Each has its one entry, which the close seals among the answers.
			const { rows } = await client.query(`select 1 from app.log_entries where type = 'response.withdrawn'`);
			expect(rows).toHaveLength(3);
		});
		// The list goes on from what was known.
		expect(readFileSync(join(restored, 'signing', 'published', 'withdrawn'), 'utf8')).toBe(
			readFileSync(list(), 'utf8'),
		);
	}, 120_000);

	it('are said to be back where nothing tells of them, and a damaged list is not taken for none', async () => {
		const bare = inFolder('bare');
		const { code, said } = await runScript('restore', taken(), '--data', bare);
		expect({ code, said }).toEqual({
			code: 0,
			said: expect.stringContaining('no se sabe qué respuestas retiró la gente') as string,
		});
		writeFileSync(list(), readFileSync(list(), 'utf8').slice(0, 50));
		const target = inFolder('damaged');
		const damaged = await runScript('restore', taken(), '--data', target, '--signing', signing());
		expect(damaged).toEqual({ code: 1, said: expect.stringContaining('busca otra copia') as string });
		expect(existsSync(target) ? readdirSync(target) : []).toEqual([]);
	}, 120_000);
});
