-- The roles of a Supabase project, with the rights the hosted ones have. `postgres` runs the migrations and is
-- no superuser there, so it is none here.

create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role authenticator login noinherit;
create role supabase_auth_admin login noinherit createrole;
create role supabase_storage_admin login noinherit;
create role postgres login createrole createdb bypassrls;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to supabase_storage_admin;
grant anon, authenticated, service_role, authenticator to postgres with admin option;
-- Hosted, `postgres` may write policies on storage.objects; owning through membership allows the same here.
grant supabase_storage_admin to postgres;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;

alter database postgres owner to postgres;
alter schema public owner to postgres;
revoke create on schema public from public;
revoke connect, temporary on database postgres from public;
grant connect on database postgres
	to authenticator, supabase_auth_admin, supabase_storage_admin, postgres;
grant temporary on database postgres to postgres;

-- A runaway question from outside must not hold the database.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role authenticator set idle_in_transaction_session_timeout = '60s';
alter role supabase_auth_admin set idle_in_transaction_session_timeout = '60s';
alter role supabase_auth_admin set search_path = 'auth';

create schema extensions authorization postgres;
create extension pgcrypto with schema extensions;
create extension unaccent with schema extensions;
create extension pg_trgm with schema extensions;
create extension "uuid-ossp" with schema extensions;
grant usage on schema extensions to anon, authenticated, service_role;
alter database postgres set search_path = "$user", public, extensions;

-- Bookkeeping of what makes this machine a Supabase; no Supabase has it.
create schema supabase_local;
revoke all on schema supabase_local from public;
create table supabase_local.system_versions (
	name text primary key,
	applied_at timestamptz not null default now()
);
