-- Documents that staff and the guarantor body file: minutas, actas, dossiers, pictures, recordings. Their bytes lie in storage,
-- in a private bucket that only the server's key opens. What was filed is in the log with its hash, and stays there.

create function private.document_types() returns text[]
	language sql immutable parallel safe
	set search_path = ''
as $$
	select array['application/pdf', 'text/plain', 'text/csv', 'video/mp4',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet']
		|| private.file_types('photo') || private.file_types('audio');
$$;
comment on function private.document_types() is
	'Media types of documents. Nothing that a browser would run: they are given out to be kept, never to be shown.';

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('documents', 'documents', false, 25000000, private.document_types());

create table app.documents (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	kind text not null,
	title text not null,
	about uuid,
	file_name text not null,
	file_type text not null,
	file_bytes int not null,
	file_hash text not null,
	consent text,
	role text not null,
	is_public boolean not null,
	prepared_on date not null,
	filed_on date,
	reserved_on date,
	reserved_reason text,
	constraint documents_pkey primary key (id),
	constraint documents_exercise_key unique (exercise_id, id),
	constraint documents_of_an_exercise foreign key (exercise_id) references app.exercises (id),
	constraint documents_kind_is_known check (kind in ('minuta', 'acta', 'dossier', 'photo', 'audio', 'video', 'pal', 'other')),
	constraint documents_title_is_plain check (private.is_plain_text(title, 5, 160) and title !~ '[\x09\x0a\x0d]'),
	constraint documents_file_name_is_plain check (private.is_plain_text(file_name, 1, 120) and file_name !~ '[/\\"]'),
	constraint documents_file_type_is_taken check (file_type = any (private.document_types())),
	constraint documents_file_is_not_large check (file_bytes between 1 and 25000000),
	constraint documents_file_hash_is_a_hash check (file_hash ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'),
	constraint documents_file_is_of_its_kind check (kind not in ('photo', 'audio', 'video')
		or split_part(file_type, '/', 1) = case kind when 'photo' then 'image' else kind end),
	constraint documents_consent_is_known check (consent in ('given', 'nobody')),
	constraint documents_consent_of_pictures_and_sounds check (
		(consent is not null) = (split_part(file_type, '/', 1) in ('image', 'audio', 'video'))),
	constraint documents_role_is_known check (role in ('stl_staff', 'guarantor')),
	constraint documents_reserved_whole check (num_nonnulls(reserved_on, reserved_reason) in (0, 2)),
	constraint documents_reserved_is_not_public check (reserved_on is null or not is_public),
	constraint documents_reason_is_plain check (private.is_plain_text(reserved_reason, 10, 500))
);
create index documents_exercise on app.documents (exercise_id, filed_on);
comment on table app.documents is 'Documents that were filed, and for a day those whose bytes are on their way. Their rows and entries stay.';
comment on column app.documents.id is 'Identity; also its name in storage.';
comment on column app.documents.exercise_id is 'Exercise.';
comment on column app.documents.kind is 'minuta, acta, dossier, photo, audio, video, pal or other.';
comment on column app.documents.title is 'What it is, in a line; of a reserved one it is in no log.';
comment on column app.documents.about is 'Consultation, prioritization or ranking it is about; null where it is about none.';
comment on column app.documents.file_name is 'Name the file came with, made harmless.';
comment on column app.documents.file_type is 'Media type, as its bytes say.';
comment on column app.documents.file_bytes is 'Size of the file.';
comment on column app.documents.file_hash is 'SHA-256 of the file as base64url.';
comment on column app.documents.consent is 'Of pictures and sounds: given, by the people in it; or nobody, where it shows none.';
comment on column app.documents.role is 'Role by which it was filed; who it was is in the audit trail alone.';
comment on column app.documents.is_public is 'Whether anybody may have it now.';
comment on column app.documents.prepared_on is 'Day it was announced to the server.';
comment on column app.documents.filed_on is 'Day it was filed; null while its bytes have not arrived.';
comment on column app.documents.reserved_on is 'Day a public one was made reserved.';
comment on column app.documents.reserved_reason is 'Why it was made reserved.';

alter table app.documents enable row level security;
alter table app.documents force row level security;
revoke all on app.documents from public, anon, authenticated, service_role;
grant select on app.documents to anon, authenticated, service_role;
create policy "anyone reads public documents" on app.documents for select to anon, authenticated
	using (is_public and filed_on is not null);
create policy "staff and the guarantor read every filed document" on app.documents for select to authenticated
	using (filed_on is not null and ((select private.is_staff(exercise_id)) or (select private.has_role(exercise_id, 'guarantor'))));
comment on policy "anyone reads public documents" on app.documents is 'Filed for everybody. Their bytes are given out by the server alone.';
comment on policy "staff and the guarantor read every filed document" on app.documents is
	'Reserved ones are for those who look after what others bring; nobody else learns that they are there from here.';

create view api.documents with (security_invoker = true) as
	select d.id, d.exercise_id, d.kind, d.title, d.about, d.file_name, d.file_type, d.file_bytes, d.file_hash, d.role, d.is_public,
		d.filed_on, d.reserved_on, d.reserved_reason
	from app.documents d where d.filed_on is not null;
comment on view api.documents is 'Documents that were filed, as far as the caller may see them.';
revoke all on api.documents from public, anon, authenticated, service_role;
grant select on api.documents to anon, authenticated, service_role;

create function private.is_about(p_exercise uuid, p_about uuid) returns boolean
	language sql stable
	set search_path = ''
as $$
	select p_about is null
		or exists (select 1 from app.consultations c where c.exercise_id = p_exercise and c.id = p_about and c.state <> 'draft')
		or exists (select 1 from app.prioritizations p where p.exercise_id = p_exercise and p.id = p_about and p.published_on is not null)
		or exists (select 1 from app.rankings r where r.exercise_id = p_exercise and r.id = p_about);
$$;
comment on function private.is_about(uuid, uuid) is
	'Whether a document may be about this: nothing, or something of its exercise that is public, because the log tells it.';

create function api.prepare_document(
	p_exercise uuid, p_kind text, p_title text, p_about uuid, p_is_public boolean, p_consent text, p_file jsonb
) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	filer text := private.require_reviewer(p_exercise);
	prepared uuid;
begin
	if not private.is_about(p_exercise, p_about) then
		perform private.refuse('PZ101', 'not_found', 'about');
	end if;
	if exists (
		select 1 from app.documents d
		where d.exercise_id = p_exercise and d.filed_on is not null and d.file_hash = p_file ->> 'hash' and d.is_public = p_is_public
	) then
		perform private.refuse('PZ224', 'document_filed_already');
	end if;
	insert into app.documents (exercise_id, kind, title, about, file_name, file_type, file_bytes, file_hash, consent, role, is_public,
		prepared_on)
	values (p_exercise, p_kind, p_title, p_about, p_file ->> 'name', p_file ->> 'type', (p_file ->> 'bytes')::int, p_file ->> 'hash',
		p_consent, filer, p_is_public, private.today_in(p_exercise))
	returning id into prepared;
	perform private.note(p_exercise, 'prepare_document', prepared, jsonb_build_object('kind', p_kind, 'hash', p_file ->> 'hash'));
	return prepared;
end;
$$;
comment on function api.prepare_document(uuid, text, text, uuid, boolean, text, jsonb) is
	'Definer: staff or guarantor say which file comes, with its hash. Nothing is filed until its bytes are in storage.';

create function api.file_document(p_document uuid, p_hash text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	filed app.documents;
begin
	select * into filed from app.documents d where d.id = p_document and d.file_hash = p_hash for update;
	if filed.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if filed.filed_on is not null then
		return;
	end if;
	update app.documents d set filed_on = private.today_in(d.exercise_id) where d.id = p_document returning * into filed;
	perform private.append_entry(filed.exercise_id, 'document.filed', jsonb_build_object(
		'document', filed.id, 'kind', filed.kind, 'name', case when filed.is_public then filed.title end, 'sha256', filed.file_hash,
		'bytes', filed.file_bytes, 'role', filed.role, 'public', filed.is_public, 'about', filed.about, 'date', filed.filed_on));
end;
$$;
comment on function api.file_document(uuid, text) is
	'Definer, for the server alone: the bytes of a document with this hash are in storage. It is filed, and in the log, once.';

create function api.reserve_document(p_document uuid, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	kept app.documents;
	decider text;
begin
	select * into kept from app.documents d where d.id = p_document and d.filed_on is not null for update;
	decider := private.require_reviewer(kept.exercise_id);
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	if not kept.is_public then
		perform private.refuse('PZ225', 'document_is_reserved');
	end if;
	update app.documents d set is_public = false, reserved_on = private.today_in(d.exercise_id), reserved_reason = p_reason
	where d.id = p_document returning * into kept;
	perform private.append_entry(kept.exercise_id, 'document.reserved', jsonb_build_object(
		'document', kept.id, 'reason', p_reason, 'role', decider, 'date', kept.reserved_on));
	perform private.note(kept.exercise_id, 'reserve_document', p_document);
end;
$$;
comment on function api.reserve_document(uuid, text) is
	'Definer: staff or guarantor keep a public document from the public from now on, with a reason. That it was filed stays in the log.';

create function api.release_documents() returns text[]
	language plpgsql security definer
	set search_path = ''
as $$
begin
	-- What was announced and never came.
	delete from app.documents d where d.filed_on is null and d.prepared_on < private.today_in(d.exercise_id) - 1;
	return array(
		select o.name from storage.objects o
		where o.bucket_id = 'documents' and o.updated_at < now() - interval '1 day'
			and not exists (select 1 from app.documents d where d.exercise_id || '/' || d.id = o.name)
		order by o.name
		limit 500
	);
end;
$$;
comment on function api.release_documents() is
	'Definer, for the worker: forgets documents that were announced two days ago and never filed, and names what storage still holds of such ones.';

revoke all on function private.document_types(), private.is_about(uuid, uuid),
	api.prepare_document(uuid, text, text, uuid, boolean, text, jsonb), api.file_document(uuid, text),
	api.reserve_document(uuid, text), api.release_documents() from public, anon, authenticated, service_role;
grant execute on function api.prepare_document(uuid, text, text, uuid, boolean, text, jsonb), api.reserve_document(uuid, text)
	to authenticated;
grant execute on function api.file_document(uuid, text), api.release_documents() to service_role;
