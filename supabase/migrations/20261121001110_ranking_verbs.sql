-- Step 4: staff prepare and publish a prioritization.

create function api.create_prioritization(
	p_exercise uuid, p_slug text, p_title text, p_question text, p_counting jsonb, p_tie_rule jsonb, p_publication text,
	p_alternatives uuid[], p_previous uuid default null
) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	created uuid;
begin
	perform private.require_staff(p_exercise);
	insert into app.prioritizations (exercise_id, slug, title, question, counting, tie_rule, round, previous_id, publication, created_on)
	values (p_exercise, p_slug, p_title, p_question, p_counting, p_tie_rule,
		private.round_after(p_exercise, p_previous), p_previous, p_publication, private.today_in(p_exercise))
	returning id into created;
	perform private.choose_alternatives(created, p_exercise, p_alternatives);
	perform private.require_same_question(created);
	perform private.note(p_exercise, 'create_prioritization', created);
	return created;
end;
$$;
comment on function api.create_prioritization(uuid, text, text, text, jsonb, jsonb, text, uuid[], uuid) is 'Definer: staff start a prioritization.';

create function private.round_after(p_exercise uuid, p_previous uuid) returns int
	language plpgsql stable
	set search_path = ''
as $$
declare
	previous app.prioritizations;
begin
	if p_previous is null then
		return 1;
	end if;
	select * into previous from app.prioritizations p where p.id = p_previous and p.exercise_id = p_exercise;
	if previous.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if previous.state <> 'published' or not private.is_settled(p_previous)
		or not exists (select 1 from app.results s where s.prioritization_id = p_previous) then
		perform private.refuse('PZ420', 'round_not_over');
	end if;
	return previous.round + 1;
end;
$$;
comment on function private.round_after(uuid, uuid) is 'The number of a round; a later one needs the result of the one before.';

create function private.require_same_question(p_prioritization uuid) returns void
	language plpgsql stable
	set search_path = ''
as $$
begin
	-- Rounds can be compared only where the same thing is asked of the same problems, or of fewer.
	if exists (
		select 1 from app.prioritizations p join app.prioritizations b on b.id = p.previous_id
		where p.id = p_prioritization and (p.counting <> b.counting or exists (
			select 1 from app.prioritization_alternatives a where a.prioritization_id = p.id and not exists (
				select 1 from app.prioritization_alternatives o where o.prioritization_id = b.id and o.problem_id = a.problem_id)))
	) then
		perform private.refuse('PZ421', 'round_differs');
	end if;
end;
$$;
comment on function private.require_same_question(uuid) is
	'Refuses a later round that counts otherwise than the one before, or has a problem that it had not.';

create function private.choose_alternatives(p_prioritization uuid, p_exercise uuid, p_alternatives uuid[]) returns void
	language plpgsql
	set search_path = ''
as $$
begin
	-- Held until commit: a merge under way is seen, and one that comes later sees this.
	perform 1 from app.problems p where p.id = any (p_alternatives) order by p.id for share;
	if exists (
		select 1 from (select distinct unnest(p_alternatives) as id) chosen where not exists (
			select 1 from app.problems p where p.id = chosen.id and p.exercise_id = p_exercise)
	) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if exists (select 1 from app.problem_merges m where m.absorbed_id = any (p_alternatives) and m.undone_on is null) then
		perform private.refuse('PZ305', 'problem_is_merged');
	end if;
	delete from app.prioritization_alternatives where prioritization_id = p_prioritization;
	insert into app.prioritization_alternatives (exercise_id, prioritization_id, problem_id)
	select p_exercise, p_prioritization, id from (select distinct unnest(p_alternatives) as id) chosen;
end;
$$;
comment on function private.choose_alternatives(uuid, uuid, uuid[]) is 'Sets the problems to rank; merged ones are not alternatives.';

create function private.draft_prioritization(p_prioritization uuid) returns app.prioritizations
	language plpgsql
	set search_path = ''
as $$
declare
	found_one app.prioritizations;
begin
	select * into found_one from app.prioritizations p where p.id = p_prioritization for update;
	perform private.require_staff(found_one.exercise_id);
	if found_one.state <> 'draft' then
		perform private.refuse('PZ401', 'prioritization_published');
	end if;
	return found_one;
end;
$$;
comment on function private.draft_prioritization(uuid) is 'Locks a prioritization that staff may still change.';

create function api.edit_prioritization(
	p_prioritization uuid, p_title text, p_question text, p_counting jsonb, p_tie_rule jsonb, p_publication text, p_alternatives uuid[]
) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	draft app.prioritizations := private.draft_prioritization(p_prioritization);
begin
	update app.prioritizations set title = p_title, question = p_question, counting = p_counting, tie_rule = p_tie_rule,
		publication = p_publication where id = p_prioritization;
	perform private.choose_alternatives(p_prioritization, draft.exercise_id, p_alternatives);
	perform private.require_same_question(p_prioritization);
	perform private.note(draft.exercise_id, 'edit_prioritization', p_prioritization);
end;
$$;
comment on function api.edit_prioritization(uuid, text, text, jsonb, jsonb, text, uuid[]) is 'Definer: staff change a draft prioritization.';

create function private.timestamp_text(p_at timestamptz) returns text
	language sql stable strict parallel safe
	set search_path = ''
as $$
	select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
$$;
comment on function private.timestamp_text(timestamptz) is 'A moment as written in the log: UTC, whole seconds.';

create function private.publication_of(p_mode text, p_ballots int) returns text
	language sql immutable
	set search_path = ''
as $$
	-- Four people know of each other who they are not: without a seat, each could be told from the rest.
	select case when p_mode = 'anonymous' and p_ballots < 5 then 'aggregates' else p_mode end;
$$;
comment on function private.publication_of(text, int) is
	'What is published of so many ballots: those without a seat only where they are five or more, else the counts alone.';

create function private.ranking_terms(
	p_prioritization app.prioritizations, p_nucleus uuid, p_quorum int, p_opens timestamptz, p_closes timestamptz
) returns jsonb
	language plpgsql stable
	set search_path = ''
as $$
declare
	-- Read once: what is hashed, what is written in the log and who may vote are the same list.
	electorate jsonb := (
		select jsonb_agg(jsonb_build_object('seat', s.id, 'label', s.label) order by s.id::text collate "C")
		from app.seats s join app.nuclei n on n.id = s.nucleus_id
		where n.id = p_nucleus and n.exercise_id = p_prioritization.exercise_id and n.votes);
begin
	if electorate is null then
		perform private.refuse('PZ411', 'nucleus_has_no_vote');
	end if;
	if p_quorum is null or p_quorum not between 1 and jsonb_array_length(electorate) then
		perform private.refuse('PZ409', 'quorum_out_of_range', jsonb_array_length(electorate)::text);
	end if;
	perform private.require_dates(p_opens, p_closes);
	if p_closes <= now() then
		perform private.refuse('PZ202', 'dates_out_of_order');
	end if;
	perform private.require_close_before_draw(p_prioritization, p_closes);
	return jsonb_build_object('nucleus', p_nucleus, 'quorum', p_quorum, 'opens', private.timestamp_text(p_opens),
		'closes', private.timestamp_text(p_closes), 'seats', electorate,
		'publication', private.publication_of(p_prioritization.publication, jsonb_array_length(electorate)));
end;
$$;
comment on function private.ranking_terms(app.prioritizations, uuid, int, timestamptz, timestamptz) is
	'What decides a ranking beside its methodology: quorum, dates, what is published of so few, and the seats that may vote, which are those of today.';

create function private.open_ranking(p_prioritization app.prioritizations, p_terms jsonb) returns uuid
	language plpgsql
	set search_path = ''
as $$
declare
	created app.rankings;
begin
	insert into app.rankings (exercise_id, prioritization_id, nucleus_id, attempt, quorum, eligible_seats, publication, opens_at, closes_at)
	select p_prioritization.exercise_id, p_prioritization.id, (p_terms ->> 'nucleus')::uuid, coalesce(max(r.attempt), 0) + 1,
		(p_terms ->> 'quorum')::int, jsonb_array_length(p_terms -> 'seats'), p_terms ->> 'publication',
		(p_terms ->> 'opens')::timestamptz, (p_terms ->> 'closes')::timestamptz
	from app.rankings r where r.prioritization_id = p_prioritization.id and r.nucleus_id = (p_terms ->> 'nucleus')::uuid
	returning * into created;
	insert into app.ranking_seats (exercise_id, ranking_id, seat_id, label)
	select created.exercise_id, created.id, (s ->> 'seat')::uuid, s ->> 'label' from jsonb_array_elements(p_terms -> 'seats') s;
	perform private.append_entry(created.exercise_id, 'ranking.opened', p_terms || jsonb_build_object(
		'ranking', created.id, 'prioritization', created.prioritization_id, 'methodology', p_prioritization.methodology_hash,
		'attempt', created.attempt, 'date', private.today_in(created.exercise_id)));
	return created.id;
end;
$$;
comment on function private.open_ranking(app.prioritizations, jsonb) is 'Opens the next attempt of a nucleus under the terms given.';

create function private.nuclei_left_out(p_exercise uuid, p_terms jsonb, p_left_out jsonb) returns jsonb
	language plpgsql stable
	set search_path = ''
as $$
declare
	said jsonb;
	missing text;
begin
	select n.name into missing from app.nuclei n
	where n.exercise_id = p_exercise and n.votes
		and (select count(*) from jsonb_array_elements(p_terms) t where t ->> 'nucleus' = n.id::text)
			+ (select count(*) from jsonb_array_elements(p_left_out) l where l ->> 'nucleus' = n.id::text) <> 1
	order by n.position limit 1;
	if missing is not null then
		perform private.refuse('PZ414', 'nucleus_missing', missing);
	end if;
	select coalesce(jsonb_agg(jsonb_build_object('nucleus', n.id, 'name', n.name, 'reason', l ->> 'reason') order by n.position), '[]'::jsonb)
	into said
	from jsonb_array_elements(p_left_out) l join app.nuclei n on n.id::text = l ->> 'nucleus' and n.exercise_id = p_exercise and n.votes;
	if jsonb_array_length(said) <> jsonb_array_length(p_left_out) then
		perform private.refuse('PZ411', 'nucleus_has_no_vote');
	end if;
	if exists (select 1 from jsonb_array_elements(said) l where l ->> 'reason' is null) then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	return said;
end;
$$;
comment on function private.nuclei_left_out(uuid, jsonb, jsonb) is
	'The nuclei left out by word, each with its reason. Every nucleus with a vote either ranks or is among them.';

create function api.publish_prioritization(p_prioritization uuid, p_rankings jsonb, p_left_out jsonb, p_software text) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	draft app.prioritizations := private.draft_prioritization(p_prioritization);
	exercise app.exercises;
	alternatives jsonb;
	canonical text;
	terms jsonb;
	opening jsonb;
	left_out jsonb;
begin
	select * into strict exercise from app.exercises e where e.id = draft.exercise_id;
	if exercise.constituted_on is null then
		perform private.refuse('PZ120', 'too_few_nuclei');
	end if;
	-- The tie between problem and text ends here: what is ranked is what was written on this day.
	perform private.choose_alternatives(draft.id, draft.exercise_id,
		(select array_agg(a.problem_id) from app.prioritization_alternatives a where a.prioritization_id = draft.id));
	select jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'description', p.description) order by p.id::text collate "C")
	into alternatives
	from app.prioritization_alternatives a join app.problems p on p.id = a.problem_id where a.prioritization_id = draft.id;
	perform private.require_same_question(draft.id);
	if coalesce(jsonb_array_length(alternatives), 0) not between 2 and 40 then
		perform private.refuse('PZ400', 'alternatives_out_of_range');
	end if;
	if jsonb_typeof(p_rankings) is distinct from 'array' or p_rankings = '[]' or jsonb_typeof(p_left_out) is distinct from 'array' then
		perform private.refuse('PZ411', 'nucleus_has_no_vote');
	end if;
	perform private.require_software(p_software);
	select jsonb_agg(private.ranking_terms(draft, (r ->> 'nucleus')::uuid, (r ->> 'quorum')::int,
		private.moment_of(r ->> 'opens'), private.moment_of(r ->> 'closes')) order by n.position)
	into terms
	from jsonb_array_elements(p_rankings) r left join app.nuclei n on n.id::text = r ->> 'nucleus';
	left_out := private.nuclei_left_out(draft.exercise_id, terms, p_left_out);
	canonical := private.canonical_json(jsonb_build_object(
		'v', 1, 'prioritization', draft.id, 'title', jsonb_build_object('es', draft.title),
		'question', jsonb_build_object('es', draft.question), 'alternatives', alternatives,
		'counting', draft.counting, 'tieRule', draft.tie_rule,
		'round', jsonb_build_object('number', draft.round, 'previous', draft.previous_id),
		'weights', (select jsonb_agg(jsonb_build_object('nucleus', n.id, 'name', n.name,
				'weight', jsonb_build_object('num', 1, 'den', 1)) order by n.position)
			from app.nuclei n where n.exercise_id = draft.exercise_id
				and n.id::text in (select t ->> 'nucleus' from jsonb_array_elements(terms) t)),
		'rankings', terms, 'leftOut', left_out,
		'publication', draft.publication,
		'ruleset', jsonb_build_object('id', exercise.ruleset_id, 'version', exercise.ruleset_version),
		'software', p_software));
	update app.prioritizations set state = 'published', methodology = canonical,
		methodology_hash = private.document_hash('methodology', canonical), published_on = private.today_in(exercise_id)
	where id = draft.id returning * into draft;
	perform private.append_entry(draft.exercise_id, 'methodology.published', jsonb_build_object(
		'prioritization', draft.id, 'hash', draft.methodology_hash, 'methodology', canonical::jsonb,
		'date', private.today_in(draft.exercise_id)));
	insert into app.left_out_nuclei (exercise_id, prioritization_id, nucleus_id, reason, left_out_on)
	select draft.exercise_id, draft.id, (l ->> 'nucleus')::uuid, l ->> 'reason', draft.published_on from jsonb_array_elements(left_out) l;
	for opening in select * from jsonb_array_elements(terms) loop
		perform private.open_ranking(draft, opening);
	end loop;
	perform private.note(draft.exercise_id, 'publish_prioritization', draft.id);
	return draft.methodology_hash;
end;
$$;
comment on function api.publish_prioritization(uuid, jsonb, jsonb, text) is
	'Definer: staff freeze and hash the methodology and open one ranking for each nucleus that is not left out with a reason, in one transaction.';

revoke all on function api.create_prioritization(uuid, text, text, text, jsonb, jsonb, text, uuid[], uuid),
	private.round_after(uuid, uuid), private.require_same_question(uuid),
	private.choose_alternatives(uuid, uuid, uuid[]), private.draft_prioritization(uuid),
	api.edit_prioritization(uuid, text, text, jsonb, jsonb, text, uuid[]), private.timestamp_text(timestamptz),
	private.publication_of(text, int),
	private.ranking_terms(app.prioritizations, uuid, int, timestamptz, timestamptz), private.open_ranking(app.prioritizations, jsonb),
	private.nuclei_left_out(uuid, jsonb, jsonb), api.publish_prioritization(uuid, jsonb, jsonb, text)
	from public, anon, authenticated, service_role;
grant execute on function api.create_prioritization(uuid, text, text, text, jsonb, jsonb, text, uuid[], uuid),
	api.edit_prioritization(uuid, text, text, jsonb, jsonb, text, uuid[]), api.publish_prioritization(uuid, jsonb, jsonb, text)
	to authenticated;
