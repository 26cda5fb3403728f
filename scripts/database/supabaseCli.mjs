import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../launch/places.mjs';
import { runToEnd } from '../launch/run.mjs';

const program = inProject('node_modules', '@supabase', 'cli-linux-x64', 'bin', 'supabase');

/**
 * Runs Supabase's own CLI against a database, in a copy of the project's `supabase/` (it writes beside what it
 * reads) and with a home of its own. Gives what it said.
 * @param {readonly string[]} args e.g. `['db', 'push', '--yes']`
 * @param {string} databaseUrl
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runSupabase(args, databaseUrl) {
	const folder = mkdtempSync(join(tmpdir(), 'prioriza-cli-'));
	try {
		for (const part of ['config.toml', 'migrations', join('local', 'mail', 'templates')]) {
			cpSync(inProject('supabase', part), join(folder, 'supabase', part), { recursive: true });
		}
		return await runToEnd(program, [...args, `--remote=${databaseUrl}?sslmode=disable`], {
			cwd: folder,
			env: { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1', DO_NOT_TRACK: '1' },
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
