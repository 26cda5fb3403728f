-- Step 0, people: inviting, accepting, replacing a titular, revoking and reissuing.

-- The same address in the same exercise is the same person: otherwise one account would be two people there, and the
-- facilitator could hold a seat under a second name.
create function private.person_for(p_exercise uuid, p_name text, p_email text) returns uuid
	language plpgsql
	set search_path = ''
as $$
declare
	address text := lower(nullif(p_email, ''));
	found_one uuid;
begin
	perform 1 from app.exercises e where e.id = p_exercise for update;
	select p.id into found_one from app.people p join private.contacts c on c.person_id = p.id
	where p.exercise_id = p_exercise and c.email = address;
	if found_one is null then
		insert into app.people (exercise_id, display_name) values (p_exercise, p_name) returning id into found_one;
		insert into private.contacts (person_id, email, sign_in_name)
		values (found_one, address, lower(private.random_code(10)));
	end if;
	return found_one;
end;
$$;
comment on function private.person_for(uuid, text, text) is
	'The person of an exercise with an address, or a new one, with the contact kept apart.';

-- 20 symbols of five bits: 100 bits, printed in groups of five.
create function private.new_invitation(p_person uuid) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	code text := private.random_code(20);
	created uuid;
begin
	update app.invitations set revoked_on = current_date
	where person_id = p_person and accepted_on is null and revoked_on is null;
	insert into app.invitations (exercise_id, person_id, expires_at)
	select p.exercise_id, p.id, now() + interval '30 days' from app.people p where p.id = p_person
	returning id into strict created;
	insert into private.invitation_codes (invitation_id, code_hash) values (created, private.code_hash('invitation', code));
	return jsonb_build_object('invitation', created, 'person', p_person, 'code', regexp_replace(code, '(.{5})(?=.)', '\1-', 'g'));
end;
$$;
comment on function private.new_invitation(uuid) is 'Issues an invitation, ending any that waits. The code leaves the database only here.';

create function api.invite_to_role(p_exercise uuid, p_role text, p_name text, p_email text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	person uuid;
begin
	perform private.require_administrator();
	person := private.person_for(p_exercise, p_name, p_email);
	insert into app.role_grants (exercise_id, person_id, role, granted_on)
	values (p_exercise, person, p_role, private.today_in(p_exercise));
	perform private.note(p_exercise, 'invite_to_role', person, jsonb_build_object('role', p_role));
	return private.new_invitation(person);
end;
$$;
comment on function api.invite_to_role(uuid, text, text, text) is 'Definer: an administrator invites staff, a facilitator or a guarantor.';

create function api.invite_to_seat(p_seat uuid, p_capacity text, p_name text, p_email text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
	person uuid;
begin
	perform private.require_administrator();
	select s.exercise_id into exercise from app.seats s where s.id = p_seat for update;
	if exercise is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if exists (select 1 from app.seat_terms t where t.seat_id = p_seat and t.capacity = p_capacity and t.ends_on is null) then
		perform private.refuse('PZ114', 'seat_is_taken');
	end if;
	person := private.person_for(exercise, p_name, p_email);
	insert into app.seat_terms (exercise_id, seat_id, person_id, capacity, starts_on)
	values (exercise, p_seat, person, p_capacity, private.today_in(exercise));
	perform private.note(exercise, 'invite_to_seat', person, jsonb_build_object('seat', p_seat, 'capacity', p_capacity));
	return private.new_invitation(person);
end;
$$;
comment on function api.invite_to_seat(uuid, text, text, text) is 'Definer: an administrator invites the titular or the suplente of a seat.';

create function api.replace_holder(p_term uuid, p_name text, p_email text, p_reason text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	ended app.seat_terms;
	person uuid;
	today date;
begin
	perform private.require_administrator();
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	select private.today_in(t.exercise_id) into today from app.seat_terms t where t.id = p_term;
	update app.seat_terms set ends_on = greatest(today, starts_on), end_reason = p_reason
	where id = p_term and ends_on is null returning * into ended;
	if ended.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	update app.invitations set revoked_on = current_date
	where person_id = ended.person_id and accepted_on is null and revoked_on is null;
	person := private.person_for(ended.exercise_id, p_name, p_email);
	insert into app.seat_terms (exercise_id, seat_id, person_id, capacity, starts_on)
	values (ended.exercise_id, ended.seat_id, person, ended.capacity, today);
	perform private.note(ended.exercise_id, 'replace_holder', person, jsonb_build_object('ended', p_term));
	return private.new_invitation(person);
end;
$$;
comment on function api.replace_holder(uuid, text, text, text) is
	'Definer: an administrator ends a term with a reason and invites who follows. What the seat already cast stays cast.';

create function api.revoke_role(p_grant uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	ended app.role_grants;
begin
	perform private.require_administrator();
	update app.role_grants g set revoked_on = private.today_in(g.exercise_id)
	where g.id = p_grant and g.revoked_on is null returning * into ended;
	if ended.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	update app.invitations set revoked_on = current_date
	where person_id = ended.person_id and accepted_on is null and revoked_on is null;
	perform private.note(ended.exercise_id, 'revoke_role', ended.person_id, jsonb_build_object('role', ended.role));
end;
$$;
comment on function api.revoke_role(uuid) is 'Definer: an administrator takes a role back.';

create function api.revoke_invitation(p_invitation uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	ended app.invitations;
begin
	perform private.require_administrator();
	update app.invitations set revoked_on = current_date
	where id = p_invitation and accepted_on is null and revoked_on is null returning * into ended;
	if ended.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	perform private.note(ended.exercise_id, 'revoke_invitation', ended.person_id);
end;
$$;
comment on function api.revoke_invitation(uuid) is 'Definer: an administrator ends an invitation that was lost.';

create function api.reissue_invitation(p_person uuid) returns jsonb
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
	perform private.note(exercise, 'reissue_invitation', p_person);
	return private.new_invitation(p_person);
end;
$$;
comment on function api.reissue_invitation(uuid) is
	'Definer: an administrator gives a person a new code, also to somebody who lost the way back in.';

create function private.open_invitation(p_code text) returns app.invitations
	language sql stable
	set search_path = ''
as $$
	select i.* from app.invitations i join private.invitation_codes c on c.invitation_id = i.id
	where c.code_hash = private.code_hash('invitation', p_code)
		and i.accepted_on is null and i.revoked_on is null and i.expires_at > now();
$$;
comment on function private.open_invitation(text) is 'The invitation behind a code that still works, or an empty row.';

create function api.peek_invitation(p_code text) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	found_one app.invitations := private.open_invitation(p_code);
begin
	if found_one.id is null then
		perform private.refuse('PZ110', 'invitation_unknown');
	end if;
	return (
		select jsonb_build_object('person', p.id, 'name', p.display_name, 'exercise', e.slug, 'exercise_name', e.name,
			'email', c.email, 'sign_in_name', c.sign_in_name, 'has_account', p.user_id is not null,
			'roles', coalesce((select jsonb_agg(g.role order by g.role) from app.role_grants g
				where g.person_id = p.id and g.revoked_on is null), '[]'::jsonb),
			'seat', (select jsonb_build_object('label', s.label, 'capacity', t.capacity, 'nucleus', n.name)
				from app.seat_terms t join app.seats s on s.id = t.seat_id join app.nuclei n on n.id = s.nucleus_id
				where t.person_id = p.id and t.ends_on is null))
		from app.people p join app.exercises e on e.id = p.exercise_id join private.contacts c on c.person_id = p.id
		where p.id = found_one.person_id
	);
end;
$$;
comment on function api.peek_invitation(text) is
	'Definer, worker only: what an invitation is for. Unknown, used, revoked and expired codes answer the same.';

create function api.accept_invitation(p_code text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	found_one app.invitations := private.open_invitation(p_code);
	contact private.contacts;
	own_address text;
begin
	if (select auth.uid()) is null or found_one.id is null then
		perform private.refuse('PZ110', 'invitation_unknown');
	end if;
	select * into strict contact from private.contacts c where c.person_id = found_one.person_id;
	own_address := coalesce(contact.email, contact.sign_in_name || '@personas.invalid');
	-- The code alone opens nobody else's account: the session must belong to the address the invitation was for.
	if lower((select auth.jwt()) ->> 'email') is distinct from own_address then
		perform private.refuse('PZ111', 'invitation_for_other_account');
	end if;
	update app.invitations set accepted_on = current_date
	where id = found_one.id and accepted_on is null and revoked_on is null;
	if not found then
		perform private.refuse('PZ110', 'invitation_unknown');
	end if;
	update app.people set user_id = (select auth.uid()) where id = found_one.person_id;
	perform private.note(found_one.exercise_id, 'accept_invitation', found_one.person_id);
	return jsonb_build_object('person', found_one.person_id,
		'exercise', (select e.slug from app.exercises e where e.id = found_one.exercise_id));
end;
$$;
comment on function api.accept_invitation(text) is
	'Definer: the signed-in account takes its place in the exercise. One code, one acceptance.';

create function api.my_places() returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select jsonb_build_object(
		'administrator', private.is_administrator(),
		'places', coalesce((
			select jsonb_agg(jsonb_build_object(
				'exercise', jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name),
				'person', p.id, 'name', p.display_name,
				'roles', coalesce((select jsonb_agg(g.role order by g.role) from app.role_grants g
					where g.person_id = p.id and g.revoked_on is null), '[]'::jsonb),
				'seat', (select jsonb_build_object('id', s.id, 'number', s.number, 'label', s.label, 'capacity', t.capacity,
						'nucleus', jsonb_build_object('id', n.id, 'name', n.name, 'votes', n.votes))
					from app.seat_terms t join app.seats s on s.id = t.seat_id join app.nuclei n on n.id = s.nucleus_id
					where t.person_id = p.id and t.ends_on is null)
			) order by e.created_on desc, e.slug)
			from app.people p join app.exercises e on e.id = p.exercise_id where p.user_id = (select auth.uid())
		), '[]'::jsonb)
	);
$$;
comment on function api.my_places() is 'Definer: the exercises, roles and seat of the signed-in account, and nobody else''s.';

create function api.people_of(p_exercise uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
begin
	perform private.require_administrator();
	return coalesce((
		select jsonb_agg(jsonb_build_object(
			'person', p.id, 'name', p.display_name, 'email', c.email, 'sign_in_name', c.sign_in_name,
			'joined', p.user_id is not null,
			'roles', coalesce((select jsonb_agg(jsonb_build_object('grant', g.id, 'role', g.role) order by g.role)
				from app.role_grants g where g.person_id = p.id and g.revoked_on is null), '[]'::jsonb),
			'term', (select jsonb_build_object('term', t.id, 'seat', t.seat_id, 'capacity', t.capacity, 'starts', t.starts_on)
				from app.seat_terms t where t.person_id = p.id and t.ends_on is null),
			'invitation', (select jsonb_build_object('id', i.id, 'expires_at', i.expires_at, 'expired', i.expires_at <= now())
				from app.invitations i where i.person_id = p.id and i.accepted_on is null and i.revoked_on is null)
		) order by p.display_name, p.id)
		from app.people p join private.contacts c on c.person_id = p.id where p.exercise_id = p_exercise
	), '[]'::jsonb);
end;
$$;
comment on function api.people_of(uuid) is 'Definer: an administrator sees people, contacts and waiting invitations of an exercise.';

create view api.seat_terms with (security_invoker = true) as
	select t.id, t.exercise_id, t.seat_id, s.nucleus_id, s.number as seat_number, s.label as seat_label, t.person_id,
		p.display_name, t.capacity, t.starts_on, t.ends_on, t.end_reason
	from app.seat_terms t join app.seats s on s.id = t.seat_id join app.people p on p.id = t.person_id;
comment on view api.seat_terms is 'The public list of the STL: who holds each seat, since when and until when (A5).';
create view api.role_grants with (security_invoker = true) as
	select g.id, g.exercise_id, g.person_id, p.display_name, g.role, g.granted_on, g.revoked_on
	from app.role_grants g join app.people p on p.id = g.person_id;
comment on view api.role_grants is 'Roles the caller may see.';
revoke all on api.seat_terms, api.role_grants from public, anon, authenticated, service_role;
grant select on api.seat_terms, api.role_grants to anon, authenticated, service_role;

revoke all on function private.person_for(uuid, text, text), private.new_invitation(uuid), private.open_invitation(text),
	api.invite_to_role(uuid, text, text, text), api.invite_to_seat(uuid, text, text, text),
	api.replace_holder(uuid, text, text, text), api.revoke_role(uuid), api.revoke_invitation(uuid),
	api.reissue_invitation(uuid), api.peek_invitation(text), api.accept_invitation(text), api.my_places(),
	api.people_of(uuid) from public, anon, authenticated, service_role;
grant execute on function api.invite_to_role(uuid, text, text, text), api.invite_to_seat(uuid, text, text, text),
	api.replace_holder(uuid, text, text, text), api.revoke_role(uuid), api.revoke_invitation(uuid),
	api.reissue_invitation(uuid), api.accept_invitation(text), api.my_places(), api.people_of(uuid) to authenticated;
grant execute on function api.peek_invitation(text) to service_role;
