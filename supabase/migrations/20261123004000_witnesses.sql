-- Witnesses: representatives who sign states of the log too, each with a key that stays on their own device. Staff write into
-- the log who they are and how many roles are asked for; their signatures are kept beside the checkpoint they are under.

create index log_entries_witnesses on app.log_entries (exercise_id, position) where type = 'witnesses.named';

create table app.cosignatures (
	exercise_id uuid not null,
	size int not null,
	key text not null,
	line text not null,
	constraint cosignatures_pkey primary key (exercise_id, size, key),
	constraint cosignatures_checkpoint_fkey foreign key (exercise_id, size) references app.checkpoints (exercise_id, size),
	constraint cosignatures_key_is_a_key check (key ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'),
	constraint cosignatures_line_is_one check (line ~ '^— [^[:space:]+]+ [A-Za-z0-9+/]{101}[A-Za-z0-9+/=]{3}\n$' and char_length(line) <= 300)
);
comment on table app.cosignatures is 'Signatures of witnesses under checkpoints. Appended; nothing ever changes.';
comment on column app.cosignatures.exercise_id is 'Exercise.';
comment on column app.cosignatures.size is 'Size of the checkpoint that was signed.';
comment on column app.cosignatures.key is 'Ed25519 key of the witness, base64url.';
comment on column app.cosignatures.line is 'The signature line with its line feed (C2SP tlog-cosignature).';

create trigger cosignatures_append_only before update or delete on app.cosignatures
	for each row execute function private.log_is_append_only();
create trigger cosignatures_never_truncated before truncate on app.cosignatures
	for each statement execute function private.log_is_append_only();

alter table app.cosignatures enable row level security;
alter table app.cosignatures force row level security;
revoke all on app.cosignatures from public, anon, authenticated, service_role;
grant select on app.cosignatures to anon, authenticated, service_role;
create policy "anyone reads signatures of witnesses" on app.cosignatures for select to anon, authenticated using (true);
comment on policy "anyone reads signatures of witnesses" on app.cosignatures is 'They are under what leaves the building.';

create view api.cosignatures with (security_invoker = true) as
	select exercise_id, size, key, line from app.cosignatures;
comment on view api.cosignatures is 'Signatures of witnesses under checkpoints.';
revoke all on api.cosignatures from public, anon, authenticated, service_role;
grant select on api.cosignatures to anon, authenticated, service_role;

create or replace view api.checkpoints with (security_invoker = true) as
	select c.exercise_id, c.size, private.base64url(c.root) as root, c.note, c.published_on,
		coalesce((select string_agg(s.line, '' order by s.line collate "C") from app.cosignatures s
			where s.exercise_id = c.exercise_id and s.size = c.size), '') as cosignatures
	from app.checkpoints c;
comment on view api.checkpoints is 'Published states of the logs, and the lines of the witnesses who signed them.';

create function private.last_policy_of_witnesses(p_exercise uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select convert_from(e.entry, 'UTF8')::jsonb -> 'body' from app.log_entries e
	where e.exercise_id = p_exercise and e.type = 'witnesses.named' and e.position is not null
	order by e.position desc limit 1;
$$;
comment on function private.last_policy_of_witnesses(uuid) is 'Who may sign as a witness now, as the log says; null while nobody was named.';

create function api.name_witnesses(p_exercise uuid, p_witnesses jsonb, p_needed int, p_required boolean) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	named jsonb;
	roles int;
begin
	perform private.require_staff(p_exercise);
	if p_witnesses is null or jsonb_typeof(p_witnesses) <> 'array' or jsonb_array_length(p_witnesses) > 20 then
		perform private.refuse('PZ002', 'value_not_accepted', 'witnesses');
	end if;
	if exists (
		select 1 from jsonb_array_elements(p_witnesses) w
		where jsonb_typeof(w) <> 'object'
			or (w ->> 'name' ~ '^[a-z0-9][a-z0-9./-]{1,59}$' and private.is_plain_text(w ->> 'role', 2, 120)
				and w ->> 'key' ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$') is not true
	) then
		perform private.refuse('PZ002', 'value_not_accepted', 'witnesses');
	end if;
	select count(distinct w ->> 'role'), coalesce(jsonb_agg(jsonb_build_object('name', w ->> 'name', 'role', w ->> 'role',
		'key', w ->> 'key') order by w ->> 'name' collate "C"), '[]')
	into roles, named
	from jsonb_array_elements(p_witnesses) w;
	if (select count(distinct w ->> 'name') <> count(*) from jsonb_array_elements(named) w) then
		perform private.refuse('PZ002', 'value_not_accepted', 'witnesses');
	end if;
	-- One that holds two keys, or the one of the log, would witness itself.
	if (select count(distinct w ->> 'key') <> count(*) from jsonb_array_elements(named) w)
		or exists (select 1 from jsonb_array_elements(named) w join app.log_keys k on k.public_key = w ->> 'key') then
		perform private.refuse('PZ284', 'witness_key_taken');
	end if;
	if p_required is null or p_needed is null or p_needed not between 0 and roles then
		perform private.refuse('PZ002', 'value_not_accepted', 'needed');
	end if;
	perform private.note(p_exercise, 'name_witnesses', p_exercise, jsonb_build_object('witnesses', jsonb_array_length(named)));
	return private.append_entry(p_exercise, 'witnesses.named', jsonb_build_object('witnesses', named, 'needed', p_needed,
		'required', p_required, 'date', private.today_in(p_exercise)));
end;
$$;
comment on function api.name_witnesses(uuid, jsonb, int, boolean) is
	'Definer: staff write into the log who may sign as a witness and how many roles are asked for. Gives the place of the line.';

create function api.keep_cosignature(p_exercise uuid, p_size int, p_key text, p_line text) returns boolean
	language plpgsql security definer
	set search_path = ''
as $$
declare
	kept int;
begin
	if not exists (select 1 from app.checkpoints c where c.exercise_id = p_exercise and c.size = p_size) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if not exists (
		select 1 from jsonb_array_elements(private.last_policy_of_witnesses(p_exercise) -> 'witnesses') w
		where w ->> 'key' = p_key and w ->> 'name' = split_part(p_line, ' ', 2)
	) then
		perform private.refuse('PZ285', 'not_a_witness');
	end if;
	insert into app.cosignatures (exercise_id, size, key, line) values (p_exercise, p_size, p_key, p_line)
	on conflict on constraint cosignatures_pkey do nothing;
	get diagnostics kept = row_count;
	return kept = 1;
end;
$$;
comment on function api.keep_cosignature(uuid, int, text, text) is
	'Definer, for the server, which has checked the signature: keeps a line of a named witness. False when there was one.';

revoke all on function private.last_policy_of_witnesses(uuid), api.name_witnesses(uuid, jsonb, int, boolean),
	api.keep_cosignature(uuid, int, text, text) from public, anon, authenticated, service_role;
grant execute on function api.name_witnesses(uuid, jsonb, int, boolean) to authenticated;
grant execute on function api.keep_cosignature(uuid, int, text, text) to service_role;
