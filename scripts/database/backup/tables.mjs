import { createHash } from 'node:crypto';
import { copyOut } from './copyRows.mjs';

/** Everything in these is the product's. */
const wholeSchemas = ['app', 'private'];

/**
 * Of Supabase's own schemas: who may sign in, under the columns that every Supabase has. Sessions are left out, so
 * that nobody is signed in by a backup. The bytes of files in storage follow the tables.
 */
export const sharedTables = new Map([
	[
		'auth.users',
		'instance_id id aud role email encrypted_password email_confirmed_at invited_at last_sign_in_at ' +
			'raw_app_meta_data raw_user_meta_data is_super_admin created_at updated_at phone phone_confirmed_at ' +
			'banned_until is_sso_user deleted_at is_anonymous',
	],
	['auth.identities', 'provider_id user_id identity_data provider last_sign_in_at created_at updated_at id'],
	[
		'storage.buckets',
		'id name owner owner_id public file_size_limit allowed_mime_types created_at updated_at',
	],
	[
		'storage.objects',
		'id bucket_id name owner owner_id created_at updated_at last_accessed_at metadata user_metadata version',
	],
]);

/** @typedef {{ name: string, columns: string[], order: string[] }} Table */

/**
 * The tables a backup holds, with the columns that are stored (not computed) and the order their rows are read in,
 * which is the same on every machine.
 * @param {import('pg').Client} client
 * @returns {Promise<Table[]>}
 */
export async function listTables(client) {
	const { rows } = await client.query(
		`select format('%I.%I', n.nspname, c.relname) as name,
			array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns,
			array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
				order by array_position(i.indkey::int2[], a.attnum))
				filter (where a.attnum = any (i.indkey::int2[])) as "order"
		from pg_catalog.pg_class c
			join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			left join pg_catalog.pg_index i on i.indrelid = c.oid and i.indisprimary
		where c.relkind in ('r', 'p') and not c.relispartition
			and (n.nspname = any ($1) or format('%I.%I', n.nspname, c.relname) = any ($2))
		group by 1 order by 1`,
		[wholeSchemas, [...sharedTables.keys()]],
	);
	return rows.map(({ name, columns, order }) => {
		if (order === null) throw new Error(`${name} has no primary key to read it in order by.`);
		const shared = sharedTables.get(name)?.split(' ');
		return { name, columns: shared ?? columns, order };
	});
}

/** Text of values must not depend on how a server happens to be set. @param {import('pg').Client} client */
export async function writeValuesAlike(client) {
	await client.query(
		`set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
		set local extra_float_digits = 1; set local bytea_output = 'hex'; set local xmloption = 'content';
		set local client_encoding = 'UTF8'; set local statement_timeout = 0; set local lock_timeout = '30s';
		set local search_path = ''`,
	);
}

/**
 * Reads a table from its first row to its last and says what it holds.
 * @param {import('pg').Client} client
 * @param {Table} table
 * @param {(chunk: Buffer) => Promise<void> | null} [take]
 * @returns {Promise<{ rows: number, sha256: string }>}
 */
export async function readTable(client, { name, columns, order }, take = () => null) {
	const hash = createHash('sha256');
	let rows = 0;
	const list = columns.join(', ');
	await copyOut(
		client,
		`copy (select ${list} from ${name} order by ${order.join(', ')}) to stdout`,
		(chunk) => {
			hash.update(chunk);
			// One message a row: so says the protocol.
			rows += 1;
			return take(chunk);
		},
	);
	return { rows, sha256: hash.digest('hex') };
}

/**
 * Where each counter of the product stands.
 * @param {import('pg').Client} client
 * @returns {Promise<Record<string, string>>}
 */
export async function readCounters(client) {
	const { rows } = await client.query(
		`select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
		from pg_catalog.pg_sequences where schemaname = any ($1) and last_value is not null order by 1`,
		[wholeSchemas],
	);
	return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/**
 * What has been applied to the database.
 * @param {import('pg').Client} client
 * @returns {Promise<{ version: string, name: string, sha256: string }[]>}
 */
export async function readMigrations(client) {
	const { rows } = await client.query(
		`select version, coalesce(name, '') as name,
			encode(sha256(convert_to(array_to_string(statements, E'\\n'), 'UTF8')), 'hex') as sha256
		from supabase_migrations.schema_migrations order by version collate "C"`,
	);
	return rows;
}
