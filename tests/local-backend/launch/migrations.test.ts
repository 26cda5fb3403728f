import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { splitStatements } from '../../../supabase/local/migrations/splitStatements';
import { findRefusal, makeFolder, startOwn } from '../ownBackend';

describe('cutting a migration into statements', () => {
	it.each([
		['plain ones', 'select 1; select 2', ['select 1', 'select 2']],
		['an empty end', 'select 1;\n\n', ['select 1']],
		['text with semicolons', `select 'a;b', 'it''s;'; select 2`, [`select 'a;b', 'it''s;'`, 'select 2']],
		[
			'text with backslashes',
			String.raw`select e'\';'; select '\'; select 3`,
			[String.raw`select e'\';'`, String.raw`select '\'`, 'select 3'],
		],
		['names with semicolons', 'select ";"; select 2', ['select ";"', 'select 2']],
		['bodies in dollars', 'do $$ begin; end $$; select 2', ['do $$ begin; end $$', 'select 2']],
		['bodies in named dollars', 'select $a$ $$;$b$ $a$; select 2', ['select $a$ $$;$b$ $a$', 'select 2']],
		[
			'comments',
			'select 1 -- ;\n; /* ; /* ; */ ; */ select 2',
			['select 1 -- ;', '/* ; /* ; */ ; */ select 2'],
		],
		['nothing but comments', '-- nada;\n/* ; */', []],
		['parameters', 'prepare p as select $1; select 2', ['prepare p as select $1', 'select 2']],
		[
			'atomic bodies',
			'create function f() returns int begin atomic select 1; select case when true then 2 end; end; select 3',
			[
				'create function f() returns int begin atomic select 1; select case when true then 2 end; end',
				'select 3',
			],
		],
	])('%s', (_, sql, expected) => {
		expect(splitStatements(sql)).toEqual(expected);
	});

	it('loses nothing but the semicolons between statements', () => {
		const piece = fc.constantFrom(
			`'a;b'`,
			'"c;d"',
			'$$;$$',
			'$x$ ; $x$',
			'/* ; */',
			'1',
			'select',
			' ',
			'\n',
			'-- ;\n',
		);
		fc.assert(
			fc.property(
				fc.array(fc.array(piece, { minLength: 1, maxLength: 8 }), { maxLength: 8 }),
				(statements) => {
					const written = statements.map((pieces) => `select ${pieces.join(' ')}\n`);
					expect(splitStatements(written.join(';'))).toEqual(written.map((text) => text.trim()));
				},
			),
			{ seed: 17, numRuns: 500 },
		);
	});

	it('cuts the product’s own migrations as Postgres reads them', () => {
		const folder = join(import.meta.dirname, '../../../supabase/migrations');
		for (const name of readdirSync(folder)) {
			for (const statement of splitStatements(readFileSync(join(folder, name), 'utf8'))) {
				const bare = statement.replace(/^(\s*(--[^\n]*\n|\/\*[\s\S]*?\*\/))*\s*/, '');
				expect({ name, start: bare.slice(0, 30) }).toMatchObject({
					start: expect.stringMatching(
						/^(create|comment|grant|revoke|alter|insert|do|drop|update|select|set)\b/i,
					) as string,
				});
			}
		}
	});
});

async function makeMigrations(files: Record<string, string>): Promise<string> {
	const folder = join(await makeFolder(), 'migrations');
	await mkdir(folder);
	for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
	return folder;
}

async function read(url: string, sql: string): Promise<Record<string, unknown>[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<Record<string, unknown>>(sql);
	await client.end();
	return rows;
}

describe('migrations', () => {
	it('run once, in order, as a role that is no superuser, and are recorded as the CLI does', async () => {
		const migrationsDir = await makeMigrations({
			'20260102000000_second.sql':
				'insert into public.steps values (2); insert into public.who select current_user;',
			'20260101000000_first.sql': 'create table public.steps (n int); create table public.who (name text);',
			'notes.md': 'not a migration',
		});
		const dataDir = await makeFolder();
		const first = await startOwn({ dataDir, migrationsDir });
		await first.stop();
		const again = await startOwn({ dataDir, migrationsDir });
		expect(await read(again.databaseUrl, 'table public.steps')).toEqual([{ n: 2 }]);
		expect(await read(again.databaseUrl, 'table public.who')).toEqual([{ name: 'postgres' }]);
		expect(
			await read(again.databaseUrl, 'select * from supabase_migrations.schema_migrations order by version'),
		).toEqual([
			{
				version: '20260101000000',
				name: 'first',
				statements: ['create table public.steps (n int)', 'create table public.who (name text)'],
			},
			{
				version: '20260102000000',
				name: 'second',
				statements: ['insert into public.steps values (2)', 'insert into public.who select current_user'],
			},
		]);
		const [role] = await read(
			again.databaseUrl,
			`select rolsuper, rolbypassrls from pg_roles where rolname = 'postgres'`,
		);
		expect(role).toEqual({ rolsuper: false, rolbypassrls: true });
	});

	it('keep all of a file or nothing, and name the line that failed', async () => {
		const dataDir = await makeFolder();
		const broken = await makeMigrations({
			'20260101000000_half.sql': 'create table public.half (n int);\n\nselect nothing_like_this();\n',
		});
		const { code, message } = await findRefusal({ dataDir, migrationsDir: broken });
		expect(code).toBe('migration_failed');
		expect(message).toContain('20260101000000_half.sql, línea 3');
		const mended = await makeMigrations({ '20260101000000_half.sql': 'create table public.half (n int);' });
		const backend = await startOwn({ dataDir, migrationsDir: mended });
		expect(await read(backend.databaseUrl, 'table public.half')).toEqual([]);
	});

	it('tell when a file changed after it was applied', async () => {
		const dataDir = await makeFolder();
		const before = await makeMigrations({ '20260101000000_one.sql': 'create table public.one ();' });
		await (await startOwn({ dataDir, migrationsDir: before })).stop();
		const after = await makeMigrations({ '20260101000000_one.sql': 'create table public.uno ();' });
		const { lines } = await startOwn({ dataDir, migrationsDir: after });
		expect(lines.join('\n')).toContain('20260101000000_one.sql cambió después de aplicarse');
	});
});
