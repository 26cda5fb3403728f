/** The habits of our SQL as questions to the catalogue: each answers with one line for each thing that breaks it. */
export interface HouseRule {
	readonly name: string;
	/** Gives rows with one column, `complaint`. */
	readonly question: string;
	/** Statements that break this rule and, as far as possible, no other: the proof that it can fail. */
	readonly fault: string;
}

const ours = `('app', 'api', 'private')`;

/** Tables of `app` that stand above exercises or hold what all of them share. */
const sharedTables = ['exercises', 'rulesets', 'territories', 'administrators', 'log_keys'];

const relations = `pg_class c join pg_namespace n on n.oid = c.relnamespace`;
/** Functions of our own: those an extension brought keep its habits. */
const functions = `pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname in ${ours}
		and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;

export const houseRules: readonly HouseRule[] = [
	{
		name: 'every table has row-level security, enabled and forced',
		question: `select format('%I.%I', n.nspname, c.relname) as complaint from ${relations}
			where n.nspname in ('app', 'private') and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
		fault: `create table app.fault (id int); alter table app.fault enable row level security`,
	},
	{
		name: 'every policy names its roles',
		question: `select format('%I on %I.%I', policyname, schemaname, tablename) as complaint from pg_policies
			where schemaname in ${ours} and roles = '{public}'`,
		fault: `create table app.fault (id int); create policy "anybody" on app.fault for select using (true)`,
	},
	{
		name: 'every policy is for one operation, checked both ways where it writes',
		question: `select format('%I on %I.%I', policyname, schemaname, tablename) as complaint from pg_policies
			where schemaname in ${ours} and (cmd = 'ALL' or (cmd in ('INSERT', 'UPDATE') and with_check is null))`,
		fault: `create table app.fault (id int); create policy "everything" on app.fault for all to authenticated using (true)`,
	},
	{
		name: 'every table, view and column has a comment',
		question: `select format('%I.%I', n.nspname, c.relname) || coalesce('.' || quote_ident(a.attname), '') as complaint
			from ${relations}
			left join lateral (
				select attname, attnum from pg_attribute
				where attrelid = c.oid and attnum > 0 and not attisdropped and c.relkind in ('r', 'p')
				union all select null, 0
			) a on true
			where n.nspname in ${ours} and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
				and coalesce(btrim(case when a.attnum = 0 then obj_description(c.oid, 'pg_class') else col_description(c.oid, a.attnum) end), '') = ''`,
		fault: `create table app.fault (id int); comment on table app.fault is 'A fault.'`,
	},
	{
		name: 'every function has a comment',
		question: `select p.oid::regprocedure::text as complaint from ${functions} and coalesce(btrim(obj_description(p.oid, 'pg_proc')), '') = ''`,
		fault: `create function app.fault() returns int language sql set search_path = '' as 'select 1'`,
	},
	{
		name: 'every policy has a comment',
		question: `select format('%I on %s', p.polname, p.polrelid::regclass) as complaint
			from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
			where n.nspname in ${ours} and coalesce(btrim(obj_description(p.oid, 'pg_policy')), '') = ''`,
		fault: `create table app.fault (id int); create policy "somebody" on app.fault for select to authenticated using (true)`,
	},
	{
		name: 'every reference has an index',
		question: `select format('%s on %s', k.conname, k.conrelid::regclass) as complaint
			from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
			where n.nspname in ${ours} and k.contype = 'f' and not exists (
				select 1 from pg_index i
				where i.indrelid = k.conrelid and i.indpred is null
					and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
		fault: `create table app.fault (id uuid constraint fault_of_an_exercise references app.exercises)`,
	},
	{
		name: 'every function has a pinned, empty search path',
		question: `select p.oid::regprocedure::text as complaint from ${functions}
			and not ('search_path=""' = any (coalesce(p.proconfig, '{}')))`,
		fault: `create function app.fault() returns int language sql set search_path = 'app' as 'select 1'`,
	},
	{
		name: 'nobody may execute a function without being named',
		question: `select p.oid::regprocedure::text as complaint from ${functions}
			and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
		fault: `create function app.fault() returns int language sql set search_path = '' as 'select 1';
			grant execute on function app.fault() to public`,
	},
	{
		name: 'every view asks with the rights of the caller',
		question: `select format('%I.%I', n.nspname, c.relname) as complaint from ${relations}
			where n.nspname in ${ours} and c.relkind = 'v'
				and not ('security_invoker=true' = any (coalesce(c.reloptions, '{}')) or 'security_invoker=on' = any (coalesce(c.reloptions, '{}')))`,
		fault: `create view api.fault as select 1 as one`,
	},
	{
		name: 'every constraint is named by hand',
		// What Postgres makes up itself: the table, its columns, and the kind: `seats_nucleus_id_fkey`, `seats_check1`.
		question: `select format('%s on %s', k.conname, k.conrelid::regclass) as complaint
			from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
			cross join lateral (
				select string_agg('_' || a.attname, '' order by u.place) as joined
				from unnest(k.conkey) with ordinality u (number, place)
				join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number
			) columns
			where n.nspname in ${ours} and k.contype in ('c', 'u', 'f', 'x')
				and k.conname ~ ('^' || c.relname || '(' || coalesce(columns.joined, '') || ')?_(check|key|fkey|excl)[0-9]*$')`,
		fault: `create table app.fault (id int check (id > 0))`,
	},
	{
		name: 'every table of app belongs to an exercise',
		question: `select format('%I.%I', n.nspname, c.relname) as complaint from ${relations}
			where n.nspname = 'app' and c.relkind in ('r', 'p') and c.relname not in (${sharedTables.map((name) => `'${name}'`).join(', ')})
				and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'exercise_id' and not a.attisdropped)`,
		fault: `create table app.fault (id int)`,
	},
	{
		name: 'every definer function says why it is one',
		question: `select p.oid::regprocedure::text as complaint from ${functions}
			and p.prosecdef and coalesce(obj_description(p.oid, 'pg_proc'), '') !~* 'definer'`,
		fault: `create function app.fault() returns int language sql security definer set search_path = '' as 'select 1';
			comment on function app.fault() is 'A fault.'`,
	},
	{
		name: 'a policy asks for the account once, not for each row',
		question: `select format('%I on %I.%I', policyname, schemaname, tablename) as complaint from pg_policies
			where schemaname in ${ours}
				and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), '\\( SELECT auth\\.(uid|jwt|role)\\(\\) AS [a-z]+\\)', '', 'gi') ~ 'auth\\.(uid|jwt|role)\\(\\)'`,
		fault: `create table app.fault (id uuid);
			create policy "own" on app.fault for select to authenticated using (id = auth.uid())`,
	},
	{
		name: 'nothing lies in the schema everybody shares',
		question: `select format('public.%I', c.relname) as complaint from ${relations} where n.nspname = 'public'
			union all select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace`,
		fault: `create table public.fault (id int)`,
	},
];
