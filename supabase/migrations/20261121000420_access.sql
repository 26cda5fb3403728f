-- Who is asking. Predicates used by policies and by the functions of api, and the policies on exercise and people.

create function private.is_administrator() returns boolean
	language sql stable security definer
	set search_path = ''
as $$
	select exists (select 1 from app.administrators a where a.user_id = (select auth.uid()));
$$;
comment on function private.is_administrator() is 'Definer: policies ask it about a table the caller may not read whole.';

create function private.person_in(p_exercise uuid) returns uuid
	language sql stable security definer
	set search_path = ''
as $$
	select p.id from app.people p where p.exercise_id = p_exercise and p.user_id = (select auth.uid());
$$;
comment on function private.person_in(uuid) is 'Definer: the person of an exercise behind the account, or null.';

create function private.takes_part_in(p_exercise uuid) returns boolean
	language sql stable security definer
	set search_path = ''
as $$
	select private.is_administrator() or exists (
		select 1 from app.people p
		where p.exercise_id = p_exercise and p.user_id = (select auth.uid()) and (
			exists (select 1 from app.role_grants g where g.person_id = p.id and g.revoked_on is null)
			or exists (select 1 from app.seat_terms t where t.person_id = p.id and t.ends_on is null))
	);
$$;
comment on function private.takes_part_in(uuid) is 'Definer: an administrator, or a person with a role or a seat that holds today.';

create function private.has_role(p_exercise uuid, p_role text) returns boolean
	language sql stable security definer
	set search_path = ''
as $$
	select exists (
		select 1 from app.people p join app.role_grants g on g.person_id = p.id
		where p.exercise_id = p_exercise and p.user_id = (select auth.uid()) and g.role = p_role and g.revoked_on is null
	);
$$;
comment on function private.has_role(uuid, text) is 'Definer: whether the account holds a role of the exercise today.';

create function private.is_staff(p_exercise uuid) returns boolean
	language sql stable security definer
	set search_path = ''
as $$
	select private.has_role(p_exercise, 'stl_staff');
$$;
comment on function private.is_staff(uuid) is 'Definer: staff of the STL of this exercise. An administrator is not staff.';

create function private.require_staff(p_exercise uuid) returns void
	language plpgsql stable security definer
	set search_path = ''
as $$
begin
	if p_exercise is null or not private.is_staff(p_exercise) then
		perform private.refuse('PZ100', 'not_allowed');
	end if;
end;
$$;
comment on function private.require_staff(uuid) is
	'Definer: refuses who is not staff. An unknown row and another exercise''s row answer the same, so nothing leaks.';

create function private.require_administrator() returns void
	language plpgsql stable security definer
	set search_path = ''
as $$
begin
	if not private.is_administrator() then
		perform private.refuse('PZ100', 'not_allowed');
	end if;
end;
$$;
comment on function private.require_administrator() is 'Definer: refuses who is not an administrator of the installation.';

create function private.today_in(p_exercise uuid) returns date
	language sql stable security definer
	set search_path = ''
as $$
	select (now() at time zone e.time_zone)::date from app.exercises e where e.id = p_exercise;
$$;
comment on function private.today_in(uuid) is 'Definer: the calendar day of the exercise''s own time zone.';

revoke all on function private.is_administrator(), private.person_in(uuid), private.takes_part_in(uuid),
	private.has_role(uuid, text), private.is_staff(uuid), private.require_staff(uuid), private.require_administrator(),
	private.today_in(uuid) from public, anon, authenticated, service_role;
grant execute on function private.is_administrator(), private.person_in(uuid), private.takes_part_in(uuid),
	private.has_role(uuid, text), private.is_staff(uuid) to anon, authenticated;
-- Views that show a part to staff alone are read by the worker too.
grant execute on function private.is_staff(uuid) to service_role;
-- Reached by check constraints, which run with the rights of who writes.
revoke all on function private.is_plain_text(text, int, int), private.base64url(bytea), private.from_base64url(text),
	private.random_code(int), private.code_hash(text, text), private.refuse(text, text, text),
	private.note(uuid, text, uuid, jsonb), private.facilitator_holds_no_seat() from public, anon, authenticated, service_role;

create policy "anyone reads nuclei" on app.nuclei for select to anon, authenticated using (true);
create policy "anyone reads seats" on app.seats for select to anon, authenticated using (true);
create policy "anyone reads who holds a seat" on app.seat_terms for select to anon, authenticated using (true);
create policy "anyone reads the names on the list of the STL" on app.people for select to anon, authenticated
	using (exists (select 1 from app.seat_terms t where t.person_id = people.id)
		or exists (select 1 from app.role_grants g where g.person_id = people.id and g.role in ('facilitator', 'guarantor')));
create policy "those who take part read each other's names" on app.people for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
create policy "a person sees their own row" on app.people for select to authenticated
	using (user_id = (select auth.uid()));
create policy "anyone reads who facilitates and who validates" on app.role_grants for select to anon, authenticated
	using (role in ('facilitator', 'guarantor'));
create policy "those who take part read the roles" on app.role_grants for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
create policy "an administrator sees invitations" on app.invitations for select to authenticated
	using ((select private.is_administrator()));
comment on policy "anyone reads nuclei" on app.nuclei is 'The composition of the STL is public.';
comment on policy "anyone reads seats" on app.seats is 'The composition of the STL is public.';
comment on policy "anyone reads who holds a seat" on app.seat_terms is 'Titulares and suplentes with their dates are public (A5).';
comment on policy "anyone reads the names on the list of the STL" on app.people is 'Names of who decides, facilitates or validates are public.';
comment on policy "those who take part read each other's names" on app.people is 'Staff names are known inside the exercise.';
comment on policy "a person sees their own row" on app.people is 'Before their role starts, too.';
comment on policy "anyone reads who facilitates and who validates" on app.role_grants is 'Neutral roles are public.';
comment on policy "those who take part read the roles" on app.role_grants is 'Inside the exercise every role is known.';
comment on policy "an administrator sees invitations" on app.invitations is 'To revoke and reissue a lost one.';
