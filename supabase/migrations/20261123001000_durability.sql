-- What is acknowledged must survive a power cut. On its own machine the product looks before it starts; a hosted project is
-- somebody else's machine, so the server asks it, with the settings as they hold for what it asks.

create or replace function api.durability_gaps() returns jsonb
	language sql stable
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('setting', found.setting, 'where', found.place) order by found.setting, found.place), '[]')
	from (
		select s.name as setting, s.setting as value, coalesce(s.sourcefile, s.source) as place from pg_catalog.pg_settings s
		union all
		-- A role, a database or a function can turn a setting off for itself alone. Those of other programs are no matter of ours.
		select split_part(o.entry, '=', 1), split_part(o.entry, '=', 2), o.owner
		from (
			select unnest(r.setconfig), concat_ws(', ', 'rol ' || a.rolname, 'base ' || d.datname)
			from pg_catalog.pg_db_role_setting r left join pg_catalog.pg_roles a on a.oid = r.setrole
				left join pg_catalog.pg_database d on d.oid = r.setdatabase
			where (r.setrole = 0 or a.rolname in ('authenticator', 'anon', 'authenticated', 'service_role'))
				and (r.setdatabase = 0 or d.datname = current_database())
			union all
			select unnest(p.proconfig), 'función ' || p.oid::regprocedure::text from pg_catalog.pg_proc p
			where p.proconfig is not null and p.pronamespace in ('api'::regnamespace, 'app'::regnamespace, 'private'::regnamespace)
		) o (entry, owner)
	) found
	where found.setting in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')
		and found.value is distinct from 'on' and (found.setting, found.value) is distinct from ('synchronous_commit', 'remote_apply');
$$;
comment on function api.durability_gaps() is
	'For the worker: which settings would let this database lose what it acknowledged, and where each is turned off. None, where all is well.';

revoke all on function api.durability_gaps() from public, anon, authenticated, service_role;
grant execute on function api.durability_gaps() to service_role;
