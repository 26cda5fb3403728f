-- A database that goes back to an older backup brings back what people took back since. So the server keeps beside the key,
-- outside the database, which answers those were: names without content, which a restore holds against what it brought.

create index responses_withdrawn on app.responses (id) where standing = 'withdrawn';

create or replace function api.withdrawn_answers() returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	-- By name, so that the list does not tell who withdrew first.
	select coalesce(jsonb_agg(r.id order by r.id), '[]') from app.responses r where r.standing = 'withdrawn';
$$;
comment on function api.withdrawn_answers() is
	'Definer, for the worker: which answers were taken back, to be remembered outside the database. Never what they said.';

revoke all on function api.withdrawn_answers() from public, anon, authenticated, service_role;
grant execute on function api.withdrawn_answers() to service_role;
