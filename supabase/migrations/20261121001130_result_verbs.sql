-- Step 6: the worker closes what is due and records results; what may be published of ballots and sources.

create function api.close_due() returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	rankings uuid[] := array(select r.id from app.rankings r where r.state = 'open' and r.closes_at <= now());
	consultations uuid[] := array(select c.id from app.consultations c
		where c.state = 'published' and c.closes_at + make_interval(days => c.grace_days) <= now());
	-- A day at a time: among those of one day, the log does not tell who came first.
	held uuid[] := array(select distinct q.consultation_id from app.quarantined_responses q
		join app.log_entries e on e.exercise_id = q.exercise_id and e.leaf_hash = q.leaf
		where e.position is null and q.received_on < private.today_in(q.exercise_id));
	due record;
begin
	-- Every lock of what closes before any lock of a log, and logs in one order: whoever closes by hand holds the first
	-- while waiting for the second, and two workers at once would otherwise wait for each other.
	for due in
		select l.key from (
			select unnest(rankings) as key
			union all select s.id from app.surveys s where s.consultation_id = any (consultations)) l
		order by l.key
	loop
		perform pg_advisory_xact_lock(hashtextextended(due.key::text, 0));
	end loop;
	for due in
		select d.exercise_id, d.id, d.act from (
			select r.exercise_id, r.id, 2 as act from app.rankings r where r.id = any (rankings)
			union all select c.exercise_id, c.id, 1 from app.consultations c where c.id = any (consultations)
			union all select c.exercise_id, c.id, 3 from app.consultations c where c.id = any (held)) d
		order by d.exercise_id, d.act, d.id
	loop
		if due.act = 2 then
			perform private.close_ranking(due.id);
		elsif due.act = 1 then
			perform private.close_consultation(due.id, 'date');
		else
			perform private.seal_past_days(due.exercise_id, due.id);
		end if;
	end loop;
	perform private.forget_rejected();
	perform private.forget_sheet_entries();
	perform private.count_arrivals();
	return coalesce((
		select jsonb_agg(p.id order by p.id) from app.prioritizations p
		where p.state = 'published'
			and exists (select 1 from app.rankings r where r.prioritization_id = p.id and r.state = 'closed' and r.quorum_met)
			and private.is_settled(p.id) and not private.waits_for_draw(p)
			and jsonb_build_array(private.counted_rankings(p.id), private.left_out(p.id)) is distinct from (
				select jsonb_build_array(s.content::jsonb -> 'rankings', s.content::jsonb -> 'leftOut') from app.results s
				where s.prioritization_id = p.id order by s.version desc limit 1)
	), '[]'::jsonb);
end;
$$;
comment on function api.close_due() is
	'Definer, worker only: closes what is past its date, gives answers in quarantine their places, and names the prioritizations whose result is still to be computed.';

create function private.counted_rankings(p_prioritization uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('ranking', r.id, 'nucleus', r.nucleus_id, 'name', n.name,
		'attempt', r.attempt, 'eligibleSeats', r.eligible_seats, 'quorum', r.quorum, 'quorumMet', r.quorum_met,
		'counted', (select count(*) from private.ballots b where b.ranking_id = r.id and b.is_current))
		order by n.position), '[]'::jsonb)
	from app.rankings r join app.nuclei n on n.id = r.nucleus_id
	where r.prioritization_id = p_prioritization and r.state = 'closed';
$$;
comment on function private.counted_rankings(uuid) is 'The closed rankings of a prioritization, as they stand at the head of a result.';

create function private.left_out(p_prioritization uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('nucleus', l.nucleus_id, 'name', n.name, 'reason', l.reason) order by n.position), '[]'::jsonb)
	from app.left_out_nuclei l join app.nuclei n on n.id = l.nucleus_id where l.prioritization_id = p_prioritization;
$$;
comment on function private.left_out(uuid) is 'The nuclei left out of a prioritization, as a result names them.';

create function api.tally_input(p_prioritization uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
begin
	if not private.is_settled(p_prioritization) then
		perform private.refuse('PZ408', 'ranking_still_open');
	end if;
	if private.waits_for_draw((select p from app.prioritizations p where p.id = p_prioritization)) then
		perform private.refuse('PZ422', 'draw_is_missing');
	end if;
	return (
		select jsonb_build_object('methodology', p.methodology, 'hash', p.methodology_hash,
			'rankings', private.counted_rankings(p.id), 'leftOut', private.left_out(p.id),
			'drawn', (select d.drawn from app.tie_draws d where d.prioritization_id = p.id),
			'ballots', coalesce((
				select jsonb_object_agg(r.id, (select coalesce(jsonb_agg(b.content order by b.content collate "C"), '[]'::jsonb)
					from private.ballots b where b.ranking_id = r.id and b.is_current))
				from app.rankings r where r.prioritization_id = p.id and r.state = 'closed'), '{}'::jsonb))
		from app.prioritizations p where p.id = p_prioritization and p.state = 'published'
	);
end;
$$;
comment on function api.tally_input(uuid) is
	'Definer, worker only, after close: the frozen methodology and the ballots, ordered by their content, without their seats.';

create function api.record_result(p_prioritization uuid, p_content text, p_software text) returns text
	language plpgsql security definer
	set search_path = ''
as $$
declare
	prioritization app.prioritizations;
	content jsonb := private.parse_canonical(p_content);
	stored app.results;
begin
	select * into prioritization from app.prioritizations p where p.id = p_prioritization for update;
	if prioritization.id is null or prioritization.state <> 'published' then
		perform private.refuse('PZ101', 'not_found');
	end if;
	if not private.is_settled(p_prioritization) then
		perform private.refuse('PZ408', 'ranking_still_open');
	end if;
	if private.waits_for_draw(prioritization) then
		perform private.refuse('PZ422', 'draw_is_missing');
	end if;
	perform private.require_software(p_software);
	if content ->> 'methodology' is distinct from prioritization.methodology_hash
		or content -> 'rankings' is distinct from private.counted_rankings(p_prioritization)
		or content -> 'leftOut' is distinct from private.left_out(p_prioritization)
		or not private.rests_on_ballots(content)
		or content -> 'tally' <> 'null' and content #>> '{tally,tieRule,seed}' is distinct from
			(select d.drawn from app.tie_draws d where d.prioritization_id = p_prioritization) then
		perform private.refuse('PZ410', 'result_not_of_these_ballots');
	end if;
	insert into app.results (exercise_id, prioritization_id, version, content, content_hash, computed_on)
	select prioritization.exercise_id, p_prioritization, coalesce(max(s.version), 0) + 1, p_content,
		private.document_hash('result', p_content), private.today_in(prioritization.exercise_id)
	from app.results s where s.prioritization_id = p_prioritization
	on conflict on constraint results_once do nothing
	returning * into stored;
	if stored.id is null then
		return private.document_hash('result', p_content);
	end if;
	perform private.append_entry(prioritization.exercise_id, 'tally.computed', jsonb_build_object(
		'prioritization', p_prioritization, 'result', stored.content_hash, 'software', p_software, 'date', stored.computed_on,
		'rankings', (select jsonb_agg(r ->> 'ranking' order by r ->> 'ranking' collate "C") from jsonb_array_elements(content -> 'rankings') r)));
	return stored.content_hash;
end;
$$;
comment on function api.record_result(uuid, text, text) is
	'Definer, worker only: stores a result once, with its entry. Two workers with the same ballots write the same bytes.';

create function api.published_ballots(p_ranking uuid) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select case r.publication
		when 'anonymous' then (select coalesce(jsonb_agg(m.marks order by m.marks::text collate "C"), '[]'::jsonb)
			from private.ballots b cross join lateral (
				select b.content::jsonb -> private.marks_key(p.counting ->> 'task') as marks) m
			where b.ranking_id = r.id and b.is_current)
		when 'nominal' then (select coalesce(jsonb_agg(jsonb_build_object('seat', e.label, 'number', s.number,
				'capacity', t.capacity, 'content', b.content, 'salt', private.base64url(b.salt)) order by s.number), '[]'::jsonb)
			from private.ballots b join app.participations t on t.id = b.participation_id join app.seats s on s.id = t.seat_id
				join app.ranking_seats e on e.ranking_id = r.id and e.seat_id = t.seat_id
			where b.ranking_id = r.id and b.is_current)
		end
	from app.rankings r join app.prioritizations p on p.id = r.prioritization_id
	where r.id = p_ranking and private.is_settled(p.id)
		-- Also of one that was annulled after it was counted: whoever checks that result counts it again.
		and exists (select 1 from app.results x where x.prioritization_id = p.id
			and x.content::jsonb -> 'rankings' @> jsonb_build_array(jsonb_build_object('ranking', r.id)));
$$;
comment on function api.published_ballots(uuid) is
	'Definer, open to anyone while nobody votes: the ballots of a ranking that was counted, as its publication allows; null where it is aggregates.';

create function api.alternative_sources(p_prioritization uuid) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('problem', a.problem_id, 'kind', counted.kind, 'sources', counted.sources)
		order by a.problem_id, counted.kind collate "C"), '[]'::jsonb)
	from app.prioritizations p join app.prioritization_alternatives a on a.prioritization_id = p.id
		cross join lateral (
			select s.kind, count(*) as sources from app.problem_sources s
			where s.problem_id = a.problem_id or s.problem_id in (
				select m.absorbed_id from app.problem_merges m where m.kept_id = a.problem_id and m.undone_on is null)
			group by s.kind) counted
	where p.id = p_prioritization and p.state = 'published';
$$;
comment on function api.alternative_sources(uuid) is
	'Definer, open to anyone: how many sources of each kind stand behind each ranked problem; never what a person wrote.';

revoke all on function api.close_due(), private.counted_rankings(uuid), private.left_out(uuid), api.tally_input(uuid), api.record_result(uuid, text, text),
	api.published_ballots(uuid), api.alternative_sources(uuid) from public, anon, authenticated, service_role;
grant execute on function api.published_ballots(uuid), api.alternative_sources(uuid) to anon, authenticated, service_role;
grant execute on function api.close_due(), api.tally_input(uuid), api.record_result(uuid, text, text) to service_role;
