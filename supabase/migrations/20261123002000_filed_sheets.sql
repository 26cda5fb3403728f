-- The methodology sheet of a result, printed once after the close and filed as a document: who prints it is the server,
-- so no person answers for it, and one result has one.

alter table app.documents
	drop constraint documents_kind_is_known,
	drop constraint documents_role_is_known,
	add column result_id uuid,
	add constraint documents_kind_is_known check (
		kind in ('minuta', 'acta', 'ficha', 'dossier', 'photo', 'audio', 'video', 'pal', 'other')),
	add constraint documents_role_is_known check (role in ('stl_staff', 'guarantor', 'server')),
	add constraint documents_result_fkey foreign key (result_id) references app.results (id),
	add constraint documents_one_sheet_a_result unique (result_id),
	add constraint documents_of_the_server_are_sheets check (
		(role = 'server') = (result_id is not null) and (result_id is null or (kind = 'ficha' and file_type = 'application/pdf')));
comment on column app.documents.kind is 'minuta, acta, ficha, dossier, photo, audio, video, pal or other.';
comment on column app.documents.role is 'Role by which it was filed, server where the product printed it; who it was is in the audit trail alone.';
comment on column app.documents.result_id is 'Result whose sheet it is, where the server printed it; else null.';

create or replace view api.documents with (security_invoker = true) as
	select d.id, d.exercise_id, d.kind, d.title, d.about, d.file_name, d.file_type, d.file_bytes, d.file_hash, d.role, d.is_public,
		d.filed_on, d.reserved_on, d.reserved_reason, d.result_id
	from app.documents d where d.filed_on is not null;

create table private.sheet_turns (
	result_id uuid not null,
	exercise_id uuid not null,
	tries int not null default 0,
	next_try_at timestamptz not null default now(),
	constraint sheet_turns_pkey primary key (result_id),
	constraint sheet_turns_result_fkey foreign key (result_id) references app.results (id),
	constraint sheet_turns_exercise_fkey foreign key (exercise_id) references app.exercises (id),
	constraint sheet_turns_tries_is_a_count check (tries >= 0)
);
create index sheet_turns_exercise on private.sheet_turns (exercise_id);
comment on table private.sheet_turns is 'Results whose sheet was taken to be printed.';
comment on column private.sheet_turns.result_id is 'Result.';
comment on column private.sheet_turns.exercise_id is 'Exercise.';
comment on column private.sheet_turns.tries is 'How often it was taken.';
comment on column private.sheet_turns.next_try_at is 'Not before: until then whoever took it prints.';

alter table private.sheet_turns enable row level security;
alter table private.sheet_turns force row level security;
revoke all on private.sheet_turns from public, anon, authenticated, service_role;

create function private.is_due_for_sheet(p_result app.results) returns boolean
	language sql stable
	set search_path = ''
as $$
	select not exists (select 1 from app.documents d where d.result_id = p_result.id and d.filed_on is not null)
		and not exists (select 1 from app.results x
			where x.prioritization_id = p_result.prioritization_id and x.version > p_result.version)
		and private.is_settled(p_result.prioritization_id)
		and jsonb_build_array(p_result.content::jsonb -> 'rankings', p_result.content::jsonb -> 'leftOut')
			= jsonb_build_array(private.counted_rankings(p_result.prioritization_id), private.left_out(p_result.prioritization_id))
		and (not exists (select 1 from app.log_keys)
			or not exists (select 1 from app.log_halts h where h.exercise_id = p_result.exercise_id)
				and exists (select 1 from app.checkpoints c join app.log_entries e on e.exercise_id = c.exercise_id and e.position < c.size
					where c.exercise_id = p_result.exercise_id and e.type = 'tally.computed'
						and convert_from(e.entry, 'UTF8')::jsonb #>> '{body,result}' = p_result.content_hash));
$$;
comment on function private.is_due_for_sheet(app.results) is
	'Whether a result stands, is covered by a seal where this installation seals, and has no sheet yet.';

create function api.take_sheet(p_exercise uuid) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	taken private.sheet_turns;
begin
	insert into private.sheet_turns (result_id, exercise_id)
	select s.id, s.exercise_id from app.results s
	where (p_exercise is null or s.exercise_id = p_exercise)
		and not exists (select 1 from private.sheet_turns t where t.result_id = s.id) and private.is_due_for_sheet(s)
	on conflict do nothing;
	-- Whoever takes one and does not file it leaves it to others: after four minutes, eight and so on, at last every six hours.
	update private.sheet_turns t set tries = t.tries + 1,
		next_try_at = now() + least(interval '4 minutes' * power(2, least(t.tries, 10)), interval '6 hours')
	where t.result_id = (
		select w.result_id from private.sheet_turns w join app.results s on s.id = w.result_id
		where (p_exercise is null or w.exercise_id = p_exercise) and w.next_try_at <= now() and private.is_due_for_sheet(s)
		order by w.next_try_at, w.result_id
		limit 1
		for update of w skip locked)
	returning * into taken;
	return (select jsonb_build_object('result', s.id, 'prioritization', s.prioritization_id, 'version', s.version)
		from app.results s where s.id = taken.result_id);
end;
$$;
comment on function api.take_sheet(uuid) is
	'Definer, for the worker: one result, of an exercise or of any, whose sheet is to be printed now, given to one instance; null where there is none.';

create function api.prepare_sheet(p_result uuid, p_title text, p_file jsonb) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	result app.results;
	prepared uuid;
begin
	-- Whoever comes second waits here, and then finds it filed or in the place of the first.
	select * into result from app.results s where s.id = p_result for update;
	if result.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if not private.is_due_for_sheet(result) then
		return null;
	end if;
	-- Of one that was never filed nothing is lost: its bytes leave storage by themselves.
	delete from app.documents d where d.result_id = p_result and d.filed_on is null;
	insert into app.documents (exercise_id, kind, title, about, file_name, file_type, file_bytes, file_hash, role, is_public,
		prepared_on, result_id)
	values (result.exercise_id, 'ficha', p_title, result.prioritization_id, p_file ->> 'name', 'application/pdf',
		(p_file ->> 'bytes')::int, p_file ->> 'hash', 'server', true, private.today_in(result.exercise_id), p_result)
	returning id into prepared;
	return prepared;
end;
$$;
comment on function api.prepare_sheet(uuid, text, jsonb) is
	'Definer, for the server alone: the sheet of a result was printed and has this hash. Filed as any document, once its bytes are in storage; null where there is one already, or the result stands no longer.';

revoke all on function private.is_due_for_sheet(app.results), api.take_sheet(uuid), api.prepare_sheet(uuid, text, jsonb)
	from public, anon, authenticated, service_role;
grant execute on function api.take_sheet(uuid), api.prepare_sheet(uuid, text, jsonb) to service_role;
