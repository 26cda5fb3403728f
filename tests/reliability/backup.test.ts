import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type LocalBackend, startLocalBackend } from '../../scripts/launch/backend.mjs';
import { sharedTables } from '../../scripts/database/backup/tables.mjs';
import { loadSample } from '../../scripts/launch/sample/loadSample.mjs';
import { verifyBundle } from '../../src/lib/verifier/verifyBundle';
import { readExpediente } from '../../src/routes/(public)/ejercicio/[slug]/expediente/readExpediente.server';
import { copyAnswersUpTo } from '../load/answers/copyAnswers';
import { openDatabase } from '../load/openDatabase';
import { readBackup, runScript } from './runScript';

/** With PRIORIZA_FULL=1 the backup is of fifty thousand answers. */
const isFull = process.env['PRIORIZA_FULL'] === '1';

const manifestShape = z.object({
	files: z.object({ rows: z.number(), missing: z.number(), sha256: z.string() }),
	tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
	counters: z.record(z.string(), z.string()),
	logs: z.array(z.object({ exercise: z.string(), size: z.number(), root: z.string() })),
	migrations: z.array(z.object({ version: z.string(), name: z.string(), sha256: z.string() })),
});

/** What stands on the last line of a backup: what all of it adds up to. */
function readManifest(path: string) {
	const [last = ''] = readBackup(path).trimEnd().split('\n').slice(-1);
	return manifestShape.parse((JSON.parse(last) as { manifest: unknown }).manifest);
}

let folder: string;
let original: string;
let taken: string;
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-backup-'));
	// Postgres, under root another user, must be able to pass through.
	await chmod(folder, 0o711);
	original = inFolder('original');
	await mkdir(original, { mode: 0o711 });
	const backend = await startLocalBackend({ dataDir: original, log: () => undefined });
	try {
		await loadSample({ backend, dataDir: original, log: () => undefined });
		await putFiles(backend);
		if (isFull) {
			const database = await openDatabase(original);
			await copyAnswersUpTo(database, 50_000).finally(() => database.end());
		}
		// People go on working while it is made.
		taken = inFolder('running.respaldo');
		const { code, said } = await runScript('backup', '--data', original, '--out', taken);
		if (code !== 0) throw new Error(said);
	} finally {
		await backend.stop();
	}
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const photographs = ['uno', 'dos', 'tres'].map((name) => ({
	name: `${randomUUID()}/${name}`,
	bytes: randomBytes(40_000),
}));
/** A question of a survey, read aloud. */
const recording = { name: `${randomUUID()}/lengua`, bytes: randomBytes(30_000) };
const storageOf = ({ url, secretKey }: LocalBackend, bucket = 'answer-files') =>
	createClient(url, secretKey, { auth: { persistSession: false } }).storage.from(bucket);

/** What people sent with their answers, one of them twice, and a question read aloud. */
async function putFiles(backend: LocalBackend): Promise<void> {
	for (const { name, bytes } of [...photographs, ...photographs.slice(0, 1)]) {
		const put = await storageOf(backend).upload(name, bytes, { contentType: 'image/jpeg', upsert: true });
		if (put.error) throw put.error;
	}
	const { name, bytes } = recording;
	const put = await storageOf(backend, 'question-recordings').upload(name, bytes, {
		contentType: 'audio/mpeg',
	});
	if (put.error) throw put.error;
}

async function withBackend<T>(dataDir: string, work: (backend: LocalBackend) => Promise<T>): Promise<T> {
	const backend = await startLocalBackend({ dataDir, log: () => undefined, withSuperuser: true });
	try {
		return await work(backend);
	} finally {
		await backend.stop();
	}
}

describe('T30 a backup', () => {
	it('is for its owner only, and holds every table of the product', async () => {
		expect(statSync(taken).mode & 0o777).toBe(0o600);
		const { tables } = readManifest(taken);
		await withBackend(original, async ({ superuserUrl }) => {
			const client = new Client({ connectionString: superuserUrl ?? '' });
			await client.connect();
			const { rows } = await client.query<{ name: string }>(
				`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('app', 'private')`,
			);
			const { rows: columns } = await client.query<{ name: string }>(
				`select table_schema || '.' || table_name || '.' || column_name as name
				from information_schema.columns`,
			);
			const { rows: answers } = await client.query<{ stored: number }>(
				'select count(*)::int as stored from app.responses',
			);
			const { rows: files } = await client.query<{ stored: number }>(
				'select count(*)::int as stored from storage.objects',
			);
			await client.end();
			expect(answers[0]?.stored).toBeGreaterThan(400);
			expect(tables['app.responses']?.rows).toBe(answers[0]?.stored);
			expect(Object.keys(tables).sort()).toEqual(
				[...rows.map(({ name }) => name), ...sharedTables.keys()].sort(),
			);
			const known = new Set(columns.map(({ name }) => name));
			const wanted = [...sharedTables].flatMap(([table, list]) =>
				list.split(' ').map((column) => `${table}.${column}`),
			);
			expect(wanted.filter((column) => !known.has(column))).toEqual([]);
			// Those put above, and what the sample brings.
			expect(files[0]?.stored).toBeGreaterThan(photographs.length);
			expect(readManifest(taken).files).toMatchObject({ rows: files[0]?.stored, missing: 0 });
		});
	});

	it('holds the same whether the folder is in use or not', async () => {
		const path = inFolder('stopped.respaldo');
		expect(await runScript('backup', '--data', original, '--out', path)).toMatchObject({ code: 0 });
		const { tables, logs } = readManifest(path);
		// The start in between was no act of anybody.
		expect({ tables, logs }).toEqual({ tables: readManifest(taken).tables, logs: readManifest(taken).logs });
		const { code, said } = await runScript('backup', '--data', original, '--out', path);
		expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('Elige otro nombre') as string });
	});

	it('of a folder without data is refused', async () => {
		const { code, said } = await runScript(
			'backup',
			'--data',
			inFolder('nowhere'),
			'--out',
			inFolder('x.respaldo'),
		);
		expect(code).toBe(1);
		expect(said).toContain('no hay datos de Prioriza');
		expect(existsSync(inFolder('x.respaldo'))).toBe(false);
	});
});

describe('T30 a restored backup', () => {
	it('is the same, row by row, and the product goes on from it', async () => {
		const restored = inFolder('restored');
		const outcome = await runScript('restore', taken, '--data', restored);
		expect(outcome).toMatchObject({ code: 0 });
		const again = inFolder('again.respaldo');
		expect(await runScript('backup', '--data', restored, '--out', again)).toMatchObject({ code: 0 });
		const { tables, files, counters, logs } = readManifest(again);
		const first = readManifest(taken);
		expect({ tables, files, counters, logs }).toEqual({
			tables: first.tables,
			files: first.files,
			counters: first.counters,
			logs: first.logs,
		});

		const accounts = JSON.parse(await readFile(join(original, 'sample-accounts.json'), 'utf8')) as {
			role: string;
			email: string;
			password: string;
		}[];
		const staff = accounts.find(({ role }) => role === 'stl_staff');
		if (staff === undefined) throw new Error('The sample has no staff.');
		await withBackend(restored, async (backend) => {
			const client = createClient(backend.url, backend.publishableKey, { auth: { persistSession: false } });
			const { data, error } = await client.auth.signInWithPassword(staff);
			expect(error).toBeNull();
			expect(data.user?.email).toBe(staff.email);
			const held = [
				...photographs.map((photograph) => ({ ...photograph, bucket: 'answer-files' })),
				{ ...recording, bucket: 'question-recordings' },
			];
			for (const { name, bytes, bucket } of held) {
				const got = await storageOf(backend, bucket).download(name);
				expect(Buffer.from((await got.data?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(bytes)).toBe(true);
			}

			Object.assign(process.env, {
				SUPABASE_URL: backend.url,
				SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
				SUPABASE_SECRET_KEY: backend.secretKey,
			});
			const { bytes } = await readExpediente('oaxaca-2026', 'http://localhost:3000');
			const report = verifyBundle(bytes, { root: first.logs[0]?.root ?? '' });
			expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
			expect(report.verdict).toMatch(/^valid/);

			const database = new Client({ connectionString: backend.superuserUrl ?? '' });
			await database.connect();
			// What guards the record guards it here too, and counters do not start over.
			await expect(database.query('delete from app.log_entries')).rejects.toMatchObject({ code: 'PZ500' });
			const { rows } = await database.query<{ id: string; most: string }>(
				`with before as (select max(id) as most from private.audit)
				insert into private.audit (verb, subject_id) values ('nothing', $1)
				returning id, (select most from before)`,
				[randomUUID()],
			);
			await database.end();
			expect(Number(rows[0]?.id)).toBeGreaterThan(Number(rows[0]?.most));
		});
		// Nothing is written over, not even by the same backup.
		const twice = await runScript('restore', taken, '--data', restored);
		expect(twice).toEqual({ code: 1, said: expect.stringContaining('no está vacía') as string });
	});

	it('brings the key and what was published from the folder before, and says how to go on without them', async () => {
		const signing = join(original, 'signing');
		const restored = inFolder('restored-signing');
		expect(await runScript('restore', taken, '--data', restored, '--signing', signing)).toMatchObject({
			code: 0,
		});
		expect(readFileSync(join(restored, 'signing', 'log-key.json'), 'utf8')).toBe(
			readFileSync(join(signing, 'log-key.json'), 'utf8'),
		);
		expect(readBackup(taken)).not.toContain(
			(JSON.parse(readFileSync(join(signing, 'log-key.json'), 'utf8')) as { current: string }).current,
		);
		const nowhere = await runScript(
			'restore',
			taken,
			'--data',
			inFolder('none'),
			'--signing',
			inFolder('nothing'),
		);
		expect(nowhere).toEqual({ code: 1, said: expect.stringContaining('no hay una llave') as string });
	});

	it('is refused when the file was cut short or one byte of it is another', async () => {
		const whole = readFileSync(taken);
		const damages = [
			['cut', whole.length - 1],
			['cut', Math.floor(whole.length / 2)],
			['cut', 0],
			['changed', 5],
			['changed', Math.floor(whole.length / 2)],
			['changed', whole.length - 10],
		] as const;
		for (const [damage, at] of damages) {
			const path = inFolder(`${damage}-${at}.respaldo`);
			const bytes = Buffer.from(whole);
			if (damage === 'changed') bytes[at] = (bytes[at] ?? 0) ^ 1;
			writeFileSync(path, bytes);
			if (damage === 'cut') truncateSync(path, at);
			const target = inFolder(`from-${damage}-${at}`);
			const { code, said } = await runScript('restore', path, '--data', target);
			expect({ damage, at, code }).toEqual({ damage, at, code: 1 });
			expect(said).toContain('está incompleto o fue cambiado');
			expect(existsSync(target)).toBe(false);
		}
	});

	it('leaves the folder empty when the rows do not add up', async () => {
		const { BackupWriter } = await import('../../scripts/database/backup/backupFile.mjs');
		const lines = readBackup(taken).split('\n');
		const path = inFolder('forged.respaldo');
		// Sealed anew by somebody who changed an answer: only the sums of the tables tell.
		const writer = new BackupWriter(path);
		const at = lines.findIndex((line) => line.startsWith('{"table":"private.response_openings"'));
		const forged = lines.map((line, place) => (place === at + 1 ? line.replace('"', "'") : line));
		await writer.write(forged.slice(1, -2).join('\n') + '\n');
		await writer.finish((JSON.parse(lines.at(-2) ?? '') as { manifest: object }).manifest);
		const target = inFolder('from-forged');
		const { code, said } = await runScript('restore', path, '--data', target);
		expect({ code, said }).toEqual({
			code: 1,
			said: expect.stringContaining('private.response_openings') as string,
		});
		expect(readdirSync(target)).toEqual([]);
	});
});
