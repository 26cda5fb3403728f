-- The schema `storage`: buckets, objects, and the path functions that policies use.

create schema storage authorization supabase_storage_admin;
grant usage on schema storage to anon, authenticated, service_role, postgres;
set role supabase_storage_admin;

create table storage.buckets (
	id text primary key,
	name text not null unique,
	owner uuid,
	owner_id text,
	public boolean default false,
	file_size_limit bigint,
	allowed_mime_types text[],
	created_at timestamptz default now(),
	updated_at timestamptz default now(),
	-- The local subset has private buckets only.
	constraint buckets_are_private check (public is not true)
);

create table storage.objects (
	id uuid primary key default gen_random_uuid(),
	bucket_id text references storage.buckets (id),
	name text,
	owner uuid,
	owner_id text,
	created_at timestamptz default now(),
	updated_at timestamptz default now(),
	last_accessed_at timestamptz default now(),
	metadata jsonb,
	user_metadata jsonb,
	version text,
	path_tokens text[] generated always as (string_to_array(name, '/')) stored
);
create unique index bucketid_objname on storage.objects (bucket_id, name);
create index name_prefix_search on storage.objects (name text_pattern_ops);

alter table storage.buckets enable row level security;
alter table storage.objects enable row level security;

create function storage.foldername(name text) returns text[] language sql immutable as $$
	select parts[1:array_length(parts, 1) - 1] from (select string_to_array(name, '/') as parts) split
$$;
create function storage.filename(name text) returns text language sql immutable as $$
	select parts[array_length(parts, 1)] from (select string_to_array(name, '/') as parts) split
$$;
create function storage.extension(name text) returns text language sql immutable as $$
	select reverse(split_part(reverse(storage.filename(name)), '.', 1))
$$;

grant all on storage.buckets, storage.objects to anon, authenticated, service_role, postgres;
reset role;
