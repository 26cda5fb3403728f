-- Ties that a public draw decides: announced with the methodology, held after the close, entered by two people.

create table private.draw_entries (
	prioritization_id uuid not null,
	person_id uuid not null,
	drawn text not null,
	constraint draw_entries_pkey primary key (prioritization_id, person_id),
	constraint draw_entries_prioritization_fkey foreign key (prioritization_id) references app.prioritizations (id),
	constraint draw_entries_person_fkey foreign key (person_id) references app.people (id)
);
create index draw_entries_person on private.draw_entries (person_id);
comment on table private.draw_entries is 'What each person read of the draw, until two agree. Nobody sees what another one wrote.';
comment on column private.draw_entries.prioritization_id is 'Prioritization.';
comment on column private.draw_entries.person_id is 'Who entered it.';
comment on column private.draw_entries.drawn is 'What they read.';

create table app.tie_draws (
	prioritization_id uuid not null,
	exercise_id uuid not null,
	drawn text not null,
	drawn_on date not null,
	constraint tie_draws_pkey primary key (prioritization_id),
	constraint tie_draws_prioritization_fkey foreign key (exercise_id, prioritization_id) references app.prioritizations (exercise_id, id),
	constraint tie_draws_drawn_is_plain check (private.is_plain_text(drawn, 1, 200))
);
create index tie_draws_exercise on app.tie_draws (exercise_id, prioritization_id);
comment on table app.tie_draws is 'What the announced draw gave, once two people entered the same.';
comment on column app.tie_draws.prioritization_id is 'Prioritization.';
comment on column app.tie_draws.exercise_id is 'Exercise.';
comment on column app.tie_draws.drawn is 'Its outcome as published: the seed of the order of ties.';
comment on column app.tie_draws.drawn_on is 'Day the second person entered it.';

alter table private.draw_entries enable row level security;
alter table private.draw_entries force row level security;
alter table app.tie_draws enable row level security;
alter table app.tie_draws force row level security;
revoke all on private.draw_entries, app.tie_draws from public, anon, authenticated, service_role;
grant select on app.tie_draws to anon, authenticated, service_role;
create policy "anyone reads what was drawn" on app.tie_draws for select to anon, authenticated using (true);
comment on policy "anyone reads what was drawn" on app.tie_draws is 'Whoever counts again must be able to draw again.';

create view api.tie_draws with (security_invoker = true) as
	select prioritization_id, exercise_id, drawn, drawn_on from app.tie_draws;
comment on view api.tie_draws is 'Outcomes of the draws that were announced for ties.';
revoke all on api.tie_draws from public, anon, authenticated, service_role;
grant select on api.tie_draws to anon, authenticated, service_role;

create function private.draw_day(p_prioritization app.prioritizations) returns date
	language sql stable
	set search_path = ''
as $$
	select case when p_prioritization.tie_rule ->> 'rule' = 'draw' then (p_prioritization.tie_rule ->> 'heldOn')::date end;
$$;
comment on function private.draw_day(app.prioritizations) is 'The announced day of the draw, or null where ties are left.';

create function private.waits_for_draw(p_prioritization app.prioritizations) returns boolean
	language sql stable
	set search_path = ''
as $$
	select p_prioritization.tie_rule ->> 'rule' = 'draw'
		and not exists (select 1 from app.tie_draws d where d.prioritization_id = p_prioritization.id);
$$;
comment on function private.waits_for_draw(app.prioritizations) is 'Whether a draw was announced that two people have not entered yet.';

create function private.require_close_before_draw(p_prioritization app.prioritizations, p_closes timestamptz) returns void
	language plpgsql stable
	set search_path = ''
as $$
begin
	-- A seed that is known while somebody votes is no draw.
	if (p_closes at time zone (select e.time_zone from app.exercises e where e.id = p_prioritization.exercise_id))::date
		>= private.draw_day(p_prioritization) then
		perform private.refuse('PZ417', 'draw_before_close');
	end if;
end;
$$;
comment on function private.require_close_before_draw(app.prioritizations, timestamptz) is
	'Refuses a closing on the day of the announced draw or later.';

create function api.enter_draw(p_prioritization uuid, p_drawn text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	prioritization app.prioritizations;
	person uuid;
	others text[];
begin
	select * into prioritization from app.prioritizations p where p.id = p_prioritization for update;
	if prioritization.id is null or not (private.is_staff(prioritization.exercise_id)
		or private.has_role(prioritization.exercise_id, 'guarantor')) then
		perform private.refuse('PZ100', 'not_allowed');
	end if;
	if prioritization.state <> 'published' or not private.waits_for_draw(prioritization)
		or not private.is_settled(p_prioritization)
		or private.today_in(prioritization.exercise_id) < private.draw_day(prioritization) then
		perform private.refuse('PZ418', 'draw_not_due');
	end if;
	if private.is_plain_text(p_drawn, 1, 200) is not true then
		perform private.refuse('PZ419', 'draw_unreadable');
	end if;
	person := private.person_in(prioritization.exercise_id);
	insert into private.draw_entries (prioritization_id, person_id, drawn) values (p_prioritization, person, p_drawn)
	on conflict on constraint draw_entries_pkey do update set drawn = excluded.drawn;
	perform private.note(prioritization.exercise_id, 'enter_draw', p_prioritization);
	select array_agg(d.drawn) into others from private.draw_entries d
	where d.prioritization_id = p_prioritization and d.person_id <> person;
	if others is null then
		return jsonb_build_object('agreed', false, 'differs', false);
	end if;
	if not (p_drawn = any (others)) then
		-- Both stay: whoever misread enters it again, and neither is shown what the other wrote.
		return jsonb_build_object('agreed', false, 'differs', true);
	end if;
	insert into app.tie_draws (prioritization_id, exercise_id, drawn, drawn_on)
	values (p_prioritization, prioritization.exercise_id, p_drawn, private.today_in(prioritization.exercise_id));
	delete from private.draw_entries where prioritization_id = p_prioritization;
	perform private.append_entry(prioritization.exercise_id, 'tiebreak.drawn', jsonb_build_object(
		'prioritization', p_prioritization, 'source', prioritization.tie_rule ->> 'source', 'drawn', p_drawn,
		'date', private.today_in(prioritization.exercise_id)));
	return jsonb_build_object('agreed', true, 'differs', false);
end;
$$;
comment on function api.enter_draw(uuid, text) is
	'Definer: staff or the guarantor enter what the announced draw gave; it holds once two people entered the same.';

revoke all on function private.draw_day(app.prioritizations), private.waits_for_draw(app.prioritizations),
	private.require_close_before_draw(app.prioritizations, timestamptz), api.enter_draw(uuid, text)
	from public, anon, authenticated, service_role;
grant execute on function api.enter_draw(uuid, text) to authenticated;
