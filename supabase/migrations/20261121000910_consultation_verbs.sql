-- Steps 0 to 3: staff write and publish a consultation, people answer it, staff close it and read what came in.

create function api.create_consultation(
	p_exercise uuid, p_slug text, p_title text, p_who text, p_use text, p_template text,
	p_opens timestamptz, p_closes timestamptz, p_channels text[], p_review int default 0
) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	created uuid;
	survey uuid;
begin
	perform private.require_staff(p_exercise);
	perform private.require_dates(p_opens, p_closes);
	insert into app.consultations (exercise_id, slug, title, who_may_answer, use_of_results, template, opens_at, closes_at, review_days)
	values (p_exercise, p_slug, p_title, p_who, p_use, p_template, p_opens, p_closes, p_review) returning id into created;
	insert into app.consultation_channels (exercise_id, consultation_id, channel)
	select p_exercise, created, channel from (select distinct unnest(p_channels) as channel) chosen;
	insert into app.surveys (exercise_id, consultation_id, draft) values (p_exercise, created, '{}') returning id into survey;
	perform private.note(p_exercise, 'create_consultation', created);
	return jsonb_build_object('consultation', created, 'survey', survey);
end;
$$;
comment on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[], int) is
	'Definer: staff start a consultation from a template; its draft is saved next.';

create function private.draft_consultation(p_consultation uuid) returns app.consultations
	language plpgsql
	set search_path = ''
as $$
declare
	found_one app.consultations;
begin
	select * into found_one from app.consultations c where c.id = p_consultation for update;
	perform private.require_staff(found_one.exercise_id);
	if found_one.state <> 'draft' then
		perform private.refuse('PZ201', 'consultation_published');
	end if;
	return found_one;
end;
$$;
comment on function private.draft_consultation(uuid) is 'Locks a consultation that staff may still change.';

create function api.edit_consultation(
	p_consultation uuid, p_title text, p_who text, p_use text, p_opens timestamptz, p_closes timestamptz, p_channels text[],
	p_review int default 0
) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	draft app.consultations := private.draft_consultation(p_consultation);
begin
	perform private.require_dates(p_opens, p_closes);
	update app.consultations set title = p_title, who_may_answer = p_who, use_of_results = p_use,
		opens_at = p_opens, closes_at = p_closes, review_days = p_review where id = p_consultation;
	delete from app.consultation_channels where consultation_id = p_consultation;
	insert into app.consultation_channels (exercise_id, consultation_id, channel)
	select draft.exercise_id, p_consultation, channel from (select distinct unnest(p_channels) as channel) chosen;
	perform private.note(draft.exercise_id, 'edit_consultation', p_consultation);
end;
$$;
comment on function api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[], int) is
	'Definer: staff change a draft consultation.';

create function api.save_survey_draft(p_consultation uuid, p_draft text, p_over int default null) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	-- Locks the consultation, so two who save at once come one after the other.
	draft app.consultations := private.draft_consultation(p_consultation);
	revision int;
begin
	update app.surveys set draft = p_draft, draft_revision = draft_revision + 1
	where consultation_id = draft.id and draft_revision = coalesce(p_over, draft_revision)
	returning draft_revision into revision;
	if revision is null then
		perform private.refuse('PZ211', 'draft_changed');
	end if;
	return revision;
end;
$$;
comment on function api.save_survey_draft(uuid, text, int) is
	'Definer: staff save the working copy of the instrument, over the one they read; how often it was saved by now.';

create function api.survey_draft(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	found_one app.surveys;
begin
	select * into found_one from app.surveys s where s.consultation_id = p_consultation;
	perform private.require_staff(found_one.exercise_id);
	return jsonb_build_object('survey', found_one.id, 'draft', found_one.draft, 'revision', found_one.draft_revision);
end;
$$;
comment on function api.survey_draft(uuid) is 'Definer: staff read the working copy of the instrument, and how often it was saved.';

create function api.publish_consultation(p_consultation uuid) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	draft app.consultations := private.draft_consultation(p_consultation);
	survey app.surveys;
	frozen jsonb;
	canonical text;
	zone text;
begin
	select * into strict survey from app.surveys s where s.consultation_id = draft.id for update;
	begin
		frozen := survey.draft::jsonb;
	exception when others then
		perform private.refuse('PZ210', 'instrument_incomplete');
	end;
	if draft.closes_at <= now() then
		perform private.refuse('PZ202', 'dates_out_of_order');
	end if;
	if not exists (select 1 from app.consultation_channels ch where ch.consultation_id = draft.id) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	if frozen ->> 'survey' is distinct from survey.id::text or frozen #>> '{notice,short,es}' is null
		or frozen #>> '{notice,full,es}' is null or not private.is_instrument(frozen) then
		perform private.refuse('PZ210', 'instrument_incomplete');
	end if;
	canonical := private.canonical_json(frozen);
	update app.surveys set instrument = canonical, instrument_hash = private.document_hash('instrument', canonical),
		notice_hash = private.document_hash('notice', private.canonical_json(frozen -> 'notice'))
	where id = survey.id returning * into survey;
	update app.consultations set state = 'published', published_on = private.today_in(exercise_id) where id = draft.id;
	select e.time_zone into zone from app.exercises e where e.id = draft.exercise_id;
	perform private.append_entry(draft.exercise_id, 'survey.opened', jsonb_build_object(
		'consultation', draft.id, 'survey', survey.id, 'instrument', survey.instrument_hash, 'notice', survey.notice_hash,
		'channels', (select jsonb_agg(ch.channel order by ch.channel collate "C") from app.consultation_channels ch
			where ch.consultation_id = draft.id),
		'opens', (draft.opens_at at time zone zone)::date, 'closes', (draft.closes_at at time zone zone)::date,
		'graceDays', draft.grace_days, 'reviewDays', draft.review_days, 'date', private.today_in(draft.exercise_id)));
	perform private.note(draft.exercise_id, 'publish_consultation', draft.id);
	return survey.instrument_hash;
end;
$$;
comment on function api.publish_consultation(uuid) is
	'Definer: staff freeze the instrument and announce the consultation; from here nothing of it changes.';

create function private.close_consultation(p_consultation uuid, p_reason text) returns void
	language plpgsql
	set search_path = ''
as $$
declare
	closing app.consultations;
	survey uuid;
	counts record;
begin
	select s.id into survey from app.surveys s where s.consultation_id = p_consultation;
	perform pg_advisory_xact_lock(hashtextextended(survey::text, 0));
	update app.consultations set state = 'closed', closed_on = private.today_in(exercise_id)
	where id = p_consultation and state = 'published' returning * into closing;
	if closing.id is null then
		return;
	end if;
	perform private.seal_batch(closing.exercise_id, survey);
	select count(*) as accepted, count(*) filter (where r.standing = 'replaced') as superseded,
		count(*) filter (where r.standing = 'withdrawn') as withdrawn, count(*) filter (where r.standing = 'counted') as counted
	into counts from app.responses r where r.survey_id = survey and r.exercise_id = closing.exercise_id;
	perform private.append_entry(closing.exercise_id, 'survey.closed', jsonb_build_object(
		'survey', survey, 'date', closing.closed_on, 'reason', p_reason,
		'accepted', counts.accepted, 'superseded', counts.superseded, 'withdrawn', counts.withdrawn, 'counted', counts.counted,
		'byChannel', (select coalesce(jsonb_agg(jsonb_build_object('channel', c.channel, 'accepted', c.accepted, 'counted', c.counted)
			order by c.channel collate "C"), '[]'::jsonb)
			from (select r.channel, count(*) as accepted, count(*) filter (where r.standing = 'counted') as counted from app.responses r
				where r.survey_id = survey and r.exercise_id = closing.exercise_id group by r.channel) c)));
	-- Nothing can be changed any more, so no key is needed.
	update private.response_openings o set key_hash = null
	from app.responses r where r.id = o.response_id and r.survey_id = survey and o.key_hash is not null;
end;
$$;
comment on function private.close_consultation(uuid, text) is
	'Closes once: waits for answers being written, seals them and writes the counts.';

create function api.close_consultation(p_consultation uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	closing app.consultations;
begin
	select * into closing from app.consultations c where c.id = p_consultation;
	perform private.require_staff(closing.exercise_id);
	if closing.state <> 'published' then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	perform private.close_consultation(p_consultation, case when closing.closes_at <= now() then 'date' else 'early' end);
	perform private.note(closing.exercise_id, 'close_consultation', p_consultation);
end;
$$;
comment on function api.close_consultation(uuid) is 'Definer: staff close a consultation; closing before its date is said in the record.';

create function private.closed_consultation(p_consultation uuid) returns app.consultations
	language plpgsql stable
	set search_path = ''
as $$
declare
	asked app.consultations;
begin
	select * into asked from app.consultations c where c.id = p_consultation;
	perform private.require_staff(asked.exercise_id);
	if asked.state <> 'closed' then
		perform private.refuse('PZ208', 'consultation_still_open');
	end if;
	return asked;
end;
$$;
comment on function private.closed_consultation(uuid) is 'A consultation whose answers staff may read.';

create function private.matches_answers(p_answers jsonb, p_matches jsonb) returns boolean
	language sql immutable
	set search_path = ''
as $$
	-- `null` asks only that the question was answered; a municipality may have been given with a place in it.
	select coalesce(bool_and(case when m.value = 'null'::jsonb then p_answers ? m.key
		else coalesce((p_answers -> m.key) @> m.value or (p_answers -> m.key -> 'municipality') = m.value, false) end), true)
	from jsonb_each(p_matches) m;
$$;
comment on function private.matches_answers(jsonb, jsonb) is 'Whether an answer holds, for each question asked about, the value given.';

create function api.consultation_answers(
	p_consultation uuid, p_after uuid default null, p_limit int default 500, p_channel text default null,
	p_matches jsonb default null, p_ids uuid[] default null, p_excluded boolean default false
)
	returns table (id uuid, channel text, received_on date, is_late boolean, station text, place text, is_assisted boolean, has_proof boolean,
		is_excluded boolean, content text)
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
begin
	-- Ordered by the random identity: the order says nothing about who came first.
	return query
		select r.id, r.channel, r.received_on, r.is_late, st.name, l.name, r.is_assisted, r.has_proof, r.standing = 'excluded', o.content
		from app.responses r join app.surveys s on s.id = r.survey_id
			join private.response_openings o on o.response_id = r.id
			left join app.stations st on st.id = r.station_id
			left join app.places l on l.id = r.place_id
		where s.consultation_id = p_consultation and r.exercise_id = asked.exercise_id
			and (r.standing = 'counted' or r.standing = 'excluded' and p_excluded)
			and (p_after is null or r.id > p_after)
			and (p_channel is null or r.channel = p_channel) and (p_ids is null or r.id = any (p_ids))
			and (p_matches is null or private.matches_answers(o.content::jsonb -> 'answers', p_matches))
		order by r.id limit least(greatest(p_limit, 1), 1000);
end;
$$;
comment on function api.consultation_answers(uuid, uuid, int, text, jsonb, uuid[], boolean) is
	'Definer: staff read answers once the consultation is closed, in pages keyed by identity, all or those that match; what is left out too where asked.';

create function api.consultation_summary(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
begin
	-- What was written, measured or drawn on a map is read one by one, never counted as if it were a choice.
	return (
		with given as (
			select a.key as question, q.value ->> 'type' as type, a.value,
				case when jsonb_typeof(a.value) = 'object' then q.value -> 'noAnswer' ? (a.value ->> 'none') and a.value - 'none' = '{}' end as is_none
			from app.responses r join app.surveys s on s.id = r.survey_id
				join private.response_openings o on o.response_id = r.id
				cross join lateral jsonb_each(o.content::jsonb -> 'answers') a
				join lateral jsonb_array_elements(s.instrument::jsonb -> 'questions') q on q.value ->> 'id' = a.key
			where s.consultation_id = p_consultation and r.exercise_id = asked.exercise_id and r.standing = 'counted'
		), said as (
			select g.question, g.type, g.value from given g where g.is_none is not true
		), counted as (
			select g.question, '+' || (g.value ->> 'none') as choice, 1 as place from given g where g.is_none
			union all
			select s.question, case when jsonb_typeof(s.value) = 'object' then '+other' else s.value #>> '{}' end, 1
			from said s where s.type in ('single', 'scale', 'consent')
			union all
			select s.question, coalesce(s.value ->> 'municipality', s.value #>> '{}'), 1 from said s where s.type = 'municipality'
			union all
			select s.question, case when jsonb_typeof(c) = 'object' then '+other' else c #>> '{}' end, 1
			from said s cross join lateral jsonb_array_elements(s.value) c where s.type = 'multiple'
			union all
			-- A row and its column, with a point between: an id has none.
			select s.question, c.key || '.' || c.value, 1 from said s cross join lateral jsonb_each_text(s.value) c
			where s.type = 'matrix'
			union all
			select s.question, c.value, t.place from said s
				cross join lateral jsonb_array_elements(s.value) with ordinality t (tier, place)
				cross join lateral jsonb_array_elements_text(t.tier) c
			where s.type = 'ranking'
		)
		select jsonb_build_object(
			'answered', (select coalesce(jsonb_object_agg(g.question, g.n), '{}'::jsonb)
				from (select question, count(*) as n from given group by question) g),
			'choices', (select coalesce(jsonb_agg(jsonb_build_object('question', c.question, 'choice', c.choice, 'place', c.place, 'count', c.n)
				order by c.question, c.place, c.choice), '[]'::jsonb)
				from (select question, choice, place, count(*) as n from counted group by question, choice, place) c))
	);
end;
$$;
comment on function api.consultation_summary(uuid) is
	'Definer: staff read how many chose what, question by question, once the consultation is closed.';
