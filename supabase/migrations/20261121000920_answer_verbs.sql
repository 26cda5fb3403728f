-- Step 1 and 2: an answer arrives, from a phone or from a kiosk station.

create function private.folio_of(p_id uuid) returns text
	language sql immutable strict parallel safe
	set search_path = ''
as $$
	select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', five::int + 1, 1) || case when i = 3 then '-' else '' end, '' order by i)
	from (
		select i, (('x' || encode(substr(sha256(convert_to('prioriza/folio/v1', 'UTF8') || '\x00'::bytea
			|| convert_to(p_id::text, 'UTF8')), 1, 5), 'hex'))::bit(40)::bigint >> (35 - 5 * i)) & 31 as five
		from generate_series(0, 7) i
	) symbols;
$$;
comment on function private.folio_of(uuid) is 'Folio of an answer: forty bits of the hash of its identity in Crockford base32.';

create function private.receipt_of(p_response app.responses) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select jsonb_build_object('folio', p_response.folio, 'receivedOn', p_response.received_on,
		'commitment', p_response.commitment, 'late', p_response.is_late, 'standing', p_response.standing);
$$;
comment on function private.receipt_of(app.responses) is 'What a person gets back: nothing in it opens the answer.';

create function private.response_body(p_survey app.surveys, p_channel text, p_commitment text) returns jsonb
	language sql immutable
	set search_path = ''
as $$
	select jsonb_build_object('survey', p_survey.id, 'instrument', p_survey.instrument_hash, 'channel', p_channel,
		'commitment', p_commitment);
$$;
comment on function private.response_body(app.surveys, text, text) is 'What the log says of an answer.';

create function api.submit_answer(
	p_id uuid, p_content text, p_salt text, p_commitment text, p_channel text, p_station_token text default null,
	p_key_hash text default null
) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	content jsonb;
	survey app.surveys;
	consultation app.consultations;
	station app.stations;
	salt bytea;
	refusal text;
	held_for text;
	held app.quarantined_responses;
	stored app.responses;
begin
	-- Version 4 only: other kinds carry time or machine.
	if p_id is null or substr(p_id::text, 15, 1) <> '4' or octet_length(p_content) > 20000 then
		perform private.refuse('PZ002', 'value_not_accepted', 'id');
	end if;
	content := private.parse_canonical(p_content);
	salt := private.salt_of(p_salt);
	if private.commitment('response', salt, p_content) is distinct from p_commitment then
		perform private.refuse('PZ209', 'commitment_differs');
	end if;

	select * into stored from app.responses r where r.id = p_id;
	if stored.id is not null then
		if stored.commitment <> p_commitment then
			perform private.refuse('PZ204', 'answer_id_taken');
		end if;
		return private.receipt_of(stored);
	end if;

	select s.* into survey from app.surveys s where s.id::text = content ->> 'survey';
	-- Shared and off the rows: closing waits for answers under way, answers never wait for each other.
	perform pg_advisory_xact_lock_shared(hashtextextended(survey.id::text, 0));
	select c.* into consultation from app.consultations c where c.id = survey.consultation_id;
	if consultation.id is null or survey.instrument is null then
		perform private.refuse('PZ205', 'survey_unknown');
	end if;
	if consultation.state = 'draft' or now() < consultation.opens_at then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	if p_station_token is not null then
		station := private.station_of_token(p_station_token);
		if station.id is null or station.consultation_id <> consultation.id then
			perform private.refuse('PZ207', 'station_unknown');
		end if;
	end if;
	if (p_channel = 'kiosk') <> (station.id is not null) or not exists (
		select 1 from app.consultation_channels ch where ch.consultation_id = consultation.id and ch.channel = p_channel
	) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	held_for := private.quarantine_reason(consultation, survey, station, content ->> 'instrument');
	refusal := private.answer_refusal(survey.instrument::jsonb, content);
	-- These questions cannot judge the answer to others: only that it is an answer, to this survey.
	if refusal is not null and (held_for is distinct from 'other_instrument'
		or refusal in ('_:shape', '_:survey', '_:instrument')) then
		perform private.refuse('PZ203', 'answer_refused', refusal);
	end if;

	insert into app.responses (id, exercise_id, survey_id, channel, station_id, folio, commitment, received_on, is_late)
	values (p_id, survey.exercise_id, survey.id, p_channel, station.id, private.folio_of(p_id), p_commitment,
		private.today_in(survey.exercise_id), now() >= consultation.closes_at)
	on conflict on constraint responses_pkey do nothing
	returning * into stored;
	if stored.id is null then
		-- The same answer arrived twice at once: the other copy has just been stored.
		return api.submit_answer(p_id, p_content, p_salt, p_commitment, p_channel, p_station_token, p_key_hash);
	end if;
	select * into held from app.quarantined_responses q where q.id = p_id;
	if held.id is not null then
		-- Looked for only now, with the identity taken: a copy that was quarantined a moment ago is seen too.
		if held.commitment <> p_commitment then
			perform private.refuse('PZ204', 'answer_id_taken');
		end if;
		delete from app.responses r where r.id = p_id;
		return private.quarantine_receipt(held);
	end if;
	if held_for is not null then
		return private.quarantine(stored, consultation.id, content ->> 'instrument', held_for, p_content, salt);
	end if;
	insert into private.response_openings (response_id, content, salt, key_hash)
	values (p_id, p_content, salt, case when p_key_hash is not null then private.salt_of(p_key_hash) end);
	perform private.append_waiting_entry(survey.exercise_id, 'response', survey.id,
		private.response_body(survey, p_channel, p_commitment));
	return private.receipt_of(stored);
end;
$$;
comment on function api.submit_answer(uuid, text, text, text, text, text, text) is
	'Definer, open to anyone: stores an answer once, counted or in quarantine. The same identity and bytes give the same receipt; other bytes are refused.';

create function api.create_station(p_consultation uuid, p_name text, p_municipality text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
	created uuid;
	code text := private.random_code(10);
begin
	select * into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	insert into app.stations (exercise_id, consultation_id, name, municipality_id)
	values (consultation.exercise_id, p_consultation, p_name, nullif(p_municipality, '')) returning id into created;
	insert into private.station_secrets (station_id, code_hash, code_expires_at)
	values (created, private.code_hash('station-code', code), now() + interval '1 day');
	perform private.note(consultation.exercise_id, 'create_station', created);
	return jsonb_build_object('station', created, 'code', regexp_replace(code, '(.{5})(?=.)', '\1-', 'g'));
end;
$$;
comment on function api.create_station(uuid, text, text) is 'Definer: staff register a kiosk station and get its one-time code, good for a day.';

create function api.enroll_station(p_code text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	enrolled uuid;
	token text := private.random_code(40);
begin
	update private.station_secrets k
	set code_hash = null, code_expires_at = null, token_hash = private.code_hash('station-token', token)
	from app.stations st
	where st.id = k.station_id and st.revoked_on is null
		and k.code_hash = private.code_hash('station-code', p_code) and k.code_expires_at > now()
	returning k.station_id into enrolled;
	if enrolled is null then
		perform private.refuse('PZ207', 'station_unknown');
	end if;
	update app.stations set enrolled_on = private.today_in(exercise_id) where id = enrolled;
	return private.station_details(enrolled) || jsonb_build_object('token', token);
end;
$$;
comment on function api.enroll_station(text) is
	'Definer, open to anyone with the code: a tablet becomes the station. The code works once; the token is kept only as a hash.';

create function api.report_station(p_token text, p_waiting int) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	found_one uuid;
begin
	-- A station that only asks what it serves has nothing to say of what it holds.
	update app.stations st set waiting = greatest(coalesce(p_waiting, st.waiting), 0),
		reported_at = case when p_waiting is null then st.reported_at else now() end
	from private.station_secrets k
	where k.station_id = st.id and st.revoked_on is null and k.token_hash = private.code_hash('station-token', p_token)
	returning st.id into found_one;
	if found_one is null then
		perform private.refuse('PZ207', 'station_unknown');
	end if;
	return private.station_details(found_one);
end;
$$;
comment on function api.report_station(text, int) is 'Definer, for a station''s token: says how many answers wait unsent and reads its details back.';

create function api.revoke_station(p_station uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select st.exercise_id into exercise from app.stations st where st.id = p_station;
	perform private.require_staff(exercise);
	update app.stations set revoked_on = private.today_in(exercise) where id = p_station and revoked_on is null;
	perform private.note(exercise, 'revoke_station', p_station);
end;
$$;
comment on function api.revoke_station(uuid) is 'Definer: staff revoke a lost or retired tablet at once.';

revoke all on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[]),
	private.draft_consultation(uuid), api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[]),
	api.save_survey_draft(uuid, text), api.survey_draft(uuid), api.publish_consultation(uuid),
	private.close_consultation(uuid, text), api.close_consultation(uuid), api.consultation_counts(uuid),
	private.closed_consultation(uuid), private.matches_answers(jsonb, jsonb),
	api.consultation_answers(uuid, uuid, int, text, jsonb, uuid[]), api.consultation_summary(uuid), private.folio_of(uuid), private.receipt_of(app.responses), private.response_body(app.surveys, text, text),
	api.submit_answer(uuid, text, text, text, text, text, text), api.create_station(uuid, text, text),
	api.enroll_station(text), api.report_station(text, int), api.revoke_station(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[]),
	api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[]), api.save_survey_draft(uuid, text),
	api.survey_draft(uuid), api.publish_consultation(uuid), api.close_consultation(uuid),
	api.consultation_answers(uuid, uuid, int, text, jsonb, uuid[]), api.consultation_summary(uuid), api.create_station(uuid, text, text), api.revoke_station(uuid)
	to authenticated;
grant execute on function api.consultation_counts(uuid), api.submit_answer(uuid, text, text, text, text, text, text),
	api.enroll_station(text), api.report_station(text, int) to anon, authenticated;
