-- An answer that waits in review when the openings of its exercise are erased is erased with them: nobody keeps what was
-- said because nobody decided. It can still be rejected; it can no longer be admitted, because nothing is left to count.

create function private.erasable_reviews(p_exercise uuid) returns setof uuid
	language sql stable
	set search_path = ''
as $$
	select q.id from app.quarantined_responses q join app.consultations c on c.id = q.consultation_id
	where q.exercise_id = p_exercise and c.state = 'closed'
		and exists (select 1 from private.quarantined_openings o where o.response_id = q.id);
$$;
comment on function private.erasable_reviews(uuid) is 'Answers in quarantine, to what has closed, of which there still is what they say.';

create or replace function private.erase_openings(p_exercise uuid) returns boolean
	language plpgsql
	set search_path = ''
as $$
declare
	answers int;
	ballots int;
	reviews uuid[];
begin
	-- Whoever annuls a ranking meanwhile waits for this, or this for them.
	perform 1 from app.rankings r where r.exercise_id = p_exercise order by r.id for no key update;
	if (private.openings_until(p_exercise) <= private.today_in(p_exercise)) is not true then
		return false;
	end if;
	-- So does whoever decides on an answer in review.
	reviews := array(select q.id from app.quarantined_responses q
		where q.id in (select private.erasable_reviews(p_exercise)) order by q.id for update);
	delete from private.quarantined_openings o where o.response_id = any (reviews);
	-- What one person proposed to admit has nothing left to be admitted.
	update app.quarantined_responses q set proposal = null, verdict = null, verdict_reason = null, proposed_by = null, proposed_role = null
	where q.id = any (reviews) and q.verdict = 'admit' and not q.is_decided;
	delete from private.response_openings o using app.responses r, app.surveys s, app.consultations c
	where r.id = o.response_id and r.exercise_id = p_exercise and s.id = r.survey_id and c.id = s.consultation_id and c.state = 'closed';
	get diagnostics answers = row_count;
	update private.ballots b set salt = null, content = case when b.is_current and r.publication = 'anonymous' then b.content end
	from app.rankings r where r.id = b.ranking_id and b.id in (select e.id from private.erasable_ballots(p_exercise) e);
	get diagnostics ballots = row_count;
	if answers + ballots + cardinality(reviews) = 0 then
		return false;
	end if;
	update app.exercises e set openings_erased_on = private.today_in(p_exercise) where e.id = p_exercise;
	perform private.note(p_exercise, 'erase_due_openings', p_exercise,
		jsonb_build_object('answers', answers, 'ballots', ballots, 'inReview', cardinality(reviews)));
	return true;
end;
$$;

create or replace function api.erase_due_openings() returns jsonb
	language plpgsql volatile security definer
	set search_path = ''
as $$
declare
	due uuid;
	erased uuid[] := '{}';
begin
	for due in
		select e.id from app.exercises e
		where (private.openings_until(e.id) <= private.today_in(e.id)) is true and (
			exists (select 1 from private.erasable_ballots(e.id))
			or exists (select 1 from private.erasable_reviews(e.id))
			or exists (select 1 from private.response_openings o join app.responses r on r.id = o.response_id where r.exercise_id = e.id))
		order by e.id
	loop
		if private.erase_openings(due) then
			erased := erased || due;
		end if;
	end loop;
	return to_jsonb(erased);
end;
$$;

create or replace function api.propose_verdict(p_responses uuid[], p_verdict text, p_reason text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	one app.quarantined_responses;
	consultation app.consultations;
	survey app.surveys;
	content jsonb;
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
		if p_verdict = 'admit' then
			select o.content::jsonb into content from private.quarantined_openings o where o.response_id = one.id;
			if not found then
				perform private.refuse('PZ226', 'answer_erased', one.folio);
			end if;
			if private.answer_refusal(private.instrument_of_channel(
					coalesce(private.instrument_named(survey, content ->> 'instrument'), survey.instrument), one.channel),
				content) is not null then
				perform private.refuse('PZ221', 'answer_does_not_fit', one.folio);
			end if;
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

revoke all on function private.erasable_reviews(uuid) from public, anon, authenticated, service_role;
