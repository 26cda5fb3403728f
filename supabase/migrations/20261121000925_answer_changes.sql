-- Until the close, whoever answered corrects or withdraws with the key that only their device has. Every version stays in the
-- record as a commitment; the last one counts; of what was withdrawn nothing is kept but that it was there.

create function private.answer_of_key(p_folio text, p_key text) returns app.responses
	language plpgsql
	set search_path = ''
as $$
declare
	found_one app.responses;
	consultation app.consultations;
begin
	select r.* into found_one from app.responses r join private.response_openings o on o.response_id = r.id
	where r.folio = upper(p_folio) and o.key_hash = private.code_hash('receipt-key', p_key);
	if found_one.id is null then
		perform private.refuse('PZ222', 'receipt_key_unknown');
	end if;
	-- As an answer under way: closing waits for it. Only then the row, so that of two at once one changes it.
	perform pg_advisory_xact_lock_shared(hashtextextended(found_one.survey_id::text, 0));
	select r.* into found_one from private.response_openings o join app.responses r on r.id = o.response_id
	where o.response_id = found_one.id and o.key_hash = private.code_hash('receipt-key', p_key) for update of o;
	if found_one.id is null then
		perform private.refuse('PZ222', 'receipt_key_unknown');
	end if;
	select c.* into consultation from app.consultations c join app.surveys s on s.consultation_id = c.id
	where s.id = found_one.survey_id;
	if consultation.state <> 'published' or now() >= consultation.closes_at then
		perform private.refuse('PZ223', 'answer_cannot_change');
	end if;
	return found_one;
end;
$$;
comment on function private.answer_of_key(text, text) is
	'The answer a folio and its key open, held until commit; refuses any other, and every one after the close.';

create function private.change_answer(p_response app.responses, p_standing text) returns void
	language plpgsql
	set search_path = ''
as $$
declare
	survey app.surveys;
	leaf bytea;
begin
	select s.* into strict survey from app.surveys s where s.id = p_response.survey_id;
	leaf := sha256('\x00'::bytea || private.entry_bytes(p_response.exercise_id, 'response',
		private.response_body(survey, p_response.channel, p_response.commitment)));
	update app.responses r set standing = p_standing where r.id = p_response.id;
	perform private.append_waiting_entry(p_response.exercise_id,
		case p_standing when 'replaced' then 'response.superseded' else 'response.withdrawn' end, p_response.survey_id,
		jsonb_build_object('survey', p_response.survey_id, 'leaf', private.base64url(leaf)));
end;
$$;
comment on function private.change_answer(app.responses, text) is
	'Says that an answer no longer counts, with an entry that is sealed at the close among the answers: it names no other.';

create function api.open_receipt(p_folio text, p_key text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	opened app.responses := private.answer_of_key(p_folio, p_key);
begin
	return (
		select jsonb_build_object('folio', opened.folio, 'channel', opened.channel, 'consultation', c.slug, 'title', c.title)
		from app.surveys s join app.consultations c on c.id = s.consultation_id where s.id = opened.survey_id);
end;
$$;
comment on function api.open_receipt(text, text) is
	'Definer, open to anyone with the key: whether an answer may still be corrected or withdrawn. Never what it says.';

create function api.withdraw_answer(p_folio text, p_key text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	withdrawn app.responses := private.answer_of_key(p_folio, p_key);
begin
	perform private.change_answer(withdrawn, 'withdrawn');
	delete from private.response_openings o where o.response_id = withdrawn.id;
	return jsonb_build_object('folio', withdrawn.folio, 'standing', 'withdrawn');
end;
$$;
comment on function api.withdraw_answer(text, text) is
	'Definer, open to anyone with the key: takes an answer back before the close. What it said is erased.';

create function api.correct_answer(
	p_folio text, p_key text, p_id uuid, p_content text, p_salt text, p_commitment text, p_key_hash text default null
) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	former app.responses;
	receipt jsonb;
begin
	-- The same correction twice at once: the second waits and finds the first.
	perform pg_advisory_xact_lock(hashtextextended(p_id::text, 1));
	-- Sent again after its receipt was lost on the way: it has replaced the former one already.
	if exists (select 1 from app.responses r where r.id = p_id) then
		return api.submit_answer(p_id, p_content, p_salt, p_commitment, 'web');
	end if;
	former := private.answer_of_key(p_folio, p_key);
	receipt := private.store_answer(p_id, p_content, p_salt, p_commitment, former.channel, null, p_key_hash, null, former);
	if receipt ->> 'standing' <> 'counted' or not exists (
		select 1 from app.responses r where r.id = p_id and r.survey_id = former.survey_id) then
		perform private.refuse('PZ223', 'answer_cannot_change');
	end if;
	perform private.change_answer(former, 'replaced');
	update private.response_openings o set key_hash = null where o.response_id = former.id;
	return receipt;
end;
$$;
comment on function api.correct_answer(text, text, uuid, text, text, text, text) is
	'Definer, open to anyone with the key: stores another answer in the place of a former one, which stays in the record and counts no more.';

revoke all on function private.answer_of_key(text, text), private.change_answer(app.responses, text), api.open_receipt(text, text),
	api.withdraw_answer(text, text), api.correct_answer(text, text, uuid, text, text, text, text)
	from public, anon, authenticated, service_role;
grant execute on function api.open_receipt(text, text), api.withdraw_answer(text, text),
	api.correct_answer(text, text, uuid, text, text, text, text) to anon, authenticated;
