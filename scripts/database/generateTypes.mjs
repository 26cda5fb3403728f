#!/usr/bin/env node
/** `npm run types:database`: writes what the exposed schema is into TypeScript, from a fresh database. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalBackend } from '../launch/backend.mjs';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject } from '../launch/places.mjs';
import { reportFailure, say } from '../launch/say.mjs';

const file = inProject('src', 'lib', 'server', 'backend', 'database.types.ts');

try {
	await ensureInstalled();
	const { composeTypes } = await import('./composeTypes.mjs');
	const dataDir = await mkdtemp(join(tmpdir(), 'prioriza-types-'));
	const backend = await startLocalBackend({ dataDir, log: () => undefined });
	try {
		await writeFile(file, await composeTypes(backend.databaseUrl));
		say('src/lib/server/backend/database.types.ts');
	} finally {
		await backend.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
} catch (error) {
	reportFailure(error);
}
