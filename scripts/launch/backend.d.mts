export interface LocalBackend {
	/** Base address for supabase-js. */
	url: string;
	publishableKey: string;
	secretKey: string;
	/** As the role `postgres`, the one migrations run as. */
	databaseUrl: string;
	/** Only when asked for with `withSuperuser`. */
	superuserUrl: string | null;
	/** Only with a mailbox. */
	mailboxUrl: string | null;
	/** The mail server before that mailbox; null where e-mails really go, or nowhere. */
	smtpUrl: string | null;
	/** Of the process that holds everything. */
	pid: number;
	/** As they were when the start ended. */
	processIds: { postgres: number; postgrest: number; watchdog: number };
	/** Settles with the exit code when that process is gone. */
	ended: Promise<number>;
	stop(): Promise<void>;
}

export interface LocalBackendOptions {
	/** Where everything it keeps lies. */
	dataDir: string;
	/** E-mails land in a local page instead of being refused. */
	withMailbox?: boolean;
	/** Also hand out the database superuser's address (tests). */
	withSuperuser?: boolean;
	/** For `npm run restore`: the folder is marked as half restored, and it is we who fill it. */
	isRestoring?: boolean;
	/** Public address of the application, for links in e-mails. */
	siteUrl?: string;
	/** Of the gateway, when one must be kept over a restart. */
	port?: number;
	/** Of the mail server before the mailbox, in the same case. */
	mailPort?: number;
	migrationsDir?: string;
	/** Limits and lifetimes of the auth subset that differ from the defaults of `supabase/local/settings.ts`. */
	auth?: Record<string, number | string | string[]>;
	env?: NodeJS.ProcessEnv;
	/** Runs the backend as another user (root only; tests). */
	uid?: number;
	gid?: number;
	log?: (line: string) => void;
}

export function startLocalBackend(options: LocalBackendOptions): Promise<LocalBackend>;
