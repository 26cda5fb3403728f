-- The problem bank: problems with their sources, territories and merges that can be undone.

create table app.problems (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	number int not null,
	title text not null,
	description text not null,
	theme text not null,
	tags text[] not null,
	latitude_e6 int,
	longitude_e6 int,
	created_by uuid not null,
	created_on date not null,
	constraint problems_pkey primary key (id),
	constraint problems_exercise_key unique (exercise_id, id),
	constraint problems_number_is_taken unique (exercise_id, number),
	constraint problems_exercise_fkey foreign key (exercise_id) references app.exercises (id),
	constraint problems_author_fkey foreign key (exercise_id, created_by) references app.people (exercise_id, id),
	constraint problems_title_is_plain check (private.is_plain_text(title, 5, 120)),
	constraint problems_description_is_plain check (private.is_plain_text(description, 0, 2000)),
	constraint problems_theme_is_slug check (theme ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
	constraint problems_has_a_tag check (cardinality(tags) between 1 and 9),
	constraint problems_point_is_whole check ((latitude_e6 is null) = (longitude_e6 is null)),
	constraint problems_point_is_in_mexico check (
		latitude_e6 between 14000000 and 33000000 and longitude_e6 between -119000000 and -86000000)
);
create index problems_author on app.problems (exercise_id, created_by);
comment on table app.problems is 'Public problems of an exercise, from every source.';
comment on column app.problems.id is 'Identity.';
comment on column app.problems.exercise_id is 'Exercise.';
comment on column app.problems.number is 'Number people cite.';
comment on column app.problems.title is 'Title.';
comment on column app.problems.description is 'What happens, to whom, since when.';
comment on column app.problems.theme is 'Theme of the rule set.';
comment on column app.problems.tags is 'Orientation tags of the rule set (B13).';
comment on column app.problems.latitude_e6 is 'Latitude in millionths of a degree.';
comment on column app.problems.longitude_e6 is 'Longitude in millionths of a degree.';
comment on column app.problems.created_by is 'Staff who wrote it.';
comment on column app.problems.created_on is 'Day it was written.';

create table app.problem_territories (
	exercise_id uuid not null,
	problem_id uuid not null,
	territory_id text not null,
	constraint problem_territories_pkey primary key (problem_id, territory_id),
	constraint problem_territories_problem_fkey foreign key (exercise_id, problem_id) references app.problems (exercise_id, id),
	constraint problem_territories_territory_fkey foreign key (territory_id) references app.territories (id)
);
create index problem_territories_exercise on app.problem_territories (exercise_id, problem_id);
create index problem_territories_territory on app.problem_territories (territory_id);
comment on table app.problem_territories is 'Where a problem happens.';
comment on column app.problem_territories.exercise_id is 'Exercise.';
comment on column app.problem_territories.problem_id is 'Problem.';
comment on column app.problem_territories.territory_id is 'State or municipality, INEGI key.';

create table app.problem_sources (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	problem_id uuid not null,
	kind text not null,
	citation text not null,
	response_id uuid,
	link text,
	material_id uuid,
	cited_at text,
	constraint problem_sources_pkey primary key (id),
	constraint problem_sources_problem_fkey foreign key (exercise_id, problem_id) references app.problems (exercise_id, id),
	constraint problem_sources_response_fkey foreign key (response_id) references app.responses (id),
	constraint problem_sources_of_a_material foreign key (exercise_id, material_id) references app.materials (exercise_id, id),
	constraint problem_sources_cited_at_is_plain check (private.is_plain_text(cited_at, 1, 120)),
	constraint problem_sources_kind_is_known check (
		kind in ('answer', 'mesa', 'access-requests', 'study', 'kickoff-event', 'free-proposal')),
	constraint problem_sources_citation_is_plain check (private.is_plain_text(citation, 3, 400)),
	constraint problem_sources_link_is_web check (link ~ '^https?://[^\s]+$' and char_length(link) <= 500)
);
create index problem_sources_problem on app.problem_sources (exercise_id, problem_id);
create index problem_sources_response on app.problem_sources (response_id);
create index problem_sources_material on app.problem_sources (exercise_id, material_id);
comment on table app.problem_sources is 'Where a problem comes from, each source side by side.';
comment on column app.problem_sources.id is 'Identity.';
comment on column app.problem_sources.exercise_id is 'Exercise.';
comment on column app.problem_sources.problem_id is 'Problem.';
comment on column app.problem_sources.kind is 'Kind of source.';
comment on column app.problem_sources.citation is 'What the source says or where to find it.';
comment on column app.problem_sources.response_id is 'Answer it was read from.';
comment on column app.problem_sources.link is 'Address of the source.';
comment on column app.problem_sources.material_id is 'Material it cites.';
comment on column app.problem_sources.cited_at is 'Page or figure of the source.';

create table app.problem_merges (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	absorbed_id uuid not null,
	kept_id uuid not null,
	reason text not null,
	merged_by uuid not null,
	merged_on date not null,
	undone_by uuid,
	undone_on date,
	constraint problem_merges_pkey primary key (id),
	constraint problem_merges_absorbed_fkey foreign key (exercise_id, absorbed_id) references app.problems (exercise_id, id),
	constraint problem_merges_kept_fkey foreign key (exercise_id, kept_id) references app.problems (exercise_id, id),
	constraint problem_merges_author_fkey foreign key (exercise_id, merged_by) references app.people (exercise_id, id),
	constraint problem_merges_undoer_fkey foreign key (exercise_id, undone_by) references app.people (exercise_id, id),
	constraint problem_merges_two_problems check (absorbed_id <> kept_id),
	constraint problem_merges_reason_is_plain check (private.is_plain_text(reason, 10, 500)),
	constraint problem_merges_undone_whole check ((undone_by is null) = (undone_on is null))
);
create unique index problem_merges_absorbed_once on app.problem_merges (absorbed_id) where undone_on is null;
create index problem_merges_absorbed on app.problem_merges (exercise_id, absorbed_id);
create index problem_merges_kept on app.problem_merges (exercise_id, kept_id);
create index problem_merges_author on app.problem_merges (exercise_id, merged_by);
create index problem_merges_undoer on app.problem_merges (exercise_id, undone_by);
comment on table app.problem_merges is 'That one problem was read as another, by whom and why. Both stay readable and it can be undone (B12).';
comment on column app.problem_merges.id is 'Identity.';
comment on column app.problem_merges.exercise_id is 'Exercise.';
comment on column app.problem_merges.absorbed_id is 'Problem that no longer stands alone.';
comment on column app.problem_merges.kept_id is 'Problem that carries both.';
comment on column app.problem_merges.reason is 'Why they are the same.';
comment on column app.problem_merges.merged_by is 'Author.';
comment on column app.problem_merges.merged_on is 'Day.';
comment on column app.problem_merges.undone_by is 'Who undid it.';
comment on column app.problem_merges.undone_on is 'Day it was undone; null while it stands.';

alter table app.problems enable row level security;
alter table app.problems force row level security;
alter table app.problem_territories enable row level security;
alter table app.problem_territories force row level security;
alter table app.problem_sources enable row level security;
alter table app.problem_sources force row level security;
alter table app.problem_merges enable row level security;
alter table app.problem_merges force row level security;
revoke all on app.problems, app.problem_territories, app.problem_sources, app.problem_merges
	from public, anon, authenticated, service_role;
grant select on app.problems, app.problem_territories, app.problem_sources, app.problem_merges to authenticated, service_role;
create policy "those who take part read problems" on app.problems for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
create policy "those who take part read where problems happen" on app.problem_territories for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
create policy "those who take part read sources" on app.problem_sources for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
create policy "those who take part read merges" on app.problem_merges for select to authenticated
	using ((select private.takes_part_in(exercise_id)));
comment on policy "those who take part read problems" on app.problems is
	'The bank is worked on inside the exercise; what is ranked is published with the methodology.';
comment on policy "those who take part read where problems happen" on app.problem_territories is 'As the problem.';
comment on policy "those who take part read sources" on app.problem_sources is 'As the problem.';
comment on policy "those who take part read merges" on app.problem_merges is 'As the problem.';

create view api.problems with (security_invoker = true) as
	select p.id, p.exercise_id, p.number, p.title, p.description, p.theme, p.tags, p.latitude_e6, p.longitude_e6, p.created_on,
		author.display_name as created_by,
		(select coalesce(array_agg(t.territory_id order by t.territory_id), '{}') from app.problem_territories t where t.problem_id = p.id) as territories,
		(select count(*) from app.problem_sources s where s.problem_id = p.id) as sources,
		(select coalesce(array_agg(distinct s.kind order by s.kind), '{}') from app.problem_sources s where s.problem_id = p.id) as source_kinds,
		(select m.kept_id from app.problem_merges m where m.absorbed_id = p.id and m.undone_on is null) as merged_into
	from app.problems p left join app.people author on author.id = p.created_by;
comment on view api.problems is 'The problem bank.';
create view api.problem_sources with (security_invoker = true) as
	select s.id, s.exercise_id, s.problem_id, s.kind, s.citation,
		case when (select private.is_staff(s.exercise_id)) then s.response_id end as response_id, s.link, s.cited_at, s.material_id,
		m.number as material_number, m.title as material_title, m.author as material_author, m.dated as material_dated,
		m.file_hash as material_hash, m.withdrawn_on as material_withdrawn_on, p.number as problem_number, p.title as problem_title
	from app.problem_sources s join app.problems p on p.id = s.problem_id left join app.materials m on m.id = s.material_id;
comment on view api.problem_sources is 'Sources of problems. Which answer was cited, only for staff: from its id follows its folio.';
create view api.problem_merges with (security_invoker = true) as
	select m.id, m.exercise_id, m.absorbed_id, absorbed.title as absorbed_title, m.kept_id, kept.title as kept_title, m.reason,
		author.display_name as merged_by, m.merged_on, undoer.display_name as undone_by, m.undone_on
	from app.problem_merges m join app.problems absorbed on absorbed.id = m.absorbed_id join app.problems kept on kept.id = m.kept_id
		left join app.people author on author.id = m.merged_by left join app.people undoer on undoer.id = m.undone_by;
comment on view api.problem_merges is 'Merges, standing and undone.';
revoke all on api.problems, api.problem_sources, api.problem_merges from public, anon, authenticated, service_role;
grant select on api.problems, api.problem_sources, api.problem_merges to authenticated, service_role;
