-- How realizable a problem is: a second column beside demand, never a part of the count (C4).

create table app.viability_assessments (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	problem_id uuid not null,
	number int not null,
	legal int not null,
	budget int not null,
	timing int not null,
	competence int not null,
	assessor text not null,
	evidence text not null,
	link text,
	recorded_by uuid not null,
	assessed_on date not null,
	constraint viability_assessments_pkey primary key (id),
	constraint viability_assessments_number_is_taken unique (problem_id, number),
	constraint viability_assessments_problem_fkey foreign key (exercise_id, problem_id) references app.problems (exercise_id, id),
	constraint viability_assessments_author_fkey foreign key (exercise_id, recorded_by) references app.people (exercise_id, id),
	constraint viability_assessments_legal_in_scale check (legal between 1 and 5),
	constraint viability_assessments_budget_in_scale check (budget between 1 and 5),
	constraint viability_assessments_timing_in_scale check (timing between 1 and 5),
	constraint viability_assessments_competence_in_scale check (competence between 1 and 5),
	constraint viability_assessments_assessor_is_plain check (private.is_plain_text(assessor, 3, 160)),
	constraint viability_assessments_evidence_is_plain check (private.is_plain_text(evidence, 10, 600)),
	constraint viability_assessments_link_is_web check (link ~ '^https?://[^\s]+$' and char_length(link) <= 500)
);
create index viability_assessments_problem on app.viability_assessments (exercise_id, problem_id);
create index viability_assessments_author on app.viability_assessments (exercise_id, recorded_by);
comment on table app.viability_assessments is
	'How realizable each problem was found, by whom and why. A later one is shown instead of an earlier one, which stays.';
comment on column app.viability_assessments.id is 'Identity.';
comment on column app.viability_assessments.exercise_id is 'Exercise.';
comment on column app.viability_assessments.problem_id is 'Problem.';
comment on column app.viability_assessments.number is 'First, second … of the problem; the last is the one shown.';
comment on column app.viability_assessments.legal is 'Whether the law allows it: 1 not at all … 5 already foreseen.';
comment on column app.viability_assessments.budget is 'Whether there is money: 1 none … 5 assigned.';
comment on column app.viability_assessments.timing is 'How soon it can be done: 1 beyond the plan … 5 within months.';
comment on column app.viability_assessments.competence is 'Whether it is for who makes the plan to do: 1 for somebody else … 5 for them alone.';
comment on column app.viability_assessments.assessor is 'Role or body that assessed it, as it answers for it.';
comment on column app.viability_assessments.evidence is 'What the assessment rests on.';
comment on column app.viability_assessments.link is 'Address of the evidence.';
comment on column app.viability_assessments.recorded_by is 'Staff who wrote it down.';
comment on column app.viability_assessments.assessed_on is 'Day.';

-- The refusal of the log serves: what is corrected is added, here too.
create trigger viability_assessments_append_only before update or delete on app.viability_assessments
	for each row execute function private.log_is_append_only();
create trigger viability_assessments_never_truncated before truncate on app.viability_assessments
	for each statement execute function private.log_is_append_only();

alter table app.viability_assessments enable row level security;
alter table app.viability_assessments force row level security;
revoke all on app.viability_assessments from public, anon, authenticated, service_role;
grant select on app.viability_assessments to anon, authenticated, service_role;
create policy "anyone reads how realizable published alternatives are" on app.viability_assessments for select to anon, authenticated
	using (exists (
		select 1 from app.prioritization_alternatives a join app.prioritizations p on p.id = a.prioritization_id
		where a.problem_id = viability_assessments.problem_id and p.state = 'published'));
create policy "those who take part read assessments" on app.viability_assessments for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
comment on policy "anyone reads how realizable published alternatives are" on app.viability_assessments is
	'What is ranked in public is assessed in public, with what was said before.';
comment on policy "those who take part read assessments" on app.viability_assessments is 'As the problem.';

create view api.viability_assessments with (security_invoker = true) as
	select v.id, v.exercise_id, v.problem_id, v.number, v.legal, v.budget, v.timing, v.competence, v.assessor, v.evidence, v.link,
		author.display_name as recorded_by, v.assessed_on
	from app.viability_assessments v left join app.people author on author.id = v.recorded_by;
comment on view api.viability_assessments is 'Assessments the caller may see; of each problem the one with the highest number stands.';
revoke all on api.viability_assessments from public, anon, authenticated, service_role;
grant select on api.viability_assessments to anon, authenticated, service_role;

create function api.assess_viability(
	p_problem uuid, p_legal int, p_budget int, p_timing int, p_competence int, p_assessor text, p_evidence text, p_link text
) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	problem app.problems;
	standing app.viability_assessments;
	created uuid;
begin
	-- The row is held until the end: two assessments at once get two numbers.
	select * into problem from app.problems p where p.id = p_problem for update;
	perform private.require_staff(problem.exercise_id);
	if exists (select 1 from app.problem_merges m where m.absorbed_id = p_problem and m.undone_on is null) then
		perform private.refuse('PZ305', 'problem_is_merged');
	end if;
	select * into standing from app.viability_assessments v where v.problem_id = p_problem order by v.number desc limit 1;
	-- Sent twice, it is one assessment.
	if (standing.legal, standing.budget, standing.timing, standing.competence, standing.assessor, standing.evidence, standing.link)
		is not distinct from (p_legal, p_budget, p_timing, p_competence, p_assessor, p_evidence, p_link) then
		return standing.id;
	end if;
	insert into app.viability_assessments (
		exercise_id, problem_id, number, legal, budget, timing, competence, assessor, evidence, link, recorded_by, assessed_on)
	values (problem.exercise_id, p_problem, coalesce(standing.number, 0) + 1, p_legal, p_budget, p_timing, p_competence,
		p_assessor, p_evidence, p_link, private.person_in(problem.exercise_id), private.today_in(problem.exercise_id))
	returning id into created;
	perform private.note(problem.exercise_id, 'assess_viability', created);
	return created;
end;
$$;
comment on function api.assess_viability(uuid, int, int, int, int, text, text, text) is
	'Definer: staff say how realizable a problem is, who found so and why; what was said before stays. It changes no count.';

create function api.alternative_places(p_prioritization uuid) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('problem', a.problem_id, 'territories', (
			select coalesce(jsonb_agg(t.territory_id order by t.territory_id), '[]'::jsonb)
			from app.problem_territories t where t.problem_id = a.problem_id)) order by a.problem_id), '[]'::jsonb)
	from app.prioritizations p join app.prioritization_alternatives a on a.prioritization_id = p.id
	where p.id = p_prioritization and p.state = 'published';
$$;
comment on function api.alternative_places(uuid) is
	'Definer, open to anyone: states and municipalities of each ranked problem; never the exact point, which may be somebody''s door.';

revoke all on function api.assess_viability(uuid, int, int, int, int, text, text, text), api.alternative_places(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.assess_viability(uuid, int, int, int, int, text, text, text) to authenticated;
grant execute on function api.alternative_places(uuid) to anon, authenticated, service_role;
