import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Exercise } from '../../database/scene/exercise';
import { anybody, attempt, callOf, json, worker, type Parameters } from '../../database/scene/stage';

/** A hash over every entry there is, with or without a place; of those that were there before, when they are named. */
export async function hashEntries(
	client: Client,
	among: string[] | null = null,
): Promise<{ hash: string; leaves: string[] }> {
	const { rows } = await client.query<{ leaf: string; entry: string }>(
		`select encode(leaf_hash, 'hex') as leaf, encode(entry, 'hex') as entry from app.log_entries
		where $1::text[] is null or encode(leaf_hash, 'hex') = any ($1) order by leaf_hash`,
		[among],
	);
	return {
		hash: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
		leaves: rows.map(({ leaf }) => leaf),
	};
}

/** What every view of the API and these verbs show to anybody, to the worker, to staff and to the guarantor. */
export async function readThroughApi(
	client: Client,
	exercise: Exercise,
	ask: readonly { verb: string; parameters: Parameters }[],
): Promise<string> {
	const views = await client.query<{ name: string }>(
		`select viewname as name from pg_views where schemaname = 'api' order by 1`,
	);
	const texts: string[] = [];
	await client.query('begin');
	for (const caller of [anybody, worker, exercise.staff, exercise.guarantor]) {
		for (const { name } of views.rows)
			texts.push(json(await attempt(client, caller, { text: `select * from api.${name}`, values: [] })));
		for (const { verb, parameters } of ask)
			texts.push(json(await attempt(client, caller, callOf(verb, parameters))));
	}
	await client.query('rollback');
	return texts.join('\n');
}
