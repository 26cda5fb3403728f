import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { listTables } from '../load/countRows';

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
