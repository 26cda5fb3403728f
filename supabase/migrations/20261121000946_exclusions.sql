-- Suspicious answers are left out by a rule, for a reason and by two people, before what was answered is published.
-- Nobody picks an answer: a rule is closed data, the database finds what it catches, and nothing is erased.

create table app.exclusions (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	number int not null,
	readmits uuid,
	rule text not null,
	reason text not null,
	answers int not null,
	channels text not null,
	digest text not null,
	state text not null default 'proposed',
	proposed_by uuid not null,
	proposed_role text not null,
	proposed_on date not null,
	decided_by uuid,
	decided_role text,
	decided_on date,
	rejection_reason text,
	constraint exclusions_pkey primary key (id),
	constraint exclusions_exercise_key unique (exercise_id, id),
	constraint exclusions_number_is_taken unique (consultation_id, number),
	constraint exclusions_consultation_fkey foreign key (exercise_id, consultation_id) references app.consultations (exercise_id, id),
	constraint exclusions_readmits_fkey foreign key (exercise_id, readmits) references app.exclusions (exercise_id, id),
	constraint exclusions_proposer_fkey foreign key (proposed_by) references app.people (id),
	constraint exclusions_decider_fkey foreign key (decided_by) references app.people (id),
	constraint exclusions_state_is_known check (state in ('proposed', 'agreed', 'rejected', 'readmitted')),
	constraint exclusions_answers_are_counted check (answers > 0),
	constraint exclusions_reason_is_plain check (private.is_plain_text(reason, 10, 500)),
	constraint exclusions_rejection_is_plain check (private.is_plain_text(rejection_reason, 10, 500)),
	constraint exclusions_rejected_with_reason check ((state = 'rejected') = (rejection_reason is not null)),
	constraint exclusions_decided_whole check (
		num_nulls(decided_by, decided_role, decided_on) = case when state = 'proposed' then 3 else 0 end),
	constraint exclusions_by_two_people check (state in ('proposed', 'rejected') or decided_by <> proposed_by)
);
create index exclusions_consultation on app.exclusions (exercise_id, consultation_id);
create index exclusions_readmits on app.exclusions (exercise_id, readmits);
create index exclusions_proposer on app.exclusions (proposed_by);
create index exclusions_decider on app.exclusions (decided_by);
comment on table app.exclusions is
	'What somebody proposed to leave out of the count by a rule, or to count again, and what another person decided. Never deleted.';
comment on column app.exclusions.id is 'Identity. A proposal never changes, so whoever agrees has read exactly this.';
comment on column app.exclusions.exercise_id is 'Exercise.';
comment on column app.exclusions.consultation_id is 'Consultation.';
comment on column app.exclusions.number is 'First, second …, of its consultation.';
comment on column app.exclusions.readmits is 'Exclusion it would undo; empty when it leaves answers out.';
comment on column app.exclusions.rule is 'Rule and its parameters, canonical JSON.';
comment on column app.exclusions.reason is 'Why, as the log says it.';
comment on column app.exclusions.answers is 'Answers it caught when it was proposed.';
comment on column app.exclusions.channels is 'How many by each channel, canonical JSON.';
comment on column app.exclusions.digest is 'Hash of their commitments in order: the set that was read.';
comment on column app.exclusions.state is 'proposed, agreed, rejected, or readmitted: agreed and undone by two people.';
comment on column app.exclusions.proposed_by is 'Person who proposed it.';
comment on column app.exclusions.proposed_role is 'Role of that person then.';
comment on column app.exclusions.proposed_on is 'Day.';
comment on column app.exclusions.decided_by is 'Person who agreed or rejected it.';
comment on column app.exclusions.decided_role is 'Role of that person then.';
comment on column app.exclusions.decided_on is 'Day.';
comment on column app.exclusions.rejection_reason is 'Why it was rejected.';

create table private.excluded_answers (
	response_id uuid not null,
	exclusion_id uuid not null,
	constraint excluded_answers_pkey primary key (response_id),
	constraint excluded_answers_response_fkey foreign key (response_id) references app.responses (id) on delete cascade,
	constraint excluded_answers_exclusion_fkey foreign key (exclusion_id) references app.exclusions (id)
);
create index excluded_answers_exclusion on private.excluded_answers (exclusion_id);
comment on table private.excluded_answers is 'Which answers an exclusion leaves out. They are kept whole, as any other.';
comment on column private.excluded_answers.response_id is 'Answer.';
comment on column private.excluded_answers.exclusion_id is 'Exclusion.';

alter table app.exclusions enable row level security;
alter table app.exclusions force row level security;
alter table private.excluded_answers enable row level security;
alter table private.excluded_answers force row level security;
revoke all on app.exclusions, private.excluded_answers from public, anon, authenticated, service_role;

create function private.had_burst(p_consultation app.consultations, p_channel text, p_day text) returns boolean
	language sql stable
	set search_path = ''
as $$
	-- As the signals say it: fifty or more in an hour, and five times the middle hour of the channel.
	with hours as (
		select h.answers, to_char(h.hour at time zone e.time_zone, 'YYYY-MM-DD') as day
		from private.hourly_arrivals h join app.surveys s on s.id = h.survey_id join app.exercises e on e.id = h.exercise_id
		where s.consultation_id = p_consultation.id and h.exercise_id = p_consultation.exercise_id and h.channel = p_channel
	)
	select exists (select 1 from hours h where h.day = p_day and h.answers >= 50 and h.answers >= 5 * (
		select percentile_disc(0.5) within group (order by case when o.answers >= 10 then o.answers else 5 end) from hours o));
$$;
comment on function private.had_burst(app.consultations, text, text) is
	'Whether the hourly counters show a burst of a channel on a day, local to the exercise.';

create function private.exclusion_rule(p_consultation app.consultations, p_rule jsonb) returns jsonb
	language plpgsql stable
	set search_path = ''
as $$
declare
	is_whole boolean;
begin
	is_whole := case p_rule ->> 'name'
		when 'identical' then p_rule - array['name', 'least'] = '{}' and p_rule ->> 'least' ~ '^([3-9]|[1-9][0-9]{1,3})$'
		when 'straight_line' then p_rule - array['name', 'least'] = '{}' and p_rule ->> 'least' ~ '^([4-9]|[1-9][0-9]{1,2})$'
		when 'channel_day' then p_rule - array['name', 'channel', 'day', 'place', 'station'] = '{}'
			and p_rule ?& array['channel', 'day', 'place', 'station']
			and p_rule ->> 'day' ~ '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
			and num_nulls(p_rule ->> 'place', p_rule ->> 'station') > 0
			and exists (select 1 from app.consultation_channels ch
				where ch.consultation_id = p_consultation.id and ch.channel = p_rule ->> 'channel')
			and (p_rule ->> 'place' is null or exists (select 1 from app.places l
				where l.consultation_id = p_consultation.id and l.id::text = p_rule ->> 'place'))
			and (p_rule ->> 'station' is null or exists (select 1 from app.stations t
				where t.consultation_id = p_consultation.id and t.id::text = p_rule ->> 'station'))
	end;
	if is_whole is not true or (p_rule ? 'least' and jsonb_typeof(p_rule -> 'least') <> 'number') then
		perform private.refuse('PZ002', 'value_not_accepted', 'rule');
	end if;
	if p_rule ->> 'name' = 'channel_day' then
		if p_rule ->> 'day' >= to_char(private.today_in(p_consultation.exercise_id), 'YYYY-MM-DD') then
			perform private.refuse('PZ240', 'answer_came_today');
		end if;
		-- A quiet day of a desk is no signal: whoever could pick one could pick its people.
		if not private.had_burst(p_consultation, p_rule ->> 'channel', p_rule ->> 'day') then
			perform private.refuse('PZ246', 'day_without_burst');
		end if;
	end if;
	return p_rule;
end;
$$;
comment on function private.exclusion_rule(app.consultations, jsonb) is
	'A rule as it was asked for: one of a closed list with parameters within bounds. No expression and no answer is ever named.';

create function private.caught_by(p_consultation app.consultations, p_rule jsonb) returns table (id uuid, channel text, commitment text)
	language sql stable
	set search_path = ''
as $$
	with given as (
		select r.id, r.channel, r.commitment, r.received_on, r.place_id, r.station_id, s.instrument::jsonb -> 'questions' as questions,
			o.content::jsonb -> 'answers' as answers
		from app.responses r join app.surveys s on s.id = r.survey_id join private.response_openings o on o.response_id = r.id
		where s.consultation_id = p_consultation.id and r.exercise_id = p_consultation.exercise_id and r.standing = 'counted'
	), alike as (
		select g.id, count(*) over (partition by g.channel, g.received_on, g.answers) as count
		from given g where p_rule ->> 'name' = 'identical'
	), straight as (
		select g.id
		from given g cross join lateral (
			select q.value ->> 'type' as type, case when q.value ->> 'type' = 'matrix' then q.value ->> 'id' end as question, v.value
			from jsonb_array_elements(g.questions) q cross join lateral jsonb_each_text(case
				when q.value ->> 'type' = 'scale' and jsonb_typeof(g.answers -> (q.value ->> 'id')) = 'number'
					then jsonb_build_object('', g.answers -> (q.value ->> 'id'))
				when q.value ->> 'type' = 'matrix' and jsonb_typeof(g.answers -> (q.value ->> 'id')) = 'object'
					and not g.answers -> (q.value ->> 'id') ? 'none' then g.answers -> (q.value ->> 'id')
				else '{}'::jsonb end) v
		) item
		where p_rule ->> 'name' = 'straight_line'
		-- One step on all scales, and one column in each table.
		group by g.id having count(*) >= (p_rule ->> 'least')::int
			and count(distinct (item.type, item.question, item.value)) = count(distinct (item.type, item.question))
	)
	select g.id, g.channel, g.commitment from given g
	where case p_rule ->> 'name'
		when 'identical' then g.id in (select a.id from alike a where a.count >= (p_rule ->> 'least')::int)
		when 'straight_line' then g.id in (select t.id from straight t)
		when 'channel_day' then g.channel = p_rule ->> 'channel' and to_char(g.received_on, 'YYYY-MM-DD') = p_rule ->> 'day'
			and (p_rule ->> 'place' is null or g.place_id::text = p_rule ->> 'place')
			and (p_rule ->> 'station' is null or g.station_id::text = p_rule ->> 'station')
	end;
$$;
comment on function private.caught_by(app.consultations, jsonb) is 'Answers that are counted and that a rule catches.';

create function private.answers_digest(p_commitments text[]) returns text
	language sql immutable
	set search_path = ''
as $$
	select private.document_hash('exclusion', private.canonical_json(
		(select jsonb_agg(c order by c collate "C") from unnest(p_commitments) c)));
$$;
comment on function private.answers_digest(text[]) is 'Hash of a set of answers: of the ascending array of their commitments.';

create function private.describe_caught(p_consultation app.consultations, p_rule jsonb) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select jsonb_build_object('answers', count(*), 'digest', private.answers_digest(array_agg(c.commitment)),
		'channels', (select jsonb_agg(jsonb_build_object('channel', n.channel, 'count', n.count) order by n.channel collate "C")
			from (select x.channel, count(*) as count from unnest(array_agg(c.channel)) x (channel) group by x.channel) n))
	from private.caught_by(p_consultation, p_rule) c;
$$;
comment on function private.describe_caught(app.consultations, jsonb) is 'How many answers a rule catches, by channel, and the digest of the set.';

create function private.counted_consultation(p_consultation uuid) returns app.consultations
	language plpgsql
	set search_path = ''
as $$
declare
	asked app.consultations;
begin
	-- Publishing takes the same row: what is decided comes whole before the counts, or not at all.
	select * into asked from app.consultations c where c.id = p_consultation for no key update;
	perform private.require_reviewer(asked.exercise_id);
	if asked.state <> 'closed' then
		perform private.refuse('PZ208', 'consultation_still_open');
	end if;
	if exists (select 1 from app.figures f where f.consultation_id = asked.id) then
		perform private.refuse('PZ241', 'figures_published');
	end if;
	return asked;
end;
$$;
comment on function private.counted_consultation(uuid) is
	'Locks a closed consultation of which the caller may still decide what is counted: until its counts are published.';

revoke all on function private.had_burst(app.consultations, text, text), private.exclusion_rule(app.consultations, jsonb),
	private.caught_by(app.consultations, jsonb), private.answers_digest(text[]), private.describe_caught(app.consultations, jsonb),
	private.counted_consultation(uuid) from public, anon, authenticated, service_role;
