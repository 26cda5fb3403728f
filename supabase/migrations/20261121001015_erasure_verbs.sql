-- Contact data goes when it is no longer needed, or when somebody asks. What the record names stays named.

create function api.erase_contact(p_person uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	whose app.people;
begin
	perform private.require_administrator();
	select * into whose from app.people p where p.id = p_person for update;
	if whose.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	-- Who decides or works must be reachable, and must be able to come in.
	if exists (select 1 from app.seat_terms t where t.person_id = p_person and t.ends_on is null)
		or exists (select 1 from app.role_grants g where g.person_id = p_person and g.revoked_on is null) then
		perform private.refuse('PZ115', 'person_has_a_place');
	end if;
	delete from private.invitation_codes c using app.invitations i where i.id = c.invitation_id and i.person_id = p_person;
	update app.invitations set revoked_on = current_date
	where person_id = p_person and accepted_on is null and revoked_on is null;
	-- A new name to sign in with: the old one was given to a person, and an account was named after it.
	update private.contacts set email = null, sign_in_name = lower(private.random_code(10)) where person_id = p_person;
	update app.people set user_id = null,
		display_name = case
			when exists (select 1 from app.seat_terms t where t.person_id = p_person)
				or exists (select 1 from app.role_grants g where g.person_id = p_person and g.role in ('facilitator', 'guarantor'))
				or exists (select 1 from app.problems b where b.created_by = p_person)
				or exists (select 1 from app.problem_merges m where p_person in (m.merged_by, m.undone_by))
			then display_name else 'Nombre retirado' end
	where id = p_person;
	-- The account is the person's in every exercise: it goes with the last of them.
	delete from auth.users u where u.id = whose.user_id
		and not exists (select 1 from app.people p where p.user_id = u.id)
		and not exists (select 1 from app.administrators a where a.user_id = u.id);
	perform private.note(whose.exercise_id, 'erase_contact', p_person);
end;
$$;
comment on function api.erase_contact(uuid) is
	'Definer: an administrator erases address, codes and account of somebody without a place. A name stays only where a list or an act of the record carries it.';

revoke all on function api.erase_contact(uuid) from public, anon, authenticated, service_role;
grant execute on function api.erase_contact(uuid) to authenticated;
