-- The first entry of a log names the key that signs it.

create or replace function api.create_exercise(
	p_slug text, p_name text, p_state text, p_ruleset text, p_ruleset_version int, p_time_zone text,
	p_institution text, p_software text, p_is_sample boolean default false
) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	created uuid;
	log_number int;
	rules text;
begin
	perform private.require_administrator();
	if not exists (select 1 from pg_timezone_names z where z.name = p_time_zone) then
		perform private.refuse('PZ002', 'value_not_accepted', 'time_zone');
	end if;
	perform private.require_software(p_software);
	insert into app.exercises (slug, name, state_id, ruleset_id, ruleset_version, time_zone, institution_name, is_sample)
	values (p_slug, p_name, p_state, p_ruleset, p_ruleset_version, p_time_zone, p_institution, p_is_sample)
	returning id into created;
	perform pg_advisory_xact_lock(hashtext('prioriza log number'));
	select coalesce(max(l.number), 0) + 1 into log_number from app.logs l;
	-- A key is not changed between the first entry and what says which key signs.
	perform pg_advisory_xact_lock(hashtext('prioriza log keys'));
	insert into app.logs (exercise_id, origin, number) values (created, 'prioriza/' || p_slug, log_number);
	perform private.append_beginning(created, log_number, 'prioriza/' || p_slug, p_software);
	select r.content into strict rules from app.rulesets r where r.id = p_ruleset and r.version = p_ruleset_version;
	perform private.append_entry(created, 'ruleset.adopted', jsonb_build_object(
		'ruleset', p_ruleset, 'version', p_ruleset_version, 'hash', private.document_hash('ruleset', rules)));
	perform private.note(created, 'create_exercise', created);
	return created;
end;
$$;
