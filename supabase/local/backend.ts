import { join } from 'node:path';
import { TokenSigner } from './auth/proof/tokenSigner';
import { listenGateway } from './gateway/gateway';
import { chooseClusterFolders } from './installation/clusterPlace';
import { openDataFolder } from './installation/dataFolder';
import { prepareBinaries } from './installation/nativeBinaries';
import { openSecrets } from './installation/secrets';
import { runMigrations } from './migrations/runMigrations';
import { clusterExists } from './postgres/cluster';
import { databaseUrl } from './postgres/connect';
import { addressOf, type DatabaseOrder, startDatabase } from './postgres/database';
import { startOnFreePorts, startPostgrest } from './postgrest/server';
import { findPort } from './process/findPort';
import { chooseIdentity } from './process/identity';
import { discardUnfinished, isUnfinished, refuseHalfRestored } from './installation/unfinished';
import { lockInstance } from './process/instanceLock';
import { Watchdog } from './process/watchdog';
import { type WatchedChild } from './process/watchedChild';
import { openServices } from './services';
import { type BackendOptions } from './settings';
import { type StartRefused } from './startRefused';
import { Supervisor } from './supervisor';

export interface Backend {
	url: string;
	publishableKey: string;
	secretKey: string;
	databaseUrl: string;
	superuserUrl: string | null;
	mailboxUrl: string | null;
	smtpUrl: string | null;
	processIds: { postgres: number; postgrest: number; watchdog: number };
	stop: () => Promise<void>;
}

/** What has to be undone, the last first, when the backend stops or does not get to its feet. */
class Undoing {
	readonly #steps: (() => Promise<void>)[] = [];

	add(step: () => Promise<void>): void {
		this.#steps.push(step);
	}

	async run(): Promise<void> {
		for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) await step();
	}
}

/** Makes this machine a Supabase and returns when it answers. */
export async function startBackend(
	options: BackendOptions,
	hooks: { log: (line: string) => void; giveUp: (reason: StartRefused) => void },
): Promise<Backend> {
	const undoing = new Undoing();
	try {
		return await start(options, hooks, undoing);
	} catch (error) {
		await undoing.run();
		throw error;
	}
}

async function start(
	options: BackendOptions,
	{ log, giveUp }: Parameters<typeof startBackend>[1],
	undoing: Undoing,
): Promise<Backend> {
	const folder = openDataFolder(options.dataDir);
	const lock = await lockInstance(folder.root);
	undoing.add(() => lock.release());
	const folders = chooseClusterFolders(folder.root, chooseIdentity);
	if (folders.root !== folder.root) {
		log(`Esta carpeta está cerrada para otros usuarios; la base de datos se guarda en ${folders.root}.`);
	}
	const identity = chooseIdentity(folders.cluster);
	if (!options.isRestoring) refuseHalfRestored(folder);
	if (isUnfinished(folder)) await discardUnfinished(folder, folders, log);
	const secrets = openSecrets(folder.root, clusterExists(folders.cluster));
	const binaries = await prepareBinaries(folders.binaries, identity, options.env);
	const signer = await TokenSigner.open(secrets);
	const watchdog = new Watchdog();
	watchdog.start();
	undoing.add(() => watchdog.stop());

	const database: DatabaseOrder = {
		folders,
		logs: folder.logs,
		bin: binaries.postgresBin,
		identity,
		secrets,
		watchdog,
		port: await findPort(),
		log,
	};
	const postgres = await startDatabase(database);
	undoing.add(() => postgres.stop());
	const owner = addressOf(database, 'postgres');
	await runMigrations(owner, options.migrationsDir ?? join(import.meta.dirname, '..', 'migrations'), log);

	const { order: rest, server: postgrest } = await startOnFreePorts(
		{
			binary: binaries.postgrest,
			identity,
			logPath: join(folder.logs, 'postgrest.log'),
			database: addressOf(database, 'authenticator'),
			jwks: JSON.stringify(signer.jwks),
		},
		watchdog,
	);
	const restartPostgrest = (): Promise<WatchedChild> => startPostgrest(rest, watchdog);
	const supervisor = new Supervisor(
		{ postgres, postgrest },
		{ restartPostgres: () => startDatabase(database), restartPostgrest, log, giveUp },
	);
	supervisor.start();
	undoing.add(() => supervisor.stop());

	const gateway = await listenGateway(options.port);
	undoing.add(() => gateway.close());
	const url = `http://127.0.0.1:${gateway.port}`;
	const services = await openServices({
		options,
		secrets,
		signer,
		authDatabase: addressOf(database, 'supabase_auth_admin'),
		storageDatabase: addressOf(database, 'supabase_storage_admin'),
		postgrestPort: rest.port,
		objectsFolder: folder.objects,
		baseUrl: url,
		log,
	});
	undoing.add(() => services.close());
	gateway.open(services);
	return {
		url,
		publishableKey: secrets.publishableKey,
		secretKey: secrets.secretKey,
		databaseUrl: databaseUrl(owner),
		superuserUrl: options.withSuperuser ? databaseUrl(addressOf(database, 'supabase_admin')) : null,
		mailboxUrl: options.withMailbox ? `${url}/buzon` : null,
		smtpUrl: services.smtpUrl,
		processIds: { postgres: postgres.pid, postgrest: postgrest.pid, watchdog: watchdog.pid ?? -1 },
		stop: () => undoing.run(),
	};
}
