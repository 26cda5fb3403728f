-- Step 5: a seat casts and changes its ballot, and rankings close.

create function private.voting_term(p_nucleus uuid) returns app.seat_terms
	language sql stable
	set search_path = ''
as $$
	select t.* from app.seat_terms t
		join app.people p on p.id = t.person_id
		join app.seats s on s.id = t.seat_id
		join app.nuclei n on n.id = s.nucleus_id
	where p.user_id = (select auth.uid()) and n.id = p_nucleus and n.votes and t.ends_on is null
		-- Whatever was written first, or while nothing looked: voice without a vote (A12).
		and not exists (select 1 from app.role_grants g
			where g.person_id = p.id and g.role = 'facilitator' and g.revoked_on is null);
$$;
comment on function private.voting_term(uuid) is
	'The seat the caller holds today in a nucleus that votes, or an empty row: facilitators, staff and guarantors have none.';

create function private.is_eligible(p_ranking uuid, p_seat uuid) returns boolean
	language sql stable
	set search_path = ''
as $$
	select exists (select 1 from app.ranking_seats s where s.ranking_id = p_ranking and s.seat_id = p_seat);
$$;
comment on function private.is_eligible(uuid, uuid) is 'Whether a seat was there when the ranking was opened.';

create function private.took_part_elsewhere(p_ranking app.rankings, p_term app.seat_terms) returns boolean
	language sql stable
	set search_path = ''
as $$
	select exists (
		select 1 from app.participations p join app.rankings r on r.id = p.ranking_id
		where p.person_id = p_term.person_id and r.prioritization_id = p_ranking.prioritization_id
			and (r.id, p.seat_id) <> (p_ranking.id, p_term.seat_id) and (r.id = p_ranking.id or r.state <> 'annulled'));
$$;
comment on function private.took_part_elsewhere(app.rankings, app.seat_terms) is
	'Whether a person who was moved has already had a say in this list: from another seat, or in another nucleus.';

create function api.cast_ballot(p_ranking uuid, p_content text, p_salt text, p_commitment text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	ranking app.rankings;
	prioritization app.prioritizations;
	term app.seat_terms;
	taking_part app.participations;
	replaced private.ballots;
	content jsonb;
	salt bytea;
	refusal text;
	leaf bytea;
begin
	-- Shared and off the row: closing waits for ballots being cast.
	perform pg_advisory_xact_lock_shared(hashtextextended(p_ranking::text, 0));
	select * into ranking from app.rankings r where r.id = p_ranking;
	select * into term from private.voting_term(ranking.nucleus_id);
	if term.id is null then
		perform private.refuse('PZ403', 'no_vote');
	end if;
	if not private.is_eligible(p_ranking, term.seat_id) then
		perform private.refuse('PZ413', 'seat_came_later');
	end if;
	if ranking.state <> 'open' or now() < ranking.opens_at or now() >= ranking.closes_at then
		perform private.refuse('PZ402', 'ranking_not_open');
	end if;
	select * into strict prioritization from app.prioritizations p where p.id = ranking.prioritization_id;
	if octet_length(p_content) > 20000 then
		perform private.refuse('PZ001', 'not_canonical');
	end if;
	content := private.parse_canonical(p_content);
	salt := private.salt_of(p_salt);
	if private.commitment('ballot', salt, p_content) is distinct from p_commitment then
		perform private.refuse('PZ209', 'commitment_differs');
	end if;
	if jsonb_typeof(content) <> 'object' then
		perform private.refuse('PZ405', 'ballot_refused', 'shape');
	end if;
	if (select array_agg(k order by k collate "C") from jsonb_object_keys(content) k) is distinct from (
			select array_agg(k order by k collate "C") from unnest(array['methodology', 'ranking', 'v',
				private.marks_key(prioritization.counting ->> 'task')]) k)
		or content -> 'v' is distinct from '1'::jsonb or content ->> 'ranking' is distinct from p_ranking::text
		or content ->> 'methodology' is distinct from prioritization.methodology_hash then
		perform private.refuse('PZ405', 'ballot_refused', 'methodology');
	end if;
	refusal := private.ballot_refusal(prioritization.methodology::jsonb, content);
	if refusal is not null then
		perform private.refuse('PZ405', 'ballot_refused', refusal);
	end if;

	-- Within one ranking the constraint also decides for two ballots at once; another nucleus needs a move in between.
	if private.took_part_elsewhere(ranking, term) then
		perform private.refuse('PZ416', 'person_has_voted');
	end if;
	insert into app.participations (exercise_id, ranking_id, seat_id, person_id, capacity)
	values (ranking.exercise_id, p_ranking, term.seat_id, term.person_id, term.capacity)
	on conflict do nothing;
	select * into taking_part from app.participations p
	where p.ranking_id = p_ranking and p.seat_id = term.seat_id for update;
	if taking_part.id is null then
		perform private.refuse('PZ416', 'person_has_voted');
	end if;
	if taking_part.person_id <> term.person_id then
		-- Titular and suplente never both (A6); nor does a new holder undo what the last one cast.
		perform private.refuse('PZ404', 'seat_has_voted');
	end if;
	select * into replaced from private.ballots b where b.participation_id = taking_part.id and b.is_current;
	if replaced.id is not null and replaced.content = p_content and replaced.salt = salt then
		return jsonb_build_object('leaf', private.base64url(replaced.leaf_hash), 'changed', false);
	end if;
	if replaced.id is not null then
		update private.ballots set is_current = false where id = replaced.id;
		perform private.append_waiting_entry(ranking.exercise_id, 'superseded', p_ranking, jsonb_build_object(
			'ranking', p_ranking, 'leaf', private.base64url(replaced.leaf_hash)));
	end if;
	leaf := private.append_waiting_entry(ranking.exercise_id, 'ballot', p_ranking, jsonb_build_object(
		'ranking', p_ranking, 'nucleus', ranking.nucleus_id, 'methodology', prioritization.methodology_hash,
		'commitment', p_commitment));
	insert into private.ballots (ranking_id, participation_id, content, salt, leaf_hash)
	values (p_ranking, taking_part.id, p_content, salt, leaf);
	return jsonb_build_object('leaf', private.base64url(leaf), 'changed', replaced.id is not null);
end;
$$;
comment on function api.cast_ballot(uuid, text, text, text) is
	'Definer: the holder of a seat casts its one ballot, or changes it until close. Everybody else is refused, the facilitator first.';

create function api.my_ballot(p_ranking uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	ranking app.rankings;
	term app.seat_terms;
begin
	select * into ranking from app.rankings r where r.id = p_ranking;
	select * into term from private.voting_term(ranking.nucleus_id);
	if term.id is null then
		return jsonb_build_object('mayVote', false);
	end if;
	if not private.is_eligible(p_ranking, term.seat_id) then
		return jsonb_build_object('mayVote', false, 'capacity', term.capacity, 'cameLater', true);
	end if;
	return (
		select jsonb_build_object('mayVote', coalesce(p.person_id = term.person_id, not elsewhere), 'capacity', term.capacity,
			'seatHasVoted', p.id is not null, 'votedElsewhere', elsewhere, 'votedAs', p.capacity,
			'content', case when p.person_id = term.person_id then b.content end)
		from (select private.took_part_elsewhere(ranking, term) as elsewhere) own
			left join app.participations p on p.ranking_id = p_ranking and p.seat_id = term.seat_id
			left join private.ballots b on b.participation_id = p.id and b.is_current
	);
end;
$$;
comment on function api.my_ballot(uuid) is 'Definer: what the caller''s own seat has cast, to change it; never anybody else''s.';

create function api.participation(p_prioritization uuid) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('ranking', r.id, 'seats', r.eligible_seats, 'quorum', r.quorum,
		'tookPart', (select count(*) from app.participations p where p.ranking_id = r.id)) order by r.id), '[]'::jsonb)
	from app.rankings r where r.prioritization_id = p_prioritization;
$$;
comment on function api.participation(uuid) is 'Definer, open to anyone: how many seats took part in each ranking; never who or what.';

create function private.untie_ballots(p_ranking uuid) returns void
	language plpgsql
	set search_path = ''
as $$
begin
	update private.ballots set participation_id = null where ranking_id = p_ranking;
	-- Where rows lie on disk and what wrote them tell who came first, among seats as among ballots: two equal orders are
	-- a tie. So the seats are written anew, all at once, in an order that has to do with nothing.
	with taken as (delete from app.participations where ranking_id = p_ranking returning *)
	insert into app.participations select * from taken order by seat_id;
end;
$$;
comment on function private.untie_ballots(uuid) is
	'From here no row, nor where it lies, says which seat cast which ballot; only that the seat took part.';

create function private.close_ranking(p_ranking uuid) returns boolean
	language plpgsql
	set search_path = ''
as $$
declare
	closing app.rankings;
	mode text;
	counted int;
	replaced int;
begin
	perform pg_advisory_xact_lock(hashtextextended(p_ranking::text, 0));
	select count(*) into counted from app.participations p where p.ranking_id = p_ranking;
	select p.publication into mode from app.prioritizations p join app.rankings r on r.prioritization_id = p.id where r.id = p_ranking;
	-- Asked again under the lock: the date may have been moved since somebody found it due.
	update app.rankings set state = 'closed', closed_on = private.today_in(exercise_id), quorum_met = counted >= quorum,
		publication = private.publication_of(mode, counted)
	where id = p_ranking and state = 'open' and (closes_at <= now() or counted >= eligible_seats) returning * into closing;
	if closing.id is null then
		return false;
	end if;
	perform private.seal_batch(closing.exercise_id, p_ranking);
	select count(*) into replaced from private.ballots b where b.ranking_id = p_ranking and not b.is_current;
	perform private.append_entry(closing.exercise_id, 'ranking.closed', jsonb_build_object(
		'ranking', p_ranking, 'date', closing.closed_on, 'accepted', counted + replaced, 'superseded', replaced,
		'counted', counted, 'eligibleSeats', closing.eligible_seats, 'quorum', closing.quorum,
		'quorumMet', closing.quorum_met, 'publication', closing.publication));
	if mode <> 'nominal' then
		perform private.untie_ballots(p_ranking);
	end if;
	return true;
end;
$$;
comment on function private.close_ranking(uuid) is 'Closes once, at its date or when every seat took part: seals the ballots, writes the counts, and cuts the tie between seat and ballot.';

create function api.close_ranking(p_ranking uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	closing app.rankings;
begin
	perform private.require_staff((select r.exercise_id from app.rankings r where r.id = p_ranking));
	perform pg_advisory_xact_lock(hashtextextended(p_ranking::text, 0));
	select * into closing from app.rankings r where r.id = p_ranking;
	if closing.state <> 'open' then
		perform private.refuse('PZ406', 'ranking_closed');
	end if;
	-- Before its date only when nobody is left to wait for: closing early would leave seats out.
	if not private.close_ranking(p_ranking) then
		perform private.refuse('PZ408', 'ranking_still_open');
	end if;
	perform private.note(closing.exercise_id, 'close_ranking', p_ranking);
end;
$$;
comment on function api.close_ranking(uuid) is
	'Definer: staff close a ranking at its date, or before when every seat has taken part.';

revoke all on function private.voting_term(uuid), private.took_part_elsewhere(app.rankings, app.seat_terms), private.is_eligible(uuid, uuid), api.cast_ballot(uuid, text, text, text),
	api.my_ballot(uuid), api.participation(uuid), private.untie_ballots(uuid), private.close_ranking(uuid), api.close_ranking(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.cast_ballot(uuid, text, text, text), api.my_ballot(uuid), api.close_ranking(uuid) to authenticated;
grant execute on function api.participation(uuid) to anon, authenticated, service_role;
