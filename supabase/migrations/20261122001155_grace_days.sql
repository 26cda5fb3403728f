-- Days of grace are chosen with the dates and announced with them; they were three for everybody.

drop function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[], int);
create function api.create_consultation(
	p_exercise uuid, p_slug text, p_title text, p_who text, p_use text, p_template text,
	p_opens timestamptz, p_closes timestamptz, p_channels text[], p_review int default 0, p_grace int default 3
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
	insert into app.consultations
		(exercise_id, slug, title, who_may_answer, use_of_results, template, opens_at, closes_at, review_days, grace_days)
	values (p_exercise, p_slug, p_title, p_who, p_use, p_template, p_opens, p_closes, p_review, p_grace)
	returning id into created;
	insert into app.consultation_channels (exercise_id, consultation_id, channel)
	select p_exercise, created, channel from (select distinct unnest(p_channels) as channel) chosen;
	insert into app.surveys (exercise_id, consultation_id, draft) values (p_exercise, created, '{}') returning id into survey;
	perform private.note(p_exercise, 'create_consultation', created);
	return jsonb_build_object('consultation', created, 'survey', survey);
end;
$$;
comment on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[], int, int) is
	'Definer: staff start a consultation from a template; its draft is saved next.';

drop function api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[], int);
create function api.edit_consultation(
	p_consultation uuid, p_title text, p_who text, p_use text, p_opens timestamptz, p_closes timestamptz, p_channels text[],
	p_review int default 0, p_grace int default 3
) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	draft app.consultations := private.draft_consultation(p_consultation);
begin
	perform private.require_dates(p_opens, p_closes);
	update app.consultations set title = p_title, who_may_answer = p_who, use_of_results = p_use,
		opens_at = p_opens, closes_at = p_closes, review_days = p_review, grace_days = p_grace where id = p_consultation;
	delete from app.consultation_channels where consultation_id = p_consultation;
	insert into app.consultation_channels (exercise_id, consultation_id, channel)
	select draft.exercise_id, p_consultation, channel from (select distinct unnest(p_channels) as channel) chosen;
	perform private.note(draft.exercise_id, 'edit_consultation', p_consultation);
end;
$$;
comment on function api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[], int, int) is
	'Definer: staff change a draft consultation.';

revoke all on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[], int, int),
	api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[], int, int)
	from public, anon, authenticated, service_role;
grant execute on function api.create_consultation(uuid, text, text, text, text, text, timestamptz, timestamptz, text[], int, int),
	api.edit_consultation(uuid, text, text, text, timestamptz, timestamptz, text[], int, int)
	to authenticated;
