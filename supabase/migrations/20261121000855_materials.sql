-- What problems are drawn from besides answers: studies and data, what the kickoff event gave, and dialogue tables. Bytes of
-- their files lie in storage, in a private bucket that only the server's key opens; here is what they must be.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('source-files', 'source-files', false, 8000000, array['application/pdf', 'text/csv',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.oasis.opendocument.spreadsheet',
	'image/png', 'image/jpeg', 'image/webp']);

create table app.materials (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	number int not null,
	kind text not null,
	title text not null,
	author text,
	dated text not null,
	place text,
	nucleus_id uuid,
	link text,
	file_hash text,
	file_name text,
	file_type text,
	file_bytes int,
	file_arrived boolean not null default false,
	registered_by uuid not null,
	registered_on date not null,
	withdrawn_by uuid,
	withdrawn_on date,
	withdrawal_reason text,
	constraint materials_pkey primary key (id),
	constraint materials_exercise_key unique (exercise_id, id),
	constraint materials_number_is_taken unique (exercise_id, number),
	constraint materials_of_an_exercise foreign key (exercise_id) references app.exercises (id),
	constraint materials_of_a_nucleus foreign key (exercise_id, nucleus_id) references app.nuclei (exercise_id, id),
	constraint materials_registered_by_somebody foreign key (exercise_id, registered_by) references app.people (exercise_id, id),
	constraint materials_withdrawn_by_somebody foreign key (exercise_id, withdrawn_by) references app.people (exercise_id, id),
	constraint materials_kind_is_known check (kind in ('study', 'dataset', 'kickoff-problem', 'kickoff-criterion',
		'kickoff-solution', 'kickoff-commitment', 'mesa')),
	constraint materials_title_is_plain check (private.is_plain_text(title, 5, 300)),
	constraint materials_author_is_plain check (private.is_plain_text(author, 2, 160)),
	constraint materials_dated_as_known check (dated ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
	constraint materials_place_is_plain check (private.is_plain_text(place, 2, 160)),
	constraint materials_link_is_web check (link ~ '^https?://[^\s]+$' and char_length(link) <= 500),
	constraint materials_study_can_be_found check (kind not in ('study', 'dataset') or (author is not null and
		(link is not null or file_hash is not null))),
	constraint materials_mesa_has_a_place check (kind <> 'mesa' or place is not null),
	constraint materials_file_is_whole check (num_nonnulls(file_hash, file_name, file_type, file_bytes) in (0, 4)),
	constraint materials_file_hash_is_a_hash check (file_hash ~ '^[0-9a-f]{64}$'),
	constraint materials_file_name_is_plain check (private.is_plain_text(file_name, 1, 120) and file_name !~ '[/\\"]'),
	constraint materials_file_type_is_taken check (file_type in ('application/pdf', 'text/csv',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.oasis.opendocument.spreadsheet',
		'image/png', 'image/jpeg', 'image/webp')),
	constraint materials_file_is_not_large check (file_bytes between 1 and 8000000),
	constraint materials_only_a_named_file_arrives check (file_hash is not null or not file_arrived),
	constraint materials_reason_is_plain check (private.is_plain_text(withdrawal_reason, 10, 500)),
	constraint materials_withdrawn_whole check (num_nonnulls(withdrawn_by, withdrawn_on, withdrawal_reason) in (0, 3))
);
create index materials_nucleus on app.materials (exercise_id, nucleus_id);
create index materials_registrar on app.materials (exercise_id, registered_by);
create index materials_withdrawer on app.materials (exercise_id, withdrawn_by);
comment on table app.materials is 'Studies and data, outputs of the kickoff event, and dialogue tables that problems may cite (B6, B7).';
comment on column app.materials.id is 'Identity.';
comment on column app.materials.exercise_id is 'Exercise.';
comment on column app.materials.number is 'Number people cite.';
comment on column app.materials.kind is 'study or dataset; what the kickoff event gave: problem, minimum criterion, solution or preliminary commitment; or mesa.';
comment on column app.materials.title is 'Title of a study, words of an output, matter of a mesa.';
comment on column app.materials.author is 'Who wrote or proposed it, or who led the mesa.';
comment on column app.materials.dated is 'Year, month or day it is of, as far as known.';
comment on column app.materials.place is 'Where a mesa or the event was held.';
comment on column app.materials.nucleus_id is 'Nucleus that sat at the mesa, or proposed the output.';
comment on column app.materials.link is 'Address where it can be read.';
comment on column app.materials.file_hash is 'SHA-256 of its file, in hexadecimal.';
comment on column app.materials.file_name is 'Name the file came with.';
comment on column app.materials.file_type is 'Media type, as its bytes say.';
comment on column app.materials.file_bytes is 'Size of the file.';
comment on column app.materials.file_arrived is 'Whether the bytes are in storage.';
comment on column app.materials.registered_by is 'Who registered it.';
comment on column app.materials.registered_on is 'Day.';
comment on column app.materials.withdrawn_by is 'Who withdrew it.';
comment on column app.materials.withdrawn_on is 'Day; null while it stands.';
comment on column app.materials.withdrawal_reason is 'Why it was withdrawn.';

alter table app.materials enable row level security;
alter table app.materials force row level security;
revoke all on app.materials from public, anon, authenticated, service_role;
grant select on app.materials to authenticated, service_role;
create policy "those who take part read materials" on app.materials for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
comment on policy "those who take part read materials" on app.materials is
	'Worked on inside the exercise; what a ranked problem cites of it is told with the problem.';

create view api.materials with (security_invoker = true) as
	select m.id, m.exercise_id, m.number, m.kind, m.title, m.author, m.dated, m.place, n.name as nucleus, m.link, m.file_hash,
		m.file_name, m.file_type, m.file_bytes, m.file_arrived, who.display_name as registered_by, m.registered_on,
		gone.display_name as withdrawn_by, m.withdrawn_on, m.withdrawal_reason
	from app.materials m left join app.nuclei n on n.id = m.nucleus_id left join app.people who on who.id = m.registered_by
		left join app.people gone on gone.id = m.withdrawn_by;
comment on view api.materials is 'Materials that problems may cite, withdrawn ones too.';
revoke all on api.materials from public, anon, authenticated, service_role;
grant select on api.materials to authenticated, service_role;

create function api.register_material(
	p_exercise uuid, p_kind text, p_title text, p_author text, p_dated text, p_place text, p_nucleus uuid, p_link text, p_file jsonb
) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	created app.materials;
begin
	perform private.require_reviewer(p_exercise);
	perform pg_advisory_xact_lock(hashtextextended('materials ' || p_exercise::text, 0));
	insert into app.materials (exercise_id, number, kind, title, author, dated, place, nucleus_id, link, file_hash, file_name,
		file_type, file_bytes, registered_by, registered_on)
	select p_exercise, coalesce(max(m.number), 0) + 1, p_kind, p_title, p_author, p_dated, p_place, p_nucleus, p_link,
		p_file ->> 'hash', p_file ->> 'name', p_file ->> 'type', (p_file ->> 'bytes')::int, private.person_in(p_exercise),
		private.today_in(p_exercise)
	from app.materials m where m.exercise_id = p_exercise
	returning * into created;
	perform private.note(p_exercise, 'register_material', created.id, jsonb_build_object('kind', p_kind, 'file', p_file ->> 'hash'));
	return created.number;
end;
$$;
comment on function api.register_material(uuid, text, text, text, text, text, uuid, text, jsonb) is
	'Definer: staff or guarantor register what problems may be drawn from. Its file is named by its hash before its bytes are stored. Gives its number.';

create function api.confirm_material_file(p_material uuid, p_hash text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
begin
	update app.materials m set file_arrived = true where m.id = p_material and m.file_hash = p_hash;
	if not found then
		perform private.refuse('PZ101', 'not_found');
	end if;
end;
$$;
comment on function api.confirm_material_file(uuid, text) is
	'Definer, for the server alone: the bytes with the hash that was registered are in storage.';

create function api.withdraw_material(p_material uuid, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	withdrawn app.materials;
begin
	select * into withdrawn from app.materials m where m.id = p_material for update;
	perform private.require_reviewer(withdrawn.exercise_id);
	if withdrawn.withdrawn_on is not null then
		perform private.refuse('PZ320', 'material_withdrawn');
	end if;
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	update app.materials m set withdrawn_by = private.person_in(withdrawn.exercise_id),
		withdrawn_on = private.today_in(withdrawn.exercise_id), withdrawal_reason = p_reason
	where m.id = p_material;
	perform private.note(withdrawn.exercise_id, 'withdraw_material', p_material);
end;
$$;
comment on function api.withdraw_material(uuid, text) is
	'Definer: staff or guarantor say that a material is not to be cited any more, with a reason; it stays readable where it was cited.';

revoke all on function api.register_material(uuid, text, text, text, text, text, uuid, text, jsonb),
	api.confirm_material_file(uuid, text), api.withdraw_material(uuid, text) from public, anon, authenticated, service_role;
grant execute on function api.register_material(uuid, text, text, text, text, text, uuid, text, jsonb),
	api.withdraw_material(uuid, text) to authenticated;
grant execute on function api.confirm_material_file(uuid, text) to service_role;
