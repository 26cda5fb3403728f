-- Guessing codes is made slow for everybody together: nobody's address is needed for it, and a right code always opens.

create table private.wrong_codes (
	consultation_id uuid not null,
	exercise_id uuid not null,
	hour timestamptz not null,
	wrong int not null,
	constraint wrong_codes_pkey primary key (consultation_id, hour),
	constraint wrong_codes_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint wrong_codes_are_counted check (wrong > 0)
);
create index wrong_codes_exercise on private.wrong_codes (exercise_id, consultation_id);
comment on table private.wrong_codes is 'How many codes that open nothing were tried each hour, by whomever: no code, no address.';
comment on column private.wrong_codes.consultation_id is 'Consultation they were tried on.';
comment on column private.wrong_codes.exercise_id is 'Exercise.';
comment on column private.wrong_codes.hour is 'Hour, from its beginning.';
comment on column private.wrong_codes.wrong is 'Codes that opened nothing.';
alter table private.wrong_codes enable row level security;
alter table private.wrong_codes force row level security;
revoke all on private.wrong_codes from public, anon, authenticated, service_role;

create function api.try_answer_code(p_survey uuid, p_code text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	asked app.consultations;
	opens boolean;
	tried int;
begin
	select c.* into asked from app.consultations c join app.surveys s on s.consultation_id = c.id
	where s.id = p_survey and c.state = 'published';
	opens := private.is_answer_code(asked.id, p_code);
	if not opens and asked.id is not null then
		-- Used, voided and never made take the same way.
		delete from private.wrong_codes w where w.consultation_id = asked.id and w.hour < now() - interval '2 hours';
		insert into private.wrong_codes (consultation_id, exercise_id, hour, wrong)
		values (asked.id, asked.exercise_id, date_trunc('hour', now()), 1)
		on conflict on constraint wrong_codes_pkey do update set wrong = private.wrong_codes.wrong + 1;
	end if;
	select coalesce(sum(w.wrong), 0) into tried from private.wrong_codes w
	where w.consultation_id = asked.id and w.hour > now() - interval '2 hours';
	-- Mistakes of people are far below the first hundred. Then every answer waits, right or wrong, up to five seconds.
	return jsonb_build_object('opens', opens, 'waitMs', least(5000, greatest(0, tried - 100) * 10));
end;
$$;
comment on function api.try_answer_code(uuid, text) is
	'Definer, open to anyone with the code: whether it opens the survey, and how long to wait before saying so. Wrong ones of everybody count together, and never keep a right one out.';

revoke all on function api.try_answer_code(uuid, text) from public, anon, authenticated, service_role;
grant execute on function api.try_answer_code(uuid, text) to anon, authenticated;
