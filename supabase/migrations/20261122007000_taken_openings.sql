-- What commitments bind is taken by the guarantor body alone, after the close, to check what cannot be published. Each
-- time is noted, because whoever takes it holds what people said.

create function private.open_answers(p_consultation app.consultations) returns jsonb
	language sql stable
	set search_path = ''
as $$
	-- Ordered by commitments, which are random: the order says nothing about who came first.
	select coalesce(jsonb_agg(jsonb_build_object('content', o.content, 'salt', private.base64url(o.salt))
		order by private.from_base64url(r.commitment)), '[]'::jsonb)
	from app.surveys s join app.responses r on r.survey_id = s.id and r.exercise_id = p_consultation.exercise_id
		join private.response_openings o on o.response_id = r.id
	where s.consultation_id = p_consultation.id and r.standing = 'counted';
$$;
comment on function private.open_answers(app.consultations) is
	'What the counted answers of a consultation say, each with the salt of its commitment and nothing else.';

create function private.open_ballots(p_ranking uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('content', b.content, 'salt', private.base64url(b.salt))
		order by private.from_base64url(private.commitment('ballot', b.salt, b.content))), '[]'::jsonb)
	from private.ballots b where b.ranking_id = p_ranking and b.is_current and b.salt is not null;
$$;
comment on function private.open_ballots(uuid) is
	'What the counted ballots of a ranking say, each with the salt of its commitment and without its seat.';

create function api.take_openings(p_exercise uuid) returns jsonb
	language plpgsql volatile security definer
	set search_path = ''
as $$
declare
	taken jsonb;
begin
	if not private.has_role(p_exercise, 'guarantor') then
		perform private.refuse('PZ100', 'not_allowed');
	end if;
	-- Ballots of one nucleus stay shut while another one of the same list still votes. Nominal ones are public already.
	select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'subject', l.subject, 'openings', l.openings)
		order by l.kind, l.subject), '[]'::jsonb)
	into taken
	from (
		select 'response' as kind, s.id as subject, private.open_answers(c) as openings
		from app.consultations c join app.surveys s on s.consultation_id = c.id
		where c.exercise_id = p_exercise and c.state = 'closed'
		union all
		select 'ballot', r.id, private.open_ballots(r.id)
		from app.rankings r
		where r.exercise_id = p_exercise and r.publication <> 'nominal' and private.is_settled(r.prioritization_id)
			and (r.state = 'closed' or exists (select 1 from app.results x where x.prioritization_id = r.prioritization_id
				and x.content::jsonb -> 'rankings' @> jsonb_build_array(jsonb_build_object('ranking', r.id))))) l
	where l.openings <> '[]'::jsonb;
	perform private.note(p_exercise, 'take_openings', p_exercise, jsonb_build_object('size', (select g.size from app.logs g
		where g.exercise_id = p_exercise)));
	return taken;
end;
$$;
comment on function api.take_openings(uuid) is
	'Definer: the guarantor body takes what the counted answers and ballots of what closed say, to check what is not published. Noted each time.';

revoke all on function private.open_answers(app.consultations), private.open_ballots(uuid), api.take_openings(uuid)
	from public, anon, authenticated, service_role;
grant execute on function api.take_openings(uuid) to authenticated;
