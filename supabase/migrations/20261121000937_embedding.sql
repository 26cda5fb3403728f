-- Which pages of the institution may show a consultation inside them.

create function private.are_embed_origins(p_origins text[]) returns boolean
	language sql immutable
	set search_path = ''
as $$
	select array_ndims(p_origins) is not distinct from case when p_origins = '{}' then null else 1 end
		and cardinality(p_origins) <= 20
		and not exists (
			select 1 from unnest(p_origins) origin
			-- What a header says: nothing that could end it or say more. Without TLS only this machine, for trials.
			where origin is null or char_length(origin) > 200 or origin !~ '^(https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http://(localhost|127\.0\.0\.1))(:[1-9][0-9]{0,4})?$');
$$;
comment on function private.are_embed_origins(text[]) is
	'Whether these are at most twenty origins a browser may be told to let frame a page: scheme, host and port, nothing else.';

alter table app.exercises add column embed_origins text[] not null default '{}',
	add constraint exercises_embed_origins_are_origins check (private.are_embed_origins(embed_origins));
comment on column app.exercises.embed_origins is 'Origins whose pages may show consultations of the exercise inside them.';

create or replace view api.exercises with (security_invoker = true) as
	select id, slug, name, state_id, ruleset_id, ruleset_version, time_zone, institution_name, institution_accent,
		institution_crest, is_sample, constituted_on, created_on, embed_origins
	from app.exercises;

create function api.set_embed_origins(p_exercise uuid, p_origins text[]) returns void
	language plpgsql security definer
	set search_path = ''
as $$
begin
	perform private.require_administrator();
	if p_origins is null then
		perform private.refuse('PZ002', 'value_not_accepted', 'origins');
	end if;
	update app.exercises set embed_origins = p_origins where id = p_exercise;
	if not found then
		perform private.refuse('PZ101', 'not_found');
	end if;
	perform private.note(p_exercise, 'set_embed_origins', p_exercise);
end;
$$;
comment on function api.set_embed_origins(uuid, text[]) is
	'Definer: an administrator says on whose pages consultations of the exercise may be shown.';

revoke all on function private.are_embed_origins(text[]), api.set_embed_origins(uuid, text[])
	from public, anon, authenticated, service_role;
grant execute on function api.set_embed_origins(uuid, text[]) to authenticated;
