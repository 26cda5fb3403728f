import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
	type LocalBackend,
	type LocalBackendOptions,
	startLocalBackend,
} from '../../scripts/launch/backend.mjs';

/** A folder of its own for one test. */
export async function makeFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'prioriza-own-'));
	// Postgres, under root another user, must be able to pass through.
	await chmod(folder, 0o711);
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** A folder without migrations: these tests are about the machinery, not about the product. */
export const noMigrations = join(tmpdir(), 'prioriza-no-migrations');

/** A backend for one test, stopped after it. */
export async function startOwn(
	options: Partial<LocalBackendOptions> & { dataDir: string },
): Promise<LocalBackend & { lines: string[] }> {
	const lines: string[] = [];
	const backend = await startLocalBackend({
		withSuperuser: true,
		migrationsDir: noMigrations,
		log: (line) => lines.push(line),
		...options,
	});
	onTestFinished(() => backend.stop());
	return { ...backend, lines };
}

/** Why a start was refused. */
export async function findRefusal(
	options: Partial<LocalBackendOptions> & { dataDir: string },
): Promise<{ code: string; message: string }> {
	try {
		const backend = await startLocalBackend({
			migrationsDir: noMigrations,
			log: () => undefined,
			...options,
		});
		await backend.stop();
	} catch (error) {
		if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
			return { code: error.code, message: error.message };
		}
		throw error;
	}
	throw new Error('The backend started although it should have refused.');
}
