-- The convocatoria as it was published: its very bytes, their hash and the instant.

create table app.announcements (
	consultation_id uuid not null,
	exercise_id uuid not null,
	content text not null,
	content_hash text not null,
	published_at timestamptz not null,
	constraint announcements_pkey primary key (consultation_id),
	constraint announcements_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint announcements_hash_is_of_content check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create index announcements_consultation on app.announcements (exercise_id, consultation_id);
comment on table app.announcements is 'What a consultation announced when it was published, frozen: nothing writes it again.';
comment on column app.announcements.consultation_id is 'Consultation.';
comment on column app.announcements.exercise_id is 'Exercise.';
comment on column app.announcements.content is 'Canonical JSON, the bytes anybody downloads.';
comment on column app.announcements.content_hash is 'SHA-256 of those bytes in hexadecimal, as any program computes it.';
comment on column app.announcements.published_at is 'Instant of publication, to the second; it is in the bytes as well.';

alter table app.announcements enable row level security;
alter table app.announcements force row level security;
revoke all on app.announcements from public, anon, authenticated, service_role;
grant select on app.announcements to anon, authenticated, service_role;
create policy "anyone reads what was announced" on app.announcements for select to anon, authenticated using (true);
comment on policy "anyone reads what was announced" on app.announcements is 'There is one only once a consultation is published.';

create view api.announcements with (security_invoker = true) as
	select a.consultation_id, a.exercise_id, c.slug, a.content, a.content_hash, a.published_at
	from app.announcements a join app.consultations c on c.id = a.consultation_id;
comment on view api.announcements is 'What consultations announced when they were published.';
revoke all on api.announcements from public, anon, authenticated, service_role;
grant select on api.announcements to anon, authenticated, service_role;

create function private.freeze_announcement(p_consultation app.consultations, p_survey app.surveys) returns void
	language plpgsql
	set search_path = ''
as $$
declare
	moment timestamptz := date_trunc('second', now());
	canonical text;
begin
	select private.canonical_json(jsonb_build_object('v', 1, 'consultation', p_consultation.id, 'slug', p_consultation.slug,
			'title', p_consultation.title, 'exercise', normalize(e.name, NFC), 'institution', normalize(e.institution_name, NFC),
			'whoMayAnswer', p_consultation.who_may_answer, 'useOfResults', p_consultation.use_of_results,
			'channels', (select jsonb_agg(ch.channel order by ch.channel collate "C") from app.consultation_channels ch
				where ch.consultation_id = p_consultation.id),
			'opensAt', private.write_instant(p_consultation.opens_at), 'closesAt', private.write_instant(p_consultation.closes_at),
			'timeZone', e.time_zone, 'graceDays', p_consultation.grace_days, 'reviewDays', p_consultation.review_days,
			'instrument', p_survey.instrument_hash, 'notice', p_survey.notice_hash, 'publishedAt', private.write_instant(moment)))
		into strict canonical
	from app.exercises e where e.id = p_consultation.exercise_id;
	insert into app.announcements (consultation_id, exercise_id, content, content_hash, published_at)
	values (p_consultation.id, p_consultation.exercise_id, canonical, encode(sha256(convert_to(canonical, 'UTF8')), 'hex'), moment);
end;
$$;
comment on function private.freeze_announcement(app.consultations, app.surveys) is
	'Writes down what a consultation announces, in the transaction that publishes it.';

create function private.write_instant(p_instant timestamptz) returns text
	language sql immutable
	set search_path = ''
as $$
	select to_char(p_instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
$$;
comment on function private.write_instant(timestamptz) is 'An instant as ISO 8601 in UTC, to the second.';

create or replace function api.publish_consultation(p_consultation uuid) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	draft app.consultations := private.draft_consultation(p_consultation);
	survey app.surveys;
	frozen jsonb;
	canonical text;
	zone text;
begin
	select * into strict survey from app.surveys s where s.consultation_id = draft.id for update;
	begin
		frozen := survey.draft::jsonb;
	exception when others then
		perform private.refuse('PZ210', 'instrument_incomplete');
	end;
	if draft.closes_at <= now() then
		perform private.refuse('PZ202', 'dates_out_of_order');
	end if;
	if not exists (select 1 from app.consultation_channels ch where ch.consultation_id = draft.id) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	if frozen ->> 'survey' is distinct from survey.id::text or frozen #>> '{notice,short,es}' is null
		or frozen #>> '{notice,full,es}' is null or not private.is_instrument(frozen) then
		perform private.refuse('PZ210', 'instrument_incomplete');
	end if;
	canonical := private.canonical_json(frozen);
	update app.surveys set instrument = canonical, instrument_hash = private.document_hash('instrument', canonical),
		notice_hash = private.document_hash('notice', private.canonical_json(frozen -> 'notice'))
	where id = survey.id returning * into survey;
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
	'Definer: staff freeze the questions and what is announced, and announce the consultation; from here nothing of it changes.';

revoke all on function private.freeze_announcement(app.consultations, app.surveys), private.write_instant(timestamptz)
	from public, anon, authenticated, service_role;
