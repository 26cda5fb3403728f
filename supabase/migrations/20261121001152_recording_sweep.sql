-- Questions read aloud: what was replaced, taken away or never named leaves storage. A survey has one working copy and one
-- frozen instrument; what either of them names stays.

create function api.unnamed_recordings() returns text[]
	language sql stable security definer
	set search_path = ''
as $$
	select array(
		select o.name from storage.objects o
		where o.bucket_id = 'question-recordings' and o.updated_at < now() - interval '1 day'
			and not exists (
				select 1 from app.surveys s
				where s.id::text = split_part(o.name, '/', 1)
					and (strpos(s.draft, '"' || split_part(o.name, '/', 2) || '"') > 0
						or strpos(s.instrument, '"' || split_part(o.name, '/', 2) || '"') > 0)
			)
		order by o.name
		limit 500
	)
$$;
comment on function api.unnamed_recordings() is
	'Definer, for the worker: names in storage of questions read aloud that no survey names and nobody sent since yesterday. A recording is sent before it is named, so a day is left for that.';

revoke all on function api.unnamed_recordings() from public, anon, authenticated, service_role;
grant execute on function api.unnamed_recordings() to service_role;
