import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Client } from 'pg';
import { type ClusterFolders } from '../installation/clusterPlace';
import { type DatabaseRole, type Secrets } from '../installation/secrets';
import { type Identity } from '../process/identity';
import { type WatchedChild } from '../process/watchedChild';
import { type Watchdog } from '../process/watchdog';
import { applySystem } from '../system/applySystem';
import { clusterExists, type ClusterPlace, createCluster, startCluster } from './cluster';
import { connectWhenReady, type DatabaseAddress } from './connect';
import { refuseWeakDurability } from './durability';
import { explainLog, readLogEnd } from './explainLog';
import { clearRemains } from './recover';

const largestLogBytes = 5 * 1024 * 1024;

export interface DatabaseOrder {
	/** Where the database lies and where its programs and logs do. */
	folders: ClusterFolders;
	logs: string;
	bin: string;
	identity: Identity;
	secrets: Secrets;
	watchdog: Watchdog;
	port: number;
	log: (line: string) => void;
}

export function addressOf(
	order: Pick<DatabaseOrder, 'port' | 'secrets'>,
	user: DatabaseRole,
): DatabaseAddress {
	return { port: order.port, user, password: order.secrets.passwords[user] };
}

/**
 * Brings the database of this folder up: makes it the first time, clears what a crash left, checks that
 * it keeps what it acknowledges, and gives it the shape of a Supabase project.
 */
export async function startDatabase(order: DatabaseOrder): Promise<WatchedChild> {
	const { folders, identity } = order;
	const logPath = join(order.logs, 'postgres.log');
	const place: ClusterPlace = {
		bin: order.bin,
		cluster: folders.cluster,
		root: folders.root,
		identity,
		logPath,
	};
	if (clusterExists(folders.cluster)) await clearRemains(folders.cluster, order.log);
	else {
		order.log('Creando la base de datos…');
		await createCluster(place, order.secrets.passwords.supabase_admin);
	}
	shortenLog(logPath);
	const logStart = existsSync(logPath) ? statSync(logPath).size : 0;
	const server = startCluster(place, order.watchdog, order.port);
	try {
		const client = await connectWhenReady(addressOf(order, 'supabase_admin'), server, () =>
			explainLog(readLogEnd(logPath, logStart)),
		);
		await prepare(client, order.secrets);
	} catch (error) {
		await server.stop();
		throw error;
	}
	return server;
}

async function prepare(client: Client, secrets: Secrets): Promise<void> {
	try {
		await refuseWeakDurability(client);
		await applySystem(client, secrets.passwords);
	} finally {
		await client.end();
	}
}

/** One generation back is kept: enough to see why the last start failed. */
function shortenLog(path: string): void {
	if (!existsSync(path) || statSync(path).size < largestLogBytes) return;
	rmSync(`${path}.1`, { force: true });
	renameSync(path, `${path}.1`);
}
