-- A folio tells where its answer stands in the log, once it was sealed: what a stranger finds in the expediente.

create function private.line_of_answer(p_response app.responses) returns int
	language sql stable
	set search_path = ''
as $$
	-- An answer that two people admitted has the entry it came to review with.
	select e.position + 1
	from (
		select q.leaf from app.quarantined_responses q
		where q.id = p_response.id and q.exercise_id = p_response.exercise_id
		union all
		select sha256('\x00'::bytea || private.entry_bytes(p_response.exercise_id, 'response', jsonb_build_object(
			'survey', p_response.survey_id, 'instrument', v.instrument_hash, 'channel', p_response.channel,
			'commitment', p_response.commitment)))
		from app.survey_versions v
		where v.survey_id = p_response.survey_id and v.exercise_id = p_response.exercise_id
	) leaves join app.log_entries e on e.exercise_id = p_response.exercise_id and e.leaf_hash = leaves.leaf
	where e.position is not null
	limit 1;
$$;
comment on function private.line_of_answer(app.responses) is
	'The line of the log with the entry of an answer, from one on; null until it was sealed.';

create or replace function api.find_receipt(p_folio text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select jsonb_agg(jsonb_build_object('folio', f.folio, 'receivedOn', f.received_on, 'late', f.is_late, 'standing', f.standing,
		'line', f.line, 'consultation', c.slug, 'title', c.title, 'state', c.state, 'exercise', x.slug) order by f.received_on)
	from (
		select r.folio, r.received_on, r.is_late, r.standing, r.survey_id, private.line_of_answer(r) as line
		from app.responses r
		where r.folio = upper(p_folio)
		union all
		select q.folio, q.received_on, q.is_late, private.standing_of(q), q.survey_id, e.position + 1
		from app.quarantined_responses q
			left join app.log_entries e on e.exercise_id = q.exercise_id and e.leaf_hash = q.leaf
		where q.folio = upper(p_folio) and (q.is_decided and q.verdict = 'admit') is not true
	) f join app.surveys s on s.id = f.survey_id join app.consultations c on c.id = s.consultation_id
		join app.exercises x on x.id = c.exercise_id;
$$;
comment on function api.find_receipt(text) is
	'Definer, open to anyone: whether an answer with this folio was received, how it stands and on which line of the log, once it was sealed; never what it says.';

revoke all on function private.line_of_answer(app.responses) from public, anon, authenticated, service_role;
