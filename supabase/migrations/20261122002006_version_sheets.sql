-- Sheets keep the version they were printed with: what is read on them is an answer to that one.

alter table app.paper_batches add column instrument_hash text;
update app.paper_batches b set instrument_hash = s.instrument_hash
from app.surveys s where s.consultation_id = b.consultation_id and s.exercise_id = b.exercise_id;
alter table app.paper_batches alter column instrument_hash set not null;
comment on column app.paper_batches.instrument_hash is 'Version of the questions they are printed with.';

create or replace function private.check_sheet_answer(p_sheet app.paper_sheets, p_content text) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	content jsonb := private.parse_canonical(p_content);
	survey app.surveys;
	printed app.paper_batches;
	refusal text;
begin
	select s.* into strict survey from app.surveys s
	where s.consultation_id = p_sheet.consultation_id and s.exercise_id = p_sheet.exercise_id;
	select b.* into strict printed from app.paper_batches b where b.id = p_sheet.batch_id and b.exercise_id = p_sheet.exercise_id;
	if octet_length(p_content) > 20000 or content ->> 'instrument' is distinct from printed.instrument_hash
		or content ->> 'language' is distinct from printed.language then
		perform private.refuse('PZ002', 'value_not_accepted', 'content');
	end if;
	refusal := private.answer_refusal(private.instrument_of_channel(
		private.instrument_named(survey, printed.instrument_hash), 'paper'), content);
	if refusal is not null then
		perform private.refuse('PZ203', 'answer_refused', refusal);
	end if;
	return content;
end;
$$;
comment on function private.check_sheet_answer(app.paper_sheets, text) is
	'What somebody read on a sheet, once it is an answer to what the sheet asks.';

create or replace function api.make_sheets(p_consultation uuid, p_count int, p_label text, p_language text, p_place uuid default null) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
	survey app.surveys;
	batch uuid;
	sheet uuid;
	next_number int;
begin
	select * into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	if consultation.state <> 'published' then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	if not exists (
		select 1 from app.consultation_channels ch where ch.consultation_id = p_consultation and ch.channel = 'paper'
	) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	select s.* into strict survey from app.surveys s where s.consultation_id = p_consultation;
	if p_language is null or not survey.instrument::jsonb -> 'languages' ? p_language then
		perform private.refuse('PZ002', 'value_not_accepted', 'language');
	end if;
	if p_place is not null and not exists (
		select 1 from app.places l where l.id = p_place and l.consultation_id = p_consultation
	) then
		perform private.refuse('PZ002', 'value_not_accepted', 'place');
	end if;
	-- One batch after another, so that numbers follow each other.
	perform pg_advisory_xact_lock(hashtextextended('sheets ' || p_consultation::text, 0));
	insert into app.paper_batches (exercise_id, consultation_id, place_id, label, language, instrument_hash, made, made_on)
	values (consultation.exercise_id, p_consultation, p_place, p_label, p_language, survey.instrument_hash, p_count, private.today_in(consultation.exercise_id))
	returning id into batch;
	select coalesce(max(s.number), 0) into next_number from app.paper_sheets s
	where s.exercise_id = consultation.exercise_id and s.consultation_id = p_consultation;
	for number_made in next_number + 1 .. next_number + p_count loop
		loop
			sheet := gen_random_uuid();
			-- A folio that was printed before is not printed again.
			insert into app.paper_sheets (id, exercise_id, consultation_id, batch_id, number, folio)
			values (sheet, consultation.exercise_id, p_consultation, batch, number_made, private.folio_of(sheet))
			on conflict on constraint paper_sheets_folio_once do nothing;
			exit when found;
		end loop;
	end loop;
	perform private.note(consultation.exercise_id, 'make_sheets', batch);
	return jsonb_build_object('batch', batch, 'first', next_number + 1, 'last', next_number + p_count);
end;
$$;
comment on function api.make_sheets(uuid, int, text, text, uuid) is
	'Definer: staff make numbered sheets of a published consultation, each with the folio its answer will have.';

create or replace function api.resolve_sheet(p_sheet uuid, p_content text, p_reason text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	sheet app.paper_sheets := private.held_sheet(p_sheet);
	person uuid := private.person_in(sheet.exercise_id);
	survey app.surveys;
	content jsonb;
	readings jsonb[];
	one record;
	receipt jsonb;
begin
	if sheet.state <> 'in_dispute' then
		perform private.refuse('PZ270', 'sheet_not_free');
	end if;
	if exists (select 1 from private.paper_entries e
			where e.sheet_id = sheet.id and e.exercise_id = sheet.exercise_id and e.entered_by = person) then
		perform private.refuse('PZ271', 'sheet_needs_another_person');
	end if;
	if p_reason is null or p_reason not in ('mistyped', 'hard_to_read', 'marked_twice') then
		perform private.refuse('PZ302', 'reason_required');
	end if;
	content := private.check_sheet_answer(sheet, p_content) -> 'answers';
	select array_agg(e.content::jsonb -> 'answers' order by e.turn) into readings from private.paper_entries e
	where e.sheet_id = sheet.id and e.exercise_id = sheet.exercise_id;
	select s.* into strict survey from app.surveys s where s.consultation_id = sheet.consultation_id;
	-- What both read alike is not for a third person to change; it goes only where another answer leaves it unasked.
	for one in select k.key, readings[1] -> k.key as agreed from jsonb_object_keys(readings[1] || readings[2] || content) k (key)
		where (readings[1] -> k.key) is not distinct from (readings[2] -> k.key)
			and (content -> k.key) is distinct from (readings[1] -> k.key)
	loop
		if one.agreed is null or content ? one.key or private.answer_refusal(private.instrument_of_channel(
				private.instrument_named(survey, p_content::jsonb ->> 'instrument'), 'paper'),
				jsonb_set(p_content::jsonb, array['answers', one.key], one.agreed)) is null then
			perform private.refuse('PZ002', 'value_not_accepted', one.key);
		end if;
	end loop;
	insert into private.paper_entries (sheet_id, exercise_id, turn, entered_by, content)
	values (sheet.id, sheet.exercise_id, 3, person, p_content);
	update app.paper_sheets s set resolved_as = p_reason where s.id = sheet.id;
	receipt := private.submit_sheet(sheet, p_content);
	perform private.note(sheet.exercise_id, 'resolve_sheet', sheet.id, jsonb_build_object('reason', p_reason));
	return jsonb_build_object('state', 'entered', 'receipt', receipt);
end;
$$;
comment on function api.resolve_sheet(uuid, text, text) is
	'Definer: a third person of the staff says what a sheet says where two read it differently, and why; then it is stored as an answer.';

create or replace function api.paper_batches(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	return (
		select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'label', b.label, 'language', b.language, 'instrument', b.instrument_hash, 'place', l.name,
			'municipality', t.name, 'madeOn', b.made_on, 'made', b.made, 'first', n.first, 'handedOut', n.handed_out,
			'blank', n.blank, 'void', n.void, 'once', n.once, 'disputed', n.disputed, 'entered', n.entered,
			'scanned', n.scanned) order by n.first desc), '[]'::jsonb)
		from app.paper_batches b
			left join app.places l on l.id = b.place_id and l.exercise_id = b.exercise_id
			left join app.territories t on t.id = l.municipality_id
			cross join lateral (select min(s.number) as first, count(*) filter (where s.was_handed_out) as handed_out,
				count(*) filter (where s.state = 'blank') as blank, count(*) filter (where s.state = 'void') as void,
				count(*) filter (where s.state = 'entered_once') as once, count(*) filter (where s.state = 'in_dispute') as disputed,
				count(*) filter (where s.state = 'entered') as entered,
				count(*) filter (where exists (select 1 from private.paper_entries e
					where e.sheet_id = s.id and e.exercise_id = s.exercise_id and e.scan_hash is not null)) as scanned
				from app.paper_sheets s where s.exercise_id = exercise and s.batch_id = b.id) n
		where b.consultation_id = p_consultation and b.exercise_id = exercise
	);
end;
$$;
comment on function api.paper_batches(uuid) is 'Definer: staff read how many sheets were made and what became of them, by batch.';

create or replace function api.find_sheet(p_consultation uuid, p_folio text) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
begin
	select * into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	return (
		select jsonb_build_object('id', s.id, 'number', s.number, 'folio', s.folio, 'state', s.state, 'batch', b.id, 'label', b.label,
			'language', b.language, 'instrument', b.instrument_hash, 'place', l.name, 'mine', exists (select 1 from private.paper_entries e
				where e.sheet_id = s.id and e.exercise_id = s.exercise_id and e.entered_by = private.person_in(s.exercise_id)))
		from app.paper_sheets s join app.paper_batches b on b.id = s.batch_id and b.exercise_id = s.exercise_id
			left join app.places l on l.id = b.place_id and l.exercise_id = b.exercise_id
		where s.exercise_id = consultation.exercise_id and s.consultation_id = p_consultation and s.folio = p_folio
	);
end;
$$;
comment on function api.find_sheet(uuid, text) is
	'Definer: staff find a sheet by the folio printed on it and read its state; never what somebody else read.';
