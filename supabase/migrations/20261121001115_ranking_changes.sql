-- Step 5, for staff: a date is moved later, a ranking is annulled, and its nucleus votes again or is left out.

create function api.extend_ranking(p_ranking uuid, p_closes timestamptz, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	extended app.rankings;
begin
	perform private.require_staff((select r.exercise_id from app.rankings r where r.id = p_ranking));
	-- As closing does: a date cannot be moved while the ranking is being closed by the old one.
	perform pg_advisory_xact_lock(hashtextextended(p_ranking::text, 0));
	select * into extended from app.rankings r where r.id = p_ranking;
	if extended.state <> 'open' or extended.closes_at <= now() then
		perform private.refuse('PZ402', 'ranking_not_open');
	end if;
	if p_closes is null or date_trunc('second', p_closes) <= extended.closes_at then
		perform private.refuse('PZ407', 'extension_not_later');
	end if;
	perform private.require_dates(extended.opens_at, p_closes);
	perform private.require_close_before_draw(
		(select p from app.prioritizations p where p.id = extended.prioritization_id), p_closes);
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	insert into app.ranking_extensions (exercise_id, ranking_id, closed_at, closes_at, reason, extended_on)
	values (extended.exercise_id, p_ranking, extended.closes_at, date_trunc('second', p_closes), p_reason,
		private.today_in(extended.exercise_id));
	update app.rankings set closes_at = date_trunc('second', p_closes) where id = p_ranking;
	perform private.append_entry(extended.exercise_id, 'ranking.extended', jsonb_build_object(
		'ranking', p_ranking, 'closes', private.timestamp_text(p_closes), 'reason', p_reason,
		'date', private.today_in(extended.exercise_id)));
	perform private.note(extended.exercise_id, 'extend_ranking', p_ranking);
end;
$$;
comment on function api.extend_ranking(uuid, timestamptz, text) is 'Definer: staff move the closing date later, before it comes, with a reason.';

create function api.annul_ranking(p_ranking uuid, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	annulled app.rankings;
begin
	perform private.require_staff((select r.exercise_id from app.rankings r where r.id = p_ranking));
	-- As closing does: waits for ballots being cast, so that none is left waiting for a place.
	perform pg_advisory_xact_lock(hashtextextended(p_ranking::text, 0));
	select * into annulled from app.rankings r where r.id = p_ranking;
	-- As recording a result does: none is recorded of a ranking that is being annulled.
	perform 1 from app.prioritizations p where p.id = annulled.prioritization_id for update;
	if annulled.state = 'annulled' then
		perform private.refuse('PZ402', 'ranking_not_open');
	end if;
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	if annulled.state = 'open' then
		perform private.seal_batch(annulled.exercise_id, p_ranking);
		perform private.untie_ballots(p_ranking);
	end if;
	update app.rankings set state = 'annulled', annulled_on = private.today_in(exercise_id), annul_reason = p_reason
	where id = p_ranking;
	perform private.append_entry(annulled.exercise_id, 'ranking.annulled', jsonb_build_object(
		'ranking', p_ranking, 'reason', p_reason, 'date', private.today_in(annulled.exercise_id)));
	perform private.note(annulled.exercise_id, 'annul_ranking', p_ranking);
end;
$$;
comment on function api.annul_ranking(uuid, text) is 'Definer: staff annul a ranking with a reason; it stays listed.';

create function private.annulled_last(p_annulled uuid) returns app.rankings
	language plpgsql
	set search_path = ''
as $$
declare
	annulled app.rankings;
begin
	select * into annulled from app.rankings r where r.id = p_annulled;
	perform private.require_staff(annulled.exercise_id);
	perform 1 from app.prioritizations p where p.id = annulled.prioritization_id for update;
	if annulled.state <> 'annulled' or exists (
		select 1 from app.rankings r where r.prioritization_id = annulled.prioritization_id
			and r.nucleus_id = annulled.nucleus_id and r.state <> 'annulled'
	) then
		perform private.refuse('PZ412', 'ranking_stands');
	end if;
	if exists (select 1 from app.left_out_nuclei l
		where l.prioritization_id = annulled.prioritization_id and l.nucleus_id = annulled.nucleus_id) then
		perform private.refuse('PZ415', 'nucleus_is_left_out');
	end if;
	return annulled;
end;
$$;
comment on function private.annulled_last(uuid) is
	'Locks the prioritization of an annulled ranking whose nucleus has none that stands and was not left out: it waits for a word.';

create function api.reopen_ranking(p_annulled uuid, p_opens timestamptz, p_closes timestamptz) returns uuid
	language plpgsql security definer
	set search_path = ''
as $$
declare
	annulled app.rankings := private.annulled_last(p_annulled);
	prioritization app.prioritizations;
begin
	select * into strict prioritization from app.prioritizations p where p.id = annulled.prioritization_id;
	perform private.note(annulled.exercise_id, 'reopen_ranking', p_annulled);
	-- The quorum is the published one: only dates are new, and the seats are those of the day.
	return private.open_ranking(prioritization, private.ranking_terms(
		prioritization, annulled.nucleus_id, annulled.quorum, p_opens, p_closes));
end;
$$;
comment on function api.reopen_ranking(uuid, timestamptz, timestamptz) is
	'Definer: staff open a new attempt for the nucleus of an annulled ranking, under the same methodology and quorum.';

create function api.leave_out_nucleus(p_annulled uuid, p_reason text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	annulled app.rankings := private.annulled_last(p_annulled);
begin
	if p_reason is null then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	insert into app.left_out_nuclei (exercise_id, prioritization_id, nucleus_id, reason, left_out_on)
	values (annulled.exercise_id, annulled.prioritization_id, annulled.nucleus_id, p_reason, private.today_in(annulled.exercise_id));
	perform private.append_entry(annulled.exercise_id, 'nucleus.omitted', jsonb_build_object(
		'prioritization', annulled.prioritization_id, 'nucleus', annulled.nucleus_id, 'reason', p_reason,
		'date', private.today_in(annulled.exercise_id)));
	perform private.note(annulled.exercise_id, 'leave_out_nucleus', p_annulled);
end;
$$;
comment on function api.leave_out_nucleus(uuid, text) is
	'Definer: staff say, with a reason and for good, that an annulled ranking is not held again; the result is then of the other nuclei.';

revoke all on function api.extend_ranking(uuid, timestamptz, text), api.annul_ranking(uuid, text), private.annulled_last(uuid),
	api.reopen_ranking(uuid, timestamptz, timestamptz), api.leave_out_nucleus(uuid, text)
	from public, anon, authenticated, service_role;
grant execute on function api.extend_ranking(uuid, timestamptz, text), api.annul_ranking(uuid, text),
	api.reopen_ranking(uuid, timestamptz, timestamptz), api.leave_out_nucleus(uuid, text) to authenticated;
