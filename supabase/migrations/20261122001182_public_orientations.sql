-- What public problems are aimed at, for anybody: the orientation tags of each, and all that an exercise ranked in public.

create or replace function api.public_problem(p_prioritization_slug text, p_problem uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	problem app.problems;
	together uuid[];
begin
	select p.* into problem from app.prioritizations r
		join app.prioritization_alternatives a on a.prioritization_id = r.id join app.problems p on p.id = a.problem_id
	where r.slug = p_prioritization_slug and r.state = 'published' and p.id = p_problem;
	if problem.id is null then
		return null;
	end if;
	together := array(select g.absorbed_id from app.problem_merges g where g.kept_id = problem.id and g.undone_on is null) || problem.id;
	-- What people said is theirs: of an answer or a free proposal only the kind is told, never the words. How many answers there
	-- are is told by consultation, without small groups.
	return jsonb_build_object('id', problem.id, 'number', problem.number, 'title', problem.title, 'description', problem.description,
		'theme', problem.theme, 'tags', to_jsonb(problem.tags), 'territories', (select coalesce(jsonb_agg(t.territory_id order by t.territory_id), '[]'::jsonb)
			from app.problem_territories t where t.problem_id = problem.id),
		'quoted', (select coalesce(jsonb_agg(distinct s.kind), '[]'::jsonb)
			from app.problem_sources s where s.problem_id = any (together) and s.kind in ('answer', 'free-proposal')),
		'sources', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'citation', s.citation, 'link', s.link,
				'citedAt', s.cited_at, 'from', case when p.id <> problem.id then p.number end,
				'material', case when m.id is not null then jsonb_build_object('number', m.number, 'kind', m.kind, 'title', m.title,
					'author', m.author, 'dated', m.dated, 'place', m.place, 'nucleus', n.name, 'link', m.link, 'hash', m.file_hash,
					'withdrawnOn', m.withdrawn_on) end) order by s.kind, m.number, s.id), '[]'::jsonb)
			from app.problems p join app.problem_sources s on s.problem_id = p.id left join app.materials m on m.id = s.material_id
				left join app.nuclei n on n.id = m.nucleus_id
			where p.id = any (together) and s.kind not in ('answer', 'free-proposal')),
		'merged', (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'title', p.title, 'description', p.description,
				'reason', g.reason, 'mergedOn', g.merged_on, 'mergedBy', who.display_name) order by p.number), '[]'::jsonb)
			from app.problem_merges g join app.problems p on p.id = g.absorbed_id left join app.people who on who.id = g.merged_by
			where g.kept_id = problem.id and g.undone_on is null));
end;
$$;
comment on function api.public_problem(text, uuid) is
	'Definer, open to anyone: a problem of a published ranking with its orientation tags, its sources and those that are read as it; never the words of an answer.';

create function api.public_problems(p_exercise text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	-- One that was ranked more than once leads to where it was ranked last.
	select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number, 'title', l.title, 'theme', l.theme,
		'tags', to_jsonb(l.tags), 'prioritization', l.slug) order by l.number), '[]'::jsonb)
	from (
		select distinct on (p.id) p.id, p.number, p.title, p.theme, p.tags, r.slug
		from app.exercises e join app.prioritizations r on r.exercise_id = e.id and r.state = 'published'
			join app.prioritization_alternatives a on a.prioritization_id = r.id join app.problems p on p.id = a.problem_id
		where e.slug = p_exercise
		order by p.id, r.published_on desc, r.round desc, r.slug collate "C"
	) l;
$$;
comment on function api.public_problems(text) is
	'Definer, open to anyone: the problems of an exercise that a published ranking shows, with their theme and orientation tags.';

revoke all on function api.public_problems(text) from public, anon, authenticated, service_role;
grant execute on function api.public_problems(text) to anon, authenticated;
