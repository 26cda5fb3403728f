-- Step 3: staff turn answers and other sources into problems, and merge those that are the same.

create function private.fill_problem(p_problem uuid, p_exercise uuid, p_territories text[], p_sources jsonb) returns void
	language plpgsql
	set search_path = ''
as $$
begin
	if jsonb_typeof(p_sources) is distinct from 'array' or p_sources = '[]' then
		perform private.refuse('PZ303', 'source_required');
	end if;
	insert into app.problem_territories (exercise_id, problem_id, territory_id)
	select p_exercise, p_problem, t from (select distinct unnest(p_territories) as t) chosen;
	-- An answer of another exercise is as unknown as one that does not exist.
	if exists (
		select 1 from jsonb_array_elements(p_sources) s
		where s ->> 'response' is not null and not exists (
			select 1 from app.responses r where r.id::text = s ->> 'response' and r.exercise_id = p_exercise)
	) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if exists (
		select 1 from jsonb_array_elements(p_sources) s
		where s ->> 'material' is not null and not exists (
			select 1 from app.materials m where m.id::text = s ->> 'material' and m.exercise_id = p_exercise)
	) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	-- What a material is decides the kind of the source.
	insert into app.problem_sources (exercise_id, problem_id, kind, citation, response_id, link, material_id, cited_at)
	select p_exercise, p_problem,
		case when m.id is null then s ->> 'kind' when m.kind = 'mesa' then 'mesa' when m.kind like 'kickoff-%' then 'kickoff-event'
			else 'study' end,
		s ->> 'citation', (s ->> 'response')::uuid, nullif(s ->> 'link', ''), m.id, nullif(s ->> 'citedAt', '')
	from jsonb_array_elements(p_sources) s left join app.materials m on m.id::text = s ->> 'material';
end;
$$;
comment on function private.fill_problem(uuid, uuid, text[], jsonb) is 'Territories and sources of a problem.';

create function api.create_problem(
	p_exercise uuid, p_title text, p_description text, p_theme text, p_tags text[], p_territories text[],
	p_latitude_e6 int, p_longitude_e6 int, p_sources jsonb
) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	created uuid;
begin
	perform private.require_staff(p_exercise);
	perform pg_advisory_xact_lock(hashtextextended('problems ' || p_exercise::text, 0));
	insert into app.problems (exercise_id, number, title, description, theme, tags, latitude_e6, longitude_e6, created_by, created_on)
	select p_exercise, coalesce(max(p.number), 0) + 1, p_title, p_description, p_theme, p_tags, p_latitude_e6, p_longitude_e6,
		private.person_in(p_exercise), private.today_in(p_exercise)
	from app.problems p where p.exercise_id = p_exercise
	returning id into created;
	perform private.fill_problem(created, p_exercise, p_territories, p_sources);
	perform private.note(p_exercise, 'create_problem', created);
	return created;
end;
$$;
comment on function api.create_problem(uuid, text, text, text, text[], text[], int, int, jsonb) is
	'Definer: staff add a problem to the bank with at least one source.';

create function private.require_unranked(p_problem uuid) returns void
	language plpgsql stable
	set search_path = ''
as $$
begin
	if exists (
		select 1 from app.prioritization_alternatives a join app.prioritizations p on p.id = a.prioritization_id
		where a.problem_id = p_problem and p.state = 'published'
	) then
		perform private.refuse('PZ304', 'problem_is_ranked');
	end if;
end;
$$;
comment on function private.require_unranked(uuid) is 'Refuses to change a problem that a published ranking shows: its text is frozen there.';

create function api.edit_problem(
	p_problem uuid, p_title text, p_description text, p_theme text, p_tags text[], p_territories text[],
	p_latitude_e6 int, p_longitude_e6 int, p_sources jsonb
) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	edited app.problems;
begin
	select * into edited from app.problems p where p.id = p_problem for update;
	perform private.require_staff(edited.exercise_id);
	perform private.require_unranked(p_problem);
	update app.problems set title = p_title, description = p_description, theme = p_theme, tags = p_tags,
		latitude_e6 = p_latitude_e6, longitude_e6 = p_longitude_e6 where id = p_problem;
	delete from app.problem_territories where problem_id = p_problem;
	delete from app.problem_sources where problem_id = p_problem;
	perform private.fill_problem(p_problem, edited.exercise_id, p_territories, p_sources);
	perform private.note(edited.exercise_id, 'edit_problem', p_problem,
		jsonb_build_object('title', edited.title, 'description', edited.description, 'theme', edited.theme));
end;
$$;
comment on function api.edit_problem(uuid, text, text, text, text[], text[], int, int, jsonb) is
	'Definer: staff change a problem; what it said before stays in the audit trail.';

create function api.merge_problems(p_absorbed uuid, p_kept uuid, p_reason text) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	absorbed app.problems;
	kept app.problems;
	created uuid;
begin
	-- Both rows in one order, so that two merges the opposite way round cannot wait for each other.
	perform 1 from app.problems p where p.id in (p_absorbed, p_kept) order by p.id for update;
	select * into absorbed from app.problems p where p.id = p_absorbed;
	select * into kept from app.problems p where p.id = p_kept;
	perform private.require_staff(absorbed.exercise_id);
	if kept.exercise_id is distinct from absorbed.exercise_id then
		perform private.refuse('PZ100', 'not_allowed');
	end if;
	perform private.require_unranked(p_absorbed);
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	-- One level: neither side already rests in another, and the absorbed one carries none.
	if p_absorbed = p_kept or exists (
		select 1 from app.problem_merges m where m.undone_on is null
			and (m.absorbed_id in (p_absorbed, p_kept) or m.kept_id = p_absorbed)
	) then
		perform private.refuse('PZ300', 'merge_not_possible');
	end if;
	insert into app.problem_merges (exercise_id, absorbed_id, kept_id, reason, merged_by, merged_on)
	values (absorbed.exercise_id, p_absorbed, p_kept, p_reason, private.person_in(absorbed.exercise_id),
		private.today_in(absorbed.exercise_id)) returning id into created;
	perform private.note(absorbed.exercise_id, 'merge_problems', created);
	return created;
end;
$$;
comment on function api.merge_problems(uuid, uuid, text) is 'Definer: staff say that one problem is another, with a reason; nothing is erased or summed.';

create function api.undo_merge(p_merge uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	undone app.problem_merges;
begin
	select * into undone from app.problem_merges m where m.id = p_merge for update;
	perform private.require_staff(undone.exercise_id);
	if undone.undone_on is not null then
		perform private.refuse('PZ301', 'merge_undone');
	end if;
	update app.problem_merges set undone_by = private.person_in(undone.exercise_id), undone_on = private.today_in(undone.exercise_id)
	where id = p_merge;
	perform private.note(undone.exercise_id, 'undo_merge', p_merge);
end;
$$;
comment on function api.undo_merge(uuid) is 'Definer: staff undo a merge; both problems stand alone again and the merge stays in the record.';

revoke all on function private.fill_problem(uuid, uuid, text[], jsonb), private.require_unranked(uuid),
	api.create_problem(uuid, text, text, text, text[], text[], int, int, jsonb),
	api.edit_problem(uuid, text, text, text, text[], text[], int, int, jsonb), api.merge_problems(uuid, uuid, text),
	api.undo_merge(uuid) from public, anon, authenticated, service_role;
grant execute on function api.create_problem(uuid, text, text, text, text[], text[], int, int, jsonb),
	api.edit_problem(uuid, text, text, text, text[], text[], int, int, jsonb), api.merge_problems(uuid, uuid, text),
	api.undo_merge(uuid) to authenticated;
