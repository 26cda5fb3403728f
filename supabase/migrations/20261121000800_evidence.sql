-- The log of an exercise: exact bytes of every entry, appended and never changed.
-- Acts get their place at once. Answers and ballots wait without a place and are sealed in the order of their hashes,
-- so that the order of the log does not tell who came first.

create table app.logs (
	exercise_id uuid not null,
	origin text not null,
	number int not null,
	size int not null default 0,
	constraint logs_pkey primary key (exercise_id),
	constraint logs_exercise_fkey foreign key (exercise_id) references app.exercises (id),
	constraint logs_size_is_not_negative check (size >= 0)
);
comment on table app.logs is 'One append-only log per exercise.';
comment on column app.logs.exercise_id is 'Exercise.';
comment on column app.logs.origin is 'Name of the log in its first entry.';
comment on column app.logs.number is 'Consecutive number among the logs of the installation.';
comment on column app.logs.size is 'Entries with a place.';

create table app.log_entries (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	position int,
	type text not null,
	batch uuid,
	entry bytea not null,
	leaf_hash bytea not null generated always as (sha256('\x00'::bytea || entry)) stored,
	constraint log_entries_pkey primary key (id),
	constraint log_entries_one_a_place unique (exercise_id, position),
	constraint log_entries_leaf_once unique (exercise_id, leaf_hash),
	constraint log_entries_log_fkey foreign key (exercise_id) references app.logs (exercise_id),
	constraint log_entries_waiting_has_batch check (position is not null or batch is not null)
);
create index log_entries_waiting on app.log_entries (batch, leaf_hash) where position is null;
comment on table app.log_entries is 'Entries of the logs. Appended; a waiting one gets its place once; nothing else ever changes.';
comment on column app.log_entries.id is 'Identity inside the database; random, not part of the log.';
comment on column app.log_entries.exercise_id is 'Exercise.';
comment on column app.log_entries.position is 'Place in the log, from 0; null while it waits for its batch.';
comment on column app.log_entries.type is 'Type, as in the entry.';
comment on column app.log_entries.batch is 'Survey or ranking whose batch it belongs to.';
comment on column app.log_entries.entry is 'Canonical JSON (RFC 8785), the bytes that are hashed.';
comment on column app.log_entries.leaf_hash is 'RFC 9162 leaf hash of the bytes.';

create function private.log_is_append_only() returns trigger
	language plpgsql
	set search_path = ''
as $$
begin
	if tg_op = 'UPDATE' and tg_table_name = 'log_entries' then
		if old.position is null and new.position is not null
			and (new.id, new.exercise_id, new.type, new.batch, new.entry)
				is not distinct from (old.id, old.exercise_id, old.type, old.batch, old.entry) then
			return new;
		end if;
	elsif tg_op = 'UPDATE' and tg_table_name = 'logs' then
		if new.size > old.size and (new.exercise_id, new.origin, new.number) = (old.exercise_id, old.origin, old.number) then
			return new;
		end if;
	end if;
	perform private.refuse('PZ500', 'log_append_only');
	return null;
end;
$$;
comment on function private.log_is_append_only() is 'Refuses to change, delete or empty the log, for every role.';
create trigger log_entries_append_only before update or delete on app.log_entries
	for each row execute function private.log_is_append_only();
create trigger log_entries_never_truncated before truncate on app.log_entries
	for each statement execute function private.log_is_append_only();
create trigger logs_append_only before update or delete on app.logs
	for each row execute function private.log_is_append_only();
create trigger logs_never_truncated before truncate on app.logs
	for each statement execute function private.log_is_append_only();

create function private.entry_bytes(p_exercise uuid, p_type text, p_body jsonb) returns bytea
	language sql stable
	set search_path = ''
as $$
	select convert_to(private.canonical_json(
		jsonb_build_object('v', 1, 'type', p_type, 'exercise', p_exercise, 'body', p_body)), 'UTF8');
$$;
comment on function private.entry_bytes(uuid, text, jsonb) is 'Canonical bytes of an entry.';

create function private.require_software(p_software text) returns void
	language plpgsql immutable
	set search_path = ''
as $$
begin
	if p_software is null or p_software !~ '^[\x21-\x7e]{3,80}$' then
		perform private.refuse('PZ002', 'value_not_accepted', 'software');
	end if;
end;
$$;
comment on function private.require_software(text) is
	'Refuses a name of the program that could not be read back from the log, where nothing can be corrected.';

create function private.append_entry(p_exercise uuid, p_type text, p_body jsonb) returns int
	language plpgsql
	set search_path = ''
as $$
declare
	place int;
begin
	update app.logs set size = size + 1 where exercise_id = p_exercise returning size - 1 into strict place;
	insert into app.log_entries (exercise_id, position, type, entry)
	values (p_exercise, place, p_type, private.entry_bytes(p_exercise, p_type, p_body));
	return place;
end;
$$;
comment on function private.append_entry(uuid, text, jsonb) is
	'Appends an act at once. Holds the row of the log until commit, so places have no gap.';

create function private.append_waiting_entry(p_exercise uuid, p_type text, p_batch uuid, p_body jsonb) returns bytea
	language sql
	set search_path = ''
as $$
	insert into app.log_entries (exercise_id, type, batch, entry)
	values (p_exercise, p_type, p_batch, private.entry_bytes(p_exercise, p_type, p_body))
	returning leaf_hash;
$$;
comment on function private.append_waiting_entry(uuid, text, uuid, jsonb) is
	'Appends an answer or ballot without a place. Takes no lock that another answer waits for.';

create function private.seal_batch(p_exercise uuid, p_batch uuid, p_leaves bytea[] default null) returns int
	language plpgsql
	set search_path = ''
as $$
declare
	first_place int;
	sealed int;
begin
	-- Not `for update`: a waiting entry refers to this row, and no answer waits for another survey to be sealed.
	select size into strict first_place from app.logs where exercise_id = p_exercise for no key update;
	with waiting as (
		select id, first_place + row_number() over (order by leaf_hash, id) - 1 as place
		from app.log_entries where batch = p_batch and position is null and (p_leaves is null or leaf_hash = any (p_leaves))
	)
	update app.log_entries e set position = w.place from waiting w where e.id = w.id;
	get diagnostics sealed = row_count;
	if sealed > 0 then
		update app.logs set size = size + sealed where exercise_id = p_exercise;
		perform private.append_entry(p_exercise, 'batch.sealed',
			jsonb_build_object('first', first_place, 'count', sealed));
	end if;
	return sealed;
end;
$$;
comment on function private.seal_batch(uuid, uuid, bytea[]) is
	'Gives the waiting entries of a batch, or those of them that are named, their places, ordered by leaf hash.';

alter table app.logs enable row level security;
alter table app.logs force row level security;
alter table app.log_entries enable row level security;
alter table app.log_entries force row level security;
revoke all on app.logs, app.log_entries from public, anon, authenticated, service_role;
grant select on app.logs, app.log_entries to anon, authenticated, service_role;
create policy "anyone reads the size of a log" on app.logs for select to anon, authenticated using (true);
create policy "anyone reads entries that have a place" on app.log_entries for select to anon, authenticated
	using (position is not null);
comment on policy "anyone reads the size of a log" on app.logs is 'The record is public.';
comment on policy "anyone reads entries that have a place" on app.log_entries is
	'Waiting entries stay unseen: their arrival would tell when somebody answered.';
revoke all on function private.log_is_append_only(), private.entry_bytes(uuid, text, jsonb), private.require_software(text),
	private.append_entry(uuid, text, jsonb), private.append_waiting_entry(uuid, text, uuid, jsonb),
	private.seal_batch(uuid, uuid, bytea[]) from public, anon, authenticated, service_role;

create view api.logs with (security_invoker = true) as
	select exercise_id, origin, number, size from app.logs;
comment on view api.logs is 'Logs and their sizes.';
create view api.log_entries with (security_invoker = true) as
	select exercise_id, position, type, convert_from(entry, 'UTF8') as entry, private.base64url(leaf_hash) as leaf_hash
	from app.log_entries where position is not null;
comment on view api.log_entries is 'Entries in the order of the log; the text is the exact bytes.';
revoke all on api.logs, api.log_entries from public, anon, authenticated, service_role;
grant select on api.logs, api.log_entries to anon, authenticated, service_role;
grant execute on function private.base64url(bytea) to anon, authenticated, service_role;

create function private.document_hash(p_kind text, p_canonical text) returns text
	language sql immutable strict parallel safe
	set search_path = ''
as $$
	select private.base64url(sha256(convert_to('prioriza/' || p_kind || '/v1', 'UTF8') || '\x00'::bytea
		|| convert_to(p_canonical, 'UTF8')));
$$;
comment on function private.document_hash(text, text) is
	'Hash of a document in canonical form under its domain: instrument, methodology, result, ruleset or notice.';

create function private.salt_of(p_text text) returns bytea
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
begin
	-- One text for each salt: other spellings of the same bytes are refused, as they would not be found again.
	if p_text ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$' then
		return private.from_base64url(p_text);
	end if;
	perform private.refuse('PZ001', 'not_canonical', 'salt');
	return null;
end;
$$;
comment on function private.salt_of(text) is 'The 32 bytes of a salt that came from outside, or PZ001.';

create function private.commitment(p_kind text, p_salt bytea, p_canonical text) returns text
	language sql immutable strict parallel safe
	set search_path = ''
as $$
	select private.base64url(extensions.hmac(convert_to('prioriza/' || p_kind || '/v1', 'UTF8') || '\x00'::bytea
		|| convert_to(p_canonical, 'UTF8'), p_salt, 'sha256'));
$$;
comment on function private.commitment(text, bytea, text) is
	'Salted commitment to an answer or ballot: HMAC-SHA-256 with a random 32-byte salt as key.';
revoke all on function private.document_hash(text, text), private.salt_of(text), private.commitment(text, bytea, text)
	from public, anon, authenticated, service_role;
