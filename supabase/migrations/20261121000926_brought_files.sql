-- Answers that came to the desk in a file: each counts as any other, and how many came this way is on record.

create table app.brought_files (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	kind text not null,
	file_hash text not null,
	answers int not null,
	received int not null,
	brought_on date not null,
	brought_by uuid not null,
	constraint brought_files_pkey primary key (id),
	constraint brought_files_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint brought_files_person_fkey foreign key (brought_by) references app.people (id),
	constraint brought_files_once unique (consultation_id, file_hash),
	constraint brought_files_kind_is_known check (kind in ('device', 'station')),
	constraint brought_files_hash_is_sha256 check (file_hash ~ '^[A-Za-z0-9_-]{43}$'),
	constraint brought_files_answers_are_counted check (answers between 1 and 2000),
	constraint brought_files_received_of_answers check (received between 0 and answers)
);
create index brought_files_consultation on app.brought_files (exercise_id, consultation_id);
create index brought_files_person on app.brought_files (brought_by);
comment on table app.brought_files is 'Files of answers that staff brought: how many were in each and how many are stored. Which ones is kept nowhere.';
comment on column app.brought_files.id is 'Random identity.';
comment on column app.brought_files.exercise_id is 'Exercise.';
comment on column app.brought_files.consultation_id is 'Consultation they answer.';
comment on column app.brought_files.kind is 'What wrote it: a device of somebody, or a tablet at a desk.';
comment on column app.brought_files.file_hash is 'SHA-256 of the file, base64url: the same file is one row.';
comment on column app.brought_files.answers is 'Answers in the file.';
comment on column app.brought_files.received is 'Of those, answers that are stored: by this file or before it.';
comment on column app.brought_files.brought_on is 'Day it was last brought.';
comment on column app.brought_files.brought_by is 'Who last brought it.';

alter table app.brought_files enable row level security;
alter table app.brought_files force row level security;
revoke all on app.brought_files from public, anon, authenticated, service_role;
grant select on app.brought_files to authenticated, service_role;
create policy "staff read brought files" on app.brought_files for select to authenticated
	using ((select private.is_staff(exercise_id)));
comment on policy "staff read brought files" on app.brought_files is 'By which hands answers came concerns staff.';

create view api.brought_files with (security_invoker = true) as
	select f.id, f.exercise_id, f.consultation_id, f.kind, f.file_hash, f.answers, f.received, f.brought_on,
		p.display_name as brought_by
	from app.brought_files f join app.people p on p.id = f.brought_by;
comment on view api.brought_files is 'Files of answers that staff brought, in the exercises where the caller is staff.';
revoke all on api.brought_files from public, anon, authenticated, service_role;
grant select on api.brought_files to authenticated, service_role;

create function api.note_brought_file(p_consultation uuid, p_kind text, p_hash text, p_answers int, p_received int) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	insert into app.brought_files (exercise_id, consultation_id, kind, file_hash, answers, received, brought_on, brought_by)
	values (exercise, p_consultation, p_kind, p_hash, p_answers, p_received, private.today_in(exercise),
		private.person_in(exercise))
	-- Brought again, it may find more of its answers stored; never fewer.
	on conflict on constraint brought_files_once do update set received = greatest(app.brought_files.received, excluded.received),
		brought_on = excluded.brought_on, brought_by = excluded.brought_by;
	perform private.note(exercise, 'note_brought_file', p_consultation,
		jsonb_build_object('kind', p_kind, 'hash', p_hash, 'answers', p_answers, 'received', p_received));
end;
$$;
comment on function api.note_brought_file(uuid, text, text, int, int) is
	'Definer: staff who brought answers in a file put on record how many were in it and how many are stored.';
revoke all on function api.note_brought_file(uuid, text, text, int, int) from public, anon, authenticated, service_role;
grant execute on function api.note_brought_file(uuid, text, text, int, int) to authenticated;
