import { Pool } from 'pg';
import { type AuthContext } from './auth/authContext';
import { answerAuth } from './auth/authRoutes';
import { sweepOneTimeTokens } from './auth/proof/oneTimeTokens';
import { Passwords } from './auth/proof/passwords';
import { sweepLimits } from './auth/proof/rateLimits';
import { Turns } from './auth/proof/turns';
import { sweepSessions } from './auth/sessions';
import { type TokenSigner } from './auth/proof/tokenSigner';
import { ApiKeys } from './gateway/apiKeys';
import { type Services } from './gateway/gateway';
import { RestProxy } from './gateway/restProxy';
import { RoleTokens } from './gateway/roleTokens';
import { type Secrets } from './installation/secrets';
import { MailDesk } from './mail/mailDesk';
import { listenForMail } from './mail/mailReceiver';
import { showMailbox } from './mail/mailboxPage';
import { connectionSettings, type DatabaseAddress } from './postgres/connect';
import { type BackendOptions } from './settings';
import { ObjectFiles } from './storage/objectFiles';
import { type StorageContext } from './storage/storageContext';
import { answerStorage } from './storage/storageRoutes';

const sweepEveryMs = 10 * 60_000;

export interface ServicesOrder {
	options: BackendOptions;
	secrets: Secrets;
	signer: TokenSigner;
	authDatabase: DatabaseAddress;
	storageDatabase: DatabaseAddress;
	postgrestPort: number;
	objectsFolder: string;
	baseUrl: string;
	log: (line: string) => void;
}

export interface RunningServices extends Services {
	/** Where programs send letters for the mailbox; null where there is none, or where e-mails really go. */
	smtpUrl: string | null;
	close(): Promise<void>;
}

/** Puts together what the gateway hands requests to. */
export async function openServices(order: ServicesOrder): Promise<RunningServices> {
	const { options, secrets, signer, log } = order;
	const authPool = openPool(order.authDatabase, 10);
	const storagePool = openPool(order.storageDatabase, 5);
	const mails = new MailDesk(authPool, { ...options, siteUrl: options.auth.siteUrl, log });
	const auth: AuthContext = {
		pool: authPool,
		signer,
		passwords: new Passwords(),
		turns: new Turns(),
		mails,
		settings: options.auth,
		codeKey: secrets.codeKey,
		baseUrl: order.baseUrl,
	};
	const storage: StorageContext = { pool: storagePool, signer, files: new ObjectFiles(order.objectsFolder) };
	const rest = new RestProxy(order.postgrestPort, new RoleTokens(signer));
	await sweepFiles(storage);
	mails.start();
	const receiver =
		options.withMailbox && options.smtpUrl === null
			? await listenForMail(options.mailPort, (mail) => mails.keep(mail))
			: null;
	const sweeping = setInterval(() => {
		sweep(auth).catch(() => undefined);
	}, sweepEveryMs);
	sweeping.unref();
	return {
		keys: new ApiKeys(secrets.publishableKey, secrets.secretKey),
		rest: (exchange) => rest.forward(exchange),
		auth: (exchange) => answerAuth(auth, exchange),
		storage: (exchange) => answerStorage(storage, exchange),
		smtpUrl: receiver?.url ?? null,
		mailbox: options.withMailbox ? (exchange) => showMailbox(authPool, exchange) : null,
		log,
		close: async () => {
			clearInterval(sweeping);
			await receiver?.close();
			await mails.stop();
			rest.close();
			await auth.passwords.close();
			await authPool.end();
			await storagePool.end();
		},
	};
}

function openPool(address: DatabaseAddress, most: number): Pool {
	const pool = new Pool({
		...connectionSettings(address),
		max: most,
		connectionTimeoutMillis: 10_000,
		idleTimeoutMillis: 30_000,
	});
	// An idle connection whose server died: the pool drops it, the next question opens another.
	pool.on('error', () => undefined);
	return pool;
}

/** What expired is dropped; a round that fails is made up for by the next. */
async function sweep(auth: AuthContext): Promise<void> {
	await sweepLimits(auth);
	await sweepOneTimeTokens(auth);
	await sweepSessions(auth);
}

async function sweepFiles({ pool, files }: StorageContext): Promise<void> {
	const { rows } = await pool.query<{ version: string }>('select version from storage.objects');
	const named = new Set(rows.map((row) => row.version));
	await files.sweep((version) => named.has(version));
}
