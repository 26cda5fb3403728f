import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { listTables } from '../load/countRows';
import type { FrozenBody } from '../load/frozenAnswers';

/** An answer as it lies in the database. */
export interface StoredAnswer {
	id: string;
	content: string;
	salt: string;
	commitment: string;
	channel: string;
	folio: string;
	received_on: string;
	/** Entries of the log that carry its commitment. */
	entries: number;
}

export async function readAnswers(database: Client, survey: string): Promise<Map<string, StoredAnswer[]>> {
	const { rows } = await database.query<StoredAnswer>(
		`with logged as materialized (
			select convert_from(entry, 'UTF8')::jsonb #>> '{body,commitment}' as commitment, count(*)::int as entries
			from app.log_entries where batch = $1 group by 1
		)
		select r.id, o.content, translate(encode(o.salt, 'base64'), '+/=', '-_') as salt, r.commitment, r.channel,
			r.folio, r.received_on::text, coalesce(l.entries, 0) as entries
		from app.responses r left join private.response_openings o on o.response_id = r.id
			left join logged l on l.commitment = r.commitment where r.survey_id = $1`,
		[survey],
	);
	const found = new Map<string, StoredAnswer[]>();
	for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), row]);
	return found;
}

export function hasSameBytes(sent: FrozenBody, stored: StoredAnswer): boolean {
	return (['content', 'salt', 'commitment', 'channel'] as const).every((part) => sent[part] === stored[part]);
}

/** What Postgres itself finds wrong with its indexes and tables after crashes: what `pg_amcheck` asks it. */
export async function findDamage(database: Client): Promise<string[]> {
	await database.query('create extension if not exists amcheck');
	const { rows } = await database.query<{ name: string; question: string }>(
		`select c.oid::regclass::text as name, case c.relkind
			when 'i' then 'select null as msg from bt_index_parent_check($1::regclass, true) limit 0'
			else 'select blkno, offnum, msg from verify_heapam($1::regclass)' end as question
		from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_am a on a.oid = c.relam
		where (c.relkind, a.amname) in (('i', 'btree'), ('r', 'heap')) and n.nspname in ('app', 'private')`,
	);
	// A question that finds nothing to look at proves nothing.
	const damage = rows.length > 100 ? [] : [`only ${rows.length} tables and indexes were found`];
	for (const { name, question } of rows) {
		try {
			const found = await database.query<Record<string, unknown>>(question, [name]);
			damage.push(...found.rows.map((row) => `${name}: ${JSON.stringify(row)}`));
		} catch (error) {
			damage.push(`${name}: ${String(error)}`);
		}
	}
	return damage;
}

/** Tables and columns whose text holds a mark. Every row of every table that belongs to the product is read. */
export async function findInDatabase(database: Client, marks: readonly string[]): Promise<string[]> {
	const found: string[] = [];
	for (const name of await listTables(database)) {
		const { rows } = await database.query<{ key: string }>(
			`select distinct column_of.key from ${name} t, jsonb_each_text(to_jsonb(t)) column_of
			where exists (select from unnest($1::text[]) mark where column_of.value ilike '%' || mark || '%')`,
			[marks],
		);
		found.push(...rows.map(({ key }) => `${name}.${key}`));
	}
	return found;
}

/** Files of a folder whose bytes hold a mark. */
export function findInFiles(folder: string, marks: readonly string[]): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => {
			const bytes = readFileSync(path);
			return marks.some((mark) => bytes.includes(mark));
		});
}
