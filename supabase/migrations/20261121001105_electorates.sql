-- Who may vote in a ranking: the seats of the moment it was opened, and no others. And which nuclei do not rank at all.

create table app.ranking_seats (
	exercise_id uuid not null,
	ranking_id uuid not null,
	seat_id uuid not null,
	label text not null,
	constraint ranking_seats_pkey primary key (ranking_id, seat_id),
	constraint ranking_seats_ranking_fkey foreign key (exercise_id, ranking_id) references app.rankings (exercise_id, id),
	constraint ranking_seats_seat_fkey foreign key (exercise_id, seat_id) references app.seats (exercise_id, id),
	constraint ranking_seats_label_is_plain check (private.is_plain_text(label, 2, 80))
);
create index ranking_seats_exercise on app.ranking_seats (exercise_id, ranking_id);
create index ranking_seats_seat on app.ranking_seats (exercise_id, seat_id);
comment on table app.ranking_seats is 'Seats that may vote in a ranking, as they were when it was opened. The right belongs to the seat, whoever holds it.';
comment on column app.ranking_seats.exercise_id is 'Exercise.';
comment on column app.ranking_seats.ranking_id is 'Ranking.';
comment on column app.ranking_seats.seat_id is 'Seat.';
comment on column app.ranking_seats.label is 'What the seat stood for that day.';

-- The law itself: a seat that came later takes part in nothing that was opened before it.
alter table app.participations add constraint participations_seat_is_eligible
	foreign key (ranking_id, seat_id) references app.ranking_seats (ranking_id, seat_id);

alter table app.ranking_seats enable row level security;
alter table app.ranking_seats force row level security;
revoke all on app.ranking_seats from public, anon, authenticated, service_role;
grant select on app.ranking_seats to anon, authenticated, service_role;
create policy "anyone reads who may vote" on app.ranking_seats for select to anon, authenticated using (true);
comment on policy "anyone reads who may vote" on app.ranking_seats is 'Whoever counts must be able to say how many ballots there may be, and of which seats.';

create view api.rankings with (security_invoker = true) as
	select r.id, r.exercise_id, r.prioritization_id, r.nucleus_id, n.name as nucleus_name, n.kind as nucleus_kind, n.position,
		r.attempt, r.quorum, r.eligible_seats, r.publication, r.opens_at, r.closes_at, r.state, r.closed_on, r.quorum_met, r.annulled_on, r.annul_reason,
		case when r.state <> 'open' then r.state when now() < r.opens_at then 'announced'
			when now() < r.closes_at then 'open' else 'closing' end as phase,
		(select coalesce(array_agg(s.label order by s.label collate "C", s.seat_id), '{}') from app.ranking_seats s
			where s.ranking_id = r.id) as seats
	from app.rankings r join app.nuclei n on n.id = r.nucleus_id;
comment on view api.rankings is 'Rankings of each nucleus, annulled ones too, with the phase of now and the seats that may vote.';
revoke all on api.rankings from public, anon, authenticated, service_role;
grant select on api.rankings to anon, authenticated, service_role;

create table app.left_out_nuclei (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	prioritization_id uuid not null,
	nucleus_id uuid not null,
	reason text not null,
	left_out_on date not null,
	constraint left_out_nuclei_pkey primary key (id),
	constraint left_out_nuclei_once unique (prioritization_id, nucleus_id),
	constraint left_out_nuclei_prioritization_fkey foreign key (exercise_id, prioritization_id)
		references app.prioritizations (exercise_id, id),
	constraint left_out_nuclei_nucleus_fkey foreign key (exercise_id, nucleus_id) references app.nuclei (exercise_id, id),
	constraint left_out_nuclei_reason_is_plain check (private.is_plain_text(reason, 10, 500))
);
create index left_out_nuclei_exercise on app.left_out_nuclei (exercise_id, prioritization_id);
create index left_out_nuclei_nucleus on app.left_out_nuclei (exercise_id, nucleus_id);
comment on table app.left_out_nuclei is 'Nuclei with a vote that do not rank in a prioritization, by word and with a reason: since it was published, or after their ranking was annulled. For good: with a result in sight nobody votes.';
comment on column app.left_out_nuclei.id is 'Identity.';
comment on column app.left_out_nuclei.exercise_id is 'Exercise.';
comment on column app.left_out_nuclei.prioritization_id is 'Prioritization.';
comment on column app.left_out_nuclei.nucleus_id is 'Nucleus.';
comment on column app.left_out_nuclei.reason is 'Why; public.';
comment on column app.left_out_nuclei.left_out_on is 'Day it was said.';
alter table app.left_out_nuclei enable row level security;
alter table app.left_out_nuclei force row level security;
revoke all on app.left_out_nuclei from public, anon, authenticated, service_role;
grant select on app.left_out_nuclei to anon, authenticated, service_role;
create policy "anyone reads which nuclei are left out" on app.left_out_nuclei for select to anon, authenticated using (true);
comment on policy "anyone reads which nuclei are left out" on app.left_out_nuclei is 'A list without a nucleus says so, and why.';

create view api.left_out_nuclei with (security_invoker = true) as
	select l.id, l.exercise_id, l.prioritization_id, l.nucleus_id, n.name as nucleus_name, n.position, l.reason, l.left_out_on
	from app.left_out_nuclei l join app.nuclei n on n.id = l.nucleus_id;
comment on view api.left_out_nuclei is 'Nuclei with a vote that do not rank, each with the reason.';
revoke all on api.left_out_nuclei from public, anon, authenticated, service_role;
grant select on api.left_out_nuclei to anon, authenticated, service_role;

create function private.is_settled(p_prioritization uuid) returns boolean
	language sql stable
	set search_path = ''
as $$
	select not exists (
		select 1 from app.rankings r
		where r.prioritization_id = p_prioritization
			and not exists (select 1 from app.rankings s where s.prioritization_id = r.prioritization_id
				and s.nucleus_id = r.nucleus_id and s.state = 'closed')
			and not exists (select 1 from app.left_out_nuclei l where l.prioritization_id = r.prioritization_id
				and l.nucleus_id = r.nucleus_id));
$$;
comment on function private.is_settled(uuid) is
	'Whether nobody is left to vote: each nucleus has a closed ranking that stands, or was left out. Only then there is a result to see.';
revoke all on function private.is_settled(uuid) from public, anon, authenticated, service_role;
grant execute on function private.is_settled(uuid) to anon, authenticated, service_role;

create policy "anyone reads results while nobody votes" on app.results for select to anon, authenticated
	using (private.is_settled(prioritization_id));
comment on policy "anyone reads results while nobody votes" on app.results is
	'Also one of before: whoever votes again must not see how the others ranked. It comes back with the next one.';
