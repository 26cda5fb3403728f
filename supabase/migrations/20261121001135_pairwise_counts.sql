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
		-- What a ballot leaves out stands below all it ranks, or is not compared, as was declared; an empty one compares nothing.
		select p.pattern, p.ballots, a.id, coalesce(l.place, 1000000) as place
		from patterns p cross join alternatives a
			left join places l on l.pattern = p.pattern and l.id = a.id
		where p.tiers <> '[]'::jsonb and (l.place is not null or (
			select m.counting ->> 'unranked' from app.rankings r join app.prioritizations m on m.id = r.prioritization_id
			where r.id = p_ranking) = 'last')
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

create function private.mark_cells(p_task text, p_marks jsonb) returns table (alternative text, counted text, value bigint)
	language sql immutable
	set search_path = ''
as $$
	select m #>> '{}', 'approvals', 1 from jsonb_array_elements(p_marks) m where p_task = 'approve'
	union all select m ->> 'alternative', 'points', (m ->> 'points')::bigint from jsonb_array_elements(p_marks) m where p_task = 'points'
	union all select m ->> 'alternative', 'supporters', 1 from jsonb_array_elements(p_marks) m where p_task = 'points'
	union all select m ->> 'alternative', (m ->> 'criterion') || ':sum', (m ->> 'score')::bigint
		from jsonb_array_elements(p_marks) m where p_task = 'criteria'
	union all select m ->> 'alternative', (m ->> 'criterion') || ':marks', 1
		from jsonb_array_elements(p_marks) m where p_task = 'criteria'
	union all select m ->> 'preferred', case when m -> 'preferred' = m -> 'first' then m ->> 'second' else m ->> 'first' end, 1
		from jsonb_array_elements(p_marks) m where p_task = 'pairs' and m -> 'preferred' <> 'null';
$$;
comment on function private.mark_cells(text, jsonb) is 'What one ballot that is no ranking adds to each cell of the count.';

create function private.count_marks(p_ranking uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	with counting as (
		select p.counting, p.counting ->> 'task' as task, p.methodology::jsonb -> 'alternatives' as alternatives
		from app.rankings r join app.prioritizations p on p.id = r.prioritization_id where r.id = p_ranking
	), alternatives as (
		select a ->> 'id' as id from counting cross join jsonb_array_elements(counting.alternatives) a
	), columns as (
		select name, row_number() over (order by place, name collate "C") as place from (
			select 'approvals' as name, 1 as place from counting where task = 'approve'
			union all select 'points', 1 from counting where task = 'points'
			union all select 'supporters', 2 from counting where task = 'points'
			union all select (c ->> 'id') || part.name, 2 * at + part.place
				from counting cross join jsonb_array_elements(counting.counting -> 'criteria') with ordinality l(c, at)
					cross join (values (':sum', 0), (':marks', 1)) part(name, place) where task = 'criteria'
			union all select id, 1 from alternatives, counting where task = 'pairs') named
	), patterns as (
		select row_number() over () as pattern, marks, ballots from (
			select b.content::jsonb -> private.marks_key(c.task) as marks, count(*) as ballots
			from private.ballots b cross join counting c where b.ranking_id = p_ranking and b.is_current group by 1) grouped
	), cells as (
		select p.pattern, p.ballots, m.* from patterns p cross join counting c cross join lateral private.mark_cells(c.task, p.marks) m
	), totals as (
		select alternative, counted, sum(value * ballots) as total from cells group by 1, 2
	)
	select jsonb_build_object(
		'cast', (select coalesce(sum(ballots), 0) from patterns),
		'empty', (select coalesce(sum(p.ballots), 0) from patterns p where not exists (select 1 from cells c where c.pattern = p.pattern)),
		'alternatives', (select jsonb_agg(id order by id collate "C") from alternatives),
		'columns', (select jsonb_agg(name order by place) from columns),
		'totals', (
			select jsonb_agg(line order by id collate "C") from (
				select a.id, jsonb_agg(coalesce(t.total, 0) order by c.place) as line
				from alternatives a cross join columns c
					left join totals t on t.alternative = a.id and t.counted = c.name
				group by a.id) lines));
$$;
comment on function private.count_marks(uuid) is
	'What the ballots of a ranking without places add up to, cell by cell: the same numbers as the tally, counted here.';

create function private.rests_on_ballots(p_result jsonb) returns boolean
	language sql stable
	set search_path = ''
as $$
	-- Compared as numbers and in one order: the result names its alternatives, and every nucleus with quorum has a group.
	select p_result -> 'tally' = 'null'::jsonb and not exists (
			select 1 from jsonb_array_elements(p_result -> 'rankings') r where (r ->> 'quorumMet')::boolean)
		or coalesce((
			select bool_and(g is not null and case when p_result #>> '{tally,task}' = 'rank' then jsonb_build_object(
				'cast', g -> 'cast', 'empty', g -> 'empty', 'alternatives', p_result #> '{tally,alternatives}', 'pairwise', g -> 'pairwise')
				= private.count_pairwise((r ->> 'ranking')::uuid)
			else jsonb_build_object('cast', g -> 'cast', 'empty', g -> 'empty', 'alternatives', p_result #> '{tally,alternatives}',
				'columns', p_result #> '{tally,columns}', 'totals', g -> 'totals') = private.count_marks((r ->> 'ranking')::uuid) end)
			from jsonb_array_elements(p_result -> 'rankings') r
				left join jsonb_array_elements(case when jsonb_typeof(p_result #> '{tally,groups}') = 'array'
					then p_result #> '{tally,groups}' end) g on g ->> 'id' = r ->> 'nucleus'
			where (r ->> 'quorumMet')::boolean), false);
$$;
comment on function private.rests_on_ballots(jsonb) is
	'Whether the counts of each nucleus in a result are the ones counted here from its ballots.';

revoke all on function private.count_pairwise(uuid), private.mark_cells(text, jsonb), private.count_marks(uuid), private.rests_on_ballots(jsonb) from public, anon, authenticated, service_role;
