-- The three rooms of the database and the privileges everything else starts from: none.

create schema if not exists extensions;
create schema app;
create schema api;
create schema private;

comment on schema app is 'Tables. Never exposed: reached through the views and functions of api.';
comment on schema api is 'The only exposed schema: product verbs as functions, and security_invoker views.';
comment on schema private is 'Predicates of policies, secrets, openings of answers and ballots, and the audit trail. Never exposed.';

create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;

revoke all on schema app, api, private from public;
grant usage on schema api to anon, authenticated, service_role;
-- Views run with the rights of who asks, so the rows' schema must be visible; row-level security decides.
grant usage on schema app to anon, authenticated, service_role;
-- Policies call the predicates of this schema.
grant usage on schema private to anon, authenticated, service_role;

alter default privileges in schema app revoke all on tables from public, anon, authenticated, service_role;
alter default privileges in schema app revoke all on sequences from public, anon, authenticated, service_role;
alter default privileges in schema api revoke all on tables from public, anon, authenticated, service_role;
alter default privileges in schema private revoke all on tables from public, anon, authenticated, service_role;
-- Only a revoke without a schema takes away what every new function grants to public.
alter default privileges revoke execute on functions from public;
alter default privileges in schema api revoke execute on functions from anon, authenticated, service_role;
alter default privileges in schema private revoke execute on functions from anon, authenticated, service_role;

create function private.refuse(p_code text, p_name text, p_detail text default '') returns void
	language plpgsql
	set search_path = ''
as $$
begin
	raise exception '%', p_name using errcode = p_code, detail = p_detail;
end;
$$;
comment on function private.refuse(text, text, text) is
	'Raises a refusal of the product: a PZ code of docs/error-codes.md, its name, and a detail without personal data.';

-- Postgres reads moments that no calendar here shows: infinity, years before ours, years of five digits.
create function private.require_dates(p_opens timestamptz, p_closes timestamptz) returns void
	language plpgsql stable
	set search_path = ''
as $$
begin
	-- Whole seconds, as the log writes them: two moments of one second are none after the other.
	if (p_opens >= '2000-01-01Z' and p_closes < '2200-01-01Z'
		and date_trunc('second', p_closes) > date_trunc('second', p_opens)) is not true then
		perform private.refuse('PZ202', 'dates_out_of_order');
	end if;
end;
$$;
comment on function private.require_dates(timestamptz, timestamptz) is
	'Refuses an opening and a closing that are missing, the wrong way round, or outside the years 2000 to 2199.';

create function private.moment_of(p_text text) returns timestamptz
	language plpgsql stable
	set search_path = ''
as $$
begin
	return p_text::timestamptz;
exception when data_exception then
	return null;
end;
$$;
comment on function private.moment_of(text) is 'A moment inside a document, or null when the text is none.';

create function private.is_plain_text(p_text text, p_least int, p_most int) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select p_text is nfc normalized
		and p_text = btrim(p_text)
		and char_length(p_text) between p_least and p_most
		and p_text !~ '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]';
$$;
comment on function private.is_plain_text(text, int, int) is
	'NFC, trimmed, within a length, without control characters other than tab and line ends.';

create function private.base64url(p_bytes bytea) returns text
	language sql immutable strict parallel safe
	set search_path = ''
as $$
	select rtrim(translate(replace(encode(p_bytes, 'base64'), E'\n', ''), '+/', '-_'), '=');
$$;
comment on function private.base64url(bytea) is 'Base64url without padding (RFC 4648, section 5).';

create function private.from_base64url(p_text text) returns bytea
	language sql immutable strict parallel safe
	set search_path = ''
as $$
	select decode(translate(p_text, '-_', '+/') || repeat('=', (4 - char_length(p_text) % 4) % 4), 'base64');
$$;
comment on function private.from_base64url(text) is 'Bytes of a base64url text without padding.';

-- Crockford's alphabet: no I, L, O, U, so that a code read aloud or printed small is not mistaken.
create function private.random_code(p_symbols int) returns text
	language sql volatile
	set search_path = ''
as $$
	select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', get_byte(bytes, i) % 32 + 1, 1), '' order by i)
	from (select extensions.gen_random_bytes(p_symbols) as bytes) random, generate_series(0, p_symbols - 1) i;
$$;
comment on function private.random_code(int) is 'Random Crockford base32 symbols, five bits each, from the system generator.';

create function private.code_hash(p_purpose text, p_code text) returns bytea
	language sql immutable strict parallel safe
	set search_path = ''
as $$
	-- What is longer than any code is none: reading it would only cost.
	select case when octet_length(p_code) <= 128 then sha256(convert_to('prioriza/' || p_purpose || '/v1', 'UTF8') || '\x00'::bytea
		|| convert_to(translate(upper(regexp_replace(p_code, '[\s-]', '', 'g')), 'OIL', '011'), 'UTF8')) end;
$$;
comment on function private.code_hash(text, text) is
	'What is kept of a one-time code: SHA-256 of its purpose and the code as Crockford reads it. Codes are random and at least fifty bits long, so no salt is needed.';

create table private.audit (
	id bigint generated always as identity,
	exercise_id uuid,
	happened_at timestamptz not null default now(),
	user_id uuid,
	verb text not null,
	subject_id uuid,
	detail jsonb not null default '{}'::jsonb,
	constraint audit_pkey primary key (id)
);
alter table private.audit enable row level security;
alter table private.audit force row level security;
revoke all on private.audit from public, anon, authenticated, service_role;
create index audit_exercise on private.audit (exercise_id, id);
comment on table private.audit is 'Who did what among staff. Never holds anything about a person who answers.';
comment on column private.audit.id is 'Order of writing.';
comment on column private.audit.exercise_id is 'Exercise the act belongs to; null for acts on the installation.';
comment on column private.audit.happened_at is 'When.';
comment on column private.audit.user_id is 'Account that acted; null for the worker.';
comment on column private.audit.verb is 'Name of the api function.';
comment on column private.audit.subject_id is 'Row acted upon.';
comment on column private.audit.detail is 'What changed, without secrets.';

create function private.note(p_exercise uuid, p_verb text, p_subject uuid, p_detail jsonb default '{}'::jsonb) returns void
	language sql volatile
	set search_path = ''
as $$
	insert into private.audit (exercise_id, user_id, verb, subject_id, detail)
	values (p_exercise, (select auth.uid()), p_verb, p_subject, p_detail);
$$;
comment on function private.note(uuid, text, uuid, jsonb) is 'Writes an audit row in the transaction of the act.';
