-- Answers that a tablet told of and that never came: staff give up a sheet of a revoked tablet, and their identities are forgotten.

alter table app.shifts
	add column lost int not null default 0,
	add column lost_reason text,
	add column lost_on date,
	add constraint shifts_lost_of_made check (lost between 0 and made - arrived),
	add constraint shifts_lost_reason_is_plain check (private.is_plain_text(lost_reason, 10, 500)),
	add constraint shifts_lost_whole check (num_nonnulls(lost_reason, lost_on) = case when lost > 0 then 2 else 0 end);
comment on column app.shifts.lost is 'Answers that the tablet told of and staff gave up; which ones is no longer known. None while somebody may still bring them.';
comment on column app.shifts.lost_reason is 'Why staff gave them up.';
comment on column app.shifts.lost_on is 'Day they were given up.';

create or replace view api.shifts with (security_invoker = true) as
	select h.id, h.exercise_id, st.consultation_id, h.station_id, st.name as station_name, h.opened_by, h.opened_on,
		h.closed_by, h.closed_on, h.made, h.arrived, h.lost, h.lost_reason, h.lost_on, st.revoked_on is not null as is_revoked
	from app.shifts h join app.stations st on st.id = h.station_id;

create or replace function private.arrived_in(p_shift app.shifts) returns int
	language sql stable
	set search_path = ''
as $$
	select greatest(p_shift.made - p_shift.lost - count(*), 0)::int from private.shift_waits w where w.shift_id = p_shift.id;
$$;
comment on function private.arrived_in(app.shifts) is 'Answers of a shift that are neither waited for nor given up.';

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
	-- A file may tell an older state than the tablet did since: counts grow, and what was closed stays closed. Who brings
	-- the file of a tablet that was given up names its answers again: they are waited for, and what has no name arrived.
	insert into app.shifts (id, exercise_id, station_id, opened_by, opened_on, closed_by, closed_on, made, arrived)
	values (p_id, station.exercise_id, station.id, p_opened_by, p_opened_on, p_closed_by, p_closed_on, p_made, 0)
	on conflict on constraint shifts_pkey do update set closed_by = coalesce(app.shifts.closed_by, excluded.closed_by),
		closed_on = coalesce(app.shifts.closed_on, excluded.closed_on), made = greatest(app.shifts.made, excluded.made),
		lost = 0, lost_reason = null, lost_on = null
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

create function api.give_up_shift(p_shift uuid, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	shift app.shifts;
	gone int;
begin
	-- Held first, as by an answer that arrives: neither is lost to the other.
	select h.* into shift from app.shifts h where h.id = p_shift for update of h;
	perform private.require_staff(shift.exercise_id);
	if private.is_plain_text(p_reason, 10, 500) is not true then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	-- A tablet that is still registered may bring them any day.
	if not exists (select 1 from app.stations st where st.id = shift.station_id and st.revoked_on is not null) then
		perform private.refuse('PZ215', 'station_in_use');
	end if;
	with forgotten as (delete from private.shift_waits w where w.shift_id = shift.id returning 1)
	select count(*) into gone from forgotten;
	if gone = 0 then
		perform private.refuse('PZ216', 'nothing_missing');
	end if;
	update app.shifts h set lost = h.lost + gone, lost_reason = p_reason, lost_on = private.today_in(h.exercise_id) where h.id = shift.id;
	perform private.note(shift.exercise_id, 'give_up_shift', shift.id, jsonb_build_object('lost', gone, 'reason', p_reason));
end;
$$;
comment on function api.give_up_shift(uuid, text) is
	'Definer: staff say why answers that a revoked tablet told of never come; their number stays on the sheet, their identities go.';
revoke all on function api.give_up_shift(uuid, text) from public, anon, authenticated, service_role;
grant execute on function api.give_up_shift(uuid, text) to authenticated;
