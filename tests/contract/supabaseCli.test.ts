import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { composeTypes } from '../../scripts/database/composeTypes.mjs';
import { runSupabase } from '../../scripts/database/supabaseCli.mjs';
import { makeFolder, startOwn } from '../local-backend/ownBackend';

const types = 'src/lib/server/backend/database.types.ts';

/** What makes two databases the same to this product: every object with its definition, its owner and its grants. */
const objectsOfOurs = `
	select 'function ' || p.oid::regprocedure || ' ' || p.proowner::regrole || ' ' || coalesce(p.proacl::text, '')
		|| ' ' || pg_get_functiondef(p.oid) as object
	from pg_proc p where p.pronamespace::regnamespace::text in ('app', 'api', 'private')
	union all
	select 'relation ' || c.oid::regclass || ' ' || c.relkind::text || ' ' || c.relowner::regrole || ' '
		|| coalesce(c.relacl::text, '') || ' ' || c.relrowsecurity || c.relforcerowsecurity
		|| coalesce(pg_get_viewdef(case when c.relkind = 'v' then c.oid end), '')
	from pg_class c where c.relnamespace::regnamespace::text in ('app', 'api', 'private')
	union all
	select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
		|| a.attnotnull || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || coalesce(a.attacl::text, '')
	from pg_attribute a join pg_class c on c.oid = a.attrelid
	left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
	where a.attnum > 0 and not a.attisdropped and c.relnamespace::regnamespace::text in ('app', 'api', 'private')
	union all
	select 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid)
	from pg_constraint where connamespace::regnamespace::text in ('app', 'private')
	union all
	select 'policy ' || tablename || '.' || policyname || ' ' || cmd || ' ' || roles::text || coalesce(qual, '')
		|| coalesce(with_check, '')
	from pg_policies where schemaname in ('app', 'api', 'private', 'storage')
	union all
	select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
	order by object`;

async function listObjects(databaseUrl: string): Promise<string[]> {
	const client = new Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const { rows } = await client.query<{ object: string }>(objectsOfOurs);
		return rows.map(({ object }) => object);
	} finally {
		await client.end();
	}
}

/** Lints of Supabase that are known here, and why they stay. */
const known: Readonly<Record<string, string>> = {
	multiple_permissive_policies: 'each policy says one right in words; both are cheap and index-backed',
};

// The suites of the contract share a database full of scratch objects: this looks at fresh ones.
describe.runIf(inject('backend').isLocal)('the CLI of Supabase', () => {
	it('applies the migrations, to the same database our own runner makes, and then has nothing to do', async () => {
		const theirs = await startOwn({ dataDir: await makeFolder() });
		const ours = await startOwn({ dataDir: await makeFolder(), migrationsDir: 'supabase/migrations' });
		expect(await listObjects(theirs.databaseUrl)).not.toContain(expect.stringContaining('function api.'));

		const pushed = await runSupabase(['db', 'push', '--yes'], theirs.databaseUrl);
		expect(pushed.output).toContain('Finished');
		expect(pushed.code).toBe(0);
		const objects = await listObjects(theirs.databaseUrl);
		expect(objects.length).toBeGreaterThan(500);
		expect(objects).toEqual(await listObjects(ours.databaseUrl));

		const again = await runSupabase(['db', 'push', '--yes'], theirs.databaseUrl);
		expect(again.output).toContain('up to date');

		const advised = await runSupabase(['db', 'advisors'], theirs.databaseUrl);
		expect(advised.code).toBe(0);
		const lints = JSON.parse(advised.output.slice(advised.output.indexOf('[')) || '[]') as {
			name: string;
			detail: string;
		}[];
		expect(lints.filter(({ name }) => !(name in known))).toEqual([]);

		// The types in the repository are the ones of these migrations; if not: npm run types:database
		expect(await composeTypes(theirs.databaseUrl)).toBe(readFileSync(types, 'utf8'));
	});
});
