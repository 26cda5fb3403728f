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

revoke all on function private.keeps_options(jsonb, jsonb, boolean), private.is_as_wide(jsonb, jsonb), private.change_refusal(jsonb, jsonb),
	private.instrument_named(app.surveys, text)
	from public, anon, authenticated, service_role;
