-- What a closed consultation says in numbers: counted for staff as they filter, and published without small groups.

create table app.figures (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	version int not null,
	answers int not null,
	content text not null,
	content_hash text not null,
	published_on date not null,
	constraint figures_pkey primary key (id),
	constraint figures_version_is_taken unique (consultation_id, version),
	constraint figures_consultation_fkey foreign key (exercise_id, consultation_id) references app.consultations (exercise_id, id),
	constraint figures_answers_are_counted check (answers >= 0),
	constraint figures_content_is_small check (octet_length(content) <= 4000000)
);
create index figures_consultation on app.figures (exercise_id, consultation_id);
comment on table app.figures is 'Published counts of a closed consultation, without small groups. Counted once: a second version would tell what changed.';
comment on column app.figures.id is 'Identity.';
comment on column app.figures.exercise_id is 'Exercise.';
comment on column app.figures.consultation_id is 'Consultation.';
comment on column app.figures.version is 'First; only a correction of the format could need another.';
comment on column app.figures.answers is 'Answers they were counted from.';
comment on column app.figures.content is 'Canonical JSON, the bytes anybody downloads.';
comment on column app.figures.content_hash is 'SHA-256 of those bytes in hexadecimal, as any program computes it.';
comment on column app.figures.published_on is 'Day.';

alter table app.figures enable row level security;
alter table app.figures force row level security;
revoke all on app.figures from public, anon, authenticated, service_role;
grant select on app.figures to anon, authenticated, service_role;
create policy "anyone reads published figures" on app.figures for select to anon, authenticated using (true);
comment on policy "anyone reads published figures" on app.figures is 'They hold no group small enough to tell who answered.';

create view api.figures with (security_invoker = true) as
	select id, exercise_id, consultation_id, version, answers, content, content_hash, published_on from app.figures;
comment on view api.figures is 'Published counts of closed consultations.';
revoke all on api.figures from public, anon, authenticated, service_role;
grant select on api.figures to anon, authenticated, service_role;

create function private.figures_due_on(p_consultation app.consultations) returns date
	language sql immutable
	set search_path = ''
as $$
	select p_consultation.closed_on + p_consultation.review_days;
$$;
comment on function private.figures_due_on(app.consultations) is 'First day on which the counts of a closed consultation are published.';

create function private.answer_counts(p_exercise uuid, p_consultation uuid, p_channel text, p_matches jsonb, p_standing text) returns jsonb
	language sql stable
	set search_path = ''
as $$
	-- A part is an option that is counted by itself (several may be chosen) or a row of a table. What was written and
	-- where a point was put is not counted: only that it was answered.
	with given as (
		select r.channel, q.value ->> 'id' as question, q.value ->> 'type' as type, o.content::jsonb -> 'answers' -> (q.value ->> 'id') as answer
		from app.responses r join app.surveys s on s.id = r.survey_id
			join private.response_openings o on o.response_id = r.id
			cross join lateral jsonb_array_elements(s.instrument::jsonb -> 'questions') q
		where s.consultation_id = p_consultation and r.exercise_id = p_exercise and r.standing = p_standing
			and (p_channel is null or r.channel = p_channel)
			and (p_matches is null or private.matches_answers(o.content::jsonb -> 'answers', p_matches))
	), counted as (
		select g.channel, g.question, '' as part, case
			when g.answer is null then '+none'
			when g.answer ? 'none' and jsonb_typeof(g.answer) = 'object' then '+' || (g.answer ->> 'none')
			when g.type = 'single' and jsonb_typeof(g.answer) = 'object' then '+other'
			when g.type = 'municipality' and jsonb_typeof(g.answer) = 'object' then g.answer ->> 'municipality'
			when g.type in ('single', 'municipality', 'scale') then g.answer #>> '{}'
			else '+answered' end as choice
		from given g
		union all
		select g.channel, g.question, case when jsonb_typeof(i.item) = 'object' then '+other' else i.item #>> '{}' end, '+chosen'
		from given g cross join lateral jsonb_array_elements(g.answer) i (item)
		where g.type = 'multiple' and jsonb_typeof(g.answer) = 'array'
		union all
		select g.channel, g.question, i.item, '+first'
		from given g cross join lateral jsonb_array_elements_text(g.answer -> 0) i (item)
		where g.type = 'ranking' and jsonb_typeof(g.answer) = 'array'
		union all
		select g.channel, g.question, i.key, i.value
		from given g cross join lateral jsonb_each_text(g.answer) i
		where g.type = 'matrix' and jsonb_typeof(g.answer) = 'object' and not g.answer ? 'none'
	)
	select jsonb_build_object(
		'channels', (select coalesce(jsonb_object_agg(n.channel, n.count), '{}'::jsonb) from (
			select g.channel, count(*) as count from given g
			where g.question = (select min(x.question) from given x) group by g.channel) n),
		'counts', (select coalesce(jsonb_agg(jsonb_build_object('question', n.question, 'part', n.part, 'choice', n.choice,
				'channel', n.channel, 'count', n.count)
				order by n.question collate "C", n.part collate "C", n.choice collate "C", n.channel collate "C"), '[]'::jsonb)
			from (select c.question, c.part, c.choice, c.channel, count(*) as count from counted c
				group by c.question, c.part, c.choice, c.channel) n));
$$;
comment on function private.answer_counts(uuid, uuid, text, jsonb, text) is
	'How many said what, question by question and channel by channel, of the answers that stand so, all or those that match.';

create function api.answer_counts(p_consultation uuid, p_channel text default null, p_matches jsonb default null) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
begin
	return private.answer_counts(asked.exercise_id, asked.id, p_channel, p_matches, 'counted');
end;
$$;
comment on function api.answer_counts(uuid, text, jsonb) is
	'Definer: staff read how many said what once the consultation is closed, by channel, of all answers or of those that match.';

create function api.figures_due() returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	-- Once: what changed between two versions, small or not, would tell what somebody said in some cell of them.
	select coalesce(jsonb_agg(c.id order by c.id), '[]'::jsonb)
	from app.consultations c
	where c.state = 'closed' and private.figures_due_on(c) <= private.today_in(c.exercise_id)
		and not exists (select 1 from app.figures f where f.consultation_id = c.id);
$$;
comment on function api.figures_due() is 'Definer, worker only: closed consultations whose days of review are over and whose counts are still to be published.';

create function private.require_figures_due(p_consultation app.consultations) returns void
	language plpgsql stable
	set search_path = ''
as $$
begin
	if p_consultation.state is distinct from 'closed' then
		perform private.refuse('PZ208', 'consultation_still_open');
	end if;
	if private.figures_due_on(p_consultation) > private.today_in(p_consultation.exercise_id) then
		perform private.refuse('PZ245', 'review_not_over');
	end if;
end;
$$;
comment on function private.require_figures_due(app.consultations) is 'Refuses counts of a consultation that is open or whose days of review are not over.';

create function api.figures_input(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations;
begin
	select * into asked from app.consultations c where c.id = p_consultation;
	perform private.require_figures_due(asked);
	return (select jsonb_build_object('slug', asked.slug, 'instrument', s.instrument, 'instrumentHash', s.instrument_hash,
				'exclusions', private.standing_exclusions(asked.id),
				'excluded', private.answer_counts(asked.exercise_id, asked.id, null, null, 'excluded'))
			|| private.answer_counts(asked.exercise_id, asked.id, null, null, 'counted')
		from app.surveys s where s.consultation_id = asked.id);
end;
$$;
comment on function api.figures_input(uuid) is
	'Definer, worker only, after close: what was asked and how many said what, small groups included: to be published without them.';

create function private.differs_by_few(p_figures jsonb) returns boolean
	language sql immutable
	set search_path = ''
as $$
	-- Both counts of a question are one table, read side by side: their difference is a group too.
	with shown as (
		select i.kind, q.at as question, t.at as part, r.at as row, n.at as place, n.value
		from jsonb_array_elements(p_figures -> 'questions') with ordinality q (question, at)
			cross join lateral (values ('counted', q.question -> 'tables'), ('all', q.question -> 'withExcluded')) i (kind, tables)
			cross join lateral jsonb_array_elements(case when jsonb_typeof(i.tables) = 'array' then i.tables else '[]'::jsonb end)
				with ordinality t (part, at)
			cross join lateral jsonb_array_elements(t.part -> 'rows') with ordinality r (row, at)
			cross join lateral jsonb_array_elements((r.row -> 'counts') || (r.row -> 'total')) with ordinality n (value, at)
		where jsonb_typeof(n.value) = 'number'
	)
	select exists (
		select 1 from shown c join shown a using (question, part, row, place)
		where c.kind = 'counted' and a.kind = 'all' and a.value <> c.value and a.value::int - c.value::int < 10);
$$;
comment on function private.differs_by_few(jsonb) is
	'Whether a count with what was left out and the one without it differ by fewer than ten anywhere.';

create function api.record_figures(p_consultation uuid, p_answers int, p_content text) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	asked app.consultations;
	content jsonb := private.parse_canonical(p_content);
	hash text := encode(sha256(convert_to(p_content, 'UTF8')), 'hex');
begin
	-- Two workers at once: the second finds what the first stored and adds nothing.
	select * into asked from app.consultations c where c.id = p_consultation for update;
	perform private.require_figures_due(asked);
	-- Whatever computed them: no published group is small, and what was decided while they were counted is in them.
	if content ->> 'consultation' is distinct from asked.slug
		or content #> '{excluded,rules}' is distinct from private.standing_exclusions(asked.id)
		or jsonb_path_exists(content, '$.questions[*].*[*].rows[*].counts[*] ? (@ > 0 && @ < 10)')
		or jsonb_path_exists(content, '$.questions[*].*[*].rows[*].total ? (@ > 0 && @ < 10)')
		or private.differs_by_few(content) then
		perform private.refuse('PZ002', 'value_not_accepted', 'figures');
	end if;
	insert into app.figures (exercise_id, consultation_id, version, answers, content, content_hash, published_on)
	select asked.exercise_id, asked.id, 1, p_answers, p_content, hash, private.today_in(asked.exercise_id)
	where not exists (select 1 from app.figures f where f.consultation_id = asked.id);
	return (select f.content_hash from app.figures f where f.consultation_id = asked.id and f.version = 1);
end;
$$;
comment on function api.record_figures(uuid, int, text) is
	'Definer, worker only: publishes the counts of a closed consultation once, and never a group of fewer than ten.';

revoke all on function private.figures_due_on(app.consultations), private.require_figures_due(app.consultations),
	private.differs_by_few(jsonb), private.answer_counts(uuid, uuid, text, jsonb, text), api.answer_counts(uuid, text, jsonb), api.figures_due(),
	api.figures_input(uuid), api.record_figures(uuid, int, text) from public, anon, authenticated, service_role;
grant execute on function api.answer_counts(uuid, text, jsonb) to authenticated;
grant execute on function api.figures_due(), api.figures_input(uuid), api.record_figures(uuid, int, text) to service_role;
