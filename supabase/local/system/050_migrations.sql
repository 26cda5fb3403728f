-- Where the supabase CLI and the local runner both write which migrations were applied.

create schema supabase_migrations authorization postgres;
set role postgres;
create table supabase_migrations.schema_migrations (
	version text not null primary key,
	statements text[],
	name text
);
reset role;
