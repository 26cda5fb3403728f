import { existsSync } from 'node:fs';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRefusal, makeFolder, startOwn } from '../ownBackend';
import { asSuperuser, makeUsedFolder } from './usedFolder';

describe('what must be as it was', () => {
	it('secrets are for their owner only, and stay so', async () => {
		const dataDir = await makeUsedFolder();
		const file = join(dataDir, 'secrets', 'installation.json');
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
		await chmod(file, 0o644);
		expect((await findRefusal({ dataDir })).code).toBe('secrets_exposed');
	});

	it('a database without its secrets is not thrown away', async () => {
		const dataDir = await makeUsedFolder();
		await rm(join(dataDir, 'secrets'), { recursive: true });
		expect((await findRefusal({ dataDir })).code).toBe('secrets_missing');
		expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
	});

	it('secrets are in no log', async () => {
		const dataDir = await makeFolder();
		const backend = await startOwn({ dataDir });
		await backend.stop();
		const secrets = JSON.stringify(
			JSON.parse(await readFile(join(dataDir, 'secrets', 'installation.json'), 'utf8')),
		);
		const words = secrets.match(/[\w-]{30,}/g) ?? [];
		expect(words.length).toBeGreaterThan(8);
		const logs = await Promise.all(
			['postgres.log', 'postgrest.log'].map((name) => readFile(join(dataDir, 'logs', name), 'utf8')),
		);
		const everything = [...logs, ...backend.lines].join('\n');
		expect(words.filter((word) => everything.includes(word))).toEqual([]);
	});

	it('a first filling that was cut short is begun anew', async () => {
		const dataDir = await makeFolder();
		await writeFile(join(dataDir, 'unfinished'), '');
		const first = await startOwn({ dataDir });
		await asSuperuser(first.superuserUrl, 'create table public.half ()');
		await first.stop();
		const second = await startOwn({ dataDir });
		await expect(asSuperuser(second.superuserUrl, 'table public.half')).rejects.toThrow('does not exist');
		await second.stop();
		await rm(join(dataDir, 'unfinished'));
		const third = await startOwn({ dataDir });
		await asSuperuser(third.superuserUrl, 'create table public.whole ()');
		await third.stop();
		const fourth = await startOwn({ dataDir });
		await asSuperuser(fourth.superuserUrl, 'table public.whole');
	});
});
