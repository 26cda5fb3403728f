import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asUser, type Identity } from '../process/identity';
import { type WatchedChild, startWatched } from '../process/watchedChild';
import { type Watchdog } from '../process/watchdog';
import { StartRefused } from '../startRefused';
import { explainLog } from './explainLog';

export interface ClusterPlace {
	/** Folder with `initdb` and `postgres`. */
	bin: string;
	cluster: string;
	/** Folder that holds the cluster and, for a moment, its draft. */
	root: string;
	identity: Identity;
	logPath: string;
}

/** No path is handed on but the one to the programs: nothing of the person's surroundings reaches Postgres. */
export const childEnvironment: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export function clusterExists(cluster: string): boolean {
	return existsSync(join(cluster, 'PG_VERSION'));
}

/**
 * Makes the cluster in a draft folder and renames it when it is whole: a process killed half-way leaves
 * nothing that the next start could take for data.
 */
export async function createCluster(place: ClusterPlace, superuserPassword: string): Promise<void> {
	const draft = `${place.cluster}.new`;
	const passwordFile = join(place.root, '.initial-password');
	rmSync(draft, { recursive: true, force: true });
	mkdirSync(draft, { mode: 0o700 });
	writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
	chmodSync(passwordFile, 0o600);
	giveTo(place.identity, draft);
	giveTo(place.identity, passwordFile);
	try {
		await runInitdb(place, draft, passwordFile);
	} finally {
		rmSync(passwordFile, { force: true });
	}
	renameSync(draft, place.cluster);
}

function giveTo(identity: Identity, path: string): void {
	if (identity !== null) chownSync(path, identity.uid, identity.gid);
}

function runInitdb(place: ClusterPlace, draft: string, passwordFile: string): Promise<void> {
	const args = [
		'--pgdata',
		draft,
		'--username=supabase_admin',
		`--pwfile=${passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		// The same order of text on every machine, whatever locales it has.
		'--locale-provider=builtin',
		'--locale=C.UTF-8',
		'--data-checksums',
		'--no-instructions',
	];
	return new Promise((done, fail) => {
		const child = spawn(join(place.bin, 'initdb'), args, {
			...asUser(place.identity),
			cwd: '/',
			env: childEnvironment,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		const keep = (chunk: Buffer) => (output += chunk.toString('utf8'));
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.once('error', fail);
		child.once('close', (code) => {
			if (code === 0) done();
			else
				fail(new StartRefused('initdb_failed', `No se pudo crear la base de datos. ${explainLog(output)}`));
		});
	});
}

/** Starts the server of an existing cluster. It may still be recovering when this returns. */
export function startCluster(place: ClusterPlace, watchdog: Watchdog, port: number): WatchedChild {
	const hba = join(place.cluster, 'pg_hba.conf');
	// Only passwords, only this machine. Written each time, so that nothing else can linger in it.
	writeFileSync(hba, 'host all all 127.0.0.1/32 scram-sha-256\n', { mode: 0o600 });
	giveTo(place.identity, hba);
	return startWatched(watchdog, {
		command: join(place.bin, 'postgres'),
		args: ['-D', place.cluster, ...serverSettings(port).flatMap((setting) => ['-c', setting])],
		env: childEnvironment,
		identity: place.identity,
		logPath: place.logPath,
		signal: 'INT',
		patienceMs: 20_000,
	});
}

/**
 * What durability rests on (fsync and its like) is not forced here on purpose: it is on by default, and a
 * cluster in which somebody turned it off must be refused, not quietly repaired.
 */
function serverSettings(port: number): string[] {
	return [
		`port=${port}`,
		'listen_addresses=127.0.0.1',
		'unix_socket_directories=',
		'max_connections=80',
		'shared_buffers=128MB',
		'max_wal_size=512MB',
		'jit=off',
		'timezone=UTC',
		'log_timezone=UTC',
		// Logs must not hold what people wrote: no statements, no details of rows.
		'log_statement=none',
		'log_min_messages=warning',
		'log_min_error_statement=panic',
		'log_error_verbosity=terse',
		'log_line_prefix=%m [%p] ',
	];
}
