-- Checkpoints: the state of a log at a size, signed outside the database and published. The database keeps what was
-- signed and refuses a second history; whether a tree extends the last one is computed by whoever signs.

create table app.log_keys (
	public_key text not null,
	number int not null,
	cause text not null,
	adopted_on date not null default current_date,
	constraint log_keys_pkey primary key (public_key),
	constraint log_keys_one_a_number unique (number),
	constraint log_keys_is_a_key check (public_key ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'),
	constraint log_keys_begin_once check ((number = 1) = (cause = 'first')),
	constraint log_keys_cause_is_known check (cause in ('first', 'scheduled', 'lost', 'compromised'))
);
comment on table app.log_keys is 'Public keys with which this installation signed its logs, in their order; the last one signs.';
comment on column app.log_keys.public_key is 'Ed25519, base64url. Its private half is never in the database.';
comment on column app.log_keys.number is 'Place among them, from 1.';
comment on column app.log_keys.cause is 'Why it took the place of the one before.';
comment on column app.log_keys.adopted_on is 'Day it began to sign.';

create index log_entries_keys on app.log_entries (exercise_id, position) where type in ('log.created', 'key.rotated');

create table app.checkpoints (
	exercise_id uuid not null,
	size int not null,
	root bytea not null,
	note text not null,
	published_on date not null,
	constraint checkpoints_pkey primary key (exercise_id, size),
	constraint checkpoints_log_fkey foreign key (exercise_id) references app.logs (exercise_id),
	constraint checkpoints_size_is_positive check (size > 0),
	constraint checkpoints_root_is_a_hash check (octet_length(root) = 32),
	constraint checkpoints_note_is_short check (char_length(note) <= 4000)
);
comment on table app.checkpoints is 'Published states of the logs. Appended; nothing ever changes.';
comment on column app.checkpoints.exercise_id is 'Exercise.';
comment on column app.checkpoints.size is 'Entries it covers.';
comment on column app.checkpoints.root is 'Root of the tree over them (RFC 9162).';
comment on column app.checkpoints.note is 'The signed note, as it was published (C2SP tlog-checkpoint).';
comment on column app.checkpoints.published_on is 'Day of the exercise on which it was published.';

create table app.log_halts (
	exercise_id uuid not null,
	reason text not null,
	size int not null,
	root bytea not null,
	halted_on date not null,
	constraint log_halts_pkey primary key (exercise_id),
	constraint log_halts_log_fkey foreign key (exercise_id) references app.logs (exercise_id),
	constraint log_halts_reason_is_known check (reason in ('smaller', 'different')),
	constraint log_halts_size_is_positive check (size > 0),
	constraint log_halts_root_is_a_hash check (octet_length(root) = 32)
);
comment on table app.log_halts is 'Logs that are not signed, because they are smaller or different from what was published.';
comment on column app.log_halts.exercise_id is 'Exercise.';
comment on column app.log_halts.reason is 'smaller: entries are missing; different: entries are not those that were published.';
comment on column app.log_halts.size is 'Entries of the published state that the log must have again.';
comment on column app.log_halts.root is 'Root of that state.';
comment on column app.log_halts.halted_on is 'Day on which it was noticed.';

create trigger checkpoints_append_only before update or delete on app.checkpoints
	for each row execute function private.log_is_append_only();
create trigger checkpoints_never_truncated before truncate on app.checkpoints
	for each statement execute function private.log_is_append_only();

alter table app.log_keys enable row level security;
alter table app.log_keys force row level security;
alter table app.checkpoints enable row level security;
alter table app.checkpoints force row level security;
alter table app.log_halts enable row level security;
alter table app.log_halts force row level security;
revoke all on app.log_keys, app.checkpoints, app.log_halts from public, anon, authenticated, service_role;
grant select on app.log_keys, app.checkpoints, app.log_halts to anon, authenticated, service_role;
create policy "anyone reads the keys of the logs" on app.log_keys for select to anon, authenticated using (true);
create policy "anyone reads checkpoints" on app.checkpoints for select to anon, authenticated using (true);
create policy "anyone reads which logs are not signed" on app.log_halts for select to anon, authenticated using (true);
comment on policy "anyone reads the keys of the logs" on app.log_keys is 'Public keys are public.';
comment on policy "anyone reads checkpoints" on app.checkpoints is 'They are made to leave the building.';
comment on policy "anyone reads which logs are not signed" on app.log_halts is 'Whoever checks a record must know.';

create view api.log_keys with (security_invoker = true) as
	select public_key, number, cause, adopted_on from app.log_keys;
comment on view api.log_keys is 'Public keys of the logs.';
create view api.checkpoints with (security_invoker = true) as
	select exercise_id, size, private.base64url(root) as root, note, published_on from app.checkpoints;
comment on view api.checkpoints is 'Published states of the logs.';
create view api.log_halts with (security_invoker = true) as
	select exercise_id, reason, size, private.base64url(root) as root, halted_on from app.log_halts;
comment on view api.log_halts is 'Logs that are not signed, and why.';
revoke all on api.log_keys, api.checkpoints, api.log_halts from public, anon, authenticated, service_role;
grant select on api.log_keys, api.checkpoints, api.log_halts to anon, authenticated, service_role;

create function private.hash_of(p_text text) returns bytea
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
begin
	if p_text ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$' then
		return private.from_base64url(p_text);
	end if;
	perform private.refuse('PZ001', 'not_canonical', 'hash');
	return null;
end;
$$;
comment on function private.hash_of(text) is 'The 32 bytes of a hash or key that came from outside, or PZ001.';

create function private.current_log_key() returns text
	language sql stable
	set search_path = ''
as $$
	select k.public_key from app.log_keys k order by k.number desc limit 1;
$$;
comment on function private.current_log_key() is 'The key that signs now; null while there was none.';

create function private.key_of_log(p_exercise uuid) returns text
	language sql stable
	set search_path = ''
as $$
	select coalesce(body ->> 'new', body ->> 'key') from (
		select convert_from(e.entry, 'UTF8')::jsonb -> 'body' as body from app.log_entries e
		where e.exercise_id = p_exercise and e.type in ('log.created', 'key.rotated') and e.position is not null
		order by e.position desc limit 1
	) last;
$$;
comment on function private.key_of_log(uuid) is 'The key that a log itself says signs it; null while it names none.';

create function api.register_log_key(p_key text) returns boolean
	language plpgsql security definer
	set search_path = ''
as $$
declare
	used text;
begin
	perform private.hash_of(p_key);
	perform pg_advisory_xact_lock(hashtext('prioriza log keys'));
	used := private.current_log_key();
	if used is null then
		insert into app.log_keys (public_key, number, cause) values (p_key, 1, 'first');
		return true;
	elsif used <> p_key then
		perform private.refuse('PZ280', 'log_key_differs');
	end if;
	return false;
end;
$$;
comment on function api.register_log_key(text) is
	'Definer, for the worker: the key that signs. The first is adopted; another than the one in use is refused.';

create function api.rotate_log_key(p_old text, p_new text, p_cause text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
begin
	perform private.hash_of(p_old), private.hash_of(p_new);
	if p_cause is null or p_cause not in ('scheduled', 'lost', 'compromised') then
		perform private.refuse('PZ002', 'value_not_accepted', 'cause');
	end if;
	perform pg_advisory_xact_lock(hashtext('prioriza log keys'));
	if private.current_log_key() is distinct from p_old
		or exists (select 1 from app.log_keys k where k.public_key = p_new) then
		perform private.refuse('PZ280', 'log_key_differs');
	end if;
	insert into app.log_keys (public_key, number, cause)
	select p_new, max(k.number) + 1, p_cause from app.log_keys k;
end;
$$;
comment on function api.rotate_log_key(text, text, text) is
	'Definer, for the worker: another key signs from here on. A former key never comes back.';

create function api.adopt_log_key(p_exercise uuid) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	named text;
	key app.log_keys;
	grown int;
begin
	-- The row of the log is held first, so that two instances do not write the same change.
	select l.size into grown from app.logs l where l.exercise_id = p_exercise for no key update;
	if grown is null or not exists (select 1 from app.log_keys) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	named := private.key_of_log(p_exercise);
	if named is null then
		perform private.append_entry(p_exercise, 'key.rotated', jsonb_build_object('old', null,
			'new', private.current_log_key(), 'cause', 'first', 'date', private.today_in(p_exercise)));
	else
		for key in select k.* from app.log_keys k join app.log_keys n on n.public_key = named
			where k.number > n.number order by k.number loop
			perform private.append_entry(p_exercise, 'key.rotated', jsonb_build_object('old', named,
				'new', key.public_key, 'cause', key.cause, 'date', private.today_in(p_exercise)));
			named := key.public_key;
		end loop;
	end if;
	return (select l.size from app.logs l where l.exercise_id = p_exercise);
end;
$$;
comment on function api.adopt_log_key(uuid) is
	'Definer, for the worker: writes into a log every change of key since the one it names, and gives its size.';

create function api.logs_to_sign(p_all boolean) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('exercise', l.exercise_id, 'origin', l.origin, 'size', l.size,
		'signedSize', coalesce(c.size, 0), 'signedRoot', private.base64url(c.root), 'key', private.key_of_log(l.exercise_id), 'keyChanged', k.position is not null,
		'halt', case when h.exercise_id is null then null
			else jsonb_build_object('size', h.size, 'root', private.base64url(h.root)) end) order by l.number), '[]')
	from app.logs l
		left join lateral (select * from app.checkpoints c where c.exercise_id = l.exercise_id order by c.size desc limit 1) c on true
		left join app.log_halts h on h.exercise_id = l.exercise_id
		left join lateral (select e.position from app.log_entries e where e.exercise_id = l.exercise_id
			and e.type = 'key.rotated' and e.position >= coalesce(c.size, 0) order by e.position limit 1) k on true
	where p_all or l.size > coalesce(c.size, 0) or private.key_of_log(l.exercise_id) is distinct from private.current_log_key();
$$;
comment on function api.logs_to_sign(boolean) is
	'Definer, for the worker: logs that grew since their last checkpoint, or all, with what is needed to sign them.';

create function api.log_leaves(p_log uuid, p_first int, p_count int) returns text
	language sql stable security definer
	set search_path = ''
as $$
	-- From the bytes, not from the stored hash: what is signed is what the entries say.
	select coalesce(encode(string_agg(sha256('\x00'::bytea || e.entry), ''::bytea order by e.position), 'base64'), '')
	from app.log_entries e
	where e.exercise_id = p_log and e.position >= p_first and e.position < p_first::bigint + least(p_count, 65536);
$$;
comment on function api.log_leaves(uuid, int, int) is
	'Definer, open to anyone: up to 65,536 leaf hashes of a log in their order, 32 bytes each, as base64.';

create function api.publish_checkpoint(p_exercise uuid, p_size int, p_root text, p_note text) returns boolean
	language plpgsql security definer
	set search_path = ''
as $$
declare
	last app.checkpoints;
	given bytea := private.hash_of(p_root);
	log app.logs;
begin
	-- One at a time for a log: of several that sign, one publishes.
	perform pg_advisory_xact_lock(hashtext('prioriza checkpoint ' || p_exercise));
	select * into log from app.logs l where l.exercise_id = p_exercise;
	if log.exercise_id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if exists (select 1 from app.log_halts h where h.exercise_id = p_exercise) then
		perform private.refuse('PZ283', 'log_halted');
	end if;
	if p_size is null or p_size not between 1 and log.size or p_note is null
		or split_part(p_note, E'\n', 1) <> log.origin
		or split_part(p_note, E'\n', 2) <> p_size::text
		or split_part(p_note, E'\n', 3) <> encode(given, 'base64') then
		perform private.refuse('PZ002', 'value_not_accepted', 'note');
	end if;
	select * into last from app.checkpoints c where c.exercise_id = p_exercise order by c.size desc limit 1;
	if last.size > p_size then
		perform private.refuse('PZ281', 'checkpoint_behind');
	elsif last.size = p_size and last.root <> given then
		perform private.refuse('PZ282', 'checkpoint_differs');
	elsif last.size = p_size then
		return false;
	end if;
	insert into app.checkpoints (exercise_id, size, root, note, published_on)
	values (p_exercise, p_size, given, p_note, private.today_in(p_exercise));
	return true;
end;
$$;
comment on function api.publish_checkpoint(uuid, int, text, text) is
	'Definer, for the worker: publishes a signed state of a log. False when another instance published the same before.';

create function api.halt_log(p_exercise uuid, p_reason text, p_size int, p_root text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
begin
	if p_reason is null or p_reason not in ('smaller', 'different') or p_size is null or p_size < 1 then
		perform private.refuse('PZ002', 'value_not_accepted', 'halt');
	end if;
	if not exists (select 1 from app.logs l where l.exercise_id = p_exercise) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	-- The largest published state stays the one that the log must have again.
	insert into app.log_halts as h (exercise_id, reason, size, root, halted_on)
	values (p_exercise, p_reason, p_size, private.hash_of(p_root), private.today_in(p_exercise))
	on conflict (exercise_id) do update set reason = excluded.reason, size = excluded.size, root = excluded.root
	where excluded.size > h.size;
end;
$$;
comment on function api.halt_log(uuid, text, int, text) is
	'Definer, for the worker: a log is not signed until it has the published state again that is named here.';

create function api.resume_log(p_exercise uuid, p_size int, p_root text) returns boolean
	language sql security definer
	set search_path = ''
as $$
	with resumed as (
		delete from app.log_halts h
		where h.exercise_id = p_exercise and h.size = p_size and h.root = private.hash_of(p_root)
			and exists (select 1 from app.logs l where l.exercise_id = p_exercise and l.size >= h.size)
		returning 1
	)
	select exists (select 1 from resumed);
$$;
comment on function api.resume_log(uuid, int, text) is
	'Definer, for the worker: a log that has its published state again is signed again.';

create function private.append_beginning(p_exercise uuid, p_number int, p_origin text, p_software text) returns void
	language sql
	set search_path = ''
as $$
	select private.append_entry(p_exercise, 'log.created', jsonb_strip_nulls(jsonb_build_object('origin', p_origin,
		'number', p_number, 'software', p_software, 'key', private.current_log_key())));
$$;
comment on function private.append_beginning(uuid, int, text, text) is
	'The first entry of a log, with the key that signs it where the installation has one already.';

revoke all on function private.hash_of(text), private.current_log_key(),
	private.key_of_log(uuid), api.adopt_log_key(uuid),
	private.append_beginning(uuid, int, text, text), api.register_log_key(text), api.rotate_log_key(text, text, text),
	api.logs_to_sign(boolean), api.log_leaves(uuid, int, int), api.publish_checkpoint(uuid, int, text, text),
	api.halt_log(uuid, text, int, text), api.resume_log(uuid, int, text)
	from public, anon, authenticated, service_role;
grant execute on function api.log_leaves(uuid, int, int) to anon, authenticated, service_role;
grant execute on function api.adopt_log_key(uuid), api.register_log_key(text), api.rotate_log_key(text, text, text), api.logs_to_sign(boolean),
	api.publish_checkpoint(uuid, int, text, text), api.halt_log(uuid, text, int, text), api.resume_log(uuid, int, text)
	to service_role;
