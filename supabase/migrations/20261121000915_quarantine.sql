-- Answers that cannot be counted as they came: too late, to other questions, or from a tablet that was revoked. They are
-- kept, seen and decided by two people; never dropped, never counted by themselves.

create table app.quarantined_responses (
	id uuid not null,
	exercise_id uuid not null,
	consultation_id uuid not null,
	survey_id uuid not null,
	channel text not null,
	station_id uuid,
	folio text not null,
	commitment text not null,
	received_on date not null,
	is_late boolean not null,
	reason text not null,
	leaf bytea not null,
	proposal uuid,
	verdict text,
	verdict_reason text,
	proposed_by uuid,
	proposed_role text,
	is_decided boolean not null default false,
	constraint quarantined_responses_pkey primary key (id),
	constraint quarantined_responses_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint quarantined_responses_survey_fkey foreign key (exercise_id, survey_id) references app.surveys (exercise_id, id),
	constraint quarantined_responses_station_fkey foreign key (exercise_id, station_id) references app.stations (exercise_id, id),
	constraint quarantined_responses_person_fkey foreign key (proposed_by) references app.people (id),
	constraint quarantined_responses_channel_is_known check (channel in ('web', 'kiosk', 'public_space', 'interviewer', 'code', 'paper')),
	constraint quarantined_responses_reason_is_known check (
		reason in ('after_close', 'other_instrument', 'station_revoked', 'station_ceiling')),
	constraint quarantined_responses_ceiling_has_station check (reason <> 'station_ceiling' or station_id is not null),
	constraint quarantined_responses_verdict_is_known check (verdict in ('admit', 'reject')),
	constraint quarantined_responses_verdict_is_whole check (num_nulls(proposal, verdict, verdict_reason, proposed_by, proposed_role) in (0, 5)),
	constraint quarantined_responses_decided_has_verdict check (verdict is not null or not is_decided),
	constraint quarantined_responses_reason_is_plain check (private.is_plain_text(verdict_reason, 10, 500))
);
create index quarantined_responses_consultation on app.quarantined_responses (exercise_id, consultation_id);
create index quarantined_responses_survey on app.quarantined_responses (exercise_id, survey_id);
create index quarantined_responses_station on app.quarantined_responses (exercise_id, station_id);
create index quarantined_responses_folio on app.quarantined_responses (folio);
create index quarantined_responses_proposal on app.quarantined_responses (proposal);
create index quarantined_responses_proposed_by on app.quarantined_responses (proposed_by);
comment on table app.quarantined_responses is
	'Answers that came and are not counted unless two people admit them. What they say lies apart and is not read to decide.';
comment on column app.quarantined_responses.id is 'Random identity made on the device, as of any answer.';
comment on column app.quarantined_responses.exercise_id is 'Exercise.';
comment on column app.quarantined_responses.consultation_id is 'Consultation, under whose name its entries wait for their batch.';
comment on column app.quarantined_responses.survey_id is 'Survey it says it answers.';
comment on column app.quarantined_responses.channel is 'Channel.';
comment on column app.quarantined_responses.station_id is 'Station, when it came from one.';
comment on column app.quarantined_responses.folio is 'Short public name, as of any answer.';
comment on column app.quarantined_responses.commitment is 'Salted commitment, as in the log.';
comment on column app.quarantined_responses.received_on is 'Day of arrival.';
comment on column app.quarantined_responses.is_late is 'Arrived after the announced close.';
comment on column app.quarantined_responses.reason is 'Why it is not counted by itself.';
comment on column app.quarantined_responses.leaf is 'Leaf hash of its entry in the log.';
comment on column app.quarantined_responses.proposal is 'Names what was proposed together: another proposal has another name, so nobody agrees with what they did not read.';
comment on column app.quarantined_responses.verdict is 'What one person proposes, or two decided: admit or reject.';
comment on column app.quarantined_responses.verdict_reason is 'Why, as the log will say it.';
comment on column app.quarantined_responses.proposed_by is 'Person who proposed it.';
comment on column app.quarantined_responses.proposed_role is 'Role of that person then.';
comment on column app.quarantined_responses.is_decided is 'Whether a second person agreed.';

create table private.quarantined_openings (
	response_id uuid not null,
	content text not null,
	salt bytea not null,
	key_hash bytea,
	constraint quarantined_openings_pkey primary key (response_id),
	constraint quarantined_openings_response_fkey foreign key (response_id) references app.quarantined_responses (id) on delete cascade,
	constraint quarantined_openings_content_is_small check (octet_length(content) <= 20000),
	constraint quarantined_openings_salt_is_32_bytes check (octet_length(salt) = 32)
);
comment on table private.quarantined_openings is 'What a quarantined answer says. It moves to the other openings when the answer is admitted.';
comment on column private.quarantined_openings.response_id is 'Answer.';
comment on column private.quarantined_openings.content is 'Canonical JSON, the exact bytes committed to.';
comment on column private.quarantined_openings.salt is 'Salt of the commitment.';
comment on column private.quarantined_openings.key_hash is 'Hash of the key that corrects or withdraws it, once it is admitted before the close.';

alter table app.quarantined_responses enable row level security;
alter table app.quarantined_responses force row level security;
alter table private.quarantined_openings enable row level security;
alter table private.quarantined_openings force row level security;
revoke all on app.quarantined_responses, private.quarantined_openings from public, anon, authenticated, service_role;

create function private.standing_of(p_quarantined app.quarantined_responses) returns text
	language sql immutable
	set search_path = ''
as $$
	select case when p_quarantined.is_decided and p_quarantined.verdict = 'reject' then 'rejected' else 'in_review' end;
$$;
comment on function private.standing_of(app.quarantined_responses) is 'How a quarantined answer stands for whoever sent it; an admitted one stands as any other.';

create function private.quarantine_receipt(p_quarantined app.quarantined_responses) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select jsonb_build_object('folio', p_quarantined.folio, 'receivedOn', p_quarantined.received_on,
		'commitment', p_quarantined.commitment, 'late', p_quarantined.is_late, 'standing', private.standing_of(p_quarantined));
$$;
comment on function private.quarantine_receipt(app.quarantined_responses) is 'What a person gets back for an answer that is in review.';

create function private.is_over_ceiling(p_station app.stations) returns boolean
	language plpgsql
	set search_path = ''
as $$
begin
	if p_station.id is null then
		return false;
	end if;
	-- One at a time for each device, or two at once would both be the last that fits.
	perform pg_advisory_xact_lock(hashtextextended(p_station.id::text, 2));
	return (
		select count(*) >= p_station.daily_ceiling
		from (select 1 from app.responses r
			where r.exercise_id = p_station.exercise_id and r.station_id = p_station.id
				and r.received_on = private.today_in(p_station.exercise_id)
			limit p_station.daily_ceiling) counted
	);
end;
$$;
comment on function private.is_over_ceiling(app.stations) is
	'Whether a device has brought as many answers today as count by themselves; held until commit.';

create function private.quarantine_reason(
	p_consultation app.consultations, p_survey app.surveys, p_station app.stations, p_instrument text
) returns text
	language plpgsql
	set search_path = ''
as $$
begin
	-- Nothing is taken for ever: whoever had a copy of an instrument could otherwise fill the register years later.
	if now() >= p_consultation.closes_at + make_interval(days => p_consultation.grace_days + 30) then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	-- Decided by the state and the clock of the server alone: no device is asked when it froze an answer.
	return case when p_instrument is distinct from p_survey.instrument_hash then 'other_instrument'
		when p_consultation.state = 'closed'
			or now() >= p_consultation.closes_at + make_interval(days => p_consultation.grace_days) then 'after_close'
		when p_station.revoked_on is not null then 'station_revoked'
		when private.is_over_ceiling(p_station) then 'station_ceiling' end;
end;
$$;
comment on function private.quarantine_reason(app.consultations, app.surveys, app.stations, text) is
	'Why an answer is kept without being counted, or null when it is counted. Refuses what comes thirty days after the days of grace.';

create function private.quarantine(
	p_response app.responses, p_consultation uuid, p_reason text, p_content text, p_salt bytea, p_key_hash bytea
) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	held app.quarantined_responses;
	leaf bytea;
begin
	-- The identity was taken in app.responses, so no copy of this answer can be counted meanwhile; here it is given back.
	delete from app.responses r where r.id = p_response.id;
	-- Nothing of it that a stranger could choose: the log is for good.
	leaf := private.append_waiting_entry(p_response.exercise_id, 'response.quarantined', p_consultation, jsonb_build_object(
		'survey', p_response.survey_id, 'channel', p_response.channel,
		'commitment', p_response.commitment, 'reason', p_reason));
	insert into app.quarantined_responses (id, exercise_id, consultation_id, survey_id, channel, station_id, place_id, is_assisted,
		has_proof, folio, commitment, received_on, is_late, reason, leaf)
	values (p_response.id, p_response.exercise_id, p_consultation, p_response.survey_id, p_response.channel, p_response.station_id,
		p_response.place_id, p_response.is_assisted, p_response.has_proof, p_response.folio, p_response.commitment, p_response.received_on,
		p_response.is_late, p_reason, leaf)
	returning * into held;
	insert into private.quarantined_openings (response_id, content, salt, key_hash) values (held.id, p_content, p_salt, p_key_hash);
	return private.quarantine_receipt(held);
end;
$$;
comment on function private.quarantine(app.responses, uuid, text, text, bytea, bytea) is
	'Moves an answer that has just taken its identity to quarantine, with an entry that waits for its day to end.';

create function api.find_receipt(p_folio text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select jsonb_agg(jsonb_build_object('folio', f.folio, 'receivedOn', f.received_on, 'late', f.is_late, 'standing', f.standing,
		'consultation', c.slug, 'title', c.title, 'state', c.state) order by f.received_on)
	from (
		select r.folio, r.received_on, r.is_late, r.standing, r.survey_id from app.responses r
		where r.folio = upper(p_folio)
		union all
		select q.folio, q.received_on, q.is_late, private.standing_of(q), q.survey_id from app.quarantined_responses q
		where q.folio = upper(p_folio) and (q.is_decided and q.verdict = 'admit') is not true
	) f join app.surveys s on s.id = f.survey_id join app.consultations c on c.id = s.consultation_id;
$$;
comment on function api.find_receipt(text) is
	'Definer, open to anyone: whether an answer with this folio was received and how it stands; never what it says.';

revoke all on function private.is_over_ceiling(app.stations), private.standing_of(app.quarantined_responses), private.quarantine_receipt(app.quarantined_responses),
	private.quarantine_reason(app.consultations, app.surveys, app.stations, text),
	private.quarantine(app.responses, uuid, text, text, bytea, bytea), api.find_receipt(text)
	from public, anon, authenticated, service_role;
grant execute on function api.find_receipt(text) to anon, authenticated;
