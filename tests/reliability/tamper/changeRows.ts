import type { Client } from 'pg';

/** One column of a table that holds something. */
export interface Column {
	readonly table: string;
	readonly column: string;
	/** As Postgres names it: `text`, `_text`, `jsonb`. */
	readonly type: string;
}

export const nameOf = ({ table, column }: Column): string => `${table}.${column}`;

/** Every column of every table of the product that has rows, but for those that Postgres computes itself. */
export async function listColumns(database: Client): Promise<Column[]> {
	const { rows } = await database.query<Column>(
		`select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column, t.typname as type
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		join pg_type t on t.oid = a.atttypid
		where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('app', 'private')
			and pg_relation_size(c.oid) > 0
		order by 1, a.attnum`,
	);
	return rows;
}

/** What else could stand in a column, tried in turn until the database takes one. */
function listOthers({ table, column, type }: Column): string[] {
	const next = [`${column} + 1`, `${column} - 1`];
	const half = `length(${column}) / 2`;
	const own: Record<string, string[]> = {
		// In a document, the last two letters of a value the other way round; elsewhere one letter more.
		text: [
			`regexp_replace(${column}, '([a-z])([a-z])"(?=[,}])', '\\2\\1"')`,
			`${column} || 'a'`,
			`'a' || ${column}`,
		],
		uuid: ['gen_random_uuid()'],
		bool: [`not ${column}`],
		int2: next,
		int4: next,
		int8: next,
		numeric: next,
		float8: next,
		date: next,
		timestamptz: [`${column} + interval '1 day'`, `${column} - interval '1 day'`],
		bytea: [`set_byte(${column}, ${half}, get_byte(${column}, ${half}) # 1)`],
		jsonb: [
			`case jsonb_typeof(${column}) when 'object' then ${column} || '{"a":1}' else ${column} || '[1]' end`,
		],
		_text: [`array_append(${column}, 'a')`],
		_uuid: [`array_append(${column}, gen_random_uuid())`],
		_int4: [`array_append(${column}, 1)`],
	};
	const elsewhere = `(select o.${column} from ${table} o where o.${column} is distinct from t.${column} limit 1)`;
	return [...(own[type] ?? []), elsewhere, 'null'];
}

/** Runs a change of the data as nobody but a superuser can; null where the database refuses it. */
async function force<T>(database: Client, act: () => Promise<T>): Promise<T | null> {
	await database.query('begin');
	try {
		const done = await act();
		await database.query('commit');
		return done;
	} catch {
		await database.query('rollback');
		return null;
	}
}

type Undo = () => Promise<void>;

/** Keeps a whole table as it is, and gives the way back to it. */
export async function keepTable(database: Client, table: string): Promise<Undo> {
	const { rows } = await database.query<{ column: string }>(
		`select quote_ident(attname) as column from pg_attribute
		where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
		[table],
	);
	const columns = rows.map(({ column }) => column).join(', ');
	await database.query('drop table if exists kept');
	await database.query(`create temp table kept as select ${columns} from ${table}`);
	return async () => {
		const undone = await force(database, async () => {
			await database.query(`delete from ${table}`);
			return database.query(
				`insert into ${table} (${columns}) overriding system value select ${columns} from kept`,
			);
		});
		if (undone === null) throw new Error(`${table} could not be brought back`);
	};
}

/** Changes one column of one row, which one the seed says. Null where the database takes no other value at all. */
export async function changeOne(
	database: Client,
	column: Column,
	seed: number,
	among = 'true',
): Promise<Undo | null> {
	const { table, column: name } = column;
	const undo = await keepTable(database, table);
	for (const other of listOthers(column)) {
		const changed = await force(database, async () => {
			const { rowCount } = await database.query(
				`update ${table} t set ${name} = ${other}
				where ctid = (select ctid from ${table} where ${among} order by md5(ctid::text || $1) limit 1)
					and (${other}) is distinct from t.${name}`,
				[String(seed)],
			);
			return rowCount;
		});
		if (changed === 1) return undo;
	}
	return null;
}

/** Changes of the log itself that leave each line as it was. */
export const logChanges: readonly (readonly [what: string, sql: string])[] = [
	['a line taken out', 'delete from app.log_entries where exercise_id = $1 and position = 5'],
	[
		'the last lines taken out',
		`delete from app.log_entries where exercise_id = $1
			and position > (select max(position) - 3 from app.log_entries where exercise_id = $1)`,
	],
	[
		'a line moved to the end',
		`update app.log_entries set position = case position when 5 then 1000000 else position end
		where exercise_id = $1 and position = 5`,
	],
	[
		'a line twice',
		`insert into app.log_entries (exercise_id, position, type, entry)
		select exercise_id, (select max(position) + 1 from app.log_entries where exercise_id = $1), type, entry || ' '
		from app.log_entries where exercise_id = $1 and position = 5`,
	],
];

export async function changeLog(database: Client, sql: string, exercise: string): Promise<Undo | null> {
	const undo = await keepTable(database, 'app.log_entries');
	const changed = await force(database, () => database.query(sql, [exercise]));
	return (changed?.rowCount ?? 0) > 0 ? undo : null;
}
