import { readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalBackend, startLocalBackend } from '../../scripts/launch/backend.mjs';
import {
	base64url,
	checkSignature,
	fromBase64url,
	proveConsistency,
	readCheckpoint,
	rootOf,
	verifyConsistency,
	type Checkpoint,
} from '../../src/lib/evidence';
import { workerBackend } from '../../src/lib/server/backend/clients';
import { adoptKey } from '../../src/lib/server/data/log/adoptKey';
import { listCheckpoints } from '../../src/lib/server/data/log/checkpoints';
import { parseLogKey, type StoredLogKey } from '../../src/lib/server/data/log/logKey';
import { openMemory } from '../../src/lib/server/data/log/publishedMemory';
import { readTree } from '../../src/lib/server/data/log/readTree';
import { signLogs, type Sequencer } from '../../src/lib/server/data/log/sequencer';
import { accountsIn, openAdministrator, openExercise, type Exercise } from '../database/scene/exercise';

let folder: string;
let backend: LocalBackend;
let client: Client;
let exercise: Exercise;
let said: string[] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-signing-'));
	// Postgres, under root another user, must be able to pass through.
	await chmod(folder, 0o711);
	backend = await startLocalBackend({ dataDir: folder, withSuperuser: true, log: () => undefined });
	Object.assign(process.env, {
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
	});
	client = new Client({ connectionString: backend.superuserUrl ?? '' });
	await client.connect();
	await client.query('begin');
	const makeAccount = accountsIn(client);
	exercise = await openExercise(
		client,
		await openAdministrator(client, makeAccount),
		makeAccount,
		'sellado-2026',
	);
	await client.query('commit');
});
afterAll(async () => {
	await client.end();
	await backend.stop();
	await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
	said = [];
});

const seedOf = (n: number) => base64url(new Uint8Array(32).fill(n));
const keyOf = (n: number, more: Partial<StoredLogKey> = {}) =>
	parseLogKey(JSON.stringify({ current: seedOf(n), former: null, cause: null, ...more }), 'a test');
const memory = () => openMemory(join(folder, 'published'));

function sequencer(more: Partial<Sequencer> = {}): Sequencer {
	return {
		backend: workerBackend(),
		key: keyOf(1),
		memory: memory(),
		say: (line) => said.push(line),
		...more,
	};
}

/** The log grows by acts of the product. */
async function grow(): Promise<void> {
	await client.query(
		`select private.append_entry($1, 'codes.issued', jsonb_build_object('batch', gen_random_uuid()))`,
		[exercise.id],
	);
}
const published = () => listCheckpoints(workerBackend(), exercise.id);

async function newest(): Promise<Checkpoint> {
	const last = (await published()).at(-1);
	const read = last ? readCheckpoint(last.note) : null;
	if (!read?.ok) throw new Error('Nothing was published');
	return read.value;
}
const signedBy = (checkpoint: Checkpoint, { publicKey }: { publicKey: string }) =>
	checkSignature(checkpoint.note, {
		name: checkpoint.origin,
		publicKey: fromBase64url(publicKey) ?? new Uint8Array(),
	});

/** Does what no role of the product can: past triggers, as somebody with the database in hand would. */
async function tamper(...statements: string[]): Promise<void> {
	await client.query(`begin; set local session_replication_role = replica`);
	for (const statement of statements) await client.query(statement);
	await client.query('commit');
}

describe('the sequencer', () => {
	it('signs each state once, however many instances there are, and each grows from the one before', async () => {
		await adoptKey(workerBackend(), keyOf(1));
		await Promise.all([1, 2, 3, 4].map(() => signLogs(sequencer(), true)));
		const first = await newest();
		expect(first.origin).toBe('prioriza/sellado-2026');
		expect(signedBy(first, keyOf(1))).toBe(true);
		expect(memory().recall(first.origin)?.size).toBe(first.size);
		await signLogs(sequencer(), true);
		expect(await published()).toHaveLength(1);
		for (let round = 0; round < 3; round++) {
			await grow();
			await Promise.all([1, 2, 3].map(() => signLogs(sequencer(), false)));
		}
		const all = await published();
		expect(all.map(({ size }) => size)).toEqual([0, 1, 2, 3].map((more) => first.size + more));
		const last = await newest();
		const tree = await readTree(workerBackend(), exercise.id, last.size);
		if (tree === null) throw new Error('The log has holes');
		expect(rootOf(tree)).toEqual(last.root);
		expect(verifyConsistency(first, last, proveConsistency(tree, first.size, last.size))).toBe(true);
		expect(said).toEqual([]);
	});

	it('refuses to sign a log whose entries were changed, and goes on when they are what they were', async () => {
		const before = await published();
		await tamper(
			`create temp table kept as select * from app.log_entries where exercise_id = '${exercise.id}' and position = 1`,
			`update app.log_entries set entry = '{}' where exercise_id = '${exercise.id}' and position = 1`,
		);
		await grow();
		await signLogs(sequencer({ memory: null }), false);
		expect(said.join()).toMatch(/ALTO: el registro prioriza\/sellado-2026 no es el que se publicó/);
		await signLogs(sequencer(), true);
		expect(await published()).toEqual(before);
		await tamper(
			`update app.log_entries e set entry = k.entry from kept k where e.id = k.id`,
			`drop table kept`,
		);
		said = [];
		await signLogs(sequencer(), true);
		expect(said.join()).toContain('se vuelve a firmar');
		expect((await published()).length).toBe(before.length + 1);
	});

	it('T30 refuses to sign what an older backup brought back, also when the database forgot that it published more', async () => {
		const before = await newest();
		const old = `exercise_id = '${exercise.id}'`;
		await tamper(
			`create temp table entries as select id, exercise_id, position, type, batch, entry from app.log_entries where ${old} and position >= 4`,
			`create temp table states as select * from app.checkpoints where ${old} and size > 4`,
			`delete from app.log_entries where ${old} and position >= 4`,
			`delete from app.checkpoints where ${old} and size > 4`,
			`update app.logs set size = 4 where ${old}`,
		);
		await signLogs(sequencer(), true);
		expect(said.join()).toContain(
			`tiene 4 líneas y ya se publicaron ${before.size}. Faltan ${before.size - 4}.`,
		);
		expect((await newest()).size).toBeLessThanOrEqual(4);
		// Longer than what was published, but not from it: people went on working on the older state.
		for (let more = 0; more < 6; more++) await grow();
		said = [];
		await signLogs(sequencer(), false);
		expect(said.join()).toMatch(/no es el que se publicó/);
		// An instance without a memory of its own is told by the database.
		said = [];
		await signLogs(sequencer({ memory: null }), true);
		expect(said.join()).toMatch(/ALTO/);
		expect((await newest()).size).toBeLessThanOrEqual(4);
		await tamper(
			`delete from app.log_entries where ${old} and position >= 4`,
			`insert into app.log_entries (id, exercise_id, position, type, batch, entry) select * from entries`,
			`insert into app.checkpoints select * from states`,
			`update app.logs set size = (select count(*) from app.log_entries where ${old} and position is not null) where ${old}`,
			`drop table entries, states`,
		);
		await signLogs(sequencer({ memory: null }), true);
		expect((await newest()).root).toEqual(before.root);
		await grow();
		await signLogs(sequencer(), false);
		expect((await newest()).size).toBe(before.size + 1);
	});

	it('does not take a damaged memory for none', async () => {
		const file = join(folder, 'published', `${encodeURIComponent('prioriza/sellado-2026')}.checkpoint`);
		const good = readFileSync(file, 'utf8');
		writeFileSync(file, good.slice(0, 40));
		const count = (await published()).length;
		await grow();
		await signLogs(sequencer(), false);
		expect(await published()).toHaveLength(count);
		writeFileSync(file, good);
		await signLogs(sequencer(), false);
		expect(await published()).toHaveLength(count + 1);
	});
});

describe('T32 the key', () => {
	it('changes by plan with both signatures, and once', async () => {
		const next = keyOf(2, { former: seedOf(1), cause: 'scheduled' });
		await Promise.all([adoptKey(workerBackend(), next), adoptKey(workerBackend(), next)]);
		await signLogs(sequencer({ key: next }), false);
		const first = await newest();
		expect([signedBy(first, keyOf(1)), signedBy(first, keyOf(2))]).toEqual([true, true]);
		await grow();
		await signLogs(sequencer({ key: next }), false);
		const second = await newest();
		expect([signedBy(second, keyOf(1)), signedBy(second, keyOf(2))]).toEqual(['unknown', true]);
		await adoptKey(workerBackend(), next);
	});

	it('that was lost is replaced without the former, which the log says', async () => {
		const found = keyOf(3, { cause: 'lost' });
		await adoptKey(workerBackend(), found);
		await signLogs(sequencer({ key: found }), false);
		const checkpoint = await newest();
		expect([signedBy(checkpoint, keyOf(2)), signedBy(checkpoint, keyOf(3))]).toEqual(['unknown', true]);
		const { rows } = await client.query<{ entry: string }>(
			`select convert_from(entry, 'UTF8') as entry from app.log_entries
			where exercise_id = $1 and type = 'key.rotated' order by position desc limit 1`,
			[exercise.id],
		);
		expect(rows[0]?.entry).toContain('"cause":"lost"');
	});

	it('that nobody handed over is refused, also a former one', async () => {
		for (const stranger of [keyOf(9), keyOf(9, { former: seedOf(8), cause: 'scheduled' }), keyOf(1)])
			await expect(adoptKey(workerBackend(), stranger)).rejects.toThrow('No se firma nada');
		await expect(adoptKey(workerBackend(), keyOf(1, { cause: 'lost' }))).rejects.toThrow('log_key_differs');
	});

	it('never reaches the database: no table holds its private half', async () => {
		const spellings = [1, 2, 3].flatMap((n) => {
			const bytes = Buffer.alloc(32, n);
			return [bytes.toString('base64url'), bytes.toString('base64'), bytes.toString('hex')];
		});
		const { rows: tables } = await client.query<{ name: string }>(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'private', 'auth', 'storage')`,
		);
		expect(tables.length).toBeGreaterThan(40);
		for (const { name } of tables) {
			const { rows } = await client.query<{ found: boolean }>(
				`select exists (select 1 from ${name} t where t::text like any ($1)) as found`,
				[spellings.map((text) => `%${text}%`)],
			);
			expect(rows[0]?.found, name).toBe(false);
		}
	});
});
