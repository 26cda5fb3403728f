import prettier from 'prettier';
import { inProject } from '../launch/places.mjs';
import { runSupabase } from './supabaseCli.mjs';

const head =
	'/** What the database exposes, written by `npm run types:database` from the migrations. Not by hand. */\n';

/**
 * The types of the schema `api` as Supabase's CLI writes them, in the style of the project.
 * @param {string} databaseUrl
 * @returns {Promise<string>}
 */
export async function composeTypes(databaseUrl) {
	const { code, output } = await runSupabase(['gen', 'types', '--schema', 'api'], databaseUrl);
	const start = output.indexOf('export type Json');
	if (code !== 0 || start < 0) throw new Error(`The CLI gave no types:\n${output}`);
	// After the schema itself come ways to pick from it that nobody here uses.
	const types = output.slice(start, output.indexOf('type DatabaseWithoutInternals'));
	const options = await prettier.resolveConfig(inProject('src', 'hooks.server.ts'));
	return prettier.format(head + types, { ...options, parser: 'typescript' });
}
