-- The installation's administrators, and the exercise that freezes a rule set.

create table app.administrators (
	user_id uuid not null,
	display_name text not null,
	constraint administrators_pkey primary key (user_id),
	constraint administrators_user_fkey foreign key (user_id) references auth.users (id) on delete cascade,
	constraint administrators_name_is_plain check (private.is_plain_text(display_name, 2, 80))
);
comment on table app.administrators is 'Accounts that create exercises and invite people, over the whole installation.';
comment on column app.administrators.user_id is 'Account.';
comment on column app.administrators.display_name is 'Name shown to staff.';

create table app.exercises (
	id uuid not null default gen_random_uuid(),
	slug text not null,
	name text not null,
	state_id text,
	ruleset_id text not null,
	ruleset_version int not null,
	time_zone text not null default 'America/Mexico_City',
	institution_name text not null,
	institution_accent text,
	institution_crest text,
	is_sample boolean not null default false,
	constituted_on date,
	created_on date not null default current_date,
	constraint exercises_pkey primary key (id),
	constraint exercises_slug_is_taken unique (slug),
	constraint exercises_slug_is_slug check (slug ~ '^[a-z0-9][a-z0-9-]{2,59}$'),
	constraint exercises_name_is_plain check (private.is_plain_text(name, 5, 120)),
	constraint exercises_institution_is_plain check (private.is_plain_text(institution_name, 3, 120)),
	constraint exercises_accent_is_hex check (institution_accent ~ '^#[0-9a-f]{6}$'),
	constraint exercises_crest_is_small_png check (
		institution_crest ~ '^data:image/png;base64,[A-Za-z0-9+/=]+$' and char_length(institution_crest) <= 40000
	),
	constraint exercises_state_fkey foreign key (state_id) references app.territories (id),
	constraint exercises_ruleset_fkey foreign key (ruleset_id, ruleset_version) references app.rulesets (id, version)
);
create index exercises_state on app.exercises (state_id);
create index exercises_ruleset on app.exercises (ruleset_id, ruleset_version);
comment on table app.exercises is 'One local open-government exercise: an STL and its twelve-month cycle under one frozen rule set.';
comment on column app.exercises.id is 'Identity; carried by every row of the exercise.';
comment on column app.exercises.slug is 'Name in addresses.';
comment on column app.exercises.name is 'Name people read.';
comment on column app.exercises.state_id is 'State of the exercise, INEGI key.';
comment on column app.exercises.ruleset_id is 'Frozen rule set.';
comment on column app.exercises.ruleset_version is 'Version of the frozen rule set.';
comment on column app.exercises.time_zone is 'IANA zone in which dates are read and shown.';
comment on column app.exercises.institution_name is 'Institution that answers for the data.';
comment on column app.exercises.institution_accent is 'Accent colour as #rrggbb; contrast is checked before it is saved.';
comment on column app.exercises.institution_crest is 'Crest as a small PNG data address.';
comment on column app.exercises.is_sample is 'Fictitious data, said on every page.';
comment on column app.exercises.constituted_on is 'Day the STL was constituted, with three nuclei or more.';
comment on column app.exercises.created_on is 'Day the exercise was created.';

create table private.administrator_links (
	token_hash bytea not null,
	expires_at timestamptz not null,
	used_at timestamptz,
	constraint administrator_links_pkey primary key (token_hash)
);
comment on table private.administrator_links is 'One-time links that make the first administrator.';
comment on column private.administrator_links.token_hash is 'Hash of the token of the link.';
comment on column private.administrator_links.expires_at is 'Last moment it works.';
comment on column private.administrator_links.used_at is 'When it made an administrator.';

alter table app.administrators enable row level security;
alter table app.administrators force row level security;
alter table app.exercises enable row level security;
alter table app.exercises force row level security;
alter table private.administrator_links enable row level security;
alter table private.administrator_links force row level security;
revoke all on app.administrators, app.exercises, private.administrator_links
	from public, anon, authenticated, service_role;
grant select on app.exercises to anon, authenticated, service_role;
grant select on app.administrators to authenticated, service_role;

create policy "anyone reads exercises" on app.exercises for select to anon, authenticated using (true);
create policy "an administrator sees their own row" on app.administrators for select to authenticated
	using (user_id = (select auth.uid()));
comment on policy "anyone reads exercises" on app.exercises is 'That an exercise exists, and who answers for it, is public.';
comment on policy "an administrator sees their own row" on app.administrators is 'Enough to know what menu to show.';
