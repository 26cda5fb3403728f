import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { connectionSettings, type DatabaseAddress } from '../postgres/connect';
import { StartRefused } from '../startRefused';
import { splitStatements } from './splitStatements';

interface Migration {
	version: string;
	name: string;
	file: string;
	sql: string;
}

/**
 * Applies, as the role `postgres` and each in its own transaction, the migrations that the database lacks,
 * and records them the way `supabase db push` does.
 */
export async function runMigrations(
	address: DatabaseAddress,
	folder: string,
	log: (line: string) => void,
): Promise<number> {
	const client = new Client(connectionSettings(address));
	await client.connect();
	try {
		const applied = await readApplied(client);
		const migrations = readMigrations(folder);
		warnOfChanges(migrations, applied, log);
		const missing = migrations.filter((migration) => !applied.has(migration.version));
		for (const migration of missing) await apply(client, migration);
		return missing.length;
	} finally {
		await client.end();
	}
}

function readMigrations(folder: string): Migration[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.sort()
		.flatMap((file) => {
			const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
			if (version === undefined || name === undefined) return [];
			return [{ version, name, file, sql: readFileSync(join(folder, file), 'utf8') }];
		});
}

async function readApplied(client: Client): Promise<Map<string, string[] | null>> {
	const { rows } = await client.query<{ version: string; statements: string[] | null }>(
		'select version, statements from supabase_migrations.schema_migrations',
	);
	return new Map(rows.map((row) => [row.version, row.statements]));
}

function warnOfChanges(
	migrations: Migration[],
	applied: Map<string, string[] | null>,
	log: (line: string) => void,
): void {
	for (const { version, file, sql } of migrations) {
		const recorded = applied.get(version);
		if (recorded === undefined || recorded === null) continue;
		if (recorded.join('\0') === splitStatements(sql).join('\0')) continue;
		log(
			`Aviso: ${file} cambió después de aplicarse; estos datos conservan lo aplicado. Los cambios van en una migración nueva.`,
		);
	}
}

async function apply(client: Client, migration: Migration): Promise<void> {
	try {
		await client.query('begin');
		await client.query(migration.sql);
		await client.query('reset all');
		await client.query(
			'insert into supabase_migrations.schema_migrations (version, statements, name) values ($1, $2, $3)',
			[migration.version, splitStatements(migration.sql), migration.name],
		);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback').catch(() => undefined);
		throw new StartRefused('migration_failed', describe(migration, error));
	}
}

function describe({ file, sql }: Migration, error: unknown): string {
	if (!(error instanceof DatabaseError)) return `La migración ${file} no se pudo aplicar: ${String(error)}`;
	const position = Number(error.position ?? 0);
	const line = position > 0 ? `, línea ${sql.slice(0, position).split('\n').length}` : '';
	const context = error.where === undefined ? '' : `\n${error.where}`;
	return `La migración ${file}${line} no se pudo aplicar: ${error.message} (${error.code ?? 'sin código'})${context}`;
}
