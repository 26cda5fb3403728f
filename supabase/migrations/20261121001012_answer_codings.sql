-- What people wrote is read by people, who say which problems it speaks of. Never by itself, and it can be taken back.

create table app.answer_codings (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	problem_id uuid not null,
	response_id uuid not null,
	coded_by uuid not null,
	coded_on date not null,
	undone_by uuid,
	undone_on date,
	constraint answer_codings_pkey primary key (id),
	constraint answer_codings_of_a_problem foreign key (exercise_id, problem_id) references app.problems (exercise_id, id),
	constraint answer_codings_of_an_answer foreign key (response_id) references app.responses (id) on delete cascade,
	constraint answer_codings_by_staff foreign key (exercise_id, coded_by) references app.people (exercise_id, id),
	constraint answer_codings_undone_by_staff foreign key (exercise_id, undone_by) references app.people (exercise_id, id),
	constraint answer_codings_undone_whole check ((undone_by is null) = (undone_on is null))
);
create unique index answer_codings_once on app.answer_codings (problem_id, response_id) where undone_on is null;
create index answer_codings_problem on app.answer_codings (exercise_id, problem_id);
create index answer_codings_response on app.answer_codings (response_id);
create index answer_codings_author on app.answer_codings (exercise_id, coded_by);
create index answer_codings_undoer on app.answer_codings (exercise_id, undone_by);
comment on table app.answer_codings is 'Which answers staff found to speak of a problem; one may speak of several. What was taken back stays.';
comment on column app.answer_codings.id is 'Identity.';
comment on column app.answer_codings.exercise_id is 'Exercise.';
comment on column app.answer_codings.problem_id is 'Problem.';
comment on column app.answer_codings.response_id is 'Answer, of a closed consultation.';
comment on column app.answer_codings.coded_by is 'Staff who said so.';
comment on column app.answer_codings.coded_on is 'Day.';
comment on column app.answer_codings.undone_by is 'Who took it back.';
comment on column app.answer_codings.undone_on is 'Day it was taken back; null while it stands.';
alter table app.answer_codings enable row level security;
alter table app.answer_codings force row level security;
revoke all on app.answer_codings from public, anon, authenticated, service_role;

create view private.answer_support with (security_invoker = true) as
	select c.exercise_id, c.problem_id, c.response_id from app.answer_codings c where c.undone_on is null
	union
	select s.exercise_id, s.problem_id, s.response_id from app.problem_sources s where s.response_id is not null;
comment on view private.answer_support is 'Answers that speak of a problem: coded by staff, or quoted as its source. Each once.';
revoke all on private.answer_support from public, anon, authenticated, service_role;

create function private.own_words(p_type text, p_value jsonb) returns text
	language sql immutable
	set search_path = ''
as $$
	select case
		when p_type in ('short', 'long') and jsonb_typeof(p_value) = 'string' then p_value #>> '{}'
		when p_type = 'single' and jsonb_typeof(p_value) = 'object' then p_value ->> 'other'
		when p_type = 'multiple' and jsonb_typeof(p_value) = 'array' then p_value -> -1 ->> 'other' end;
$$;
comment on function private.own_words(text, jsonb) is 'What of an answer a person wrote with their own words, or null.';

create function private.fold(p_text text) returns text
	language sql stable
	set search_path = ''
as $$ select lower(extensions.unaccent(p_text)); $$;
comment on function private.fold(text) is 'A text without accents or capitals, to be compared.';

create function private.words_given(p_consultation app.consultations, p_question text, p_channel text, p_matches jsonb)
	returns table (id uuid, channel text, received_on date, words text)
	language sql stable
	set search_path = ''
as $$
	select g.id, g.channel, g.received_on, g.words
	from (
		select r.id, r.channel, r.received_on, private.own_words(
				(select q.value ->> 'type' from jsonb_array_elements(s.instrument::jsonb -> 'questions') q where q.value ->> 'id' = p_question),
				o.content::jsonb -> 'answers' -> p_question) as words
		from app.surveys s join app.responses r on r.survey_id = s.id and r.exercise_id = s.exercise_id
			join private.response_openings o on o.response_id = r.id
		where s.consultation_id = p_consultation.id and r.standing = 'counted' and (p_channel is null or r.channel = p_channel)
			and (p_matches is null or private.matches_answers(o.content::jsonb -> 'answers', p_matches))
	) g where g.words is not null;
$$;
comment on function private.words_given(app.consultations, text, text, jsonb) is 'What was written to one question of a consultation, of counted answers that match.';

create function api.written_answers(
	p_consultation uuid, p_question text, p_channel text default null, p_matches jsonb default null, p_words text default null,
	p_problem uuid default null, p_coding text default 'all', p_skip int default 0, p_limit int default 50
) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
	like_this text;
begin
	select private.fold(p.title) into like_this from app.problems p where p.id = p_problem and p.exercise_id = asked.exercise_id;
	return (
		with found as (
			select g.*, supported.problems, coalesce(extensions.word_similarity(like_this, private.fold(g.words)), 0) as likeness
			from private.words_given(asked, p_question, p_channel, p_matches) g
				cross join lateral (select coalesce(array_agg(a.problem_id order by a.problem_id), '{}') as problems
					from private.answer_support a where a.response_id = g.id) supported
			where (p_words is null or strpos(private.fold(g.words), private.fold(p_words)) > 0
					or to_tsvector('pg_catalog.spanish', g.words) @@ plainto_tsquery('pg_catalog.spanish', p_words))
				and (p_coding = 'all' or (p_coding = 'none' and supported.problems = '{}')
					or (p_coding = 'this' and p_problem = any (supported.problems))
					or (p_coding = 'others' and not coalesce(p_problem = any (supported.problems), false)))
		)
		select jsonb_build_object('total', (select count(*) from found), 'answers', coalesce((
			select jsonb_agg(jsonb_build_object('id', f.id, 'channel', f.channel, 'receivedOn', f.received_on, 'words', f.words,
				'problems', f.problems, 'likeness', round((f.likeness * 100)::numeric)) order by f.likeness desc, f.id)
			-- The random identity settles the rest: the order says nothing about who came first.
			from (select * from found order by likeness desc, found.id offset greatest(p_skip, 0)
				limit least(greatest(p_limit, 1), 200)) f), '[]'::jsonb))
	);
end;
$$;
comment on function api.written_answers(uuid, text, text, jsonb, text, uuid, text, int, int) is
	'Definer: staff read what was written to one question once the consultation is closed, those most like a problem first.';

create function api.written_terms(p_consultation uuid, p_question text, p_channel text default null, p_matches jsonb default null)
	returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
begin
	-- Forms of one word count as one, shown as it was written most; words that only join are left out.
	return (
		select coalesce(jsonb_agg(jsonb_build_object('term', n.term, 'answers', n.answers) order by n.answers desc, n.term collate "C"), '[]'::jsonb)
		from (
			select mode() within group (order by t.token) as term, count(distinct g.id) as answers
			from private.words_given(asked, p_question, p_channel, p_matches) g
				cross join lateral regexp_split_to_table(lower(g.words), '[^[:alnum:]]+') t (token)
				cross join lateral (select (ts_lexize('pg_catalog.spanish_stem', t.token))[1] as stem) s
			where char_length(t.token) > 2 and s.stem is not null
			group by s.stem having count(distinct g.id) > 1
			order by count(distinct g.id) desc, mode() within group (order by t.token) collate "C" limit 24
		) n
	);
end;
$$;
comment on function api.written_terms(uuid, text, text, jsonb) is
	'Definer: staff read which words come up in most answers to one question once the consultation is closed.';

create function api.code_answers(p_problem uuid, p_responses uuid[]) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	problem app.problems;
	added int;
begin
	select * into problem from app.problems p where p.id = p_problem for update;
	perform private.require_staff(problem.exercise_id);
	if exists (select 1 from app.problem_merges m where m.absorbed_id = p_problem and m.undone_on is null) then
		perform private.refuse('PZ305', 'problem_is_merged');
	end if;
	if coalesce(cardinality(p_responses), 0) not between 1 and 500 then
		perform private.refuse('PZ002', 'value_not_accepted', 'responses');
	end if;
	-- An answer of another exercise is as unknown as one that does not exist or no longer counts.
	if exists (
		select 1 from unnest(p_responses) given (id) left join app.responses r on r.id = given.id and r.standing = 'counted'
		where r.exercise_id is distinct from problem.exercise_id
	) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if exists (
		select 1 from app.responses r join app.surveys s on s.id = r.survey_id join app.consultations c on c.id = s.consultation_id
		where r.id = any (p_responses) and c.state <> 'closed'
	) then
		perform private.refuse('PZ208', 'consultation_still_open');
	end if;
	insert into app.answer_codings (exercise_id, problem_id, response_id, coded_by, coded_on)
	select problem.exercise_id, p_problem, given.id, private.person_in(problem.exercise_id), private.today_in(problem.exercise_id)
	from (select distinct unnest(p_responses) as id) given
	on conflict (problem_id, response_id) where undone_on is null do nothing;
	get diagnostics added = row_count;
	perform private.note(problem.exercise_id, 'code_answers', p_problem, jsonb_build_object('answers', added));
	return added;
end;
$$;
comment on function api.code_answers(uuid, uuid[]) is
	'Definer: staff say which answers of closed consultations speak of a problem. Gives how many did not say so before.';

create function api.uncode_answers(p_problem uuid, p_responses uuid[]) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	problem app.problems;
	undone int;
begin
	select * into problem from app.problems p where p.id = p_problem for update;
	perform private.require_staff(problem.exercise_id);
	update app.answer_codings c
	set undone_by = private.person_in(problem.exercise_id), undone_on = private.today_in(problem.exercise_id)
	where c.exercise_id = problem.exercise_id and c.problem_id = p_problem and c.response_id = any (p_responses) and c.undone_on is null;
	get diagnostics undone = row_count;
	perform private.note(problem.exercise_id, 'uncode_answers', p_problem, jsonb_build_object('answers', undone));
	return undone;
end;
$$;
comment on function api.uncode_answers(uuid, uuid[]) is
	'Definer: staff take back that answers speak of a problem; that it was said stays. Gives how many were taken back.';

revoke all on function private.own_words(text, jsonb), private.fold(text), private.words_given(app.consultations, text, text, jsonb),
	api.written_answers(uuid, text, text, jsonb, text, uuid, text, int, int), api.written_terms(uuid, text, text, jsonb),
	api.code_answers(uuid, uuid[]), api.uncode_answers(uuid, uuid[]) from public, anon, authenticated, service_role;
grant execute on function api.written_answers(uuid, text, text, jsonb, text, uuid, text, int, int),
	api.written_terms(uuid, text, text, jsonb), api.code_answers(uuid, uuid[]), api.uncode_answers(uuid, uuid[]) to authenticated;
