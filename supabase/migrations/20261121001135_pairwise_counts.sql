-- The database counts too: what the worker computed must rest on the ballots that are here.

create function private.count_pairwise(p_ranking uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	with alternatives as (
		select a ->> 'id' as id from app.rankings r
			join app.prioritizations p on p.id = r.prioritization_id
			cross join jsonb_array_elements(p.methodology::jsonb -> 'alternatives') a
		where r.id = p_ranking
	), patterns as (
		-- Equal ballots are counted once, with their number.
		select row_number() over () as pattern, tiers, ballots from (
			select b.content::jsonb -> 'tiers' as tiers, count(*) as ballots
			from private.ballots b where b.ranking_id = p_ranking and b.is_current group by 1) grouped
	), places as (
		select p.pattern, t.place, item as id from patterns p
			cross join jsonb_array_elements(p.tiers) with ordinality t(tier, place)
			cross join jsonb_array_elements_text(t.tier) item
	), ranked as (
		-- What a ballot leaves out stands below all it ranks; a ballot that ranks nothing compares nothing.
		select p.pattern, p.ballots, a.id, coalesce(l.place, 1000000) as place
		from patterns p cross join alternatives a
			left join places l on l.pattern = p.pattern and l.id = a.id
		where p.tiers <> '[]'::jsonb
	), preferred as (
		select above.id as winner, below.id as loser, sum(above.ballots) as ballots
		from ranked above join ranked below on below.pattern = above.pattern and above.place < below.place
		group by above.id, below.id
	)
	select jsonb_build_object(
		'cast', (select coalesce(sum(ballots), 0) from patterns),
		'empty', (select coalesce(sum(ballots), 0) from patterns where tiers = '[]'::jsonb),
		'alternatives', (select jsonb_agg(id order by id collate "C") from alternatives),
		'pairwise', (
			select jsonb_agg(line order by winner collate "C") from (
				select a.id as winner, jsonb_agg(
					case when a.id <> b.id then to_jsonb(coalesce(n.ballots, 0)) end order by b.id collate "C") as line
				from alternatives a cross join alternatives b
					left join preferred n on n.winner = a.id and n.loser = b.id
				group by a.id) lines));
$$;
comment on function private.count_pairwise(uuid) is
	'How many ballots of a ranking put each alternative above each other one, and how many were cast and empty: the same numbers as the tally, counted here.';

create function private.rests_on_ballots(p_result jsonb) returns boolean
	language sql stable
	set search_path = ''
as $$
	-- Compared as numbers and in one order: the result names its alternatives, and every nucleus with quorum has a group.
	select p_result -> 'tally' = 'null'::jsonb and not exists (
			select 1 from jsonb_array_elements(p_result -> 'rankings') r where (r ->> 'quorumMet')::boolean)
		or coalesce((
			select bool_and(g is not null and jsonb_build_object(
				'cast', g -> 'cast', 'empty', g -> 'empty', 'alternatives', p_result #> '{tally,alternatives}', 'pairwise', g -> 'pairwise')
				= private.count_pairwise((r ->> 'ranking')::uuid))
			from jsonb_array_elements(p_result -> 'rankings') r
				left join jsonb_array_elements(case when jsonb_typeof(p_result #> '{tally,groups}') = 'array'
					then p_result #> '{tally,groups}' end) g on g ->> 'id' = r ->> 'nucleus'
			where (r ->> 'quorumMet')::boolean), false);
$$;
comment on function private.rests_on_ballots(jsonb) is
	'Whether the matrix of each nucleus in a result is the one counted here from its ballots.';

revoke all on function private.count_pairwise(uuid), private.rests_on_ballots(jsonb) from public, anon, authenticated, service_role;
