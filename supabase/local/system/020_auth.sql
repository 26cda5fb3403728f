-- The schema `auth`: the columns of Supabase's that the local subset fills, under the same names and types.

create schema auth authorization supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role, postgres;
set role supabase_auth_admin;

create table auth.users (
	instance_id uuid,
	id uuid primary key,
	aud varchar(255),
	role varchar(255),
	email varchar(255),
	encrypted_password varchar(255),
	email_confirmed_at timestamptz,
	invited_at timestamptz,
	confirmation_sent_at timestamptz,
	recovery_sent_at timestamptz,
	email_change varchar(255),
	email_change_sent_at timestamptz,
	last_sign_in_at timestamptz,
	raw_app_meta_data jsonb,
	raw_user_meta_data jsonb,
	is_super_admin boolean,
	created_at timestamptz,
	updated_at timestamptz,
	phone text unique default null,
	phone_confirmed_at timestamptz,
	confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
	banned_until timestamptz,
	is_sso_user boolean not null default false,
	deleted_at timestamptz,
	is_anonymous boolean not null default false
);
create unique index users_email_partial_key on auth.users (email) where is_sso_user = false;

create table auth.identities (
	provider_id text not null,
	user_id uuid not null references auth.users (id) on delete cascade,
	identity_data jsonb not null,
	provider text not null,
	last_sign_in_at timestamptz,
	created_at timestamptz,
	updated_at timestamptz,
	email text generated always as (lower(identity_data ->> 'email')) stored,
	id uuid primary key default gen_random_uuid(),
	unique (provider_id, provider)
);
create index identities_user_id_idx on auth.identities (user_id);

create table auth.sessions (
	id uuid primary key,
	user_id uuid not null references auth.users (id) on delete cascade,
	created_at timestamptz,
	updated_at timestamptz,
	aal text,
	amr jsonb not null default '[]',
	not_after timestamptz,
	refreshed_at timestamptz
);
create index sessions_user_id_idx on auth.sessions (user_id);

create table auth.refresh_tokens (
	id bigint generated always as identity primary key,
	-- SHA-256 of the token: who reads the database can refresh nobody's session.
	token varchar(255) not null unique,
	user_id varchar(255),
	revoked boolean not null default false,
	created_at timestamptz,
	updated_at timestamptz,
	parent varchar(255),
	session_id uuid references auth.sessions (id) on delete cascade
);
create index refresh_tokens_session_id_idx on auth.refresh_tokens (session_id);

alter table auth.users enable row level security;
alter table auth.identities enable row level security;
alter table auth.sessions enable row level security;
alter table auth.refresh_tokens enable row level security;

create function auth.uid() returns uuid language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim.sub', true), ''),
		(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
	)::uuid
$$;
create function auth.role() returns text language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim.role', true), ''),
		(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
	)::text
$$;
create function auth.email() returns text language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim.email', true), ''),
		(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
	)::text
$$;
create function auth.jwt() returns jsonb language sql stable as $$
	select coalesce(
		nullif(current_setting('request.jwt.claim', true), ''),
		nullif(current_setting('request.jwt.claims', true), '')
	)::jsonb
$$;

grant all on all tables in schema auth to postgres;
grant all on all routines in schema auth to postgres;
reset role;

grant usage, create on schema supabase_local to supabase_auth_admin;
set role supabase_auth_admin;

create table supabase_local.one_time_tokens (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references auth.users (id) on delete cascade,
	kind text not null check (kind in ('signup', 'invite', 'magiclink', 'recovery', 'email_change')),
	email text not null,
	link_hash text not null unique,
	code_hash text not null,
	wrong_guesses int not null default 0,
	expires_at timestamptz not null
);
create index one_time_tokens_user_idx on supabase_local.one_time_tokens (user_id, kind);
create index one_time_tokens_email_idx on supabase_local.one_time_tokens (email);

create table supabase_local.rate_limits (
	name text not null,
	window_start timestamptz not null,
	uses int not null,
	primary key (name, window_start)
);

create table supabase_local.mails (
	id bigint generated always as identity primary key,
	created_at timestamptz not null default now(),
	recipient text not null,
	subject text not null,
	body_text text not null,
	body_html text not null,
	-- Waiting for the mail server, or kept for the mailbox page.
	waiting boolean not null,
	attempts int not null default 0,
	next_attempt_at timestamptz not null default now()
);
create index mails_waiting_idx on supabase_local.mails (next_attempt_at) where waiting;
reset role;
