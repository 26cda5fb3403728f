-- How many answers speak of a problem, by consultation and channel; and what came of the answers to a consultation.

create function private.is_ranked_in_public(p_problem uuid) returns boolean
	language plpgsql stable
	set search_path = ''
as $$
begin
	return exists (
		select 1 from app.prioritization_alternatives a join app.prioritizations p on p.id = a.prioritization_id
		where a.problem_id = p_problem and p.state = 'published');
end;
$$;
comment on function private.is_ranked_in_public(uuid) is 'Whether a published ranking shows a problem: until then it is known only inside its exercise.';

create function private.standing_problem(p_problem uuid) returns uuid
	language sql stable
	set search_path = ''
as $$
	select coalesce((select m.kept_id from app.problem_merges m where m.absorbed_id = p_problem and m.undone_on is null), p_problem);
$$;
comment on function private.standing_problem(uuid) is 'The problem that one is read as today: itself, or the one it is merged into.';

create function api.problem_support(p_problem uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	problem app.problems;
	exact boolean;
begin
	select * into problem from app.problems p where p.id = p_problem;
	exact := private.is_staff(problem.exercise_id);
	if problem.id is null or not (exact or private.takes_part_in(problem.exercise_id) or private.is_ranked_in_public(p_problem)) then
		-- As of a problem that does not exist.
		return '[]'::jsonb;
	end if;
	-- Those of a merged problem stand beside its own: nothing is summed in silence. To others than staff a total of fewer
	-- than ten is not told, nor any channel where one of them has fewer: the rest would give it away.
	return (
		select coalesce(jsonb_agg(jsonb_build_object('consultation', n.slug, 'title', n.title, 'from', n.number,
				'answers', case when exact or n.answers >= 10 then n.answers end,
				'channels', case when exact or n.least >= 10 then n.channels end) order by n.number, n.slug collate "C"), '[]'::jsonb)
		from (
			select k.slug, k.title, k.number, sum(k.answers) as answers, min(k.answers) as least, jsonb_object_agg(k.channel, k.answers) as channels
			from (
				select c.slug, c.title, p.number, r.channel, count(*) as answers
				from app.problems p join private.answer_support a on a.problem_id = p.id
					join app.responses r on r.id = a.response_id and r.standing = 'counted'
					join app.surveys s on s.id = r.survey_id join app.consultations c on c.id = s.consultation_id
				where p.exercise_id = problem.exercise_id and (p.id = p_problem or private.standing_problem(p.id) = p_problem)
				group by c.slug, c.title, p.number, r.channel
			) k group by k.slug, k.title, k.number
		) n
	);
end;
$$;
comment on function api.problem_support(uuid) is
	'Definer: how many counted answers speak of a problem, by consultation and channel. Exact for staff; small groups are not told to others.';

create function private.problems_told(p_problems uuid[]) returns jsonb
	language sql stable
	set search_path = ''
as $$
	-- What is not ranked in public yet is only counted: the bank is worked on inside the exercise.
	select jsonb_build_object(
		'ranked', coalesce(jsonb_agg(jsonb_build_object('problem', p.id, 'number', p.number, 'title', p.title) order by p.number)
			filter (where private.is_ranked_in_public(p.id)), '[]'::jsonb),
		'unranked', count(*) filter (where not private.is_ranked_in_public(p.id)))
	from app.problems p where p.id in (select private.standing_problem(given.id) from unnest(p_problems) given (id));
$$;
comment on function private.problems_told(uuid[]) is 'Problems as anybody may be told of them: by title those ranked in public, and how many others.';

create function api.problems_from_consultation(p_slug text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select private.problems_told(array(
		select distinct a.problem_id
		from app.consultations c join app.surveys s on s.consultation_id = c.id
			join app.responses r on r.survey_id = s.id and r.exercise_id = c.exercise_id and r.standing = 'counted'
			join private.answer_support a on a.response_id = r.id
		where c.slug = p_slug and c.state = 'closed'));
$$;
comment on function api.problems_from_consultation(text) is
	'Definer, open to anyone: which problems the answers to a closed consultation speak of, by title where they are ranked in public. Never which answer speaks of which.';

revoke all on function private.is_ranked_in_public(uuid), private.standing_problem(uuid), private.problems_told(uuid[]),
	api.problem_support(uuid), api.problems_from_consultation(text)
	from public, anon, authenticated, service_role;
grant execute on function api.problem_support(uuid), api.problems_from_consultation(text)
	to anon, authenticated;
