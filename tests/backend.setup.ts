import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { startLocalBackend } from '../scripts/launch/backend.mjs';

/** What suites that talk to a database are given. */
export interface ProvidedBackend {
	url: string;
	publishableKey: string;
	secretKey: string;
	/** As the role `postgres`. Missing when the suites run against a project given by the environment. */
	databaseUrl: string | null;
	/** As the superuser, for tests that tamper. Only with the local backend. */
	superuserUrl: string | null;
	mailboxUrl: string | null;
	isLocal: boolean;
}

declare module 'vitest' {
	export interface ProvidedContext {
		backend: ProvidedBackend;
	}
}

/** One backend for a whole run, with a data folder of its own; or the project the environment names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const {
		SUPABASE_URL: url,
		SUPABASE_PUBLISHABLE_KEY: publishableKey,
		SUPABASE_SECRET_KEY: secretKey,
	} = process.env;
	if (url !== undefined && publishableKey !== undefined && secretKey !== undefined) {
		project.provide('backend', {
			url,
			publishableKey,
			secretKey,
			databaseUrl: process.env.DATABASE_URL ?? null,
			superuserUrl: null,
			mailboxUrl: null,
			isLocal: false,
		});
		return () => Promise.resolve();
	}
	const dataDir = await mkdtemp(join(tmpdir(), 'prioriza-test-'));
	const backend = await startLocalBackend({
		dataDir,
		withMailbox: true,
		withSuperuser: true,
		// Suites ask for many e-mails; the limits themselves are tested with limits of their own.
		auth: { mailIntervalSeconds: 0, mailsPerHour: 100_000, mailsPerAddressPerHour: 1_000 },
		log: () => undefined,
	});
	project.provide('backend', {
		url: backend.url,
		publishableKey: backend.publishableKey,
		secretKey: backend.secretKey,
		databaseUrl: backend.databaseUrl,
		superuserUrl: backend.superuserUrl,
		mailboxUrl: backend.mailboxUrl,
		isLocal: true,
	});
	return async () => {
		await backend.stop();
		await rm(dataDir, { recursive: true, force: true });
	};
}
