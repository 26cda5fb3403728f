-- Answers are judged by the version they name, when they come and when two people decide on them.

create or replace function private.store_answer(
	p_id uuid, p_content text, p_salt text, p_commitment text, p_channel text, p_station_token text, p_key_hash text,
	p_circumstances jsonb, p_former app.responses
) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	content jsonb;
	survey app.surveys;
	-- The version it answers; null where it names none of this survey.
	asked text;
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

	-- Shared and off the rows: closing and new versions wait for answers under way, answers never wait for each other.
	perform pg_advisory_xact_lock_shared(hashtextextended(content ->> 'survey', 0));
	select s.* into survey from app.surveys s where s.id::text = content ->> 'survey';
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
	asked := private.instrument_named(survey, content ->> 'instrument');
	refusal := private.answer_refusal(private.instrument_of_channel(coalesce(asked, survey.instrument), p_channel), content);
	-- These questions cannot judge the answer to others that nobody published: only that it is an answer, to this survey.
	if refusal is not null and (asked is not null or refusal in ('_:shape', '_:survey', '_:instrument')) then
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

create or replace function api.propose_verdict(p_responses uuid[], p_verdict text, p_reason text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	one app.quarantined_responses;
	consultation app.consultations;
	survey app.surveys;
	opening private.quarantined_openings;
	person uuid;
	own_role text;
	name uuid := gen_random_uuid();
	proposed int := 0;
begin
	select c.* into consultation from app.quarantined_responses q join app.consultations c on c.id = q.consultation_id
	where q.id = any (p_responses) limit 1;
	own_role := private.require_reviewer(consultation.exercise_id);
	if p_verdict not in ('admit', 'reject') or p_verdict is null or cardinality(p_responses) > 500 then
		perform private.refuse('PZ002', 'value_not_accepted', 'verdict');
	end if;
	if private.is_plain_text(p_reason, 10, 500) is not true then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	person := private.person_in(consultation.exercise_id);
	select s.* into strict survey from app.surveys s where s.consultation_id = consultation.id;
	for one in
		select q.* from app.quarantined_responses q
		where q.id = any (p_responses) and q.consultation_id = consultation.id order by q.id for update
	loop
		if one.is_decided then
			perform private.refuse('PZ220', 'answer_not_in_review', one.folio);
		end if;
		-- Decided on its own day, its place in the log would tell whether it came before or after another one of that day.
		if one.received_on >= private.today_in(one.exercise_id) then
			perform private.refuse('PZ240', 'answer_came_today', one.folio);
		end if;
		select o.* into strict opening from private.quarantined_openings o where o.response_id = one.id;
		if p_verdict = 'admit' and private.answer_refusal(private.instrument_of_channel(
				coalesce(private.instrument_named(survey, opening.content::jsonb ->> 'instrument'), survey.instrument), one.channel),
			opening.content::jsonb) is not null then
			perform private.refuse('PZ221', 'answer_does_not_fit', one.folio);
		end if;
		update app.quarantined_responses q set proposal = name, verdict = p_verdict, verdict_reason = p_reason,
			proposed_by = person, proposed_role = own_role where q.id = one.id;
		proposed := proposed + 1;
	end loop;
	perform private.note(consultation.exercise_id, 'propose_verdict', consultation.id,
		jsonb_build_object('verdict', p_verdict, 'proposed', proposed));
	return jsonb_build_object('proposal', name, 'proposed', proposed);
end;
$$;
comment on function api.propose_verdict(uuid[], text, text) is
	'Definer: staff or the guarantor propose to admit or reject answers in review, with a reason. It takes the place of what was proposed before.';

create or replace function api.unnamed_recordings() returns text[]
	language sql stable security definer
	set search_path = ''
as $$
	select array(
		select o.name from storage.objects o
		where o.bucket_id = 'question-recordings' and o.updated_at < now() - interval '1 day'
			and not exists (
				select 1 from app.surveys s
				where s.id::text = split_part(o.name, '/', 1)
					and (strpos(s.draft, '"' || split_part(o.name, '/', 2) || '"') > 0
						or exists (select 1 from app.survey_versions v
							where v.survey_id = s.id and v.exercise_id = s.exercise_id
								and strpos(v.instrument, '"' || split_part(o.name, '/', 2) || '"') > 0))
			)
		order by o.name
		limit 500
	)
$$;
comment on function api.unnamed_recordings() is
	'Definer, for the worker: names in storage of questions read aloud that no survey names and nobody sent since yesterday. A recording is sent before it is named, so a day is left for that.';
