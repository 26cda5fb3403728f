-- Who may vote in a ranking: the seats of the moment it was opened, and no others.

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
		r.attempt, r.quorum, r.eligible_seats, r.opens_at, r.closes_at, r.state, r.closed_on, r.quorum_met, r.annulled_on, r.annul_reason,
		case when r.state <> 'open' then r.state when now() < r.opens_at then 'announced'
			when now() < r.closes_at then 'open' else 'closing' end as phase,
		(select coalesce(array_agg(s.label order by s.label collate "C", s.seat_id), '{}') from app.ranking_seats s
			where s.ranking_id = r.id) as seats
	from app.rankings r join app.nuclei n on n.id = r.nucleus_id;
comment on view api.rankings is 'Rankings of each nucleus, annulled ones too, with the phase of now and the seats that may vote.';
revoke all on api.rankings from public, anon, authenticated, service_role;
grant select on api.rankings to anon, authenticated, service_role;
