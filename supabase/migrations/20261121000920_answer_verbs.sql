-- Step 1 and 2: an answer arrives, from a phone or from a kiosk station.

create function api.consultation_counts(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	counted app.consultations;
begin
	select * into counted from app.consultations c where c.id = p_consultation;
	if not private.is_staff(counted.exercise_id) and coalesce(counted.state, 'draft') = 'draft' then
		perform private.refuse('PZ101', 'not_found');
	end if;
	return (
		select jsonb_build_object('total', coalesce(sum(c.n), 0), 'late', coalesce(sum(c.late), 0), 'proved', coalesce(sum(c.proved), 0),
			'inReview', (select count(*) from app.quarantined_responses q
				where q.consultation_id = p_consultation and q.exercise_id = counted.exercise_id and not q.is_decided),
			'channels', coalesce(jsonb_object_agg(c.channel, c.n), '{}'::jsonb),
			-- Every answer that came is in one of them; said at the close, as the log says it.
			'standings', case when counted.state = 'closed' then (
				select jsonb_build_object('counted', count(*) filter (where r.standing = 'counted'),
					'excluded', count(*) filter (where r.standing = 'excluded'), 'replaced', count(*) filter (where r.standing = 'replaced'),
					'withdrawn', count(*) filter (where r.standing = 'withdrawn'), 'quarantined', (
						select count(*) from app.quarantined_responses q where q.consultation_id = p_consultation
							and q.exercise_id = counted.exercise_id and (q.is_decided and q.verdict = 'admit') is not true))
				from app.responses r join app.surveys s on s.id = r.survey_id
				where s.consultation_id = p_consultation and r.exercise_id = counted.exercise_id) end,
			'barriers', to_jsonb(counted.barriers), 'barriersWords', counted.barriers_words,
			'desks', (select coalesce(jsonb_agg(jsonb_build_object('name', st.name, 'municipality', t.name, 'hours', st.hours)
					order by st.name collate "C", st.id), '[]'::jsonb)
				from app.stations st left join app.territories t on t.id = st.municipality_id
				where st.consultation_id = p_consultation and st.exercise_id = counted.exercise_id and st.kind = 'kiosk'
					and st.enrolled_on is not null),
			'codes', (select case when count(*) > 0 then jsonb_build_object('made', sum(b.issued), 'voided', sum(b.voided),
					'unused', (select count(*) from private.answer_codes a join app.code_batches o on o.id = a.batch_id
						where o.consultation_id = p_consultation and a.exercise_id = counted.exercise_id)) end
				from app.code_batches b where b.consultation_id = p_consultation and b.exercise_id = counted.exercise_id),
			'sheets', private.sheet_counts(counted.exercise_id, p_consultation),
			'places', (select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'kind', l.kind, 'municipality', t.name, 'hours', l.hours,
					'answers', case when l.n >= 10 or l.n = 0 then l.n end) order by l.name collate "C", l.id), '[]'::jsonb)
				from (select p.*, (select count(*) from app.responses r where r.place_id = p.id
						and r.exercise_id = p.exercise_id and r.standing = 'counted') as n
					from app.places p where p.consultation_id = p_consultation and p.exercise_id = counted.exercise_id) l
					left join app.territories t on t.id = l.municipality_id))
		from (select r.channel, count(*) as n, count(*) filter (where r.is_late) as late,
				count(*) filter (where r.has_proof) as proved
			from app.responses r join app.surveys s on s.id = r.survey_id
			where s.consultation_id = p_consultation and r.exercise_id = counted.exercise_id and r.standing = 'counted'
			group by r.channel) c
	);
end;
$$;
comment on function api.consultation_counts(uuid) is
	'Definer: how many answers by channel and by place, how many codes and sheets were made, and at which desks people could answer, for anyone; never what they say.';

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

create function private.store_answer(
	p_id uuid, p_content text, p_salt text, p_commitment text, p_channel text, p_station_token text, p_key_hash text,
	p_circumstances jsonb, p_former app.responses
) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	content jsonb;
	survey app.surveys;
	consultation app.consultations;
	station app.stations;
	-- By which it counts: what a device of the staff brings has the channel of the device.
	counted_by text;
	place uuid;
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
	counted_by := coalesce(station.kind, p_channel);
	-- A correction comes with a key from anywhere, and stands where the former answer stood.
	if (p_former.id is null and (p_channel in ('kiosk', 'interviewer')) <> (station.id is not null)) or not exists (
		select 1 from app.consultation_channels ch where ch.consultation_id = consultation.id and ch.channel = counted_by
	) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	-- A correction comes from where the former answer came.
	place := case when p_former.id is null then private.place_of(consultation.id, counted_by, p_circumstances)
		else p_former.place_id end;
	held_for := private.quarantine_reason(consultation, survey, station, content ->> 'instrument');
	refusal := private.answer_refusal(private.instrument_of_channel(survey.instrument, p_channel), content);
	-- These questions cannot judge the answer to others: only that it is an answer, to this survey.
	if refusal is not null and (held_for is distinct from 'other_instrument'
		or refusal in ('_:shape', '_:survey', '_:instrument')) then
		perform private.refuse('PZ203', 'answer_refused', refusal);
	end if;

	insert into app.responses (id, exercise_id, survey_id, channel, station_id, place_id, is_assisted, has_proof, folio, commitment,
		received_on, is_late)
	values (p_id, survey.exercise_id, survey.id, counted_by, coalesce(station.id, p_former.station_id), place,
		coalesce((p_circumstances ->> 'assisted')::boolean, p_former.is_assisted, false),
		coalesce(p_former.has_proof, private.use_proof(survey.id, counted_by, p_circumstances ->> 'proof')), private.folio_of(p_id), p_commitment,
		private.today_in(survey.exercise_id), now() >= consultation.closes_at)
	on conflict on constraint responses_pkey do nothing
	returning * into stored;
	if stored.id is null then
		-- The same answer arrived twice at once: the other copy has just been stored.
		return private.store_answer(p_id, p_content, p_salt, p_commitment, p_channel, p_station_token, p_key_hash,
			p_circumstances, p_former);
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
	if counted_by = 'code' and p_former.id is null then
		perform private.use_answer_code(consultation.id, p_circumstances ->> 'code');
	end if;
	if held_for is not null then
		return private.quarantine(stored, consultation.id, held_for, p_content, salt,
			case when p_key_hash is not null then private.salt_of(p_key_hash) end);
	end if;
	insert into private.response_openings (response_id, content, salt, key_hash)
	values (p_id, p_content, salt, case when p_key_hash is not null then private.salt_of(p_key_hash) end);
	perform private.append_waiting_entry(survey.exercise_id, 'response', survey.id,
		private.response_body(survey, counted_by, p_commitment));
	return private.receipt_of(stored);
end;
$$;
comment on function private.store_answer(uuid, text, text, text, text, text, text, jsonb, app.responses) is
	'Stores an answer once, counted or in quarantine, on its own or in the place of a former one.';

create function api.submit_answer(
	p_id uuid, p_content text, p_salt text, p_commitment text, p_channel text, p_station_token text default null,
	p_key_hash text default null, p_circumstances jsonb default null
) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
begin
	-- What a sheet says is agreed on by people who read it: see api.enter_sheet.
	if p_channel = 'paper' then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	return private.store_answer(p_id, p_content, p_salt, p_commitment, p_channel, p_station_token, p_key_hash, p_circumstances, null);
end;
$$;
comment on function api.submit_answer(uuid, text, text, text, text, text, text, jsonb) is
	'Definer, open to anyone: stores an answer once, counted or in quarantine. The same identity and bytes give the same receipt; other bytes are refused.';

create function api.create_station(
	p_consultation uuid, p_name text, p_municipality text, p_kind text default 'kiosk', p_ceiling int default 500
) returns jsonb
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
	if not exists (
		select 1 from app.consultation_channels ch where ch.consultation_id = p_consultation and ch.channel = p_kind
	) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	insert into app.stations (exercise_id, consultation_id, kind, name, municipality_id, daily_ceiling)
	values (consultation.exercise_id, p_consultation, p_kind, p_name, nullif(p_municipality, ''), p_ceiling)
	returning id into created;
	insert into private.station_secrets (station_id, code_hash, code_expires_at)
	values (created, private.code_hash('station-code', code), now() + interval '1 day');
	perform private.note(consultation.exercise_id, 'create_station', created);
	return jsonb_build_object('station', created, 'code', regexp_replace(code, '(.{5})(?=.)', '\1-', 'g'));
end;
$$;
comment on function api.create_station(uuid, text, text, text, int) is
	'Definer: staff register a tablet at a desk or the phone of who interviews, and get its one-time code, good for a day.';

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

create function api.report_station(p_token text, p_waiting int, p_hours int default 0) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	found_one uuid;
begin
	-- A station that only asks what it serves has nothing to say of what it holds.
	update app.stations st set waiting = greatest(coalesce(p_waiting, st.waiting), 0),
		reported_at = case when p_waiting is null then st.reported_at else now() end,
		waiting_since = case when p_waiting is null then st.waiting_since
			when p_waiting > 0 then date_trunc('hour', now()) - make_interval(hours => least(greatest(coalesce(p_hours, 0), 0), 87600)) end
	from private.station_secrets k
	where k.station_id = st.id and st.revoked_on is null and k.token_hash = private.code_hash('station-token', p_token)
	returning st.id into found_one;
	if found_one is null then
		perform private.refuse('PZ207', 'station_unknown');
	end if;
	return private.station_details(found_one);
end;
$$;
comment on function api.report_station(text, int, int) is
	'Definer, for a station''s token: says how many answers wait unsent, since how many hours, and reads its details back.';

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

revoke all on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[], int),
	private.draft_consultation(uuid), api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[], int),
	api.save_survey_draft(uuid, text, int), api.survey_draft(uuid), api.publish_consultation(uuid),
	private.close_consultation(uuid, text), api.close_consultation(uuid), api.consultation_counts(uuid),
	private.closed_consultation(uuid), private.matches_answers(jsonb, jsonb),
	api.consultation_answers(uuid, uuid, int, text, jsonb, uuid[], boolean), api.consultation_summary(uuid), private.folio_of(uuid), private.receipt_of(app.responses), private.response_body(app.surveys, text, text),
	private.store_answer(uuid, text, text, text, text, text, text, jsonb, app.responses),
	api.submit_answer(uuid, text, text, text, text, text, text, jsonb), api.create_station(uuid, text, text, text, int),
	api.enroll_station(text), api.report_station(text, int, int), api.revoke_station(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[], int),
	api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[], int), api.save_survey_draft(uuid, text, int),
	api.survey_draft(uuid), api.publish_consultation(uuid), api.close_consultation(uuid),
	api.consultation_answers(uuid, uuid, int, text, jsonb, uuid[], boolean), api.consultation_summary(uuid), api.create_station(uuid, text, text, text, int), api.revoke_station(uuid)
	to authenticated;
grant execute on function api.consultation_counts(uuid), api.submit_answer(uuid, text, text, text, text, text, text, jsonb),
	api.enroll_station(text), api.report_station(text, int, int) to anon, authenticated;
