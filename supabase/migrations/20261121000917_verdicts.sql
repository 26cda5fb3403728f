-- Two people decide on answers in review: one proposes, another agrees with what they read. Neither reads the answer.

create function private.require_reviewer(p_exercise uuid) returns text
	language plpgsql stable
	set search_path = ''
as $$
begin
	if private.is_staff(p_exercise) then
		return 'stl_staff';
	elsif private.has_role(p_exercise, 'guarantor') then
		return 'guarantor';
	end if;
	perform private.refuse('PZ100', 'not_allowed');
	return null;
end;
$$;
comment on function private.require_reviewer(uuid) is 'The role by which somebody decides on answers in review, or PZ100.';

create function private.reviewed_consultation(p_consultation uuid) returns app.consultations
	language plpgsql stable
	set search_path = ''
as $$
declare
	reviewed app.consultations;
begin
	select c.* into reviewed from app.consultations c where c.id = p_consultation;
	perform private.require_reviewer(reviewed.exercise_id);
	return reviewed;
end;
$$;
comment on function private.reviewed_consultation(uuid) is 'A consultation whose answers in review the caller may decide on, or PZ100.';

create function api.quarantined_answers(p_consultation uuid, p_state text, p_after uuid default null, p_limit int default 100) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	reviewed app.consultations := private.reviewed_consultation(p_consultation);
begin
	-- Ordered by the random identity: the order says nothing about who came first.
	return (
		select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'folio', q.folio, 'channel', q.channel, 'station', q.station,
			'receivedOn', q.received_on, 'reason', q.reason, 'verdict', q.verdict, 'verdictReason', q.verdict_reason) order by q.id), '[]'::jsonb)
		from (
			select q.*, st.name as station from app.quarantined_responses q left join app.stations st on st.id = q.station_id
			where q.consultation_id = reviewed.id and q.exercise_id = reviewed.exercise_id
				and p_state = case when q.is_decided then 'decided' when q.verdict is not null then 'proposed'
					when q.received_on < private.today_in(reviewed.exercise_id) then 'waiting' else 'today' end
				and (p_after is null or q.id > p_after)
			order by q.id limit least(greatest(p_limit, 1), 500)) q
	);
end;
$$;
comment on function api.quarantined_answers(uuid, text, uuid, int) is
	'Definer: staff and the guarantor read, a page at a time, which answers are in review and why. Never what they say, so that nobody chooses by it.';

create function api.quarantine_proposals(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	reviewed app.consultations := private.reviewed_consultation(p_consultation);
begin
	return (
		select coalesce(jsonb_agg(jsonb_build_object('proposal', g.proposal, 'verdict', g.verdict, 'reason', g.verdict_reason,
			'person', p.display_name, 'mine', g.proposed_by is not distinct from private.person_in(reviewed.exercise_id),
			'answers', g.answers) order by g.proposal), '[]'::jsonb)
		from (
			select q.proposal, q.verdict, q.verdict_reason, q.proposed_by,
				jsonb_agg(jsonb_build_object('id', q.id, 'folio', q.folio) order by q.id) as answers
			from app.quarantined_responses q
			where q.consultation_id = reviewed.id and q.exercise_id = reviewed.exercise_id and q.verdict is not null and not q.is_decided
			group by q.proposal, q.verdict, q.verdict_reason, q.proposed_by
			order by q.proposal limit 50) g
		left join app.people p on p.id = g.proposed_by
	);
end;
$$;
comment on function api.quarantine_proposals(uuid) is
	'Definer: what one person proposed for answers in review, together and for one reason: another person agrees or not.';

create function api.propose_verdict(p_responses uuid[], p_verdict text, p_reason text) returns jsonb
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
		if p_verdict = 'admit' and private.answer_refusal(private.instrument_of_channel(survey.instrument, one.channel), opening.content::jsonb) is not null then
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

create function private.seal_past_days(p_exercise uuid, p_consultation uuid) returns void
	language sql
	set search_path = ''
as $$
	-- What came today goes on waiting for its fellows.
	select private.seal_batch(p_exercise, p_consultation, array(select q.leaf from app.quarantined_responses q
		where q.exercise_id = p_exercise and q.consultation_id = p_consultation and q.received_on < private.today_in(p_exercise)));
$$;
comment on function private.seal_past_days(uuid, uuid) is 'Gives answers in review of days that are over their places in the log.';

create function api.agree_with_verdict(p_proposal uuid) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	one app.quarantined_responses;
	consultation app.consultations;
	own_role text;
	decided int := 0;
begin
	select c.* into consultation from app.quarantined_responses q join app.consultations c on c.id = q.consultation_id
	where q.proposal = p_proposal limit 1;
	if consultation.id is null then
		perform private.refuse('PZ220', 'answer_not_in_review');
	end if;
	own_role := private.require_reviewer(consultation.exercise_id);
	perform private.seal_past_days(consultation.exercise_id, consultation.id);
	for one in select q.* from app.quarantined_responses q where q.proposal = p_proposal order by q.id for update loop
		if one.is_decided then
			perform private.refuse('PZ220', 'answer_not_in_review', one.folio);
		end if;
		if one.proposed_by = private.person_in(one.exercise_id) then
			perform private.refuse('PZ100', 'not_allowed');
		end if;
		update app.quarantined_responses set is_decided = true where id = one.id;
		if one.verdict = 'admit' then
			insert into app.responses (id, exercise_id, survey_id, channel, station_id, place_id, is_assisted, has_proof, folio, commitment,
				received_on, is_late)
			values (one.id, one.exercise_id, one.survey_id, one.channel, one.station_id, one.place_id, one.is_assisted, one.has_proof, one.folio,
				one.commitment, one.received_on, one.is_late);
			-- The close forgot every key: an answer that is admitted later has none either.
			insert into private.response_openings (response_id, content, salt, key_hash)
			select o.response_id, o.content, o.salt, case when consultation.state = 'published' then o.key_hash end
			from private.quarantined_openings o where o.response_id = one.id;
			delete from private.quarantined_openings o where o.response_id = one.id;
		end if;
		perform private.append_entry(one.exercise_id, case one.verdict when 'admit' then 'response.admitted' else 'response.rejected' end,
			jsonb_build_object('survey', one.survey_id, 'leaf', private.base64url(one.leaf), 'reason', one.verdict_reason,
				'roles', (select jsonb_agg(r.role order by r.role collate "C") from unnest(array[one.proposed_role, own_role]) r (role)),
				'date', private.today_in(one.exercise_id)));
		decided := decided + 1;
	end loop;
	if decided = 0 then
		-- Somebody proposed otherwise a moment ago.
		perform private.refuse('PZ220', 'answer_not_in_review');
	end if;
	perform private.note(consultation.exercise_id, 'agree_with_verdict', consultation.id, jsonb_build_object('decided', decided));
	return jsonb_build_object('decided', decided);
end;
$$;
comment on function api.agree_with_verdict(uuid) is
	'Definer: a second person of the staff or the guarantor agrees with a proposal as it was read, and so it holds.';

create function private.forget_rejected() returns void
	language sql
	set search_path = ''
as $$
	-- Nothing more can come by then: what was rejected is not needed to judge the rest.
	delete from private.quarantined_openings o using app.quarantined_responses q, app.consultations c
	where q.id = o.response_id and q.is_decided and q.verdict = 'reject' and c.id = q.consultation_id and c.state = 'closed'
		and now() >= c.closes_at + make_interval(days => c.grace_days + 30);
$$;
comment on function private.forget_rejected() is 'Erases what rejected answers said once nothing more is taken by their consultation. Their commitments stay.';

revoke all on function private.require_reviewer(uuid), private.reviewed_consultation(uuid), private.seal_past_days(uuid, uuid),
	private.forget_rejected(), api.quarantined_answers(uuid, text, uuid, int), api.quarantine_proposals(uuid),
	api.propose_verdict(uuid[], text, text), api.agree_with_verdict(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.quarantined_answers(uuid, text, uuid, int), api.quarantine_proposals(uuid),
	api.propose_verdict(uuid[], text, text), api.agree_with_verdict(uuid) to authenticated;
