import { randomBytes } from 'node:crypto';
import { type Pool } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type TestBackend, useBackend } from '../local-backend/backendFixture';

/** Rows of the scratch table: more than two pages of PostgREST's cap of a thousand. */
export const scratchRows = 2_500;

const make = `
create schema contract_scratch;
grant usage on schema contract_scratch to anon, authenticated, service_role;
create table contract_scratch.kinds (id int primary key, label text not null unique);
create table contract_scratch.things (
	id int primary key,
	kind_id int not null references contract_scratch.kinds (id),
	name text not null constraint scratch_name_is_short check (length(name) <= 40),
	amount int,
	share numeric(6, 3) not null,
	tags text[] not null default '{}',
	payload jsonb not null default '{}',
	happened_at timestamptz not null default '2026-11-20T18:30:00.123456Z',
	owner uuid
);
alter table contract_scratch.things enable row level security;
alter table contract_scratch.kinds enable row level security;
create policy "anyone reads kinds" on contract_scratch.kinds for select to anon, authenticated using (true);
create policy "anyone reads what has no owner" on contract_scratch.things for select to anon using (owner is null);
create policy "owners read theirs too" on contract_scratch.things for select to authenticated
	using (owner is null or owner = (select auth.uid()));
create policy "owners add theirs" on contract_scratch.things for insert to authenticated
	with check (owner = (select auth.uid()));
grant select on contract_scratch.kinds, contract_scratch.things to anon, authenticated, service_role;
grant insert on contract_scratch.things to authenticated;

insert into contract_scratch.kinds values (1, 'agua'), (2, 'luz');
insert into contract_scratch.things (id, kind_id, name, amount, share, tags, payload)
select i, 1 + i % 2, case i when 7 then 'Baños, "drenaje" y 50%' when 8 then 'Calle (sur), norte' else 'cosa ' || i end,
	case when i % 10 = 0 then null else i % 100 end, i / 1000.0, array['t' || i % 3], jsonb_build_object('n', i)
from generate_series(1, ${scratchRows}) i;

create view api.scratch_things with (security_invoker = true) as
	select t.id, k.label as kind, t.name, t.amount, t.share, t.tags, t.payload, t.happened_at, t.owner
	from contract_scratch.things t join contract_scratch.kinds k on k.id = t.kind_id;
grant select on api.scratch_things to anon, authenticated, service_role;

create function api.scratch_add(a int, b int default 1) returns int language sql as 'select a + b';
create function api.scratch_echo(p jsonb) returns jsonb language sql as 'select p';
create function api.scratch_nothing() returns void language sql as 'select';
create function api.scratch_who() returns jsonb language sql stable as
	$$ select jsonb_build_object('role', auth.role(), 'uid', auth.uid(), 'email', auth.email(), 'user', current_user) $$;
create function api.scratch_refuse(p_code text) returns void language plpgsql as
	$$ begin raise exception 'refused on purpose' using errcode = p_code, detail = 'a detail', hint = 'a hint'; end $$;
create function api.scratch_put(p_id int, p_kind int, p_name text, p_owner uuid) returns int language sql as
	'insert into contract_scratch.things (id, kind_id, name, share, owner) values (p_id, p_kind, p_name, 0, p_owner) returning id';
create function api.scratch_page(p_after int, p_most int) returns setof api.scratch_things language sql stable as
	'select * from api.scratch_things where id > p_after order by id limit p_most';
create function api.scratch_all() returns setof api.scratch_things language sql stable as
	'select * from api.scratch_things order by id';
create function api.scratch_everything() returns jsonb language sql stable as
	'select jsonb_agg(t order by id) from (select id, name from contract_scratch.things) t';
create function api.scratch_patience() returns text language sql as $$ select current_setting('statement_timeout') $$;
create function api.scratch_slow(p_seconds int) returns int language sql as 'select 1 from pg_sleep(p_seconds)';
create function api.scratch_staff_only() returns int language sql as 'select 1';
grant execute on function api.scratch_add(int, int), api.scratch_echo(jsonb), api.scratch_nothing(),
	api.scratch_who(), api.scratch_refuse(text), api.scratch_put(int, int, text, uuid),
	api.scratch_page(int, int), api.scratch_all(), api.scratch_everything(), api.scratch_slow(int), api.scratch_patience()
	to anon, authenticated, service_role;
revoke execute on function api.scratch_staff_only() from public;
grant execute on function api.scratch_staff_only() to service_role;
`;

const drop = `
drop function if exists api.scratch_add(int, int), api.scratch_echo(jsonb), api.scratch_nothing(),
	api.scratch_who(), api.scratch_refuse(text), api.scratch_put(int, int, text, uuid),
	api.scratch_page(int, int), api.scratch_all(), api.scratch_everything(), api.scratch_slow(int), api.scratch_patience(),
	api.scratch_staff_only();
drop view if exists api.scratch_things;
do $$ declare seen text; begin
	for seen in select p.oid::regprocedure::text from pg_proc p where p.proname like 'scratch\\_seen\\_%' loop
		execute 'drop function ' || seen;
	end loop;
end $$;
drop schema if exists contract_scratch cascade;
create schema if not exists api;
grant usage on schema api to anon, authenticated, service_role;
`;

/** Two files of one run must not make the same objects at the same time. */
const turn = 7_202_611;

/** Tables, views and functions to call, made for these tests and taken away after them. */
export function useScratch(): TestBackend {
	const backend = useBackend();
	let release: () => Promise<void> = () => Promise.resolve();
	beforeAll(async () => {
		release = await takeTurn(backend.sql);
		await backend.sql.query(drop);
		await backend.sql.query(make);
		await waitForSchema(backend);
	});
	afterAll(async () => {
		await backend.sql.query(drop);
		await release();
	});
	return backend;
}

async function takeTurn(sql: Pool): Promise<() => Promise<void>> {
	const client = await sql.connect();
	await client.query('select pg_advisory_lock($1)', [turn]);
	return async () => {
		await client.query('select pg_advisory_unlock($1)', [turn]);
		client.release();
	};
}

/**
 * PostgREST learns of new objects by a notification, a moment later. A name it cannot have seen before tells that
 * what it knows is not what the file before this one left.
 */
async function waitForSchema({ sql, asVisitor }: TestBackend): Promise<void> {
	const name = `scratch_seen_${randomBytes(6).toString('hex')}`;
	await sql.query(`create function api.${name}() returns int language sql as 'select 1'`);
	await sql.query(`grant execute on function api.${name}() to anon`);
	for (let tries = 0; tries < 200; tries += 1) {
		const { data } = await asVisitor().rpc(name);
		if (data === 1) return;
		await new Promise((done) => setTimeout(done, 100));
	}
	throw new Error('PostgREST did not notice the scratch objects.');
}
