-- Photographs and recordings that come with answers. The bytes lie in storage, in a private bucket that only the server's
-- key opens; here is which files are expected, which have arrived and which answers name them.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('answer-files', 'answer-files', false, 450000, private.file_types('photo') || private.file_types('audio'));

create table private.files (
	exercise_id uuid not null,
	survey_id uuid not null,
	hash text not null,
	type text not null,
	bytes int not null,
	kept_on date not null,
	is_stored boolean not null default false,
	is_used boolean not null default false,
	is_leaving boolean not null default false,
	constraint files_pkey primary key (survey_id, hash),
	constraint files_survey_fkey foreign key (exercise_id, survey_id) references app.surveys (exercise_id, id),
	constraint files_hash_is_a_hash check (hash ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'),
	constraint files_type_is_taken check (type = any (private.file_types('photo') || private.file_types('audio'))),
	constraint files_are_small check (bytes between 1 and 450000)
);
create index files_survey on private.files (exercise_id, survey_id);
create index files_unused on private.files (survey_id, kept_on) where not is_used;
comment on table private.files is 'Files of answers. Their bytes lie in storage under the survey and the hash.';
comment on column private.files.exercise_id is 'Exercise.';
comment on column private.files.survey_id is 'Survey they were sent to.';
comment on column private.files.hash is 'SHA-256 of the bytes as base64url: the name answers give it.';
comment on column private.files.type is 'Media type, as the server found it.';
comment on column private.files.bytes is 'Size.';
comment on column private.files.kept_on is 'Day it was last sent, or two days before an answer let it go.';
comment on column private.files.is_stored is 'Whether its bytes are in storage.';
comment on column private.files.is_used is 'Whether an answer names it. What no answer names is thrown away after a day.';
comment on column private.files.is_leaving is 'Its bytes are being taken out of storage: nobody may send it until that is done.';

create table private.file_uses (
	response_id uuid not null,
	survey_id uuid not null,
	hash text not null,
	is_held boolean not null,
	constraint file_uses_pkey primary key (response_id, hash, is_held)
);
create index file_uses_file on private.file_uses (survey_id, hash);
comment on table private.file_uses is 'Which answers name which files, whether these have arrived or not. Written as answers are opened or erased.';
comment on column private.file_uses.response_id is 'Answer.';
comment on column private.file_uses.survey_id is 'Survey it answers.';
comment on column private.file_uses.hash is 'Hash of the file.';
comment on column private.file_uses.is_held is 'Whether the answer is in review.';

alter table private.files enable row level security;
alter table private.files force row level security;
alter table private.file_uses enable row level security;
alter table private.file_uses force row level security;
revoke all on private.files, private.file_uses from public, anon, authenticated, service_role;

create function private.note_files() returns trigger
	language plpgsql
	set search_path = ''
as $$
declare
	survey uuid := (new.content::jsonb ->> 'survey')::uuid;
begin
	insert into private.file_uses (response_id, survey_id, hash, is_held)
	select distinct new.response_id, survey, a.value ->> 'file', tg_table_name = 'quarantined_openings'
	from jsonb_each(new.content::jsonb -> 'answers') a
	where jsonb_typeof(a.value) = 'object' and jsonb_typeof(a.value -> 'file') = 'string' and jsonb_typeof(a.value -> 'bytes') = 'number';
	update private.files f set is_used = true
	where f.survey_id = survey and not f.is_used
		and exists (select 1 from private.file_uses u where u.response_id = new.response_id and u.survey_id = survey and u.hash = f.hash);
	return null;
end;
$$;
comment on function private.note_files() is 'Writes down which files a stored answer names, in the transaction that stores it.';

create function private.let_files_go() returns trigger
	language plpgsql
	set search_path = ''
as $$
declare
	gone private.file_uses;
begin
	for gone in
		delete from private.file_uses u
		where u.response_id = old.response_id and u.is_held = (tg_table_name = 'quarantined_openings') returning u.*
	loop
		update private.files f set is_used = false, kept_on = private.today_in(f.exercise_id) - 2
		where f.survey_id = gone.survey_id and f.hash = gone.hash
			and not exists (select 1 from private.file_uses u where u.survey_id = gone.survey_id and u.hash = gone.hash);
	end loop;
	return null;
end;
$$;
comment on function private.let_files_go() is 'An answer that is taken back takes its files along, unless another one names them.';

create trigger response_openings_note_files after insert on private.response_openings
	for each row when (strpos(new.content, '"file":"') > 0) execute function private.note_files();
create trigger quarantined_openings_note_files after insert on private.quarantined_openings
	for each row when (strpos(new.content, '"file":"') > 0) execute function private.note_files();
create trigger response_openings_let_files_go after delete on private.response_openings
	for each row when (strpos(old.content, '"file":"') > 0) execute function private.let_files_go();
create trigger quarantined_openings_let_files_go after delete on private.quarantined_openings
	for each row when (strpos(old.content, '"file":"') > 0) execute function private.let_files_go();

create function api.expect_file(p_survey uuid, p_hash text, p_type text, p_bytes int) returns boolean
	language plpgsql security definer
	set search_path = ''
as $$
declare
	survey app.surveys;
	consultation app.consultations;
	known private.files;
begin
	select s.* into survey from app.surveys s where s.id = p_survey;
	select c.* into consultation from app.consultations c where c.id = survey.consultation_id;
	if consultation.id is null or survey.instrument is null then
		perform private.refuse('PZ205', 'survey_unknown');
	end if;
	-- After the close too: an answer that comes late is put in review, and its files with it.
	if consultation.state = 'draft' or now() < consultation.opens_at then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	if not exists (
		select 1 from jsonb_array_elements(survey.instrument::jsonb -> 'questions') q
		where p_type = any (private.file_types(q.value ->> 'type'))
	) then
		perform private.refuse('PZ250', 'file_not_asked');
	end if;
	select f.* into known from private.files f where f.survey_id = p_survey and f.hash = p_hash for update;
	if known.is_leaving or (known.hash is null and (
		select count(*) from (select 1 from private.files f where f.survey_id = p_survey and not f.is_used limit 2000) unused
	) >= 2000) then
		perform private.refuse('PZ251', 'files_wait');
	end if;
	insert into private.files (exercise_id, survey_id, hash, type, bytes, kept_on, is_used)
	values (survey.exercise_id, p_survey, p_hash, p_type, p_bytes, private.today_in(survey.exercise_id),
		exists (select 1 from private.file_uses u where u.survey_id = p_survey and u.hash = p_hash))
	on conflict on constraint files_pkey do update set kept_on = excluded.kept_on;
	return coalesce(known.is_stored, false);
end;
$$;
comment on function api.expect_file(uuid, text, text, int) is
	'Definer, for the server alone: a file that was taken apart and put together again is about to be stored; whether it is there already. At most two thousand of a survey may wait for their answer.';

create function api.confirm_file(p_survey uuid, p_hash text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
begin
	update private.files f set is_stored = true where f.survey_id = p_survey and f.hash = p_hash and not f.is_leaving;
	if not found then
		perform private.refuse('PZ101', 'not_found');
	end if;
end;
$$;
comment on function api.confirm_file(uuid, text) is 'Definer, for the server alone: the bytes of an expected file are in storage.';

create function api.answer_files(p_consultation uuid, p_hashes text[]) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	asked app.consultations := private.closed_consultation(p_consultation);
begin
	return (
		select coalesce(jsonb_agg(jsonb_build_object('hash', f.hash, 'survey', f.survey_id, 'type', f.type, 'bytes', f.bytes)
			order by f.hash collate "C"), '[]')
		from private.files f join app.surveys s on s.id = f.survey_id
		where s.consultation_id = asked.id and f.is_stored and not f.is_leaving and f.hash = any (p_hashes)
			and exists (
				select 1 from private.file_uses u join app.responses r on r.id = u.response_id
				where u.survey_id = f.survey_id and u.hash = f.hash and not u.is_held
					and r.standing in ('counted', 'excluded'))
	);
end;
$$;
comment on function api.answer_files(uuid, text[]) is
	'Definer: which of these files have arrived, for staff who may read the answers that name them.';

create function api.release_files() returns text[]
	language plpgsql security definer
	set search_path = ''
as $$
begin
	update private.files f set is_leaving = true
	where (f.survey_id, f.hash) in (
		select o.survey_id, o.hash from private.files o
		where not o.is_used and not o.is_leaving and o.kept_on < private.today_in(o.exercise_id) - 1
			-- An answer and its file that came at the same moment did not see each other.
			and not exists (select 1 from private.file_uses u where u.survey_id = o.survey_id and u.hash = o.hash)
		limit 500 for update skip locked
	);
	return array(select f.survey_id || '/' || f.hash from private.files f where f.is_leaving order by 1 limit 500);
end;
$$;
comment on function api.release_files() is
	'Definer, for the worker: names in storage of files that no answer names after a day. From here they can be sent no more until they are forgotten.';

create function api.forget_files(p_names text[]) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	forgotten int;
begin
	delete from private.files f where f.is_leaving and f.survey_id || '/' || f.hash = any (p_names);
	get diagnostics forgotten = row_count;
	return forgotten;
end;
$$;
comment on function api.forget_files(text[]) is 'Definer, for the worker: the bytes of these are gone from storage. How many were still written down.';

revoke all on function private.note_files(), private.let_files_go(), api.expect_file(uuid, text, text, int),
	api.confirm_file(uuid, text), api.answer_files(uuid, text[]), api.release_files(), api.forget_files(text[])
	from public, anon, authenticated, service_role;
grant execute on function api.expect_file(uuid, text, text, int), api.confirm_file(uuid, text), api.release_files(),
	api.forget_files(text[]) to service_role;
grant execute on function api.answer_files(uuid, text[]) to authenticated;
