-- Answers on paper: numbered sheets, what two people read on each, and what became of it. A sheet has the identity of its
-- answer from the day it is made, so that the folio can be printed on it and one sheet can never be two answers.

create table app.paper_batches (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	place_id uuid,
	label text not null,
	language text not null,
	made int not null,
	made_on date not null,
	constraint paper_batches_pkey primary key (id),
	constraint paper_batches_exercise_key unique (exercise_id, id),
	constraint paper_batches_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint paper_batches_place_fkey foreign key (exercise_id, place_id) references app.places (exercise_id, id),
	constraint paper_batches_label_is_plain check (private.is_plain_text(label, 3, 80)),
	constraint paper_batches_made_is_bounded check (made between 1 and 500)
);
create index paper_batches_consultation on app.paper_batches (exercise_id, consultation_id);
create index paper_batches_place on app.paper_batches (exercise_id, place_id);
comment on table app.paper_batches is 'Sheets that were made together, for one place or none.';
comment on column app.paper_batches.id is 'Identity.';
comment on column app.paper_batches.exercise_id is 'Exercise.';
comment on column app.paper_batches.consultation_id is 'Consultation they answer.';
comment on column app.paper_batches.place_id is 'Place where they are filled in, a dimension of their answers.';
comment on column app.paper_batches.label is 'For whom or where they are, as staff call it.';
comment on column app.paper_batches.language is 'Language they are printed in.';
comment on column app.paper_batches.made is 'How many were made.';
comment on column app.paper_batches.made_on is 'Day they were made.';

create table app.paper_sheets (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	batch_id uuid not null,
	number int not null,
	folio text not null,
	state text not null default 'made',
	was_handed_out boolean not null default false,
	resolved_as text,
	constraint paper_sheets_pkey primary key (id),
	constraint paper_sheets_exercise_key unique (exercise_id, id),
	constraint paper_sheets_batch_fkey foreign key (exercise_id, batch_id) references app.paper_batches (exercise_id, id),
	constraint paper_sheets_number_once unique (exercise_id, consultation_id, number),
	constraint paper_sheets_folio_once unique (exercise_id, consultation_id, folio),
	constraint paper_sheets_state_is_known check (state in ('made', 'handed_out', 'blank', 'void', 'entered_once', 'in_dispute', 'entered')),
	constraint paper_sheets_resolved_is_known check (resolved_as in ('mistyped', 'hard_to_read', 'marked_twice'))
);
create index paper_sheets_batch on app.paper_sheets (exercise_id, batch_id, number);
comment on table app.paper_sheets is 'Numbered sheets. Made = entered + blank + void + missing: each is in one state.';
comment on column app.paper_sheets.id is 'Identity, which its answer will have.';
comment on column app.paper_sheets.exercise_id is 'Exercise.';
comment on column app.paper_sheets.consultation_id is 'Consultation it answers.';
comment on column app.paper_sheets.batch_id is 'Sheets it was made with.';
comment on column app.paper_sheets.number is 'Number printed on it, from one on in each consultation.';
comment on column app.paper_sheets.folio is 'Folio its answer will have; printed on the sheet and on the strip a person keeps.';
comment on column app.paper_sheets.state is
	'made; handed_out; blank, back without an answer; void, spoilt; entered_once; in_dispute, two people read it differently; entered.';
comment on column app.paper_sheets.was_handed_out is 'Whether it was ever given to somebody.';
comment on column app.paper_sheets.resolved_as is 'Why two people read it differently, as a third one saw it: mistyped, hard_to_read or marked_twice.';

create table private.paper_entries (
	sheet_id uuid not null,
	exercise_id uuid not null,
	turn smallint not null,
	entered_by uuid not null,
	content text,
	commitment text,
	scan_hash bytea,
	constraint paper_entries_pkey primary key (sheet_id, turn),
	constraint paper_entries_person_once unique (sheet_id, entered_by),
	constraint paper_entries_sheet_fkey foreign key (exercise_id, sheet_id) references app.paper_sheets (exercise_id, id),
	constraint paper_entries_person_fkey foreign key (entered_by) references app.people (id),
	constraint paper_entries_turn_is_known check (turn between 1 and 3),
	constraint paper_entries_content_is_small check (octet_length(content) <= 20000),
	constraint paper_entries_content_or_commitment check (num_nonnulls(content, commitment) <= 1),
	constraint paper_entries_scan_is_32_bytes check (octet_length(scan_hash) = 32)
);
create index paper_entries_sheet on private.paper_entries (exercise_id, sheet_id);
create index paper_entries_person on private.paper_entries (entered_by);
comment on table private.paper_entries is
	'What each person read on a sheet. Once the answer is stored only hashes stay: under its salt, so that nobody can guess from them.';
comment on column private.paper_entries.sheet_id is 'Sheet.';
comment on column private.paper_entries.exercise_id is 'Exercise.';
comment on column private.paper_entries.turn is '1 and 2 read it without seeing each other; 3 resolved where they differ.';
comment on column private.paper_entries.entered_by is 'Person who read it: a different one each turn.';
comment on column private.paper_entries.content is 'Canonical JSON of what was read, until the answer is stored.';
comment on column private.paper_entries.commitment is 'From then on its commitment under the salt of the answer: equal to that of the answer where it was read alike.';
comment on column private.paper_entries.scan_hash is 'SHA-256 of the scan of the sheet, where one was made. Its bytes are not kept.';

alter table app.paper_batches enable row level security;
alter table app.paper_batches force row level security;
alter table app.paper_sheets enable row level security;
alter table app.paper_sheets force row level security;
alter table private.paper_entries enable row level security;
alter table private.paper_entries force row level security;
revoke all on app.paper_batches, app.paper_sheets, private.paper_entries from public, anon, authenticated, service_role;

create function private.instrument_of_channel(p_instrument text, p_channel text) returns jsonb
	language sql immutable parallel safe
	set search_path = ''
as $$
	-- Nobody can be stopped at a blank line of paper, and paper takes no photographs.
	select case when p_channel <> 'paper' then p_instrument::jsonb
		else jsonb_set(p_instrument::jsonb, '{questions}', coalesce((
			select jsonb_agg(q.value || '{"required": false}'::jsonb order by q.place)
			from jsonb_array_elements(p_instrument::jsonb -> 'questions') with ordinality q (value, place)
			where q.value ->> 'type' not in ('photo', 'audio', 'point', 'area')), '[]'::jsonb)) end;
$$;
comment on function private.instrument_of_channel(text, text) is
	'What an answer by a channel is judged by: on paper nothing is required, and maps, photographs and recordings are left out.';

create function private.sheet_counts(p_exercise uuid, p_consultation uuid) returns jsonb
	language sql stable
	set search_path = ''
as $$
	select case when count(*) > 0 then jsonb_build_object('made', count(*), 'handedOut', count(*) filter (where s.was_handed_out),
		'entered', count(*) filter (where s.state = 'entered'), 'blank', count(*) filter (where s.state = 'blank'),
		'void', count(*) filter (where s.state = 'void'), 'resolved', count(*) filter (where s.resolved_as is not null)) end
	from app.paper_sheets s where s.exercise_id = p_exercise and s.consultation_id = p_consultation;
$$;
comment on function private.sheet_counts(uuid, uuid) is
	'How many sheets were made and what became of them, or null where there are none. Those in no other count are missing.';

create function private.held_sheet(p_sheet uuid) returns app.paper_sheets
	language plpgsql
	set search_path = ''
as $$
declare
	held app.paper_sheets;
begin
	-- Of two at once the second waits, and finds what the first did.
	select s.* into held from app.paper_sheets s where s.id = p_sheet for update;
	perform private.require_staff(held.exercise_id);
	return held;
end;
$$;
comment on function private.held_sheet(uuid) is 'A sheet of the caller''s exercise, held until commit, or PZ100.';

create function private.check_sheet_answer(p_sheet app.paper_sheets, p_content text) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	content jsonb := private.parse_canonical(p_content);
	survey app.surveys;
	printed_in text;
	refusal text;
begin
	select s.* into strict survey from app.surveys s
	where s.consultation_id = p_sheet.consultation_id and s.exercise_id = p_sheet.exercise_id;
	select b.language into strict printed_in from app.paper_batches b where b.id = p_sheet.batch_id and b.exercise_id = p_sheet.exercise_id;
	if octet_length(p_content) > 20000 or content ->> 'instrument' is distinct from survey.instrument_hash
		or content ->> 'language' is distinct from printed_in then
		perform private.refuse('PZ002', 'value_not_accepted', 'content');
	end if;
	refusal := private.answer_refusal(private.instrument_of_channel(survey.instrument, 'paper'), content);
	if refusal is not null then
		perform private.refuse('PZ203', 'answer_refused', refusal);
	end if;
	return content;
end;
$$;
comment on function private.check_sheet_answer(app.paper_sheets, text) is
	'What somebody read on a sheet, once it is an answer to what the sheet asks.';

create function private.submit_sheet(p_sheet app.paper_sheets, p_content text) returns jsonb
	language plpgsql
	set search_path = ''
as $$
declare
	salt bytea := extensions.gen_random_bytes(32);
	place text;
	receipt jsonb;
begin
	select l.public_key into place from app.paper_batches b join app.places l on l.id = b.place_id and l.exercise_id = b.exercise_id
	where b.id = p_sheet.batch_id and b.exercise_id = p_sheet.exercise_id;
	-- The way of every answer: late ones are marked or kept in review as those of any channel.
	receipt := private.store_answer(p_sheet.id, p_content, private.base64url(salt), private.commitment('response', salt, p_content), 'paper',
		null, null, case when place is not null then jsonb_build_object('place', place) end, null);
	update private.paper_entries e set content = null, commitment = private.commitment('response', salt, e.content)
	where e.sheet_id = p_sheet.id and e.exercise_id = p_sheet.exercise_id;
	update app.paper_sheets s set state = 'entered', was_handed_out = true where s.id = p_sheet.id;
	return receipt;
end;
$$;
comment on function private.submit_sheet(app.paper_sheets, text) is
	'Stores the answer of a sheet and uses the sheet up; of what people read only hashes stay.';

create function private.forget_sheet_entries() returns void
	language sql
	set search_path = ''
as $$
	-- No answer is taken by then: what one person read of a sheet can never be agreed with.
	update private.paper_entries e set content = null
	from app.paper_sheets s join app.consultations c on c.id = s.consultation_id
	where s.id = e.sheet_id and e.content is not null and c.state = 'closed'
		and now() >= c.closes_at + make_interval(days => c.grace_days + 30);
$$;
comment on function private.forget_sheet_entries() is 'Erases what was read on sheets that nobody finished, once their consultation takes nothing more.';

revoke all on function private.instrument_of_channel(text, text), private.sheet_counts(uuid, uuid), private.held_sheet(uuid),
	private.check_sheet_answer(app.paper_sheets, text), private.submit_sheet(app.paper_sheets, text), private.forget_sheet_entries()
	from public, anon, authenticated, service_role;
