-- How many answers each place brought, for anybody: once, and never a small group beside totals that are known.

create function private.groups_to_hide(p_counts bigint[], p_smallest int default 10) returns boolean[]
	language plpgsql immutable
	set search_path = ''
as $$
declare
	hidden boolean[] := (select array_agg(u.n between 1 and p_smallest - 1 order by u.at) from unnest(p_counts) with ordinality u (n, at));
	many int;
	total bigint;
begin
	loop
		select count(*), sum(u.n) into many, total from unnest(p_counts) with ordinality u (n, at) where hidden[u.at];
		-- What is left out must not follow from the total of all: not alone, not of too few, not all of one.
		exit when many = 0 or many = cardinality(p_counts) or (many > 1 and total >= p_smallest and total > many);
		-- The rest is told nowhere, so leaving it out costs nobody a number. A zero protects nothing: it goes last.
		hidden[(select u.at from unnest(p_counts) with ordinality u (n, at) where not hidden[u.at]
			order by u.n = 0, u.at <> cardinality(p_counts), u.n, u.at limit 1)] := true;
	end loop;
	return hidden;
end;
$$;
comment on function private.groups_to_hide(bigint[], int) is
	'Which of some groups are left out where their total is known: those too small, and as many more as it takes for none to be computed. The last is the rest.';

create function private.places_told(p_consultation app.consultations, p_to_staff boolean) returns jsonb
	language plpgsql stable
	set search_path = ''
as $$
declare
	is_published boolean := exists (select 1 from app.figures f where f.consultation_id = p_consultation.id);
	told bigint[];
	hidden boolean[];
begin
	if is_published and not p_to_staff then
		-- What was admitted from review is not in them: published once, they say the same for good.
		with arrived as (
			select r.place_id from app.responses r join app.surveys s on s.id = r.survey_id
			where s.consultation_id = p_consultation.id and r.exercise_id = p_consultation.exercise_id and r.standing = 'counted'
				and (r.place_id is not null or r.channel in ('public_space', 'interviewer', 'paper'))
				and not exists (select 1 from app.quarantined_responses q where q.id = r.id)
		)
		select array_agg(n.answers order by n.name collate "C", n.id) || (select count(*) from arrived a where a.place_id is null)
			into told
		from (select p.id, p.name, count(a.place_id) as answers from app.places p left join arrived a on a.place_id = p.id
			where p.consultation_id = p_consultation.id and p.exercise_id = p_consultation.exercise_id group by p.id, p.name) n;
		hidden := private.groups_to_hide(told);
	end if;
	return (
		select coalesce(jsonb_agg(jsonb_build_object('name', l.name, 'kind', l.kind, 'municipality', t.name, 'hours', l.hours,
			'answers', case when p_to_staff then (select count(*) from app.responses r where r.place_id = l.id
					and r.exercise_id = l.exercise_id and r.standing = 'counted')
				when not hidden[l.at] then told[l.at] end) order by l.at), '[]'::jsonb)
		from (select p.*, row_number() over (order by p.name collate "C", p.id) as at
			from app.places p where p.consultation_id = p_consultation.id and p.exercise_id = p_consultation.exercise_id) l
			left join app.territories t on t.id = l.municipality_id
	);
end;
$$;
comment on function private.places_told(app.consultations, boolean) is
	'Places with a poster and how many answers each brought: exact for staff, for anybody once counts are published and without small groups.';

create or replace function api.consultation_counts(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	counted app.consultations;
begin
	select * into counted from app.consultations c where c.id = p_consultation;
	if not private.is_staff(counted.exercise_id) and coalesce(counted.state, 'draft') = 'draft' then
		perform private.refuse('PZ101', 'not_found');
	end if;
	return (
		select jsonb_build_object('total', coalesce(sum(c.n), 0), 'late', coalesce(sum(c.late), 0), 'proved', coalesce(sum(c.proved), 0),
			'inReview', (select count(*) from app.quarantined_responses q
				where q.consultation_id = p_consultation and q.exercise_id = counted.exercise_id and not q.is_decided),
			'channels', coalesce(jsonb_object_agg(c.channel, c.n), '{}'::jsonb),
			-- Every answer that came is in one of them; said at the close, as the log says it.
			'standings', case when counted.state = 'closed' then (
				select jsonb_build_object('counted', count(*) filter (where r.standing = 'counted'),
					'excluded', count(*) filter (where r.standing = 'excluded'), 'replaced', count(*) filter (where r.standing = 'replaced'),
					'withdrawn', count(*) filter (where r.standing = 'withdrawn'), 'quarantined', (
						select count(*) from app.quarantined_responses q where q.consultation_id = p_consultation
							and q.exercise_id = counted.exercise_id and (q.is_decided and q.verdict = 'admit') is not true))
				from app.responses r join app.surveys s on s.id = r.survey_id
				where s.consultation_id = p_consultation and r.exercise_id = counted.exercise_id) end,
			'barriers', to_jsonb(counted.barriers), 'barriersWords', counted.barriers_words,
			'desks', (select coalesce(jsonb_agg(jsonb_build_object('name', st.name, 'municipality', t.name, 'hours', st.hours)
					order by st.name collate "C", st.id), '[]'::jsonb)
				from app.stations st left join app.territories t on t.id = st.municipality_id
				where st.consultation_id = p_consultation and st.exercise_id = counted.exercise_id and st.kind = 'kiosk'
					and st.enrolled_on is not null),
			'codes', (select case when count(*) > 0 then jsonb_build_object('made', sum(b.issued), 'voided', sum(b.voided),
					'unused', (select count(*) from private.answer_codes a join app.code_batches o on o.id = a.batch_id
						where o.consultation_id = p_consultation and a.exercise_id = counted.exercise_id)) end
				from app.code_batches b where b.consultation_id = p_consultation and b.exercise_id = counted.exercise_id),
			'sheets', private.sheet_counts(counted.exercise_id, p_consultation),
			'places', private.places_told(counted, private.is_staff(counted.exercise_id)))
		from (select r.channel, count(*) as n, count(*) filter (where r.is_late) as late,
				count(*) filter (where r.has_proof) as proved
			from app.responses r join app.surveys s on s.id = r.survey_id
			where s.consultation_id = p_consultation and r.exercise_id = counted.exercise_id and r.standing = 'counted'
			group by r.channel) c
	);
end;
$$;
comment on function api.consultation_counts(uuid) is
	'Definer: how many answers by channel, how many codes and sheets were made, and at which desks and places people could answer, for anyone; how many from each place once counts are published, without small groups. Never what they say.';

revoke all on function private.groups_to_hide(bigint[], int), private.places_told(app.consultations, boolean)
	from public, anon, authenticated, service_role;
