-- What a station keeps and who may touch it: the key its unsent answers are sealed to, the staff's PIN, and answers moved by file.

create table private.sealing_keys (
	consultation_id uuid not null,
	exercise_id uuid not null,
	public_key text not null,
	private_key text not null,
	constraint sealing_keys_pkey primary key (consultation_id),
	constraint sealing_keys_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint sealing_keys_public_is_a_point check (public_key ~ '^[A-Za-z0-9_-]{87}$'),
	constraint sealing_keys_private_is_pkcs8 check (private_key ~ '^[A-Za-z0-9_-]+$' and char_length(private_key) between 100 and 400)
);
create index sealing_keys_exercise on private.sealing_keys (exercise_id, consultation_id);
comment on table private.sealing_keys is 'The key pair answers are sealed to while they wait on a tablet. The tablet gets the public half alone.';
comment on column private.sealing_keys.consultation_id is 'Consultation.';
comment on column private.sealing_keys.exercise_id is 'Exercise.';
comment on column private.sealing_keys.public_key is 'Public half: a point of P-256, uncompressed, base64url.';
comment on column private.sealing_keys.private_key is 'Private half: PKCS #8, base64url. Only the server reads it.';

create table private.station_pins (
	consultation_id uuid not null,
	exercise_id uuid not null,
	pin_hash text not null,
	set_on date not null,
	constraint station_pins_pkey primary key (consultation_id),
	constraint station_pins_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint station_pins_hash_is_slow check (pin_hash ~ '^pbkdf2-sha256\$[6-9][0-9]{5}\$[A-Za-z0-9_-]{22}\$[A-Za-z0-9_-]{43}$')
);
create index station_pins_exercise on private.station_pins (exercise_id, consultation_id);
comment on table private.station_pins is 'The six digits that open what a station keeps for its staff, as a slow hash.';
comment on column private.station_pins.consultation_id is 'Consultation whose stations it opens.';
comment on column private.station_pins.exercise_id is 'Exercise.';
comment on column private.station_pins.pin_hash is 'PBKDF2 of the six digits, with its salt and its cost.';
comment on column private.station_pins.set_on is 'Day it was set.';

create table private.import_passes (
	pass_hash bytea not null,
	station_id uuid not null,
	expires_at timestamptz not null,
	constraint import_passes_pkey primary key (pass_hash),
	constraint import_passes_station_fkey foreign key (station_id) references app.stations (id)
);
create index import_passes_station on private.import_passes (station_id);
comment on table private.import_passes is
	'Passes staff got to bring the answers of a tablet in a file. Two people may bring two files at once, each with a pass.';
comment on column private.import_passes.pass_hash is 'Hash of the pass.';
comment on column private.import_passes.station_id is 'Station it stands for.';
comment on column private.import_passes.expires_at is 'Last moment the pass works.';

alter table private.import_passes enable row level security;
alter table private.import_passes force row level security;
alter table private.sealing_keys enable row level security;
alter table private.sealing_keys force row level security;
alter table private.station_pins enable row level security;
alter table private.station_pins force row level security;
revoke all on private.sealing_keys, private.station_pins, private.import_passes from public, anon, authenticated, service_role;

create function private.station_of_token(p_token text) returns app.stations
	language sql stable
	set search_path = ''
as $$
	select st from private.station_secrets k join app.stations st on st.id = k.station_id
	where k.token_hash = private.code_hash('station-token', p_token)
	union
	select st from private.import_passes i join app.stations st on st.id = i.station_id
	where i.pass_hash = private.code_hash('station-import', p_token) and i.expires_at > now();
$$;
comment on function private.station_of_token(text) is
	'The station behind the token of a tablet, or behind the pass of staff who bring its answers in a file; revoked or not.';

create function private.station_details(p_station uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select jsonb_build_object('station', st.id, 'kind', st.kind, 'name', st.name, 'municipality', st.municipality_id,
		'consultation', c.slug, 'title', c.title, 'sealingKey', k.public_key, 'pin', p.pin_hash)
	from app.stations st join app.consultations c on c.id = st.consultation_id
		left join private.sealing_keys k on k.consultation_id = c.id
		left join private.station_pins p on p.consultation_id = c.id
	where st.id = p_station;
$$;
comment on function private.station_details(uuid) is
	'What a tablet needs to know of its station: the public half of the key, and the slow hash that checks the PIN without a network.';

create function api.sealing_key(p_slug text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select jsonb_build_object('publicKey', k.public_key, 'privateKey', k.private_key)
	from private.sealing_keys k join app.consultations c on c.id = k.consultation_id where c.slug = p_slug;
$$;
comment on function api.sealing_key(text) is 'Definer, for the server alone: the key that opens what tablets of a consultation sealed, or null.';

create function api.keep_sealing_key(p_slug text, p_public text, p_private text) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
	held text;
begin
	select * into consultation from app.consultations c where c.slug = p_slug and c.state <> 'draft';
	if consultation.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	insert into private.sealing_keys (consultation_id, exercise_id, public_key, private_key)
	values (consultation.id, consultation.exercise_id, p_public, p_private)
	on conflict on constraint sealing_keys_pkey do nothing;
	-- The first one holds: tablets may have sealed to it by now.
	select k.public_key into held from private.sealing_keys k where k.consultation_id = consultation.id;
	return held;
end;
$$;
comment on function api.keep_sealing_key(text, text, text) is
	'Definer, for the server alone: keeps the key pair of a published consultation once, and gives the public half that holds.';

create function api.set_station_pin(p_consultation uuid, p_hash text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	insert into private.station_pins (consultation_id, exercise_id, pin_hash, set_on)
	values (p_consultation, exercise, p_hash, private.today_in(exercise))
	on conflict on constraint station_pins_pkey do update set pin_hash = excluded.pin_hash, set_on = excluded.set_on;
	perform private.note(exercise, 'set_station_pin', p_consultation);
end;
$$;
comment on function api.set_station_pin(uuid, text) is 'Definer: staff set or change the PIN of the stations of a consultation; only its slow hash arrives here.';

create function api.station_pin_set_on(p_consultation uuid) returns date
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	return (select p.set_on from private.station_pins p where p.consultation_id = p_consultation);
end;
$$;
comment on function api.station_pin_set_on(uuid) is 'Definer: staff read since when the stations of a consultation have their PIN, or null.';

create function api.open_station_import(p_station uuid) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	importing app.stations;
	pass text := private.random_code(40);
begin
	select * into importing from app.stations st where st.id = p_station;
	perform private.require_staff(importing.exercise_id);
	delete from private.import_passes i where i.expires_at <= now();
	insert into private.import_passes (pass_hash, station_id, expires_at)
	values (private.code_hash('station-import', pass), p_station, now() + interval '10 minutes');
	perform private.note(importing.exercise_id, 'open_station_import', p_station);
	return pass;
end;
$$;
comment on function api.open_station_import(uuid) is
	'Definer: staff who bring the answers of a tablet in a file get a pass that stands for the station for ten minutes.';

revoke all on function private.station_of_token(text), private.station_details(uuid), api.sealing_key(text),
	api.keep_sealing_key(text, text, text), api.set_station_pin(uuid, text), api.station_pin_set_on(uuid),
	api.open_station_import(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.sealing_key(text), api.keep_sealing_key(text, text, text) to service_role;
grant execute on function api.set_station_pin(uuid, text), api.station_pin_set_on(uuid), api.open_station_import(uuid)
	to authenticated;
