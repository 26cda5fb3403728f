-- One person proposes to leave answers out by a rule, or to count them again; another agrees with what they read.

create function api.preview_exclusion(p_consultation uuid, p_rule jsonb) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.counted_consultation(p_consultation);
begin
	return private.describe_caught(asked, private.exclusion_rule(asked, p_rule));
end;
$$;
comment on function api.preview_exclusion(uuid, jsonb) is
	'Definer: staff and the guarantor read how many answers a rule catches by each channel, before anybody proposes it. Never which.';

create function api.propose_exclusion(p_consultation uuid, p_rule jsonb, p_reason text, p_digest text) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.counted_consultation(p_consultation);
	chosen jsonb := private.exclusion_rule(asked, p_rule);
	caught jsonb := private.describe_caught(asked, chosen);
	created uuid;
begin
	if private.is_plain_text(p_reason, 10, 500) is not true then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	if (caught ->> 'answers')::int = 0 then
		perform private.refuse('PZ242', 'rule_catches_nothing');
	end if;
	if caught ->> 'digest' is distinct from p_digest then
		perform private.refuse('PZ244', 'answers_changed');
	end if;
	insert into app.exclusions (exercise_id, consultation_id, number, rule, reason, answers, channels, digest, proposed_by, proposed_role,
		proposed_on)
	select asked.exercise_id, asked.id, 1 + count(*), private.canonical_json(chosen), p_reason, (caught ->> 'answers')::int,
		private.canonical_json(caught -> 'channels'), caught ->> 'digest', private.person_in(asked.exercise_id),
		private.require_reviewer(asked.exercise_id), private.today_in(asked.exercise_id)
	from app.exclusions x where x.consultation_id = asked.id
	returning id into created;
	perform private.note(asked.exercise_id, 'propose_exclusion', asked.id,
		jsonb_build_object('exclusion', created, 'rule', chosen, 'answers', caught -> 'answers'));
	return created;
end;
$$;
comment on function api.propose_exclusion(uuid, jsonb, text, text) is
	'Definer: staff or the guarantor propose to leave out what a rule catches, with a reason. The digest is that of what they saw.';

create function api.propose_readmission(p_exclusion uuid, p_reason text) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	undone app.exclusions;
	asked app.consultations;
	created uuid;
begin
	select * into undone from app.exclusions x where x.id = p_exclusion;
	asked := private.counted_consultation(undone.consultation_id);
	if private.is_plain_text(p_reason, 10, 500) is not true then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	select * into undone from app.exclusions x where x.id = p_exclusion;
	if undone.state <> 'agreed' or undone.readmits is not null then
		perform private.refuse('PZ243', 'exclusion_decided');
	end if;
	insert into app.exclusions (exercise_id, consultation_id, number, readmits, rule, reason, answers, channels, digest, proposed_by,
		proposed_role, proposed_on)
	select asked.exercise_id, asked.id, 1 + count(*), undone.id, undone.rule, p_reason, undone.answers, undone.channels, undone.digest,
		private.person_in(asked.exercise_id), private.require_reviewer(asked.exercise_id), private.today_in(asked.exercise_id)
	from app.exclusions x where x.consultation_id = asked.id
	returning id into created;
	perform private.note(asked.exercise_id, 'propose_readmission', asked.id, jsonb_build_object('exclusion', undone.id));
	return created;
end;
$$;
comment on function api.propose_readmission(uuid, text) is
	'Definer: staff or the guarantor propose to count again all that an exclusion left out, with a reason.';

create function private.undecided_exclusion(p_exclusion uuid) returns app.exclusions
	language plpgsql
	set search_path = ''
as $$
declare
	proposed app.exclusions;
begin
	select * into proposed from app.exclusions x where x.id = p_exclusion;
	perform private.counted_consultation(proposed.consultation_id);
	-- Read again: whoever held the consultation may have decided it.
	select * into proposed from app.exclusions x where x.id = p_exclusion;
	if proposed.state <> 'proposed' then
		perform private.refuse('PZ243', 'exclusion_decided');
	end if;
	return proposed;
end;
$$;
comment on function private.undecided_exclusion(uuid) is 'A proposal that waits for a second person, with its consultation locked.';

create function api.agree_with_exclusion(p_exclusion uuid) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	proposed app.exclusions := private.undecided_exclusion(p_exclusion);
	asked app.consultations;
	own_role text;
	survey uuid;
	undone app.exclusions;
begin
	select * into strict asked from app.consultations c where c.id = proposed.consultation_id;
	own_role := private.require_reviewer(asked.exercise_id);
	if proposed.proposed_by = private.person_in(asked.exercise_id) then
		perform private.refuse('PZ100', 'not_allowed');
	end if;
	select s.id into strict survey from app.surveys s where s.consultation_id = asked.id;
	if proposed.readmits is null then
		-- Admitted or left out meanwhile: what this person read is no longer what the rule catches.
		if private.describe_caught(asked, proposed.rule::jsonb) ->> 'digest' is distinct from proposed.digest then
			perform private.refuse('PZ244', 'answers_changed');
		end if;
		insert into private.excluded_answers (response_id, exclusion_id)
		select c.id, proposed.id from private.caught_by(asked, proposed.rule::jsonb) c;
		update app.responses r set standing = 'excluded' from private.excluded_answers x
		where x.exclusion_id = proposed.id and r.id = x.response_id;
	else
		select * into strict undone from app.exclusions x where x.id = proposed.readmits;
		if undone.state <> 'agreed' then
			perform private.refuse('PZ243', 'exclusion_decided');
		end if;
		update app.responses r set standing = 'counted' from private.excluded_answers x
		where x.exclusion_id = undone.id and r.id = x.response_id;
		delete from private.excluded_answers x where x.exclusion_id = undone.id;
		update app.exclusions x set state = 'readmitted' where x.id = undone.id;
	end if;
	update app.exclusions x set state = 'agreed', decided_by = private.person_in(asked.exercise_id), decided_role = own_role,
		decided_on = private.today_in(asked.exercise_id) where x.id = proposed.id;
	perform private.append_entry(asked.exercise_id, case when undone.id is null then 'responses.excluded' else 'responses.readmitted' end,
		jsonb_build_object('survey', survey, 'exclusion', coalesce(undone.id, proposed.id), 'reason', proposed.reason,
			'roles', (select jsonb_agg(r.role order by r.role collate "C") from unnest(array[proposed.proposed_role, own_role]) r (role)),
			'count', proposed.answers, 'byChannel', proposed.channels::jsonb, 'answers', proposed.digest,
			'date', private.today_in(asked.exercise_id))
		|| case when undone.id is null then jsonb_build_object('rule', proposed.rule::jsonb) else '{}'::jsonb end);
	perform private.note(asked.exercise_id, 'agree_with_exclusion', asked.id, jsonb_build_object('exclusion', proposed.id));
	return jsonb_build_object('answers', proposed.answers);
end;
$$;
comment on function api.agree_with_exclusion(uuid) is
	'Definer: a second person of the staff or the guarantor agrees with a proposal as it was read, and it holds: the answers are not counted, or counted again.';

create function api.reject_exclusion(p_exclusion uuid, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	proposed app.exclusions := private.undecided_exclusion(p_exclusion);
begin
	if private.is_plain_text(p_reason, 10, 500) is not true then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	update app.exclusions x set state = 'rejected', rejection_reason = p_reason, decided_by = private.person_in(proposed.exercise_id),
		decided_role = private.require_reviewer(proposed.exercise_id), decided_on = private.today_in(proposed.exercise_id)
	where x.id = proposed.id;
	perform private.note(proposed.exercise_id, 'reject_exclusion', proposed.consultation_id, jsonb_build_object('exclusion', proposed.id));
end;
$$;
comment on function api.reject_exclusion(uuid, text) is
	'Definer: staff or the guarantor reject a proposal with a reason, their own too. It stays in sight.';

create function private.standing_exclusions(p_consultation uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('exclusion', x.id, 'rule', x.rule::jsonb, 'reason', x.reason, 'answers', x.answers,
		'channels', x.channels::jsonb, 'date', x.decided_on) order by x.number), '[]'::jsonb)
	from app.exclusions x where x.consultation_id = p_consultation and x.state = 'agreed' and x.readmits is null;
$$;
comment on function private.standing_exclusions(uuid) is 'What is left out of a consultation, as anybody may read it.';

create function api.consultation_exclusions(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.reviewed_consultation(p_consultation);
begin
	return jsonb_build_object(
		'dueOn', private.figures_due_on(asked),
		'isPublished', exists (select 1 from app.figures f where f.consultation_id = asked.id),
		'exclusions', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'readmits', y.number, 'rule', x.rule::jsonb,
				'where', coalesce(l.name, t.name),
				'reason', x.reason, 'answers', x.answers, 'channels', x.channels::jsonb, 'state', x.state,
				'proposedBy', p.display_name, 'proposedOn', x.proposed_on, 'decidedBy', d.display_name, 'decidedOn', x.decided_on,
				'rejectionReason', x.rejection_reason, 'mine', x.proposed_by = private.person_in(asked.exercise_id)) order by x.number desc), '[]'::jsonb)
			from (select * from app.exclusions o where o.consultation_id = asked.id and o.exercise_id = asked.exercise_id
					order by o.number desc limit 200) x
				left join app.people p on p.id = x.proposed_by
				left join app.people d on d.id = x.decided_by
				left join app.exclusions y on y.id = x.readmits
				left join app.places l on l.consultation_id = asked.id and l.id::text = x.rule::jsonb ->> 'place'
				left join app.stations t on t.consultation_id = asked.id and t.id::text = x.rule::jsonb ->> 'station'));
end;
$$;
comment on function api.consultation_exclusions(uuid) is
	'Definer: staff and the guarantor read what was proposed to be left out or counted again and what became of it, rejected proposals too.';

revoke all on function private.undecided_exclusion(uuid), private.standing_exclusions(uuid), api.preview_exclusion(uuid, jsonb),
	api.propose_exclusion(uuid, jsonb, text, text), api.propose_readmission(uuid, text), api.agree_with_exclusion(uuid),
	api.reject_exclusion(uuid, text), api.consultation_exclusions(uuid) from public, anon, authenticated, service_role;
grant execute on function api.preview_exclusion(uuid, jsonb), api.propose_exclusion(uuid, jsonb, text, text),
	api.propose_readmission(uuid, text), api.agree_with_exclusion(uuid), api.reject_exclusion(uuid, text),
	api.consultation_exclusions(uuid) to authenticated;
