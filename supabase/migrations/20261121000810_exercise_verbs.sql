-- Step 0: the first administrator, exercises, nuclei, seats and the constitution of the STL.

create function api.issue_first_administrator_link() returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	token text;
begin
	if exists (select 1 from app.administrators) then
		return null;
	end if;
	token := private.random_code(24);
	delete from private.administrator_links where used_at is null;
	insert into private.administrator_links (token_hash, expires_at)
	values (private.code_hash('administrator', token), now() + interval '1 day');
	return jsonb_build_object('token', token);
end;
$$;
comment on function api.issue_first_administrator_link() is
	'Definer, worker only: a one-time link for the first administrator, or null when there is one. A new link ends the last.';

create function api.is_administrator_link(p_token text) returns boolean
	language sql stable security definer
	set search_path = ''
as $$
	select not exists (select 1 from app.administrators) and exists (
		select 1 from private.administrator_links l
		where l.token_hash = private.code_hash('administrator', p_token) and l.used_at is null and l.expires_at > now()
	);
$$;
comment on function api.is_administrator_link(text) is 'Definer, worker only: whether the link of the first administrator still works.';

create function api.become_first_administrator(p_token text, p_name text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
begin
	-- One at a time: two people with the same link cannot both become the first.
	perform pg_advisory_xact_lock(hashtext('prioriza first administrator'));
	if (select auth.uid()) is null or exists (select 1 from app.administrators) then
		perform private.refuse('PZ112', 'administrator_link_unknown');
	end if;
	update private.administrator_links set used_at = now()
	where token_hash = private.code_hash('administrator', p_token) and used_at is null and expires_at > now();
	if not found then
		perform private.refuse('PZ112', 'administrator_link_unknown');
	end if;
	insert into app.administrators (user_id, display_name) values ((select auth.uid()), p_name);
	perform private.note(null, 'become_first_administrator', (select auth.uid()));
end;
$$;
comment on function api.become_first_administrator(text, text) is
	'Definer: the signed-in account becomes the first administrator with a link that is still good.';

create function api.create_exercise(
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
	insert into app.logs (exercise_id, origin, number) values (created, 'prioriza/' || p_slug, log_number);
	perform private.append_entry(created, 'log.created', jsonb_build_object(
		'origin', 'prioriza/' || p_slug, 'number', log_number, 'software', p_software));
	select r.content into strict rules from app.rulesets r where r.id = p_ruleset and r.version = p_ruleset_version;
	perform private.append_entry(created, 'ruleset.adopted', jsonb_build_object(
		'ruleset', p_ruleset, 'version', p_ruleset_version, 'hash', private.document_hash('ruleset', rules)));
	perform private.note(created, 'create_exercise', created);
	return created;
end;
$$;
comment on function api.create_exercise(text, text, text, text, int, text, text, text, boolean) is
	'Definer: an administrator opens an exercise under one frozen rule set; its log starts in the same transaction.';

create function api.edit_institution(p_exercise uuid, p_institution text, p_accent text, p_crest text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
begin
	perform private.require_administrator();
	update app.exercises set institution_name = p_institution, institution_accent = p_accent, institution_crest = p_crest
	where id = p_exercise;
	if not found then
		perform private.refuse('PZ101', 'not_found');
	end if;
	perform private.note(p_exercise, 'edit_institution', p_exercise);
end;
$$;
comment on function api.edit_institution(uuid, text, text, text) is
	'Definer: an administrator changes the name, crest and accent of the institution.';

create function api.add_nucleus(p_exercise uuid, p_kind text, p_name text, p_votes boolean) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	created uuid;
begin
	perform private.require_administrator();
	-- One at a time, so that two nuclei added at once do not take the same place.
	perform 1 from app.exercises e where e.id = p_exercise for no key update;
	insert into app.nuclei (exercise_id, kind, name, votes, position)
	select p_exercise, p_kind, p_name, p_votes, coalesce(max(n.position), 0) + 1
	from app.nuclei n where n.exercise_id = p_exercise
	returning id into created;
	perform private.note(p_exercise, 'add_nucleus', created);
	return created;
end;
$$;
comment on function api.add_nucleus(uuid, text, text, boolean) is 'Definer: an administrator adds a nucleus; a fourth needs no code (A7).';

create function api.add_seat(p_nucleus uuid, p_label text) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	created uuid;
	exercise uuid;
begin
	perform private.require_administrator();
	select n.exercise_id into exercise from app.nuclei n where n.id = p_nucleus for update;
	if exercise is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	insert into app.seats (exercise_id, nucleus_id, number, label)
	select exercise, p_nucleus, coalesce(max(s.number), 0) + 1, p_label from app.seats s where s.nucleus_id = p_nucleus
	returning id into created;
	perform private.note(exercise, 'add_seat', created);
	return created;
end;
$$;
comment on function api.add_seat(uuid, text) is 'Definer: an administrator adds the next seat of a nucleus.';

create function private.held_nuclei(p_exercise uuid) returns setof app.nuclei
	language sql stable
	set search_path = ''
as $$
	select n.* from app.nuclei n
	where n.exercise_id = p_exercise and exists (
		select 1 from app.seat_terms t join app.seats s on s.id = t.seat_id
		where s.nucleus_id = n.id and t.capacity = 'titular' and t.ends_on is null
	);
$$;
comment on function private.held_nuclei(uuid) is 'Nuclei of an exercise that have a titular today.';

create function api.constitute_stl(p_exercise uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	demand jsonb;
	represented int;
	voting int;
	missing text;
begin
	perform private.require_administrator();
	select r.content::jsonb -> 'nuclei' into demand
	from app.exercises e join app.rulesets r on r.id = e.ruleset_id and r.version = e.ruleset_version
	where e.id = p_exercise;
	select count(*), count(*) filter (where held.votes) into represented, voting from private.held_nuclei(p_exercise) held;
	-- Three whatever the rule set says: it may ask for more, never for fewer.
	if represented < greatest(3, (demand ->> 'minimum')::int) then
		perform private.refuse('PZ120', 'too_few_nuclei', represented::text);
	end if;
	select string_agg(asked.kind, ' ' order by asked.kind) into missing
	from jsonb_array_elements_text(demand -> 'required') asked (kind)
	where not exists (select 1 from private.held_nuclei(p_exercise) held where held.kind = asked.kind);
	if missing is not null then
		perform private.refuse('PZ121', 'required_nucleus_missing', missing);
	end if;
	-- One vote decides nothing together.
	if voting < 2 then
		perform private.refuse('PZ122', 'too_few_voting_nuclei', voting::text);
	end if;
	update app.exercises set constituted_on = private.today_in(p_exercise)
	where id = p_exercise and constituted_on is null;
	perform private.note(p_exercise, 'constitute_stl', p_exercise);
end;
$$;
comment on function api.constitute_stl(uuid) is
	'Definer: refused while the nuclei with a titular are fewer than three (A5), or not those the rule set asks for, or fewer than two vote. Rankings need it.';

create view api.rulesets with (security_invoker = true) as select id, version, content from app.rulesets;
comment on view api.rulesets is 'Rule sets, canonical JSON.';
create view api.exercises with (security_invoker = true) as
	select id, slug, name, state_id, ruleset_id, ruleset_version, time_zone, institution_name, institution_accent,
		institution_crest, is_sample, constituted_on, created_on
	from app.exercises;
comment on view api.exercises is 'Exercises.';
create view api.nuclei with (security_invoker = true) as
	select id, exercise_id, kind, name, votes, position from app.nuclei;
comment on view api.nuclei is 'Nuclei in their order.';
create view api.seats with (security_invoker = true) as
	select id, exercise_id, nucleus_id, number, label from app.seats;
comment on view api.seats is 'Seats.';
revoke all on api.rulesets, api.exercises, api.nuclei, api.seats from public, anon, authenticated, service_role;
grant select on api.rulesets, api.exercises, api.nuclei, api.seats to anon, authenticated, service_role;

revoke all on function private.held_nuclei(uuid), api.issue_first_administrator_link(), api.is_administrator_link(text),
	api.become_first_administrator(text, text),
	api.create_exercise(text, text, text, text, int, text, text, text, boolean),
	api.edit_institution(uuid, text, text, text), api.add_nucleus(uuid, text, text, boolean), api.add_seat(uuid, text),
	api.constitute_stl(uuid) from public, anon, authenticated, service_role;
grant execute on function api.issue_first_administrator_link(), api.is_administrator_link(text) to service_role;
grant execute on function api.become_first_administrator(text, text),
	api.create_exercise(text, text, text, text, int, text, text, text, boolean),
	api.edit_institution(uuid, text, text, text), api.add_nucleus(uuid, text, text, boolean), api.add_seat(uuid, text),
	api.constitute_stl(uuid) to authenticated;
