-- Staff change published questions: over a working copy that nobody answers, published as a whole with a reason.

create function private.editable_survey(p_consultation uuid) returns app.consultations
	language plpgsql
	set search_path = ''
as $$
declare
	found_one app.consultations;
begin
	select * into found_one from app.consultations c where c.id = p_consultation for no key update;
	perform private.require_staff(found_one.exercise_id);
	if found_one.state = 'closed' or found_one.state = 'published' and now() >= found_one.closes_at then
		perform private.refuse('PZ201', 'consultation_published');
	end if;
	return found_one;
end;
$$;
comment on function private.editable_survey(uuid) is 'Locks a consultation whose questions staff may still change: a draft, or one that has not ended.';

create or replace function api.save_survey_draft(p_consultation uuid, p_draft text, p_over int default null) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	-- Locks the consultation, so two who save at once come one after the other.
	draft app.consultations := private.editable_survey(p_consultation);
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
	'Definer: staff save the working copy of the instrument, over the one they read; how often it was saved by now. Answers go on being to what is published.';

create function private.freeze_instrument(p_survey app.surveys, p_reason text) returns app.surveys
	language plpgsql
	set search_path = ''
as $$
declare
	frozen jsonb;
	canonical text;
	survey app.surveys;
begin
	begin
		frozen := p_survey.draft::jsonb;
	exception when others then
		perform private.refuse('PZ210', 'instrument_incomplete');
	end;
	if frozen ->> 'survey' is distinct from p_survey.id::text or frozen #>> '{notice,short,es}' is null
		or frozen #>> '{notice,full,es}' is null or not private.is_instrument(frozen) then
		perform private.refuse('PZ210', 'instrument_incomplete');
	end if;
	canonical := private.canonical_json(frozen);
	update app.surveys set instrument = canonical, instrument_hash = private.document_hash('instrument', canonical),
		notice_hash = private.document_hash('notice', private.canonical_json(frozen -> 'notice'))
	where id = p_survey.id returning * into survey;
	insert into app.survey_versions (exercise_id, survey_id, version, instrument, instrument_hash, notice_hash, reason, published_on)
	select survey.exercise_id, survey.id, coalesce(max(v.version), 0) + 1, survey.instrument, survey.instrument_hash, survey.notice_hash,
		p_reason, private.today_in(survey.exercise_id)
	from app.survey_versions v where v.survey_id = survey.id and v.exercise_id = survey.exercise_id;
	return survey;
end;
$$;
comment on function private.freeze_instrument(app.surveys, text) is
	'Makes the working copy the instrument of a survey and keeps it as its next version, or PZ210.';

create or replace function api.publish_consultation(p_consultation uuid) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	draft app.consultations := private.draft_consultation(p_consultation);
	survey app.surveys;
	zone text;
begin
	select * into strict survey from app.surveys s where s.consultation_id = draft.id for update;
	if draft.closes_at <= now() then
		perform private.refuse('PZ202', 'dates_out_of_order');
	end if;
	if not exists (select 1 from app.consultation_channels ch where ch.consultation_id = draft.id) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	survey := private.freeze_instrument(survey, null);
	update app.consultations set state = 'published', published_on = private.today_in(exercise_id) where id = draft.id;
	perform private.freeze_announcement(draft, survey);
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
	'Definer: staff freeze the questions and what is announced, and announce the consultation. From here the questions change only as a new version.';

create function api.publish_survey_version(p_consultation uuid, p_reason text, p_over int) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
	survey app.surveys;
	former app.surveys;
	refusal text;
	number int;
begin
	select c.* into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	select * into strict former from app.surveys s where s.consultation_id = p_consultation;
	-- Waits for answers that are being written, as a close does and in its order: each is to one version or to the other.
	perform pg_advisory_xact_lock(hashtextextended(former.id::text, 0));
	consultation := private.editable_survey(p_consultation);
	if consultation.state <> 'published' then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	if private.is_plain_text(p_reason, 10, 500) is not true then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	select * into strict former from app.surveys s where s.id = former.id for update;
	if former.draft_revision is distinct from p_over then
		perform private.refuse('PZ211', 'draft_changed');
	end if;
	survey := private.freeze_instrument(former, p_reason);
	if survey.instrument_hash = former.instrument_hash then
		perform private.refuse('PZ213', 'version_unchanged');
	end if;
	refusal := private.change_refusal(former.instrument::jsonb, survey.instrument::jsonb);
	if refusal is not null then
		perform private.refuse('PZ214', 'version_refused', refusal);
	end if;
	select max(v.version) into strict number from app.survey_versions v
	where v.survey_id = survey.id and v.exercise_id = survey.exercise_id;
	perform private.append_entry(consultation.exercise_id, 'survey.changed', jsonb_build_object(
		'survey', survey.id, 'version', number, 'instrument', survey.instrument_hash, 'notice', survey.notice_hash,
		'reason', p_reason, 'date', private.today_in(consultation.exercise_id)));
	perform private.note(consultation.exercise_id, 'publish_survey_version', consultation.id, jsonb_build_object('version', number));
	return survey.instrument_hash;
end;
$$;
comment on function api.publish_survey_version(uuid, text, int) is
	'Definer: staff publish the working copy they read as the next version of the questions, with a reason that the log keeps. What could be answered before must still be answerable.';

revoke all on function private.editable_survey(uuid), private.freeze_instrument(app.surveys, text),
	api.publish_survey_version(uuid, text, int)
	from public, anon, authenticated, service_role;
grant execute on function api.publish_survey_version(uuid, text, int) to authenticated;
