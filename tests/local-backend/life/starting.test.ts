import { chownSync } from 'node:fs';
import { chmod, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRefusal, makeFolder, startOwn } from '../ownBackend';
import { asSuperuser, makeUsedFolder } from './usedFolder';

const isRoot = process.getuid?.() === 0;

describe('two starts', () => {
	it('on one folder: the second says so and leaves the first alone', async () => {
		const dataDir = await makeFolder();
		const backend = await startOwn({ dataDir });
		const { code, message } = await findRefusal({
			dataDir: join(dataDir, '..', dataDir.split('/').pop() ?? ''),
		});
		expect(code).toBe('already_running');
		expect(message).toContain(`proceso ${backend.pid}`);
		expect((await fetch(`${backend.url}/auth/v1/health`)).status).toBe(200);
	});

	it('at the same moment on one folder: exactly one wins', async () => {
		const dataDir = await makeFolder();
		const starts = await Promise.allSettled(Array.from({ length: 4 }, () => startOwn({ dataDir })));
		expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	it('on two folders: both work and share nothing', async () => {
		const [one, two] = await Promise.all([
			startOwn({ dataDir: await makeFolder() }),
			startOwn({ dataDir: await makeFolder() }),
		]);
		expect(one.url).not.toBe(two.url);
		expect(one.secretKey).not.toBe(two.secretKey);
		await asSuperuser(one.superuserUrl, 'create table public.only_here ()');
		await expect(asSuperuser(two.superuserUrl, 'table public.only_here')).rejects.toThrow('does not exist');
	});

	it('one after the other keep port, keys and data when asked to', async () => {
		const dataDir = await makeFolder();
		const first = await startOwn({ dataDir });
		await asSuperuser(first.superuserUrl, 'create table public.remains ()');
		await first.stop();
		const second = await startOwn({ dataDir, port: Number(new URL(first.url).port) });
		expect({ url: second.url, key: second.secretKey }).toEqual({ url: first.url, key: first.secretKey });
		await asSuperuser(second.superuserUrl, 'table public.remains');
	});
});

describe('the user it runs as', () => {
	it.runIf(isRoot)('is not root for Postgres and PostgREST, even under root', async () => {
		const { processIds } = await startOwn({ dataDir: await makeFolder() });
		for (const pid of [processIds.postgres, processIds.postgrest]) {
			expect((await stat(`/proc/${pid}`)).uid).not.toBe(0);
		}
	});

	it.runIf(isRoot)('may be an ordinary one, which root then respects', async () => {
		const dataDir = await makeFolder();
		const nobody = 65_534;
		chownSync(dataDir, nobody, nobody);
		const env = { ...process.env, HOME: dataDir, TSX_DISABLE_CACHE: '1' };
		const asNobody = await startOwn({ dataDir, uid: nobody, gid: nobody, env });
		expect((await stat(`/proc/${asNobody.pid}`)).uid).toBe(nobody);
		expect((await stat(join(dataDir, 'secrets', 'installation.json'))).mode & 0o777).toBe(0o600);
		await asNobody.stop();
		const asRoot = await startOwn({ dataDir });
		expect((await stat(`/proc/${asRoot.processIds.postgres}`)).uid).toBe(nobody);
	});

	it.runIf(isRoot)('is told when the folder belongs to somebody else', async () => {
		const dataDir = await makeUsedFolder();
		chownSync(join(dataDir, 'postgres'), 1, 1);
		await chmod(dataDir, 0o777);
		const { code, message } = await findRefusal({ dataDir, uid: 65_534, gid: 65_534 });
		expect(['foreign_cluster', 'data_folder']).toContain(code);
		expect(message).toContain(dataDir);
	});

	it.runIf(isRoot)(
		'may be shut out of the folder: then the database lies elsewhere and is found again',
		async () => {
			const closed = await makeFolder();
			await chmod(closed, 0o700);
			const dataDir = join(closed, 'datos');
			const first = await startOwn({ dataDir });
			const place = (await readFile(join(dataDir, 'database-lies-in'), 'utf8')).trim();
			try {
				expect(first.lines.join('\n')).toContain(place);
				await asSuperuser(first.superuserUrl, 'create table public.remains ()');
				await first.stop();
				const second = await startOwn({ dataDir });
				await asSuperuser(second.superuserUrl, 'table public.remains');
				await second.stop();
				await rename(dataDir, `${dataDir}-movida`);
				const { code, message } = await findRefusal({ dataDir: `${dataDir}-movida` });
				expect(code).toBe('moved_folder');
				expect(message).toContain(place);
			} finally {
				await rm(place, { recursive: true, force: true });
			}
		},
	);
});
