-- How an answer came, beyond its channel: from which place in public space, with whose help, by which one-time code. Nothing
-- here says who answered: a place is a dimension of numbers, and a code is forgotten with the answer that uses it.

create table app.places (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	public_key text not null,
	name text not null,
	kind text not null,
	municipality_id text,
	hours text,
	retired_on date,
	constraint places_pkey primary key (id),
	constraint places_exercise_key unique (exercise_id, id),
	constraint places_public_key_once unique (public_key),
	constraint places_hours_are_plain check (private.is_plain_text(hours, 3, 160)),
	constraint places_consultation_fkey foreign key (exercise_id, consultation_id) references app.consultations (exercise_id, id),
	constraint places_municipality_fkey foreign key (municipality_id) references app.territories (id),
	constraint places_public_key_is_key check (public_key ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
	constraint places_name_is_plain check (private.is_plain_text(name, 3, 80)),
	constraint places_kind_is_known check (kind in ('square', 'market', 'clinic', 'school', 'transport', 'office', 'other'))
);
create index places_consultation on app.places (exercise_id, consultation_id);
create index places_municipality on app.places (municipality_id);
comment on table app.places is 'Places in public space with a poster: each has a code of its own, so that answers are counted by place.';
comment on column app.places.id is 'Identity.';
comment on column app.places.exercise_id is 'Exercise.';
comment on column app.places.consultation_id is 'Consultation it belongs to.';
comment on column app.places.public_key is 'Name of the place in the address of its poster: six symbols, no secret.';
comment on column app.places.name is 'Name people know it by.';
comment on column app.places.kind is 'square, market, clinic, school, transport, office or other.';
comment on column app.places.municipality_id is 'Municipality, INEGI key.';
comment on column app.places.hours is 'When people can answer there, in words.';
comment on column app.places.retired_on is 'Day its poster was taken down; answers that still come from it count.';

create table app.code_batches (
	id uuid not null default gen_random_uuid(),
	exercise_id uuid not null,
	consultation_id uuid not null,
	kind text not null,
	label text not null,
	issued int not null,
	issued_on date not null,
	voided int not null default 0,
	voided_on date,
	constraint code_batches_pkey primary key (id),
	constraint code_batches_exercise_key unique (exercise_id, id),
	constraint code_batches_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint code_batches_kind_is_known check (kind in ('sheet', 'email')),
	constraint code_batches_label_is_plain check (private.is_plain_text(label, 3, 80)),
	constraint code_batches_issued_is_bounded check (issued between 1 and 500),
	constraint code_batches_voided_of_issued check (voided between 0 and issued)
);
create index code_batches_consultation on app.code_batches (exercise_id, consultation_id);
comment on table app.code_batches is 'One-time codes that were handed out together. Which code was used by which answer is written nowhere.';
comment on column app.code_batches.id is 'Identity.';
comment on column app.code_batches.exercise_id is 'Exercise.';
comment on column app.code_batches.consultation_id is 'Consultation they open.';
comment on column app.code_batches.kind is 'sheet: printed; email: each was sent to an address, which is kept nowhere.';
comment on column app.code_batches.label is 'To whom or where they are handed out, as staff call it.';
comment on column app.code_batches.issued is 'How many were made.';
comment on column app.code_batches.issued_on is 'Day they were made.';
comment on column app.code_batches.voided is 'How many were voided before anybody used them.';
comment on column app.code_batches.voided_on is 'First day on which codes of it were voided.';

create table private.answer_codes (
	code_hash bytea not null,
	exercise_id uuid not null,
	batch_id uuid not null,
	constraint answer_codes_pkey primary key (code_hash),
	constraint answer_codes_batch_fkey foreign key (exercise_id, batch_id) references app.code_batches (exercise_id, id),
	constraint answer_codes_hash_is_32_bytes check (octet_length(code_hash) = 32)
);
create index answer_codes_batch on private.answer_codes (exercise_id, batch_id);
comment on table private.answer_codes is 'Codes that were not used yet. Using one deletes its row.';
comment on column private.answer_codes.code_hash is 'HMAC of the code under the key of the consultation. The code itself is kept nowhere.';
comment on column private.answer_codes.exercise_id is 'Exercise.';
comment on column private.answer_codes.batch_id is 'Codes it was handed out with.';

create table private.answer_code_keys (
	consultation_id uuid not null,
	exercise_id uuid not null,
	key bytea not null,
	constraint answer_code_keys_pkey primary key (consultation_id),
	constraint answer_code_keys_consultation_fkey foreign key (exercise_id, consultation_id)
		references app.consultations (exercise_id, id),
	constraint answer_code_keys_is_32_bytes check (octet_length(key) = 32)
);
create index answer_code_keys_exercise on private.answer_code_keys (exercise_id, consultation_id);
comment on table private.answer_code_keys is 'Key under which the codes of a consultation are kept.';
comment on column private.answer_code_keys.consultation_id is 'Consultation.';
comment on column private.answer_code_keys.exercise_id is 'Exercise.';
comment on column private.answer_code_keys.key is 'Key of the HMAC, random.';

alter table app.responses add column place_id uuid, add column is_assisted boolean not null default false,
	add constraint responses_place_fkey foreign key (exercise_id, place_id) references app.places (exercise_id, id);
create index responses_place on app.responses (exercise_id, place_id);
comment on column app.responses.place_id is 'Place in public space it came from, when its poster said so.';
comment on column app.responses.is_assisted is 'Somebody of the staff read the questions aloud or typed for the person.';
alter table app.quarantined_responses add column place_id uuid, add column is_assisted boolean not null default false,
	add constraint quarantined_responses_place_fkey foreign key (exercise_id, place_id) references app.places (exercise_id, id);
create index quarantined_responses_place on app.quarantined_responses (exercise_id, place_id);
comment on column app.quarantined_responses.place_id is 'Place in public space, as of any answer.';
comment on column app.quarantined_responses.is_assisted is 'With help, as of any answer.';

alter table app.places enable row level security;
alter table app.places force row level security;
alter table app.code_batches enable row level security;
alter table app.code_batches force row level security;
alter table private.answer_codes enable row level security;
alter table private.answer_codes force row level security;
alter table private.answer_code_keys enable row level security;
alter table private.answer_code_keys force row level security;
revoke all on app.places, app.code_batches, private.answer_codes, private.answer_code_keys
	from public, anon, authenticated, service_role;
grant select on app.places to anon, authenticated, service_role;
create policy "anyone reads the places of published consultations" on app.places for select to anon, authenticated
	using (exists (select 1 from app.consultations c where c.id = consultation_id));
comment on policy "anyone reads the places of published consultations" on app.places is
	'Follows what the caller may see of the consultation: a poster hangs where everybody sees it.';

create view api.places with (security_invoker = true) as
	select l.id, l.exercise_id, l.consultation_id, c.slug as consultation, l.public_key, l.name, l.kind, l.municipality_id,
		t.name as municipality_name, l.hours, l.retired_on
	from app.places l join app.consultations c on c.id = l.consultation_id
		left join app.territories t on t.id = l.municipality_id;
comment on view api.places is 'Places of the consultations the caller may see.';
revoke all on api.places from public, anon, authenticated, service_role;
grant select on api.places to anon, authenticated, service_role;

create function private.place_of(p_consultation uuid, p_channel text, p_circumstances jsonb) returns uuid
	language plpgsql stable
	set search_path = ''
as $$
declare
	place uuid;
	known text[] := array['code', 'place', 'assisted', 'proof'];
begin
	if p_circumstances is null then
		return null;
	end if;
	if jsonb_typeof(p_circumstances) <> 'object' or p_circumstances - known <> '{}'::jsonb
		or coalesce(jsonb_typeof(p_circumstances -> 'code'), 'string') <> 'string'
		or coalesce(jsonb_typeof(p_circumstances -> 'place'), 'string') <> 'string'
		or coalesce(jsonb_typeof(p_circumstances -> 'assisted'), 'boolean') <> 'boolean'
		or (p_circumstances ? 'code' and p_channel <> 'code')
		or (p_circumstances ? 'place' and p_channel not in ('public_space', 'interviewer', 'paper'))
		or (p_circumstances @> '{"assisted": true}' and p_channel not in ('kiosk', 'interviewer')) then
		perform private.refuse('PZ002', 'value_not_accepted', 'circumstances');
	end if;
	if p_circumstances ? 'place' then
		select l.id into place from app.places l
		where l.public_key = p_circumstances ->> 'place' and l.consultation_id = p_consultation;
		if place is null then
			perform private.refuse('PZ002', 'value_not_accepted', 'place');
		end if;
	end if;
	return place;
end;
$$;
comment on function private.place_of(uuid, text, jsonb) is
	'Checks what is said of how an answer came, and gives its place. Only keys that are known, each with the channels it goes with.';

create function private.answer_code_hash(p_consultation uuid, p_code text) returns bytea
	language sql stable
	set search_path = ''
as $$
	select extensions.hmac(private.code_hash('answer-code', p_code), k.key, 'sha256')
	from private.answer_code_keys k where k.consultation_id = p_consultation;
$$;
comment on function private.answer_code_hash(uuid, text) is
	'What is kept of a code: without the key of the consultation a copy of the table tells nobody which codes there are.';

create function private.use_answer_code(p_consultation uuid, p_code text) returns void
	language plpgsql
	set search_path = ''
as $$
begin
	-- Of two at once the second waits for the row and finds it gone.
	delete from private.answer_codes a where a.code_hash = private.answer_code_hash(p_consultation, p_code);
	if not found then
		perform private.refuse('PZ230', 'answer_code_unknown');
	end if;
end;
$$;
comment on function private.use_answer_code(uuid, text) is
	'Uses a code up in the transaction of its answer. Unknown, used and voided answer the same.';

create function private.is_answer_code(p_consultation uuid, p_code text) returns boolean
	language sql stable
	set search_path = ''
as $$
	select exists (select 1 from private.answer_codes a where a.code_hash = private.answer_code_hash(p_consultation, p_code));
$$;
comment on function private.is_answer_code(uuid, text) is 'Whether a code still opens the consultation.';

revoke all on function private.place_of(uuid, text, jsonb), private.answer_code_hash(uuid, text),
	private.use_answer_code(uuid, text), private.is_answer_code(uuid, text) from public, anon, authenticated, service_role;
