-- Questions that change after they were published: each version is frozen for ever, and every answer keeps the one it names.

create table app.survey_versions (
	exercise_id uuid not null,
	survey_id uuid not null,
	version int not null,
	instrument text not null,
	instrument_hash text not null,
	notice_hash text not null,
	reason text,
	published_on date not null,
	constraint survey_versions_pkey primary key (survey_id, version),
	constraint survey_versions_survey_fkey foreign key (exercise_id, survey_id) references app.surveys (exercise_id, id),
	constraint survey_versions_number_from_one check (version >= 1),
	constraint survey_versions_reason_is_plain check (private.is_plain_text(reason, 10, 500)),
	constraint survey_versions_only_the_first_without_reason check ((reason is null) = (version = 1))
);
create index survey_versions_survey on app.survey_versions (exercise_id, survey_id);
create index survey_versions_hash on app.survey_versions (survey_id, instrument_hash);
comment on table app.survey_versions is 'Every instrument a survey ever published, frozen. The latest one is also the instrument of the survey.';
comment on column app.survey_versions.exercise_id is 'Exercise.';
comment on column app.survey_versions.survey_id is 'Survey.';
comment on column app.survey_versions.version is 'From one on.';
comment on column app.survey_versions.instrument is 'Canonical JSON.';
comment on column app.survey_versions.instrument_hash is 'Hash of the instrument: what answers name.';
comment on column app.survey_versions.notice_hash is 'Hash of the privacy notice in it.';
comment on column app.survey_versions.reason is 'Why it changed, as the log says it; none for the first.';
comment on column app.survey_versions.published_on is 'Day.';

insert into app.survey_versions (exercise_id, survey_id, version, instrument, instrument_hash, notice_hash, published_on)
select s.exercise_id, s.id, 1, s.instrument, s.instrument_hash, s.notice_hash, c.published_on
from app.surveys s join app.consultations c on c.id = s.consultation_id
where s.instrument is not null;

alter table app.survey_versions enable row level security;
alter table app.survey_versions force row level security;
revoke all on app.survey_versions from public, anon, authenticated, service_role;
grant select on app.survey_versions to anon, authenticated, service_role;
create policy "anyone reads what was ever asked" on app.survey_versions for select to anon, authenticated using (true);
comment on policy "anyone reads what was ever asked" on app.survey_versions is 'There is one only once a survey is published.';

create view api.survey_versions with (security_invoker = true) as
	select v.survey_id, v.exercise_id, c.id as consultation_id, c.slug, v.version, v.instrument, v.instrument_hash, v.notice_hash,
		v.reason, v.published_on
	from app.survey_versions v join app.surveys s on s.id = v.survey_id join app.consultations c on c.id = s.consultation_id;
comment on view api.survey_versions is 'What each survey asked, version by version.';
revoke all on api.survey_versions from public, anon, authenticated, service_role;
grant select on api.survey_versions to anon, authenticated, service_role;

create or replace view api.surveys with (security_invoker = true) as
	select s.id, s.exercise_id, s.consultation_id, c.slug, s.instrument, s.instrument_hash, s.notice_hash,
		(select max(v.version) from app.survey_versions v where v.survey_id = s.id and v.exercise_id = s.exercise_id) as version
	from app.surveys s join app.consultations c on c.id = s.consultation_id;

alter table app.paper_batches add column instrument_hash text;
update app.paper_batches b set instrument_hash = s.instrument_hash
from app.surveys s where s.consultation_id = b.consultation_id and s.exercise_id = b.exercise_id;
alter table app.paper_batches alter column instrument_hash set not null;
comment on column app.paper_batches.instrument_hash is 'Version of the questions they are printed with.';

create function private.keeps_options(p_before jsonb, p_after jsonb, p_exactly boolean) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	-- What is left of the later ones without what was added must be the earlier ones, in their order.
	select (not p_exactly or jsonb_array_length(p_before) = jsonb_array_length(p_after))
		and array(select b.value ->> 'id' from jsonb_array_elements(p_before) with ordinality b (value, place) order by b.place)
			= array(select a.value ->> 'id' from jsonb_array_elements(p_after) with ordinality a (value, place)
				where p_before @> jsonb_build_array(jsonb_build_object('id', a.value ->> 'id')) order by a.place);
$$;
comment on function private.keeps_options(jsonb, jsonb, boolean) is
	'Whether options still hold all there were before, in the same order among themselves; exactly: and nothing more.';

create function private.is_as_wide(p_before jsonb, p_after jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select p_before -> 'noAnswer' <@ (p_after -> 'noAnswer')
		and not ('true' in (p_before ->> 'allowOther', p_before ->> 'ties', p_before ->> 'locality')
			and 'false' in (p_after ->> 'allowOther', p_after ->> 'ties', p_after ->> 'locality'))
		and case p_before ->> 'type'
			when 'number' then p_before -> 'decimals' = p_after -> 'decimals'
				and (p_after ->> 'min' is null or coalesce((p_after ->> 'min')::numeric <= (p_before ->> 'min')::numeric, false))
				and (p_after ->> 'max' is null or coalesce((p_after ->> 'max')::numeric >= (p_before ->> 'max')::numeric, false))
			when 'date' then
				(p_after ->> 'earliest' is null or coalesce(p_after ->> 'earliest' collate "C" <= p_before ->> 'earliest', false))
				and (p_after ->> 'latest' is null or coalesce(p_after ->> 'latest' collate "C" >= p_before ->> 'latest', false))
			when 'scale' then p_before -> 'points' = p_after -> 'points' and p_before -> 'start' = p_after -> 'start'
			else coalesce((p_after ->> 'max')::numeric >= (p_before ->> 'max')::numeric, true)
				and coalesce((p_after ->> 'maxLength')::numeric >= (p_before ->> 'maxLength')::numeric, true) end;
$$;
comment on function private.is_as_wide(jsonb, jsonb) is
	'Whether a question of the same type allows every value that it allowed before, options apart.';

create function private.change_refusal(p_before jsonb, p_after jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_question jsonb;
	v_later jsonb;
	v_type text;
begin
	if p_before -> 'state' is distinct from p_after -> 'state' then
		return '_:state';
	elsif not p_before -> 'languages' <@ (p_after -> 'languages') then
		return '_:language_removed';
	end if;
	for v_question in select jsonb_array_elements(p_before -> 'questions') loop
		v_type := v_question ->> 'type';
		select q.value into v_later from jsonb_array_elements(p_after -> 'questions') q
		where q.value ->> 'id' = v_question ->> 'id';
		if v_later is null then
			return (v_question ->> 'id') || ':question_removed';
		elsif v_later ->> 'type' <> v_type then
			return (v_question ->> 'id') || ':question_type';
		elsif v_type = 'matrix' and not (private.keeps_options(v_question -> 'rows', v_later -> 'rows', false)
				and private.keeps_options(v_question -> 'columns', v_later -> 'columns', false))
			or v_question ? 'options' and not private.keeps_options(v_question -> 'options', v_later -> 'options', v_type = 'ranking')
		then
			return (v_question ->> 'id') || ':options';
		elsif not private.is_as_wide(v_question, v_later) then
			return (v_question ->> 'id') || ':narrower';
		end if;
	end loop;
	return null;
end;
$$;
comment on function private.change_refusal(jsonb, jsonb) is
	'What keeps an instrument from being a later version of another, as question:code (the whole is _), or null. Twin of findChangeRefusals.';

create function private.instrument_named(p_survey app.surveys, p_hash text) returns text
	language sql stable
	set search_path = ''
as $$
	select case when p_hash is not distinct from p_survey.instrument_hash then p_survey.instrument
		else (select v.instrument from app.survey_versions v
			where v.survey_id = p_survey.id and v.exercise_id = p_survey.exercise_id and v.instrument_hash = p_hash limit 1) end;
$$;
comment on function private.instrument_named(app.surveys, text) is 'The version of the questions with a hash, or null where there never was one.';

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

create or replace function private.check_sheet_answer(p_sheet app.paper_sheets, p_content text) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	content jsonb := private.parse_canonical(p_content);
	survey app.surveys;
	printed app.paper_batches;
	refusal text;
begin
	select s.* into strict survey from app.surveys s
	where s.consultation_id = p_sheet.consultation_id and s.exercise_id = p_sheet.exercise_id;
	select b.* into strict printed from app.paper_batches b where b.id = p_sheet.batch_id and b.exercise_id = p_sheet.exercise_id;
	if octet_length(p_content) > 20000 or content ->> 'instrument' is distinct from printed.instrument_hash
		or content ->> 'language' is distinct from printed.language then
		perform private.refuse('PZ002', 'value_not_accepted', 'content');
	end if;
	refusal := private.answer_refusal(private.instrument_of_channel(
		private.instrument_named(survey, printed.instrument_hash), 'paper'), content);
	if refusal is not null then
		perform private.refuse('PZ203', 'answer_refused', refusal);
	end if;
	return content;
end;
$$;
comment on function private.check_sheet_answer(app.paper_sheets, text) is
	'What somebody read on a sheet, once it is an answer to what the sheet asks.';

create or replace function api.make_sheets(p_consultation uuid, p_count int, p_label text, p_language text, p_place uuid default null) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
	survey app.surveys;
	batch uuid;
	sheet uuid;
	next_number int;
begin
	select * into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	if consultation.state <> 'published' then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	if not exists (
		select 1 from app.consultation_channels ch where ch.consultation_id = p_consultation and ch.channel = 'paper'
	) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	select s.* into strict survey from app.surveys s where s.consultation_id = p_consultation;
	if p_language is null or not survey.instrument::jsonb -> 'languages' ? p_language then
		perform private.refuse('PZ002', 'value_not_accepted', 'language');
	end if;
	if p_place is not null and not exists (
		select 1 from app.places l where l.id = p_place and l.consultation_id = p_consultation
	) then
		perform private.refuse('PZ002', 'value_not_accepted', 'place');
	end if;
	-- One batch after another, so that numbers follow each other.
	perform pg_advisory_xact_lock(hashtextextended('sheets ' || p_consultation::text, 0));
	insert into app.paper_batches (exercise_id, consultation_id, place_id, label, language, instrument_hash, made, made_on)
	values (consultation.exercise_id, p_consultation, p_place, p_label, p_language, survey.instrument_hash, p_count, private.today_in(consultation.exercise_id))
	returning id into batch;
	select coalesce(max(s.number), 0) into next_number from app.paper_sheets s
	where s.exercise_id = consultation.exercise_id and s.consultation_id = p_consultation;
	for number_made in next_number + 1 .. next_number + p_count loop
		loop
			sheet := gen_random_uuid();
			-- A folio that was printed before is not printed again.
			insert into app.paper_sheets (id, exercise_id, consultation_id, batch_id, number, folio)
			values (sheet, consultation.exercise_id, p_consultation, batch, number_made, private.folio_of(sheet))
			on conflict on constraint paper_sheets_folio_once do nothing;
			exit when found;
		end loop;
	end loop;
	perform private.note(consultation.exercise_id, 'make_sheets', batch);
	return jsonb_build_object('batch', batch, 'first', next_number + 1, 'last', next_number + p_count);
end;
$$;
comment on function api.make_sheets(uuid, int, text, text, uuid) is
	'Definer: staff make numbered sheets of a published consultation, each with the folio its answer will have.';

create or replace function api.resolve_sheet(p_sheet uuid, p_content text, p_reason text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	sheet app.paper_sheets := private.held_sheet(p_sheet);
	person uuid := private.person_in(sheet.exercise_id);
	survey app.surveys;
	content jsonb;
	readings jsonb[];
	one record;
	receipt jsonb;
begin
	if sheet.state <> 'in_dispute' then
		perform private.refuse('PZ270', 'sheet_not_free');
	end if;
	if exists (select 1 from private.paper_entries e
			where e.sheet_id = sheet.id and e.exercise_id = sheet.exercise_id and e.entered_by = person) then
		perform private.refuse('PZ271', 'sheet_needs_another_person');
	end if;
	if p_reason is null or p_reason not in ('mistyped', 'hard_to_read', 'marked_twice') then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	content := private.check_sheet_answer(sheet, p_content) -> 'answers';
	select array_agg(e.content::jsonb -> 'answers' order by e.turn) into readings from private.paper_entries e
	where e.sheet_id = sheet.id and e.exercise_id = sheet.exercise_id;
	select s.* into strict survey from app.surveys s where s.consultation_id = sheet.consultation_id;
	-- What both read alike is not for a third person to change; it goes only where another answer leaves it unasked.
	for one in select k.key, readings[1] -> k.key as agreed from jsonb_object_keys(readings[1] || readings[2] || content) k (key)
		where (readings[1] -> k.key) is not distinct from (readings[2] -> k.key)
			and (content -> k.key) is distinct from (readings[1] -> k.key)
	loop
		if one.agreed is null or content ? one.key or private.answer_refusal(private.instrument_of_channel(
				private.instrument_named(survey, p_content::jsonb ->> 'instrument'), 'paper'),
				jsonb_set(p_content::jsonb, array['answers', one.key], one.agreed)) is null then
			perform private.refuse('PZ002', 'value_not_accepted', one.key);
		end if;
	end loop;
	insert into private.paper_entries (sheet_id, exercise_id, turn, entered_by, content)
	values (sheet.id, sheet.exercise_id, 3, person, p_content);
	update app.paper_sheets s set resolved_as = p_reason where s.id = sheet.id;
	receipt := private.submit_sheet(sheet, p_content);
	perform private.note(sheet.exercise_id, 'resolve_sheet', sheet.id, jsonb_build_object('reason', p_reason));
	return jsonb_build_object('state', 'entered', 'receipt', receipt);
end;
$$;
comment on function api.resolve_sheet(uuid, text, text) is
	'Definer: a third person of the staff says what a sheet says where two read it differently, and why; then it is stored as an answer.';

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

create or replace function api.paper_batches(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	return (
		select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'label', b.label, 'language', b.language, 'instrument', b.instrument_hash, 'place', l.name,
			'municipality', t.name, 'madeOn', b.made_on, 'made', b.made, 'first', n.first, 'handedOut', n.handed_out,
			'blank', n.blank, 'void', n.void, 'once', n.once, 'disputed', n.disputed, 'entered', n.entered,
			'scanned', n.scanned) order by n.first desc), '[]'::jsonb)
		from app.paper_batches b
			left join app.places l on l.id = b.place_id and l.exercise_id = b.exercise_id
			left join app.territories t on t.id = l.municipality_id
			cross join lateral (select min(s.number) as first, count(*) filter (where s.was_handed_out) as handed_out,
				count(*) filter (where s.state = 'blank') as blank, count(*) filter (where s.state = 'void') as void,
				count(*) filter (where s.state = 'entered_once') as once, count(*) filter (where s.state = 'in_dispute') as disputed,
				count(*) filter (where s.state = 'entered') as entered,
				count(*) filter (where exists (select 1 from private.paper_entries e
					where e.sheet_id = s.id and e.exercise_id = s.exercise_id and e.scan_hash is not null)) as scanned
				from app.paper_sheets s where s.exercise_id = exercise and s.batch_id = b.id) n
		where b.consultation_id = p_consultation and b.exercise_id = exercise
	);
end;
$$;
comment on function api.paper_batches(uuid) is 'Definer: staff read how many sheets were made and what became of them, by batch.';

create or replace function api.find_sheet(p_consultation uuid, p_folio text) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
begin
	select * into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	return (
		select jsonb_build_object('id', s.id, 'number', s.number, 'folio', s.folio, 'state', s.state, 'batch', b.id, 'label', b.label,
			'language', b.language, 'instrument', b.instrument_hash, 'place', l.name, 'mine', exists (select 1 from private.paper_entries e
				where e.sheet_id = s.id and e.exercise_id = s.exercise_id and e.entered_by = private.person_in(s.exercise_id)))
		from app.paper_sheets s join app.paper_batches b on b.id = s.batch_id and b.exercise_id = s.exercise_id
			left join app.places l on l.id = b.place_id and l.exercise_id = b.exercise_id
		where s.exercise_id = consultation.exercise_id and s.consultation_id = p_consultation and s.folio = p_folio
	);
end;
$$;
comment on function api.find_sheet(uuid, text) is
	'Definer: staff find a sheet by the folio printed on it and read its state; never what somebody else read.';

revoke all on function private.keeps_options(jsonb, jsonb, boolean), private.is_as_wide(jsonb, jsonb), private.change_refusal(jsonb, jsonb),
	private.instrument_named(app.surveys, text), private.editable_survey(uuid), private.freeze_instrument(app.surveys, text),
	api.publish_survey_version(uuid, text, int)
	from public, anon, authenticated, service_role;
grant execute on function api.publish_survey_version(uuid, text, int) to authenticated;
