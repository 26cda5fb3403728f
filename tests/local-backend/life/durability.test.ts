import { spawnSync } from 'node:child_process';
import { chownSync, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareBinaries } from '../../../supabase/local/installation/nativeBinaries';
import { findRefusal, startOwn } from '../ownBackend';
import { makeUsedFolder } from './usedFolder';

describe('T02 a database that could lose what it acknowledged', () => {
	it('is refused, with the setting and its place, and leaves no process behind', async () => {
		const dataDir = await makeUsedFolder();
		const settings = join(dataDir, 'postgres', 'postgresql.auto.conf');
		for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
			await writeFile(settings, `${setting} = off\n`);
			const { code, message } = await findRefusal({ dataDir });
			expect({ setting, code }).toEqual({ setting, code: 'weak_durability' });
			expect(message).toContain('No arranco');
			expect(message).toContain(`${setting} está apagado (${settings})`);
			expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
		}
		await writeFile(settings, '');
		const mended = await startOwn({ dataDir });
		await mended.stop();
	});

	it('is refused: turned off for one role or within one function', async () => {
		const dataDir = await makeUsedFolder(`
			alter role authenticator set synchronous_commit = off;
			create function public.hasty() returns int language sql set synchronous_commit = off as 'select 1'`);
		const { code, message } = await findRefusal({ dataDir });
		expect(code).toBe('weak_durability');
		expect(message).toContain('synchronous_commit está apagado (rol authenticator)');
		expect(message).toContain('synchronous_commit está apagado (función hasty()');
	});

	it('is refused: without checksums', async () => {
		const dataDir = await makeUsedFolder();
		// A bit of the control file would have to be flipped; making the cluster without them is honest.
		const cluster = join(dataDir, 'postgres');
		const owner = await stat(cluster);
		await rm(cluster, { recursive: true });
		const { passwords } = JSON.parse(
			await readFile(join(dataDir, 'secrets', 'installation.json'), 'utf8'),
		) as {
			passwords: { supabase_admin: string };
		};
		const passwordFile = join(dataDir, 'password');
		await writeFile(passwordFile, passwords.supabase_admin);
		await chmod(passwordFile, 0o644);
		await mkdir(cluster, { mode: 0o700 });
		chownSync(cluster, owner.uid, owner.gid);
		const { postgresBin } = await prepareBinaries(join(dataDir, 'binaries'), null, {});
		const made = spawnSync(
			join(postgresBin, 'initdb'),
			['-D', cluster, '-U', 'supabase_admin', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
			{ uid: owner.uid, gid: owner.gid, cwd: '/' },
		);
		expect(made.status).toBe(0);
		const { code, message } = await findRefusal({ dataDir });
		expect(code).toBe('weak_durability');
		expect(message).toContain('sumas de verificación');
	});
});
