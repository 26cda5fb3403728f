-- Shifts at a desk: what the tablet counts and what the server has must be the same number.

create table app.shifts (
	id uuid not null,
	exercise_id uuid not null,
	station_id uuid not null,
	opened_by text not null,
	opened_on date not null,
	closed_by text,
	closed_on date,
	made int not null,
	arrived int not null,
	constraint shifts_pkey primary key (id),
	constraint shifts_station_fkey foreign key (exercise_id, station_id) references app.stations (exercise_id, id),
	constraint shifts_opened_by_is_short check (private.is_plain_text(opened_by, 1, 12)),
	constraint shifts_closed_by_is_short check (private.is_plain_text(closed_by, 1, 12)),
	constraint shifts_closed_whole check ((closed_by is null) = (closed_on is null)),
	constraint shifts_days_in_order check (closed_on >= opened_on),
	constraint shifts_days_are_days check (opened_on >= '2000-01-01' and opened_on < '2200-01-01' and closed_on < '2200-01-01'),
	constraint shifts_made_is_counted check (made between 0 and 100000),
	constraint shifts_arrived_of_made check (arrived between 0 and made)
);
create index shifts_station on app.shifts (exercise_id, station_id);
comment on table app.shifts is 'Shifts of a station: how many answers the tablet took and how many of them arrived. Which ones is kept nowhere here.';
comment on column app.shifts.id is 'Random identity made on the tablet.';
comment on column app.shifts.exercise_id is 'Exercise.';
comment on column app.shifts.station_id is 'Station.';
comment on column app.shifts.opened_by is 'Initials or number of who opened it; never a name.';
comment on column app.shifts.opened_on is 'Day it was opened, by the clock of the tablet.';
comment on column app.shifts.closed_by is 'Initials or number of who closed it; null while it is open.';
comment on column app.shifts.closed_on is 'Day it was closed, by the clock of the tablet.';
comment on column app.shifts.made is 'Answers the tablet took in it.';
comment on column app.shifts.arrived is 'Of those, answers that are stored.';

alter table app.shifts enable row level security;
alter table app.shifts force row level security;
revoke all on app.shifts from public, anon, authenticated, service_role;
grant select on app.shifts to authenticated, service_role;
create policy "staff read shifts" on app.shifts for select to authenticated
	using ((select private.is_staff(exercise_id)));
comment on policy "staff read shifts" on app.shifts is 'Whether the counts of a desk agree concerns staff.';

create view api.shifts with (security_invoker = true) as
	select h.id, h.exercise_id, st.consultation_id, h.station_id, st.name as station_name, h.opened_by, h.opened_on,
		h.closed_by, h.closed_on, h.made, h.arrived
	from app.shifts h join app.stations st on st.id = h.station_id;
comment on view api.shifts is 'Shifts of the stations of the exercises where the caller is staff.';
revoke all on api.shifts from public, anon, authenticated, service_role;
grant select on api.shifts to authenticated, service_role;

create function api.report_shift(
	p_token text, p_id uuid, p_opened_by text, p_opened_on date, p_closed_by text, p_closed_on date, p_made int, p_ids uuid[]
) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	station app.stations := private.station_of_token(p_token);
	missing uuid[];
begin
	if station.id is null or station.revoked_on is not null then
		perform private.refuse('PZ207', 'station_unknown');
	end if;
	if p_ids is null or cardinality(p_ids) > p_made then
		perform private.refuse('PZ002', 'value_not_accepted', 'ids');
	end if;
	-- Looked up and forgotten: which answers belong to which shift is written nowhere.
	select coalesce(array_agg(wanted.id), '{}') into missing from (select distinct unnest(p_ids) as id) wanted
	where not exists (
		select 1 from app.responses r join app.surveys s on s.id = r.survey_id
		where r.id = wanted.id and s.consultation_id = station.consultation_id)
		and not exists (
			select 1 from app.quarantined_responses q
			where q.id = wanted.id and q.consultation_id = station.consultation_id);
	insert into app.shifts (id, exercise_id, station_id, opened_by, opened_on, closed_by, closed_on, made, arrived)
	values (p_id, station.exercise_id, station.id, p_opened_by, p_opened_on, p_closed_by, p_closed_on, p_made,
		p_made - cardinality(missing))
	on conflict on constraint shifts_pkey do update set closed_by = excluded.closed_by, closed_on = excluded.closed_on,
		made = excluded.made, arrived = excluded.arrived
	where app.shifts.station_id = excluded.station_id;
	if not found then
		perform private.refuse('PZ101', 'not_found');
	end if;
	return jsonb_build_object('missing', missing);
end;
$$;
comment on function api.report_shift(text, uuid, text, date, text, date, int, uuid[]) is
	'Definer, for a station''s token: says what a shift counted, and reads back which of its answers have not arrived.';
revoke all on function api.report_shift(text, uuid, text, date, text, date, int, uuid[])
	from public, anon, authenticated, service_role;
grant execute on function api.report_shift(text, uuid, text, date, text, date, int, uuid[]) to anon, authenticated;
