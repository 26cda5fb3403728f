-- Nuclei, seats, the people who hold them, and their roles.

create table app.nuclei (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	kind text not null,
	name text not null,
	votes boolean not null default true,
	position int not null,
	constraint nuclei_pkey primary key (id),
	constraint nuclei_exercise_key unique (exercise_id, id),
	constraint nuclei_name_is_taken unique (exercise_id, name),
	constraint nuclei_position_is_taken unique (exercise_id, position) deferrable initially deferred,
	constraint nuclei_exercise_fkey foreign key (exercise_id) references app.exercises (id),
	constraint nuclei_kind_is_known check (kind in ('civil-society', 'authority', 'guarantor', 'academia', 'business', 'other')),
	constraint nuclei_name_is_plain check (private.is_plain_text(name, 3, 80)),
	constraint nuclei_position_is_positive check (position > 0)
);
comment on table app.nuclei is 'Groups of the STL: civil society, authority, guarantor body and any other.';
comment on column app.nuclei.id is 'Identity.';
comment on column app.nuclei.exercise_id is 'Exercise.';
comment on column app.nuclei.kind is 'Sector.';
comment on column app.nuclei.name is 'Name people read.';
comment on column app.nuclei.votes is 'Whether its seats rank.';
comment on column app.nuclei.position is 'Order on pages.';

create table app.seats (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	nucleus_id uuid not null,
	number int not null,
	label text not null,
	constraint seats_pkey primary key (id),
	constraint seats_exercise_key unique (exercise_id, id),
	constraint seats_number_is_taken unique (nucleus_id, number),
	constraint seats_nucleus_fkey foreign key (exercise_id, nucleus_id) references app.nuclei (exercise_id, id),
	constraint seats_number_is_positive check (number between 1 and 99),
	constraint seats_label_is_plain check (private.is_plain_text(label, 2, 80))
);
create index seats_exercise_nucleus on app.seats (exercise_id, nucleus_id);
comment on table app.seats is 'Places of a nucleus. One seat, one ballot.';
comment on column app.seats.id is 'Identity.';
comment on column app.seats.exercise_id is 'Exercise.';
comment on column app.seats.nucleus_id is 'Nucleus.';
comment on column app.seats.number is 'Number inside the nucleus.';
comment on column app.seats.label is 'What the seat stands for, for example an organisation.';

create table app.people (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	user_id uuid,
	display_name text not null,
	constraint people_pkey primary key (id),
	constraint people_exercise_key unique (exercise_id, id),
	constraint people_user_once unique (exercise_id, user_id),
	constraint people_exercise_fkey foreign key (exercise_id) references app.exercises (id),
	constraint people_user_fkey foreign key (user_id) references auth.users (id) on delete set null,
	constraint people_name_is_plain check (private.is_plain_text(display_name, 2, 80))
);
create index people_user on app.people (user_id);
comment on table app.people is 'People with a part in one exercise. Never those who answer a consultation.';
comment on column app.people.id is 'Identity.';
comment on column app.people.exercise_id is 'Exercise.';
comment on column app.people.user_id is 'Account, once the invitation is accepted.';
comment on column app.people.display_name is 'Name on the public list of the STL.';

create table private.contacts (
	person_id uuid not null,
	email text,
	sign_in_name text not null,
	constraint contacts_pkey primary key (person_id),
	constraint contacts_sign_in_name_is_taken unique (sign_in_name),
	constraint contacts_person_fkey foreign key (person_id) references app.people (id) on delete cascade,
	constraint contacts_email_is_email check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and char_length(email) <= 254 and email = lower(email))
);
comment on table private.contacts is 'How to reach a person, apart from what is public.';
comment on column private.contacts.person_id is 'Person.';
comment on column private.contacts.email is 'Address, lower case; null when invited with a printed code.';
comment on column private.contacts.sign_in_name is 'Name to sign in with when there is no address.';

create table app.role_grants (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	person_id uuid not null,
	role text not null,
	granted_on date not null default current_date,
	revoked_on date,
	constraint role_grants_pkey primary key (id),
	constraint role_grants_person_fkey foreign key (exercise_id, person_id) references app.people (exercise_id, id),
	constraint role_grants_role_is_known check (role in ('stl_staff', 'facilitator', 'guarantor'))
);
create unique index role_grants_once on app.role_grants (person_id, role) where revoked_on is null;
create index role_grants_exercise on app.role_grants (exercise_id, person_id);
comment on table app.role_grants is 'Roles without a vote: staff, facilitator, guarantor who validates.';
comment on column app.role_grants.id is 'Identity.';
comment on column app.role_grants.exercise_id is 'Exercise.';
comment on column app.role_grants.person_id is 'Person.';
comment on column app.role_grants.role is 'Role.';
comment on column app.role_grants.granted_on is 'From.';
comment on column app.role_grants.revoked_on is 'Until; null while it holds.';

create table app.seat_terms (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	seat_id uuid not null,
	person_id uuid not null,
	capacity text not null,
	starts_on date not null default current_date,
	ends_on date,
	end_reason text,
	constraint seat_terms_pkey primary key (id),
	constraint seat_terms_seat_fkey foreign key (exercise_id, seat_id) references app.seats (exercise_id, id),
	constraint seat_terms_person_fkey foreign key (exercise_id, person_id) references app.people (exercise_id, id),
	constraint seat_terms_capacity_is_known check (capacity in ('titular', 'suplente')),
	constraint seat_terms_end_is_later check (ends_on >= starts_on),
	constraint seat_terms_reason_is_plain check (private.is_plain_text(end_reason, 10, 500))
);
create unique index seat_terms_one_holder on app.seat_terms (seat_id, capacity) where ends_on is null;
create unique index seat_terms_one_seat on app.seat_terms (person_id) where ends_on is null;
create index seat_terms_exercise_seat on app.seat_terms (exercise_id, seat_id);
create index seat_terms_exercise_person on app.seat_terms (exercise_id, person_id);
comment on table app.seat_terms is 'Who holds a seat, as titular or suplente, and when. Replacing ends one term and starts another.';
comment on column app.seat_terms.id is 'Identity.';
comment on column app.seat_terms.exercise_id is 'Exercise.';
comment on column app.seat_terms.seat_id is 'Seat.';
comment on column app.seat_terms.person_id is 'Person.';
comment on column app.seat_terms.capacity is 'Titular, or suplente who votes only when the titular did not.';
comment on column app.seat_terms.starts_on is 'From.';
comment on column app.seat_terms.ends_on is 'Until; null while it holds.';
comment on column app.seat_terms.end_reason is 'Why it ended before the cycle.';

-- The facilitator has voice and no vote (A12): the rule stands in both directions, whoever writes.
create function private.facilitator_holds_no_seat() returns trigger
	language plpgsql
	set search_path = ''
as $$
begin
	-- Two who give a person a seat and the facilitation at once must see each other.
	perform from app.people p where p.id = new.person_id for no key update;
	-- Nested, because each table has its own columns.
	if tg_table_name = 'seat_terms' then
		if new.ends_on is null and exists (
			select 1 from app.role_grants g
			where g.person_id = new.person_id and g.role = 'facilitator' and g.revoked_on is null
		) then
			perform private.refuse('PZ113', 'facilitator_holds_no_seat');
		end if;
	elsif new.role = 'facilitator' and new.revoked_on is null and exists (
		select 1 from app.seat_terms t where t.person_id = new.person_id and t.ends_on is null
	) then
		perform private.refuse('PZ113', 'facilitator_holds_no_seat');
	end if;
	return new;
end;
$$;
comment on function private.facilitator_holds_no_seat() is 'Refuses a seat to a facilitator and the facilitation to who holds a seat.';
create trigger facilitator_holds_no_seat before insert or update on app.seat_terms
	for each row execute function private.facilitator_holds_no_seat();
create trigger facilitator_holds_no_seat before insert or update on app.role_grants
	for each row execute function private.facilitator_holds_no_seat();

create table app.invitations (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	person_id uuid not null,
	expires_at timestamptz not null,
	accepted_on date,
	revoked_on date,
	constraint invitations_pkey primary key (id),
	constraint invitations_person_fkey foreign key (exercise_id, person_id) references app.people (exercise_id, id)
);
create unique index invitations_one_waiting on app.invitations (person_id) where accepted_on is null and revoked_on is null;
create index invitations_exercise_person on app.invitations (exercise_id, person_id);
comment on table app.invitations is 'Invitations by link or printed code; a lost one is revoked and a new one issued.';
comment on column app.invitations.id is 'Identity.';
comment on column app.invitations.exercise_id is 'Exercise.';
comment on column app.invitations.person_id is 'Person invited.';
comment on column app.invitations.expires_at is 'Last moment it works.';
comment on column app.invitations.accepted_on is 'Day it was accepted.';
comment on column app.invitations.revoked_on is 'Day it was revoked.';

create table private.invitation_codes (
	invitation_id uuid not null,
	code_hash bytea not null,
	constraint invitation_codes_pkey primary key (invitation_id),
	constraint invitation_codes_hash_once unique (code_hash),
	constraint invitation_codes_invitation_fkey foreign key (invitation_id) references app.invitations (id) on delete cascade
);
comment on table private.invitation_codes is 'Hashes of the codes; the code itself is shown once and not kept.';
comment on column private.invitation_codes.invitation_id is 'Invitation.';
comment on column private.invitation_codes.code_hash is 'Hash of the code.';

alter table app.nuclei enable row level security;
alter table app.nuclei force row level security;
alter table app.seats enable row level security;
alter table app.seats force row level security;
alter table app.people enable row level security;
alter table app.people force row level security;
alter table private.contacts enable row level security;
alter table private.contacts force row level security;
alter table app.role_grants enable row level security;
alter table app.role_grants force row level security;
alter table app.seat_terms enable row level security;
alter table app.seat_terms force row level security;
alter table app.invitations enable row level security;
alter table app.invitations force row level security;
alter table private.invitation_codes enable row level security;
alter table private.invitation_codes force row level security;
revoke all on app.nuclei, app.seats, app.people, private.contacts, app.role_grants, app.seat_terms, app.invitations,
	private.invitation_codes from public, anon, authenticated, service_role;
grant select on app.nuclei, app.seats, app.seat_terms, app.people, app.role_grants to anon, authenticated, service_role;
grant select on app.invitations to authenticated, service_role;
