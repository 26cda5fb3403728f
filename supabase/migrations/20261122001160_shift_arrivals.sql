-- A shift reconciles by whatever way its answers arrive, and what a desk took is compared with what the server has of it.

create table private.shift_waits (
	shift_id uuid not null,
	response_id uuid not null,
	constraint shift_waits_pkey primary key (shift_id, response_id),
	constraint shift_waits_shift_fkey foreign key (shift_id) references app.shifts (id)
);
create index shift_waits_response on private.shift_waits (response_id);
comment on table private.shift_waits is
	'Answers that a shift counted and that have not arrived. The line goes with the arrival: of no stored answer is it said in which shift it was given.';
comment on column private.shift_waits.shift_id is 'Shift.';
comment on column private.shift_waits.response_id is 'Identity of an answer that is not stored.';
alter table private.shift_waits enable row level security;
alter table private.shift_waits force row level security;
revoke all on private.shift_waits from public, anon, authenticated, service_role;

create function private.reconcile_shifts() returns trigger
	language plpgsql
	set search_path = ''
as $$
declare
	waiting uuid;
begin
	-- The shift first, as in api.report_shift, so that neither waits for the other.
	for waiting in
		select h.id from app.shifts h join private.shift_waits w on w.shift_id = h.id
		where w.response_id = new.id order by h.id for update of h
	loop
		delete from private.shift_waits w where w.shift_id = waiting and w.response_id = new.id;
		update app.shifts h set arrived = private.arrived_in(h) where h.id = waiting;
	end loop;
	return null;
end;
$$;
comment on function private.reconcile_shifts() is
	'An answer that arrives, from its tablet or in a file, is no longer missing in its shift; that it was in it is forgotten.';

create function private.arrived_in(p_shift app.shifts) returns int
	language sql stable
	set search_path = ''
as $$
	select greatest(p_shift.made - count(*), 0)::int from private.shift_waits w where w.shift_id = p_shift.id;
$$;
comment on function private.arrived_in(app.shifts) is 'Answers of a shift that are not waited for.';

-- Each answer takes its identity here first, also one that goes on to quarantine.
create trigger responses_reconcile_shifts after insert on app.responses
	for each row when (new.station_id is not null) execute function private.reconcile_shifts();

create or replace function api.report_shift(
	p_token text, p_id uuid, p_opened_by text, p_opened_on date, p_closed_by text, p_closed_on date, p_made int, p_ids uuid[]
) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	station app.stations := private.station_of_token(p_token);
	missing uuid[];
begin
	-- Of a tablet that was revoked nothing is believed but what staff bring in its file.
	if station.id is null or (station.revoked_on is not null and not exists (
		select 1 from private.import_passes i where i.pass_hash = private.code_hash('station-import', p_token) and i.expires_at > now()
	)) then
		perform private.refuse('PZ207', 'station_unknown');
	end if;
	if p_ids is null or cardinality(p_ids) > least(p_made, 5000) then
		perform private.refuse('PZ002', 'value_not_accepted', 'ids');
	end if;
	-- A file may tell an older state than the tablet did since: counts grow, and what was closed stays closed.
	insert into app.shifts (id, exercise_id, station_id, opened_by, opened_on, closed_by, closed_on, made, arrived)
	values (p_id, station.exercise_id, station.id, p_opened_by, p_opened_on, p_closed_by, p_closed_on, p_made, 0)
	on conflict on constraint shifts_pkey do update set closed_by = coalesce(app.shifts.closed_by, excluded.closed_by),
		closed_on = coalesce(app.shifts.closed_on, excluded.closed_on), made = greatest(app.shifts.made, excluded.made)
	where app.shifts.station_id = excluded.station_id;
	if not found then
		perform private.refuse('PZ101', 'not_found');
	end if;
	insert into private.shift_waits (shift_id, response_id)
	select p_id, wanted.id from (select distinct unnest(p_ids) as id) wanted where wanted.id is not null
	on conflict do nothing;
	-- Of what is stored nothing stays: which answers belong to which shift is written nowhere.
	delete from private.shift_waits w where w.shift_id = p_id and (
		exists (
			select 1 from app.responses r join app.surveys s on s.id = r.survey_id
			where r.id = w.response_id and s.consultation_id = station.consultation_id)
		or exists (
			select 1 from app.quarantined_responses q
			where q.id = w.response_id and q.consultation_id = station.consultation_id));
	select coalesce(array_agg(w.response_id order by w.response_id), '{}') into missing
	from private.shift_waits w where w.shift_id = p_id and w.response_id = any (p_ids);
	update app.shifts h set arrived = private.arrived_in(h) where h.id = p_id;
	return jsonb_build_object('missing', missing);
end;
$$;
comment on function api.report_shift(text, uuid, text, date, text, date, int, uuid[]) is
	'Definer, for a station''s token or the pass of staff who bring its file: says what a shift counted, and reads back which of its answers have not arrived.';

create function api.confirm_station(p_token text, p_station uuid) returns void
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	station app.stations := private.station_of_token(p_token);
begin
	if station.id is null then
		perform private.refuse('PZ207', 'station_unknown');
	end if;
	if station.id is distinct from p_station then
		perform private.refuse('PZ212', 'station_differs');
	end if;
end;
$$;
comment on function api.confirm_station(text, uuid) is
	'Definer, for a station''s token: refuses what was taken while the tablet was another station, so that no desk gets the answers of another.';

create function api.station_totals(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	-- A correction stands in the place of what it replaced; an answer that was admitted is counted as admitted.
	return (
		select coalesce(jsonb_object_agg(st.id,
			(select count(*) from app.responses r
				where r.exercise_id = st.exercise_id and r.station_id = st.id and r.standing <> 'replaced')
			+ (select count(*) from app.quarantined_responses q
				where q.exercise_id = st.exercise_id and q.station_id = st.id
					and (q.is_decided and q.verdict = 'admit') is not true)), '{}'::jsonb)
		from app.stations st where st.exercise_id = exercise and st.consultation_id = p_consultation);
end;
$$;
comment on function api.station_totals(uuid) is
	'Definer: staff read how many answers of each station of a consultation are stored, counted or in review, to hold them against its shifts.';

revoke all on function private.reconcile_shifts(), private.arrived_in(app.shifts), api.confirm_station(text, uuid),
	api.station_totals(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.confirm_station(text, uuid) to anon, authenticated;
grant execute on function api.station_totals(uuid) to authenticated;
