-- Prioritizations: one frozen methodology, one ranking per nucleus, one ballot per seat, and results.

create table app.prioritizations (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	slug text not null,
	title text not null,
	question text not null,
	counting jsonb not null,
	tie_rule jsonb not null default '{"rule": "leave-tied"}',
	round int not null default 1,
	previous_id uuid,
	publication text not null default 'anonymous',
	state text not null default 'draft',
	methodology text,
	methodology_hash text,
	published_on date,
	created_on date not null,
	constraint prioritizations_pkey primary key (id),
	constraint prioritizations_exercise_key unique (exercise_id, id),
	constraint prioritizations_slug_is_taken unique (slug),
	constraint prioritizations_exercise_fkey foreign key (exercise_id) references app.exercises (id),
	constraint prioritizations_slug_is_slug check (slug ~ '^[a-z0-9][a-z0-9-]{2,59}$'),
	constraint prioritizations_title_is_plain check (private.is_plain_text(title, 5, 120)),
	constraint prioritizations_question_is_plain check (private.is_plain_text(question, 10, 300)),
	constraint prioritizations_previous_fkey foreign key (exercise_id, previous_id) references app.prioritizations (exercise_id, id),
	constraint prioritizations_one_next_round unique (previous_id),
	constraint prioritizations_round_follows check (round between 1 and 9 and (round = 1) = (previous_id is null)),
	constraint prioritizations_method_is_known check (private.is_counting(counting)),
	constraint prioritizations_tie_rule_is_known check (private.is_tie_rule(tie_rule)),
	constraint prioritizations_publication_is_known check (publication in ('nominal', 'anonymous', 'aggregates')),
	constraint prioritizations_state_is_known check (state in ('draft', 'published')),
	constraint prioritizations_frozen_whole check (
		(state = 'published') = (methodology is not null) and (methodology is null) = (methodology_hash is null))
);
create index prioritizations_exercise on app.prioritizations (exercise_id);
create index prioritizations_previous on app.prioritizations (exercise_id, previous_id);
comment on table app.prioritizations is 'One question ranked by every nucleus under one methodology, frozen and hashed before the first ballot (C2).';
comment on column app.prioritizations.id is 'Identity.';
comment on column app.prioritizations.exercise_id is 'Exercise.';
comment on column app.prioritizations.slug is 'Name in addresses.';
comment on column app.prioritizations.title is 'Title.';
comment on column app.prioritizations.question is 'Question on the ballot.';
comment on column app.prioritizations.counting is 'What people are asked to do and how it becomes an order, with every parameter.';
comment on column app.prioritizations.tie_rule is 'What is done with a tie: it stays, or an announced draw decides it.';
comment on column app.prioritizations.round is 'First round, or a later one after seeing how the one before came out.';
comment on column app.prioritizations.previous_id is 'The round before.';
comment on column app.prioritizations.publication is 'What of the ballots is published: nominal, anonymous or aggregates.';
comment on column app.prioritizations.state is 'draft or published.';
comment on column app.prioritizations.methodology is 'Frozen methodology, canonical JSON.';
comment on column app.prioritizations.methodology_hash is 'Its hash.';
comment on column app.prioritizations.published_on is 'Day it was frozen.';
comment on column app.prioritizations.created_on is 'Day the draft began.';

create table app.prioritization_alternatives (
	exercise_id uuid not null,
	prioritization_id uuid not null,
	problem_id uuid not null,
	constraint prioritization_alternatives_pkey primary key (prioritization_id, problem_id),
	constraint prioritization_alternatives_prioritization_fkey foreign key (exercise_id, prioritization_id)
		references app.prioritizations (exercise_id, id),
	constraint prioritization_alternatives_problem_fkey foreign key (exercise_id, problem_id) references app.problems (exercise_id, id)
);
create index prioritization_alternatives_exercise on app.prioritization_alternatives (exercise_id, prioritization_id);
create index prioritization_alternatives_problem on app.prioritization_alternatives (exercise_id, problem_id);
comment on table app.prioritization_alternatives is 'Problems to be ranked.';
comment on column app.prioritization_alternatives.exercise_id is 'Exercise.';
comment on column app.prioritization_alternatives.prioritization_id is 'Prioritization.';
comment on column app.prioritization_alternatives.problem_id is 'Problem.';

create table app.rankings (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	prioritization_id uuid not null,
	nucleus_id uuid not null,
	attempt int not null default 1,
	quorum int not null,
	eligible_seats int not null,
	publication text not null,
	opens_at timestamptz not null,
	closes_at timestamptz not null,
	state text not null default 'open',
	closed_on date,
	quorum_met boolean,
	annulled_on date,
	annul_reason text,
	constraint rankings_pkey primary key (id),
	constraint rankings_exercise_key unique (exercise_id, id),
	constraint rankings_attempt_is_taken unique (prioritization_id, nucleus_id, attempt),
	constraint rankings_prioritization_fkey foreign key (exercise_id, prioritization_id) references app.prioritizations (exercise_id, id),
	constraint rankings_nucleus_fkey foreign key (exercise_id, nucleus_id) references app.nuclei (exercise_id, id),
	constraint rankings_quorum_is_reachable check (quorum between 1 and eligible_seats),
	constraint rankings_dates_in_order check (closes_at > opens_at),
	constraint rankings_dates_are_days check (opens_at >= '2000-01-01Z' and closes_at < '2200-01-01Z'),
	constraint rankings_publication_is_known check (publication in ('nominal', 'anonymous', 'aggregates')),
	constraint rankings_state_is_known check (state in ('open', 'closed', 'annulled')),
	constraint rankings_reason_is_plain check (private.is_plain_text(annul_reason, 10, 500))
);
create unique index rankings_one_standing on app.rankings (prioritization_id, nucleus_id) where state <> 'annulled';
create index rankings_exercise on app.rankings (exercise_id, prioritization_id);
create index rankings_nucleus on app.rankings (exercise_id, nucleus_id);
comment on table app.rankings is 'The ranking one nucleus makes. An annulled one stays listed and a new attempt is opened.';
comment on column app.rankings.id is 'Identity.';
comment on column app.rankings.exercise_id is 'Exercise.';
comment on column app.rankings.prioritization_id is 'Prioritization.';
comment on column app.rankings.nucleus_id is 'Nucleus.';
comment on column app.rankings.attempt is 'First, second …';
comment on column app.rankings.quorum is 'Seats that must take part.';
comment on column app.rankings.eligible_seats is 'Seats of the nucleus when it was published.';
comment on column app.rankings.publication is 'What of its ballots is published: as chosen, or aggregates where there are too few to hide one. Foreseen at the opening, decided at the close.';
comment on column app.rankings.opens_at is 'First moment a ballot counts.';
comment on column app.rankings.closes_at is 'Moment it closes.';
comment on column app.rankings.state is 'open, closed or annulled.';
comment on column app.rankings.closed_on is 'Day it closed.';
comment on column app.rankings.quorum_met is 'Whether the quorum was reached; without it there is no result.';
comment on column app.rankings.annulled_on is 'Day it was annulled.';
comment on column app.rankings.annul_reason is 'Why.';

create table app.ranking_extensions (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	ranking_id uuid not null,
	closed_at timestamptz not null,
	closes_at timestamptz not null,
	reason text not null,
	extended_on date not null,
	constraint ranking_extensions_pkey primary key (id),
	constraint ranking_extensions_ranking_fkey foreign key (exercise_id, ranking_id) references app.rankings (exercise_id, id),
	constraint ranking_extensions_is_later check (closes_at > closed_at),
	constraint ranking_extensions_reason_is_plain check (private.is_plain_text(reason, 10, 500))
);
create index ranking_extensions_ranking on app.ranking_extensions (exercise_id, ranking_id);
comment on table app.ranking_extensions is 'Closing dates moved later, each with its reason.';
comment on column app.ranking_extensions.id is 'Identity.';
comment on column app.ranking_extensions.exercise_id is 'Exercise.';
comment on column app.ranking_extensions.ranking_id is 'Ranking.';
comment on column app.ranking_extensions.closed_at is 'Moment it would have closed.';
comment on column app.ranking_extensions.closes_at is 'Moment it closes instead.';
comment on column app.ranking_extensions.reason is 'Why.';
comment on column app.ranking_extensions.extended_on is 'Day of the change.';

create table app.participations (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	ranking_id uuid not null,
	seat_id uuid not null,
	person_id uuid not null,
	capacity text not null,
	constraint participations_pkey primary key (id),
	constraint participations_one_seat_one_ballot unique (ranking_id, seat_id),
	-- Who is moved to another seat meanwhile does not take part again for that one.
	constraint participations_one_person_one_ballot unique (ranking_id, person_id),
	constraint participations_ranking_fkey foreign key (exercise_id, ranking_id) references app.rankings (exercise_id, id),
	constraint participations_seat_fkey foreign key (exercise_id, seat_id) references app.seats (exercise_id, id),
	constraint participations_person_fkey foreign key (exercise_id, person_id) references app.people (exercise_id, id),
	constraint participations_capacity_is_known check (capacity in ('titular', 'suplente'))
);
create index participations_ranking on app.participations (exercise_id, ranking_id);
create index participations_seat on app.participations (exercise_id, seat_id);
create index participations_person on app.participations (exercise_id, person_id);
comment on table app.participations is 'That a seat took part, and by whom: a seat once, and a person once. What it ranked is kept apart.';
comment on column app.participations.id is 'Identity.';
comment on column app.participations.exercise_id is 'Exercise.';
comment on column app.participations.ranking_id is 'Ranking.';
comment on column app.participations.seat_id is 'Seat.';
comment on column app.participations.person_id is 'Who cast for the seat.';
comment on column app.participations.capacity is 'As titular or as suplente.';

create table private.ballots (
	id uuid not null default gen_random_uuid(),
	ranking_id uuid not null,
	participation_id uuid,
	content text not null,
	salt bytea not null,
	leaf_hash bytea not null,
	is_current boolean not null default true,
	constraint ballots_pkey primary key (id),
	constraint ballots_ranking_fkey foreign key (ranking_id) references app.rankings (id),
	constraint ballots_participation_fkey foreign key (participation_id) references app.participations (id),
	constraint ballots_salt_is_32_bytes check (octet_length(salt) = 32)
);
create unique index ballots_one_current on private.ballots (participation_id) where is_current;
create index ballots_ranking on private.ballots (ranking_id);
create index ballots_participation on private.ballots (participation_id);
comment on table private.ballots is 'Ballots. While open each knows its seat, so that it can be changed; at close that tie is cut unless the mode is nominal.';
comment on column private.ballots.id is 'Random identity.';
comment on column private.ballots.ranking_id is 'Ranking.';
comment on column private.ballots.participation_id is 'Seat that took part; null after close unless nominal.';
comment on column private.ballots.content is 'Canonical JSON, the bytes committed to.';
comment on column private.ballots.salt is 'Salt of the commitment.';
comment on column private.ballots.leaf_hash is 'Its leaf in the log.';
comment on column private.ballots.is_current is 'False once the seat changed it.';

create table app.results (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	prioritization_id uuid not null,
	version int not null,
	content text not null,
	content_hash text not null,
	computed_on date not null,
	constraint results_pkey primary key (id),
	constraint results_version_is_taken unique (prioritization_id, version),
	constraint results_once unique (prioritization_id, content_hash),
	constraint results_prioritization_fkey foreign key (exercise_id, prioritization_id) references app.prioritizations (exercise_id, id)
);
create index results_prioritization on app.results (exercise_id, prioritization_id);
comment on table app.results is 'Results, each with the explanation it was computed with. A later one never replaces an earlier one.';
comment on column app.results.id is 'Identity.';
comment on column app.results.exercise_id is 'Exercise.';
comment on column app.results.prioritization_id is 'Prioritization.';
comment on column app.results.version is 'First, second …';
comment on column app.results.content is 'Canonical JSON.';
comment on column app.results.content_hash is 'Its hash.';
comment on column app.results.computed_on is 'Day.';

alter table app.prioritizations enable row level security;
alter table app.prioritizations force row level security;
alter table app.prioritization_alternatives enable row level security;
alter table app.prioritization_alternatives force row level security;
alter table app.rankings enable row level security;
alter table app.rankings force row level security;
alter table app.ranking_extensions enable row level security;
alter table app.ranking_extensions force row level security;
alter table app.participations enable row level security;
alter table app.participations force row level security;
alter table private.ballots enable row level security;
alter table private.ballots force row level security;
alter table app.results enable row level security;
alter table app.results force row level security;
revoke all on app.prioritizations, app.prioritization_alternatives, app.rankings, app.ranking_extensions, app.participations,
	private.ballots, app.results from public, anon, authenticated, service_role;
grant select on app.prioritizations, app.prioritization_alternatives, app.rankings, app.ranking_extensions, app.results
	to anon, authenticated, service_role;

create policy "anyone reads published prioritizations" on app.prioritizations for select to anon, authenticated
	using (state = 'published');
create policy "staff read drafts of prioritizations" on app.prioritizations for select to authenticated
	using ((select private.is_staff(exercise_id)));
create policy "anyone reads the alternatives of a prioritization they see" on app.prioritization_alternatives for select
	to anon, authenticated
	using (exists (select 1 from app.prioritizations p where p.id = prioritization_id));
create policy "anyone reads rankings" on app.rankings for select to anon, authenticated using (true);
create policy "anyone reads extensions" on app.ranking_extensions for select to anon, authenticated using (true);
comment on policy "anyone reads published prioritizations" on app.prioritizations is 'Question, method and alternatives are public before the first ballot.';
comment on policy "staff read drafts of prioritizations" on app.prioritizations is 'Drafts belong to the staff of the exercise.';
comment on policy "anyone reads the alternatives of a prioritization they see" on app.prioritization_alternatives is 'Follows the prioritization.';
comment on policy "anyone reads rankings" on app.rankings is 'Rankings exist only once published; annulled ones stay listed.';
comment on policy "anyone reads extensions" on app.ranking_extensions is 'A date moved later is public, with its reason.';

create view api.prioritizations with (security_invoker = true) as
	select p.id, p.exercise_id, e.slug as exercise_slug, e.name as exercise_name, e.time_zone, e.is_sample, e.institution_name,
		p.slug, p.title, p.question, p.counting, p.tie_rule, p.round, p.previous_id, p.publication, p.state, p.methodology, p.methodology_hash,
		p.published_on, p.created_on,
		(select coalesce(array_agg(a.problem_id order by a.problem_id), '{}') from app.prioritization_alternatives a
			where a.prioritization_id = p.id) as alternatives
	from app.prioritizations p join app.exercises e on e.id = p.exercise_id;
comment on view api.prioritizations is 'Prioritizations the caller may see.';
create view api.ranking_extensions with (security_invoker = true) as
	select id, exercise_id, ranking_id, closed_at, closes_at, reason, extended_on from app.ranking_extensions;
comment on view api.ranking_extensions is 'Closing dates that were moved later.';
create view api.results with (security_invoker = true) as
	select id, exercise_id, prioritization_id, version, content, content_hash, computed_on from app.results;
comment on view api.results is 'Results, canonical JSON.';
revoke all on api.prioritizations, api.ranking_extensions, api.results from public, anon, authenticated, service_role;
grant select on api.prioritizations, api.ranking_extensions, api.results to anon, authenticated, service_role;
