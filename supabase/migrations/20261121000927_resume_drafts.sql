-- What somebody leaves half answered, to go on with on any device. Only who has the code can read it: not the server, not who
-- runs it. It is forgotten when the answer arrives, when another code takes its place, and by its date.

create table private.resume_drafts (
	code_hash bytea not null,
	exercise_id uuid not null,
	survey_id uuid not null,
	box text not null,
	expires_at timestamptz not null,
	constraint resume_drafts_pkey primary key (code_hash),
	constraint resume_drafts_survey_fkey foreign key (exercise_id, survey_id) references app.surveys (exercise_id, id),
	constraint resume_drafts_hash_is_sha256 check (octet_length(code_hash) = 32),
	constraint resume_drafts_box_is_small check (box ~ '^[A-Za-z0-9_-]+$' and char_length(box) between 60 and 60000)
);
create index resume_drafts_survey on private.resume_drafts (exercise_id, survey_id);
create index resume_drafts_expiry on private.resume_drafts (expires_at);
comment on table private.resume_drafts is 'Half-answered surveys, each sealed with a code that only who left it has. Never counted, never in the log.';
comment on column private.resume_drafts.code_hash is 'SHA-256 of the code with its domain. The key of the box is derived from the code in another way.';
comment on column private.resume_drafts.exercise_id is 'Exercise.';
comment on column private.resume_drafts.survey_id is 'Survey that is being answered.';
comment on column private.resume_drafts.box is 'What was answered so far, sealed: AES-256-GCM, base64url, of rounded length.';
comment on column private.resume_drafts.expires_at is 'From here on it is nobody''s, and deleted.';

alter table private.resume_drafts enable row level security;
alter table private.resume_drafts force row level security;
revoke all on private.resume_drafts from public, anon, authenticated, service_role;

create function api.keep_draft(p_survey uuid, p_hash text, p_box text, p_former text default null) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	survey app.surveys;
	consultation app.consultations;
	until_when timestamptz;
begin
	select s.* into survey from app.surveys s where s.id = p_survey;
	select c.* into consultation from app.consultations c where c.id = survey.consultation_id;
	if consultation.id is null or survey.instrument is null then
		perform private.refuse('PZ205', 'survey_unknown');
	end if;
	if consultation.state <> 'published' or now() < consultation.opens_at or now() >= consultation.closes_at then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	until_when := least(now() + interval '14 days', consultation.closes_at);
	if p_former is not null then
		delete from private.resume_drafts d where d.code_hash = private.salt_of(p_former);
	end if;
	-- A few at a time, and never waiting for who deletes others.
	delete from private.resume_drafts d where d.code_hash in (
		select old.code_hash from private.resume_drafts old where old.expires_at <= now() limit 50 for update skip locked);
	insert into private.resume_drafts (code_hash, exercise_id, survey_id, box, expires_at)
	values (private.salt_of(p_hash), survey.exercise_id, survey.id, p_box, until_when);
	return jsonb_build_object('expiresOn', to_char(until_when at time zone (
		select e.time_zone from app.exercises e where e.id = survey.exercise_id), 'YYYY-MM-DD'));
end;
$$;
comment on function api.keep_draft(uuid, text, text, text) is
	'Definer, open to anyone while a consultation is open: keeps a sealed draft for fourteen days at most, in the place of a former one.';

create function api.open_draft(p_hash text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select jsonb_build_object('box', d.box, 'survey', s.id, 'consultation', c.slug)
	from private.resume_drafts d join app.surveys s on s.id = d.survey_id join app.consultations c on c.id = s.consultation_id
	where d.code_hash = private.salt_of(p_hash) and d.expires_at > now();
$$;
comment on function api.open_draft(text) is 'Definer, open to anyone: the sealed draft of a code, or null. The code itself never arrives here.';

create function api.drop_draft(p_hash text) returns void
	language sql security definer
	set search_path = ''
as $$
	delete from private.resume_drafts d where d.code_hash = private.salt_of(p_hash);
$$;
comment on function api.drop_draft(text) is 'Definer, open to anyone: forgets the draft of a code, because its answer was sent or its owner wants so.';

revoke all on function api.keep_draft(uuid, text, text, text), api.open_draft(text), api.drop_draft(text)
	from public, anon, authenticated, service_role;
grant execute on function api.keep_draft(uuid, text, text, text), api.open_draft(text), api.drop_draft(text) to anon, authenticated;
