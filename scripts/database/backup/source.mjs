import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startLocalBackend } from '../../launch/backend.mjs';
import { inProject } from '../../launch/places.mjs';
import { LaunchRefused } from '../../launch/say.mjs';

/**
 * The database a backup is made of: the project the environment names, or a folder of this machine.
 * @param {string | undefined} explicit
 * @returns {Promise<{ url: string, from: string, isHosted?: boolean, stop: () => Promise<void> }>}
 */
export async function openSource(explicit, env = process.env) {
	if (explicit === undefined && env.DATABASE_URL) {
		return { url: env.DATABASE_URL, from: 'DATABASE_URL', isHosted: true, stop: async () => {} };
	}
	const dataDir = explicit === undefined ? chooseFolder(env) : resolve(explicit);
	const cluster = findCluster(dataDir);
	if (cluster === null) {
		throw new LaunchRefused('no_data', `En ${dataDir} no hay datos de Prioriza. Di dónde están con --data.`);
	}
	const running = await findRunning(dataDir, cluster);
	if (running !== null) return { url: running, from: dataDir, stop: async () => {} };
	const backend = await startLocalBackend({
		dataDir,
		// A backup keeps what there is: it must not move the data to another version on the way.
		migrationsDir: join(dataDir, 'no-migrations'),
		log: () => {},
	});
	return { url: backend.databaseUrl, from: dataDir, stop: () => backend.stop() };
}

/** @param {NodeJS.ProcessEnv} env */
function chooseFolder(env) {
	const home = env.PRIORIZA_DATA ? resolve(env.PRIORIZA_DATA) : inProject('.data');
	const used = [join(home, 'empty'), join(home, 'sample')].filter((folder) => findCluster(folder) !== null);
	if (used.length === 1 && used[0] !== undefined) return used[0];
	throw new LaunchRefused(
		'which_data',
		used.length === 0
			? `En ${home} todavía no hay datos de Prioriza. Di dónde están con --data.`
			: `Hay datos en dos carpetas. Di con --data cuál quieres respaldar:\n  ${used.join('\n  ')}`,
	);
}

/**
 * Where the database of a data folder lies, if it has one that was made to its end.
 * @param {string} dataDir
 */
function findCluster(dataDir) {
	const note = join(dataDir, 'database-lies-in');
	const root = existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir;
	const cluster = join(root, 'postgres');
	if (existsSync(join(dataDir, 'unfinished')) || existsSync(join(dataDir, 'half-restored'))) return null;
	return existsSync(join(cluster, 'PG_VERSION')) ? cluster : null;
}

/**
 * The address of the server that runs on a folder right now.
 * @param {string} dataDir
 * @param {string} cluster
 */
async function findRunning(dataDir, cluster) {
	const lock = join(cluster, 'postmaster.pid');
	if (!existsSync(lock)) return null;
	const port = Number(readFileSync(lock, 'utf8').split('\n')[3]);
	const { passwords } = JSON.parse(readFileSync(join(dataDir, 'secrets', 'installation.json'), 'utf8'));
	const url = `postgresql://postgres:${encodeURIComponent(passwords.postgres)}@127.0.0.1:${port}/postgres`;
	const { Client } = (await import('pg')).default;
	const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
	client.on('error', () => {});
	try {
		await client.connect();
		return url;
	} catch (error) {
		// Killed, nobody listens any more, or another server took its port, which does not know this password.
		if (error instanceof Error && 'code' in error && ['ECONNREFUSED', '28P01'].includes(String(error.code))) {
			return null;
		}
		throw error;
	} finally {
		await client.end().catch(() => {});
	}
}
