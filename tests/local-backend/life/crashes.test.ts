import { describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { type LocalBackend } from '../../../scripts/launch/backend.mjs';
import { toRefusal, type BackendError } from '../../../src/lib/server/backend/refusal';
import { makeFolder, startOwn } from '../ownBackend';
import { isAlive, listFamily, strike, waitUntil } from './processes';

/** Makes a table to write to, and a function that writes through PostgREST. */
async function prepare(backend: LocalBackend): Promise<void> {
	const client = new Client({ connectionString: backend.databaseUrl });
	await client.connect();
	await client.query(`create schema api; grant usage on schema api to anon;
		create table public.kept (n int primary key);
		create function api.keep(n int) returns int language sql security definer set search_path = '' as
			'insert into public.kept (n) values (n) on conflict (n) do update set n = excluded.n returning n';
		create function api.linger() returns void language sql as 'select pg_sleep(30)';
		alter role anon set statement_timeout = '60s';
		grant execute on function api.keep(int), api.linger() to anon`);
	await client.end();
	await waitUntil('the function is callable', async () => (await keep(backend, -1)) === 'kept');
}

function call(backend: LocalBackend, verb: string, parameters: object): Promise<Response> {
	return fetch(`${backend.url}/rest/v1/rpc/${verb}`, {
		method: 'POST',
		headers: {
			apikey: backend.publishableKey,
			'content-type': 'application/json',
			'content-profile': 'api',
		},
		body: JSON.stringify(parameters),
		signal: AbortSignal.timeout(20_000),
	});
}

async function keep(backend: LocalBackend, n: number): Promise<'kept' | 'refused'> {
	try {
		const answer = await call(backend, 'keep', { n });
		return answer.ok && (await answer.json()) === n ? 'kept' : 'refused';
	} catch {
		return 'refused';
	}
}

/** Writes without pause, and remembers what was acknowledged. */
function writeSteadily(backend: LocalBackend): { acknowledged: number[]; stop: () => Promise<void> } {
	const acknowledged: number[] = [];
	const stopping = new AbortController();
	let next = 0;
	const work = async () => {
		while (!stopping.signal.aborted) {
			const n = next++;
			if ((await keep(backend, n)) === 'kept') acknowledged.push(n);
			else await new Promise((done) => setTimeout(done, 20));
		}
	};
	const workers = Promise.all(Array.from({ length: 8 }, work));
	return {
		acknowledged,
		stop: async () => {
			stopping.abort();
			await workers;
		},
	};
}

async function readKept(backend: LocalBackend): Promise<Set<number>> {
	const client = new Client({ connectionString: backend.databaseUrl });
	await client.connect();
	const { rows } = await client.query<{ n: number }>('select n from public.kept');
	await client.end();
	return new Set(rows.map((row) => row.n));
}

const missing = (acknowledged: number[], kept: Set<number>) => acknowledged.filter((n) => !kept.has(n));

describe('a killed process', () => {
	it.each(['postgres', 'postgrest'] as const)(
		'%s comes back by itself, and nothing acknowledged is lost',
		async (victim) => {
			const backend = await startOwn({ dataDir: await makeFolder() });
			await prepare(backend);
			const writing = writeSteadily(backend);
			await waitUntil('some are written', () => writing.acknowledged.length > 50);
			process.kill(backend.processIds[victim], 'SIGKILL');
			await new Promise((done) => setTimeout(done, 300));
			const before = writing.acknowledged.length;
			await waitUntil('writing goes on', () => writing.acknowledged.length > before + 50);
			await writing.stop();
			expect(missing(writing.acknowledged, await readKept(backend))).toEqual([]);
		},
	);

	it('a single connection of Postgres brings nothing down for good', async () => {
		const backend = await startOwn({ dataDir: await makeFolder() });
		await prepare(backend);
		const children = listFamily(backend.processIds.postgres).filter(
			(pid) => pid !== backend.processIds.postgres,
		);
		expect(children.slice(-2).map((pid) => strike(pid))).toContain(true);
		await waitUntil('it answers again', async () => (await keep(backend, 1)) === 'kept');
	});

	it('tells whoever was served by a killed connection to come back', async () => {
		const backend = await startOwn({ dataDir: await makeFolder() });
		await prepare(backend);
		const served = call(backend, 'linger', {});
		const client = new Client({ connectionString: backend.databaseUrl });
		client.on('error', () => undefined);
		await client.connect();
		const find = async () =>
			(
				await client.query<{ pid: number }>(
					`select pid from pg_stat_activity where state = 'active' and query like '%linger%' and pid <> pg_backend_pid()`,
				)
			).rows[0]?.pid;
		let pid: number | undefined;
		await waitUntil('it is being served', async () => (pid = await find()) !== undefined);
		expect(pid !== undefined && strike(pid)).toBe(true);
		const answer = await served;
		const refusal = toRefusal((await answer.json()) as BackendError, answer.status);
		expect(refusal).toMatchObject({ code: 'backend_unreachable', status: 503, retry: true });
		await client.end().catch(() => undefined);
	});

	it('the watchdog is replaced, and does its work after that', async () => {
		const dataDir = await makeFolder();
		const backend = await startOwn({ dataDir });
		const { watchdog } = backend.processIds;
		process.kill(watchdog, 'SIGKILL');
		await waitUntil('it is gone', () => !isAlive(watchdog));
		await new Promise((done) => setTimeout(done, 500));
		const family = listFamily(backend.pid);
		process.kill(backend.pid, 'SIGKILL');
		await waitUntil('no orphan is left', () => family.every((pid) => !isAlive(pid)));
	});

	it('the process that holds everything leaves no orphan, and the next start has all data', async () => {
		const dataDir = await makeFolder();
		const first = await startOwn({ dataDir });
		await prepare(first);
		const acknowledged: number[] = [];
		let backend = first;
		for (let round = 0; round < 3; round += 1) {
			const writing = writeSteadily(backend);
			await waitUntil('some are written', () => writing.acknowledged.length > 50);
			const family = listFamily(backend.pid);
			expect(family.length).toBeGreaterThan(5);
			process.kill(backend.pid, 'SIGKILL');
			await writing.stop();
			acknowledged.push(...writing.acknowledged);
			// The next start must not need to wait for the last one's remains to be cleared away.
			backend = await startOwn({ dataDir });
			expect(family.filter(isAlive)).toEqual([]);
			expect(missing(acknowledged, await readKept(backend))).toEqual([]);
		}
	});

	it('everything at once, watchdog included, still leaves a start that recovers', async () => {
		const dataDir = await makeFolder();
		const backend = await startOwn({ dataDir });
		await prepare(backend);
		await keep(backend, 7);
		const { postgrest, watchdog } = backend.processIds;
		// Postgres survives this, as an orphan that still owns the folder. The supervisor is held first: free for one
		// moment, it would replace the watchdog, and the new one would clear everything away.
		process.kill(backend.pid, 'SIGSTOP');
		for (const pid of [watchdog, backend.pid, postgrest]) process.kill(pid, 'SIGKILL');
		await waitUntil('they are gone', () => [watchdog, backend.pid, postgrest].every((pid) => !isAlive(pid)));
		expect(isAlive(backend.processIds.postgres)).toBe(true);
		const next = await startOwn({ dataDir });
		expect(isAlive(backend.processIds.postgres)).toBe(false);
		expect(next.lines.join('\n')).toContain('recupero los datos');
		expect(await readKept(next)).toContain(7);
	});
});

describe('a launcher that goes away', () => {
	it('takes the backend with it', async () => {
		const backend = await startOwn({ dataDir: await makeFolder() });
		const family = listFamily(backend.pid);
		await backend.stop();
		expect(family.filter(isAlive)).toEqual([]);
		expect(await backend.ended).toBe(0);
	});
});
