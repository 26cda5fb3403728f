-- What the guarantor body observes about an exercise, and what staff answer. Each is a row of its own: nothing that was
-- written is changed or taken away.

create table app.observations (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	number int not null,
	answers_to uuid,
	body text not null,
	role text not null,
	written_by uuid not null,
	written_on date not null,
	constraint observations_pkey primary key (id),
	constraint observations_exercise_key unique (exercise_id, id),
	constraint observations_number_is_taken unique (exercise_id, number),
	constraint observations_of_an_exercise foreign key (exercise_id) references app.exercises (id),
	constraint observations_answer_one foreign key (exercise_id, answers_to) references app.observations (exercise_id, id),
	constraint observations_written_by_somebody foreign key (exercise_id, written_by) references app.people (exercise_id, id),
	constraint observations_body_is_plain check (private.is_plain_text(body, 10, 2000)),
	constraint observations_guarantor_observes_and_staff_answer check (
		role = case when answers_to is null then 'guarantor' else 'stl_staff' end)
);
create index observations_answered on app.observations (exercise_id, answers_to);
create index observations_writer on app.observations (exercise_id, written_by);
comment on table app.observations is 'Observations of the guarantor body, and the answers of staff to them. Appended, never edited.';
comment on column app.observations.id is 'Identity.';
comment on column app.observations.exercise_id is 'Exercise.';
comment on column app.observations.number is 'Number within the exercise, in the order they were written.';
comment on column app.observations.answers_to is 'Observation that this answers; null for an observation.';
comment on column app.observations.body is 'What was written.';
comment on column app.observations.role is 'guarantor for an observation, stl_staff for an answer.';
comment on column app.observations.written_by is 'Who wrote it.';
comment on column app.observations.written_on is 'Day.';

create trigger observations_append_only before update or delete on app.observations
	for each row execute function private.log_is_append_only();
create trigger observations_never_truncated before truncate on app.observations
	for each statement execute function private.log_is_append_only();

alter table app.observations enable row level security;
alter table app.observations force row level security;
revoke all on app.observations from public, anon, authenticated, service_role;
grant select on app.observations to authenticated, service_role;
create policy "staff and the guarantor read observations" on app.observations for select to authenticated
	using ((select private.is_staff(exercise_id)) or (select private.has_role(exercise_id, 'guarantor')));
comment on policy "staff and the guarantor read observations" on app.observations is
	'A conversation of the two about the work; what came of it is in the log and the documents.';

create view api.observations with (security_invoker = true) as
	select o.id, o.exercise_id, o.number, o.answers_to, o.body, o.role, p.display_name as written_by, o.written_on
	from app.observations o left join app.people p on p.id = o.written_by;
comment on view api.observations is 'Observations and the answers to them, with who wrote them.';
revoke all on api.observations from public, anon, authenticated, service_role;
grant select on api.observations to authenticated, service_role;

create function private.add_observation(p_exercise uuid, p_role text, p_answers_to uuid, p_body text) returns int
	language plpgsql
	set search_path = ''
as $$
declare
	added app.observations;
begin
	perform pg_advisory_xact_lock(hashtextextended('observations ' || p_exercise::text, 0));
	insert into app.observations (exercise_id, number, answers_to, body, role, written_by, written_on)
	select p_exercise, coalesce(max(o.number), 0) + 1, p_answers_to, p_body, p_role, private.person_in(p_exercise),
		private.today_in(p_exercise)
	from app.observations o where o.exercise_id = p_exercise
	returning * into added;
	return added.number;
end;
$$;
comment on function private.add_observation(uuid, text, uuid, text) is 'Writes an observation or an answer under the next number.';

create function api.write_observation(p_exercise uuid, p_body text) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	given int;
begin
	if not private.has_role(p_exercise, 'guarantor') then
		perform private.refuse('PZ100', 'not_allowed');
	end if;
	given := private.add_observation(p_exercise, 'guarantor', null, p_body);
	perform private.note(p_exercise, 'write_observation', p_exercise, jsonb_build_object('number', given));
	return given;
end;
$$;
comment on function api.write_observation(uuid, text) is 'Definer: the guarantor body sends an observation back to staff. Gives its number.';

create function api.answer_observation(p_observation uuid, p_body text) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	observed app.observations;
	given int;
begin
	select * into observed from app.observations o where o.id = p_observation and o.answers_to is null;
	perform private.require_staff(observed.exercise_id);
	given := private.add_observation(observed.exercise_id, 'stl_staff', observed.id, p_body);
	perform private.note(observed.exercise_id, 'answer_observation', observed.id, jsonb_build_object('number', given));
	return given;
end;
$$;
comment on function api.answer_observation(uuid, text) is
	'Definer: staff answer an observation. It may be answered again, and no answer is changed. Gives the number of the answer.';

revoke all on function private.add_observation(uuid, text, uuid, text), api.write_observation(uuid, text),
	api.answer_observation(uuid, text) from public, anon, authenticated, service_role;
grant execute on function api.write_observation(uuid, text), api.answer_observation(uuid, text) to authenticated;
