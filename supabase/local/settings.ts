import { z } from 'zod';

const seconds = z.number().int().positive();

const authSettingsShape = z.object({
	/** Public address of the application: every link in an e-mail begins with it, whatever a request says. */
	siteUrl: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
	/** Further addresses a link may lead to. */
	allowedOrigins: z.array(z.url()).default([]),
	accessTokenSeconds: seconds.default(3600),
	/** A refresh token presented twice within this time is a lost answer, not a thief. */
	reuseIntervalSeconds: z.number().int().nonnegative().default(10),
	/** A session nobody refreshes for this long ends. */
	inactivitySeconds: seconds.default(30 * 24 * 3600),
	oneTimeSeconds: seconds.default(3600),
	minimumPasswordLength: z.number().int().min(8).default(10),
	/** Seconds between two e-mails to the same address. */
	mailIntervalSeconds: z.number().int().nonnegative().default(60),
	mailsPerHour: z.number().int().positive().default(300),
	mailsPerAddressPerHour: z.number().int().positive().default(10),
	/** Wrong passwords from one address, for whatever account. */
	passwordTriesPerFiveMinutes: z.number().int().positive().default(10),
	/** Wrong passwords of everybody in five minutes, before comparing begins to wait. */
	wrongPasswordsBeforePause: z.number().int().nonnegative().default(60),
	/** The longest pause between two comparisons. */
	longestPauseMs: z.number().int().nonnegative().default(250),
	codeTriesPerHour: z.number().int().positive().default(20),
	triesPerCode: z.number().int().positive().default(5),
});

export type AuthSettings = z.infer<typeof authSettingsShape>;

const optionsShape = z.object({
	dataDir: z.string().min(1),
	withMailbox: z.boolean().default(false),
	withSuperuser: z.boolean().default(false),
	isRestoring: z.boolean().default(false),
	siteUrl: z.string().optional(),
	port: z.number().int().positive().optional(),
	mailPort: z.number().int().positive().optional(),
	migrationsDir: z.string().optional(),
	auth: authSettingsShape.partial().default({}),
});

export interface BackendOptions {
	dataDir: string;
	withMailbox: boolean;
	withSuperuser: boolean;
	isRestoring: boolean;
	port: number | null;
	mailPort: number | null;
	migrationsDir: string | null;
	auth: AuthSettings;
	smtpUrl: string | null;
	mailFrom: string;
	env: NodeJS.ProcessEnv;
}

/** Reads what the launcher asks for. It holds no secret: those are made here and handed back. */
export function readOptions(text: string, env: NodeJS.ProcessEnv): BackendOptions {
	const given = optionsShape.parse(JSON.parse(text));
	return {
		dataDir: given.dataDir,
		withMailbox: given.withMailbox,
		withSuperuser: given.withSuperuser,
		isRestoring: given.isRestoring,
		port: given.port ?? null,
		mailPort: given.mailPort ?? null,
		migrationsDir: given.migrationsDir ?? null,
		auth: authSettingsShape.parse({
			...given.auth,
			...(given.siteUrl === undefined ? {} : { siteUrl: given.siteUrl }),
		}),
		smtpUrl: env.SMTP_URL ?? null,
		mailFrom: env.MAIL_FROM ?? 'Prioriza <no-responder@localhost>',
		env,
	};
}
