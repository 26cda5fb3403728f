-- What people write to the STL outside a consultation: doubts, complaints, suggestions and the wish to take part.

create table app.letters (
	id uuid not null,
	exercise_id uuid not null,
	kind text not null,
	folio text not null,
	words text not null,
	received_on date not null,
	taken_on date,
	answered_on date,
	reply text,
	answered_by uuid,
	constraint letters_pkey primary key (id),
	constraint letters_folio_once unique (folio),
	constraint letters_of_an_exercise foreign key (exercise_id) references app.exercises (id),
	constraint letters_answered_by_somebody foreign key (exercise_id, answered_by) references app.people (exercise_id, id),
	constraint letters_kind_is_known check (kind in ('question', 'complaint', 'suggestion', 'participation')),
	constraint letters_words_are_plain check (private.is_plain_text(words, 10, 2000)),
	constraint letters_reply_is_plain check (private.is_plain_text(reply, 10, 2000)),
	constraint letters_answered_whole check ((answered_on is null) = (reply is null) and (answered_on is null) = (answered_by is null))
);
create index letters_exercise on app.letters (exercise_id, received_on);
create index letters_answerer on app.letters (exercise_id, answered_by);
comment on table app.letters is 'Doubts, complaints, suggestions and wishes to take part that people send, and what they were answered.';
comment on column app.letters.id is 'Random identity made with the form; sending twice is one letter.';
comment on column app.letters.exercise_id is 'Exercise it is for.';
comment on column app.letters.kind is 'question, complaint, suggestion or participation.';
comment on column app.letters.folio is 'Random name of sixty bits with which who wrote it follows it.';
comment on column app.letters.words is 'What was written; read by those who answer.';
comment on column app.letters.received_on is 'Day it came.';
comment on column app.letters.taken_on is 'Day somebody began to see to it.';
comment on column app.letters.answered_on is 'Day it was answered.';
comment on column app.letters.reply is 'What was answered; read by whoever has the folio.';
comment on column app.letters.answered_by is 'Who answered.';

create table private.letter_contacts (
	letter_id uuid not null,
	contact text not null,
	constraint letter_contacts_pkey primary key (letter_id),
	constraint letter_contacts_of_a_letter foreign key (letter_id) references app.letters (id) on delete cascade,
	constraint letter_contacts_contact_is_plain check (private.is_plain_text(contact, 3, 160))
);
comment on table private.letter_contacts is 'How to reach who wrote a letter, where they said so. Erased when it is answered.';
comment on column private.letter_contacts.letter_id is 'Letter.';
comment on column private.letter_contacts.contact is 'Address or phone, as it was written.';

alter table app.letters enable row level security;
alter table app.letters force row level security;
alter table private.letter_contacts enable row level security;
alter table private.letter_contacts force row level security;
revoke all on app.letters, private.letter_contacts from public, anon, authenticated, service_role;

create function api.send_letter(p_id uuid, p_exercise text, p_kind text, p_words text, p_contact text default null) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise app.exercises;
	stored app.letters;
begin
	-- Version 4 only: other kinds carry time or machine.
	if p_id is null or substr(p_id::text, 15, 1) <> '4' then
		perform private.refuse('PZ002', 'value_not_accepted', 'id');
	end if;
	select * into exercise from app.exercises e where e.slug = p_exercise;
	if exercise.id is null then
		perform private.refuse('PZ101', 'not_found');
	end if;
	-- The last resort, so that a flood fills no disk; the application lets those through before who did not send it.
	if (select count(*) from app.letters l where l.exercise_id = exercise.id and l.received_on = private.today_in(exercise.id)) >= 2000
		and not exists (select 1 from app.letters l where l.id = p_id) then
		perform private.refuse('PZ311', 'letter_box_full');
	end if;
	insert into app.letters (id, exercise_id, kind, folio, words, received_on)
	values (p_id, exercise.id, p_kind, regexp_replace(private.random_code(12), '(.{4})(?=.)', '\1-', 'g'), p_words,
		private.today_in(exercise.id))
	on conflict on constraint letters_pkey do nothing returning * into stored;
	if stored.id is null then
		select * into stored from app.letters l where l.id = p_id;
		-- Sent twice, it is one letter; another under the same identity is none.
		if (stored.exercise_id, stored.kind, stored.words) is distinct from (exercise.id, p_kind, p_words) then
			perform private.refuse('PZ002', 'value_not_accepted', 'id');
		end if;
	elsif p_contact is not null then
		insert into private.letter_contacts (letter_id, contact) values (p_id, p_contact);
	end if;
	return jsonb_build_object('folio', stored.folio, 'receivedOn', stored.received_on);
end;
$$;
comment on function api.send_letter(uuid, text, text, text, text) is
	'Definer, open to anyone: keeps a letter once and gives its folio. Of who wrote it nothing is kept but the contact they chose to leave.';

create function api.find_letter(p_folio text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	select jsonb_build_object('folio', l.folio, 'kind', l.kind, 'exercise', e.slug, 'receivedOn', l.received_on,
		'takenOn', l.taken_on, 'answeredOn', l.answered_on, 'reply', l.reply)
	from app.letters l join app.exercises e on e.id = l.exercise_id where l.folio = upper(p_folio);
$$;
comment on function api.find_letter(text) is
	'Definer, open to anyone with the folio: how a letter stands and what it was answered; never what it says.';

create function api.letter_inbox(p_exercise uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
begin
	perform private.require_reviewer(p_exercise);
	-- Those that wait, the oldest first; then the last hundred that were answered.
	return (
		select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'folio', l.folio, 'kind', l.kind, 'words', l.words,
			'contact', k.contact, 'receivedOn', l.received_on, 'takenOn', l.taken_on, 'answeredOn', l.answered_on, 'reply', l.reply,
			'answeredBy', p.display_name, 'days', coalesce(l.answered_on, private.today_in(p_exercise)) - l.received_on)
			order by l.answered_on is not null, l.answered_on desc, l.received_on, l.id), '[]'::jsonb)
		from (
			(select * from app.letters w where w.exercise_id = p_exercise and w.answered_on is null order by w.received_on, w.id limit 500)
			union all
			(select * from app.letters a where a.exercise_id = p_exercise and a.answered_on is not null
				order by a.answered_on desc, a.id limit 100)
		) l left join private.letter_contacts k on k.letter_id = l.id left join app.people p on p.id = l.answered_by
	);
end;
$$;
comment on function api.letter_inbox(uuid) is 'Definer: staff and guarantor read what people wrote, and the contact they left while it waits.';

create function private.letter_to_answer(p_letter uuid) returns app.letters
	language plpgsql
	set search_path = ''
as $$
declare
	found_one app.letters;
begin
	select * into found_one from app.letters l where l.id = p_letter for update;
	perform private.require_reviewer(found_one.exercise_id);
	if found_one.answered_on is not null then
		perform private.refuse('PZ310', 'letter_is_answered');
	end if;
	return found_one;
end;
$$;
comment on function private.letter_to_answer(uuid) is 'A letter that waits, held until commit, for who may answer it.';

create function api.take_letter(p_letter uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	taken app.letters := private.letter_to_answer(p_letter);
begin
	update app.letters l set taken_on = private.today_in(taken.exercise_id) where l.id = taken.id and l.taken_on is null;
	perform private.note(taken.exercise_id, 'take_letter', taken.id);
end;
$$;
comment on function api.take_letter(uuid) is 'Definer: staff or guarantor say that a letter is being seen to.';

create function api.answer_letter(p_letter uuid, p_reply text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	answered app.letters := private.letter_to_answer(p_letter);
	today date := private.today_in(answered.exercise_id);
begin
	if p_reply is null then
		perform private.refuse('PZ002', 'value_not_accepted', 'reply');
	end if;
	update app.letters l set reply = p_reply, answered_on = today, taken_on = coalesce(l.taken_on, today),
		answered_by = private.person_in(answered.exercise_id)
	where l.id = answered.id;
	delete from private.letter_contacts k where k.letter_id = answered.id;
	perform private.note(answered.exercise_id, 'answer_letter', answered.id);
end;
$$;
comment on function api.answer_letter(uuid, text) is
	'Definer: staff or guarantor answer a letter, for whoever has its folio; the contact is erased. An answer is given once.';

create function api.letter_times(p_exercise text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	-- Of few answered letters a median would tell the days of one of them.
	select jsonb_build_object('received', count(*), 'answered', count(l.answered_on),
		'overdue', count(*) filter (where l.answered_on is null and private.today_in(l.exercise_id) - l.received_on > 10),
		'medianDays', case when count(l.answered_on) >= 10 then
			percentile_disc(0.5) within group (order by l.answered_on - l.received_on) filter (where l.answered_on is not null) end,
		'inTime', case when count(l.answered_on) >= 10 then count(*) filter (where l.answered_on - l.received_on <= 10) end)
	from app.letters l join app.exercises e on e.id = l.exercise_id where e.slug = p_exercise;
$$;
comment on function api.letter_times(text) is
	'Definer, open to anyone: how many letters came, were answered and wait more than ten days; how long answers take once ten were given.';

revoke all on function api.send_letter(uuid, text, text, text, text), api.find_letter(text), api.letter_inbox(uuid),
	private.letter_to_answer(uuid), api.take_letter(uuid), api.answer_letter(uuid, text), api.letter_times(text)
	from public, anon, authenticated, service_role;
grant execute on function api.send_letter(uuid, text, text, text, text), api.find_letter(text), api.letter_times(text)
	to anon, authenticated;
grant execute on function api.letter_inbox(uuid), api.take_letter(uuid), api.answer_letter(uuid, text) to authenticated;
