-- Step 0, people already known: another role, another seat, and a term that ends without anybody who follows.

create function api.give_role(p_person uuid, p_role text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	perform private.require_administrator();
	select p.exercise_id into exercise from app.people p where p.id = p_person for update;
	if exercise is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	insert into app.role_grants (exercise_id, person_id, role, granted_on)
	values (exercise, p_person, p_role, private.today_in(exercise));
	perform private.note(exercise, 'give_role', p_person, jsonb_build_object('role', p_role));
end;
$$;
comment on function api.give_role(uuid, text) is
	'Definer: an administrator gives a role to somebody of the exercise. The facilitation is refused to who holds a seat (A12).';

create function api.give_seat(p_seat uuid, p_capacity text, p_person uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	perform private.require_administrator();
	select s.exercise_id into exercise from app.seats s where s.id = p_seat for update;
	-- Somebody of another exercise answers like nobody.
	if not exists (select 1 from app.people p where p.id = p_person and p.exercise_id = exercise) then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if exists (select 1 from app.seat_terms t where t.seat_id = p_seat and t.capacity = p_capacity and t.ends_on is null) then
		perform private.refuse('PZ114', 'seat_is_taken');
	end if;
	insert into app.seat_terms (exercise_id, seat_id, person_id, capacity, starts_on)
	values (exercise, p_seat, p_person, p_capacity, private.today_in(exercise));
	perform private.note(exercise, 'give_seat', p_person, jsonb_build_object('seat', p_seat, 'capacity', p_capacity));
end;
$$;
comment on function api.give_seat(uuid, text, uuid) is
	'Definer: an administrator seats somebody of the exercise. A seat is refused to the facilitator (A12).';

create function api.end_term(p_term uuid, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	ended app.seat_terms;
begin
	perform private.require_administrator();
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	update app.seat_terms t set ends_on = greatest(private.today_in(t.exercise_id), t.starts_on), end_reason = p_reason
	where t.id = p_term and t.ends_on is null returning * into ended;
	if ended.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	perform private.note(ended.exercise_id, 'end_term', ended.person_id, jsonb_build_object('ended', p_term));
end;
$$;
comment on function api.end_term(uuid, text) is
	'Definer: an administrator ends a term with a reason and leaves the place free, for example so that the suplente may take it.';

create function api.label_seat(p_seat uuid, p_label text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	perform private.require_administrator();
	update app.seats set label = p_label where id = p_seat returning exercise_id into exercise;
	if exercise is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	perform private.note(exercise, 'label_seat', p_seat, jsonb_build_object('label', p_label));
end;
$$;
comment on function api.label_seat(uuid, text) is 'Definer: an administrator says anew what a seat stands for.';

revoke all on function api.give_role(uuid, text), api.give_seat(uuid, text, uuid), api.end_term(uuid, text),
	api.label_seat(uuid, text) from public, anon, authenticated, service_role;
grant execute on function api.give_role(uuid, text), api.give_seat(uuid, text, uuid), api.end_term(uuid, text),
	api.label_seat(uuid, text) to authenticated;
