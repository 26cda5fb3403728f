-- Staff name the places of a consultation and hand out its one-time codes.

create function api.create_place(p_consultation uuid, p_name text, p_kind text, p_municipality text) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
	created app.places;
begin
	select * into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	insert into app.places (exercise_id, consultation_id, public_key, name, kind, municipality_id)
	values (consultation.exercise_id, p_consultation, private.random_code(6), p_name, p_kind, nullif(p_municipality, ''))
	returning * into created;
	perform private.note(consultation.exercise_id, 'create_place', created.id);
	return jsonb_build_object('place', created.id, 'key', created.public_key);
end;
$$;
comment on function api.create_place(uuid, text, text, text) is 'Definer: staff name a place where a poster hangs.';

create function api.retire_place(p_place uuid) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select l.exercise_id into exercise from app.places l where l.id = p_place;
	perform private.require_staff(exercise);
	update app.places set retired_on = private.today_in(exercise) where id = p_place and retired_on is null;
	perform private.note(exercise, 'retire_place', p_place);
end;
$$;
comment on function api.retire_place(uuid) is 'Definer: staff say that a poster was taken down; what still comes from it counts.';

create function api.declare_openness(p_consultation uuid, p_hours jsonb, p_barriers text[], p_words text) returns void
	language plpgsql security definer
	set search_path = ''
as $$
declare
	declared app.consultations;
begin
	select * into declared from app.consultations c where c.id = p_consultation for update;
	perform private.require_staff(declared.exercise_id);
	-- After the close it would be a memory, not a fact.
	if declared.state = 'closed' then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	if jsonb_typeof(p_hours) is distinct from 'object' or p_barriers is null then
		perform private.refuse('PZ002', 'value_not_accepted', 'hours');
	end if;
	update app.stations s set hours = nullif(p_hours ->> s.id::text, '') where s.consultation_id = p_consultation and p_hours ? s.id::text;
	update app.places l set hours = nullif(p_hours ->> l.id::text, '') where l.consultation_id = p_consultation and p_hours ? l.id::text;
	update app.consultations c set barriers = array(select distinct b from unnest(p_barriers) b order by b), barriers_words = p_words
	where c.id = p_consultation;
	perform private.note(declared.exercise_id, 'declare_openness', p_consultation,
		jsonb_build_object('barriers', declared.barriers, 'words', declared.barriers_words));
end;
$$;
comment on function api.declare_openness(uuid, jsonb, text[], text) is
	'Definer: staff say, before the close, when people can answer at each desk and place and which barriers were removed.';

create function api.issue_codes(
	p_consultation uuid, p_count int, p_label text, p_kind text default 'sheet', p_batch uuid default gen_random_uuid()
) returns jsonb
	language plpgsql security definer
	set search_path = ''
as $$
declare
	consultation app.consultations;
	batch uuid;
	codes text[];
begin
	select * into consultation from app.consultations c where c.id = p_consultation;
	perform private.require_staff(consultation.exercise_id);
	if consultation.state = 'closed' then
		perform private.refuse('PZ200', 'consultation_not_open');
	end if;
	if not exists (
		select 1 from app.consultation_channels ch where ch.consultation_id = p_consultation and ch.channel = 'code'
	) then
		perform private.refuse('PZ206', 'channel_not_offered');
	end if;
	-- Who sends the same form twice meets the identity of its batch: nobody gets two codes by it.
	insert into app.code_batches (id, exercise_id, consultation_id, kind, label, issued, issued_on)
	values (p_batch, consultation.exercise_id, p_consultation, p_kind, p_label, p_count, private.today_in(consultation.exercise_id))
	returning id into batch;
	insert into private.answer_code_keys (consultation_id, exercise_id, key)
	values (p_consultation, consultation.exercise_id, extensions.gen_random_bytes(32))
	on conflict on constraint answer_code_keys_pkey do nothing;
	select array_agg(private.random_code(20)) into codes from generate_series(1, p_count);
	-- In the order of their hashes, so that rows do not lie as the sheet was printed.
	insert into private.answer_codes (code_hash, exercise_id, batch_id)
	select h.hash, consultation.exercise_id, batch
	from (select private.answer_code_hash(p_consultation, code) as hash from unnest(codes) code) h order by h.hash;
	-- Anybody may see how many there are, and set them beside the answers that used one.
	perform private.append_entry(consultation.exercise_id, 'codes.issued', jsonb_build_object('consultation', p_consultation,
		'batch', batch, 'number', p_count, 'kind', p_kind, 'date', private.today_in(consultation.exercise_id)));
	perform private.note(consultation.exercise_id, 'issue_codes', batch);
	return jsonb_build_object('batch', batch, 'codes',
		(select jsonb_agg(regexp_replace(code, '(.{5})(?=.)', '\1-', 'g')) from unnest(codes) code));
end;
$$;
comment on function api.issue_codes(uuid, int, text, text, uuid) is
	'Definer: staff get one-time codes of a hundred bits to print or to send. They are read here once: only an HMAC is kept; the log says how many.';

create function api.void_codes(p_batch uuid) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	exercise uuid;
	gone int;
begin
	select b.exercise_id into exercise from app.code_batches b where b.id = p_batch;
	perform private.require_staff(exercise);
	delete from private.answer_codes a where a.batch_id = p_batch and a.exercise_id = exercise;
	get diagnostics gone = row_count;
	update app.code_batches set voided = voided + gone, voided_on = coalesce(voided_on, private.today_in(exercise))
	where id = p_batch;
	perform private.note(exercise, 'void_codes', p_batch);
	return gone;
end;
$$;
comment on function api.void_codes(uuid) is 'Definer: staff void the codes of a batch that nobody used, as when sheets were lost.';

create function api.void_unsent_codes(p_batch uuid, p_codes text[]) returns int
	language plpgsql security definer
	set search_path = ''
as $$
declare
	batch app.code_batches;
	gone int;
begin
	select * into batch from app.code_batches b where b.id = p_batch for update;
	perform private.require_staff(batch.exercise_id);
	if p_codes is null or cardinality(p_codes) > 500 then
		perform private.refuse('PZ002', 'value_not_accepted', 'codes');
	end if;
	delete from private.answer_codes a where a.batch_id = p_batch and a.exercise_id = batch.exercise_id
		and a.code_hash in (select private.answer_code_hash(batch.consultation_id, code) from unnest(p_codes) code);
	get diagnostics gone = row_count;
	update app.code_batches set voided = voided + gone,
		voided_on = case when gone > 0 then coalesce(voided_on, private.today_in(batch.exercise_id)) else voided_on end
	where id = p_batch;
	perform private.note(batch.exercise_id, 'void_unsent_codes', p_batch);
	return gone;
end;
$$;
comment on function api.void_unsent_codes(uuid, text[]) is
	'Definer: staff void those codes of a batch that could not be sent. They are named by whoever still holds them: nobody else can.';

create function api.code_batches(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	return (
		select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'kind', b.kind, 'label', b.label, 'issued', b.issued, 'issuedOn', b.issued_on,
			'voided', b.voided, 'voidedOn', b.voided_on, 'unused', b.unused) order by b.issued_on desc, b.id), '[]'::jsonb)
		from (select b.*, (select count(*) from private.answer_codes a where a.batch_id = b.id and a.exercise_id = exercise) as unused
			from app.code_batches b where b.consultation_id = p_consultation and b.exercise_id = exercise) b
	);
end;
$$;
comment on function api.code_batches(uuid) is 'Definer: staff read how many codes were made, are unused and were voided; never a code.';

create function api.place_counts(p_consultation uuid) returns jsonb
	language plpgsql stable security definer
	set search_path = ''
as $$
declare
	exercise uuid;
begin
	select c.exercise_id into exercise from app.consultations c where c.id = p_consultation;
	perform private.require_staff(exercise);
	return (
		select coalesce(jsonb_agg(jsonb_build_object('place', n.place_id, 'channel', n.channel, 'assisted', n.is_assisted, 'count', n.n)
			order by n.place_id, n.channel, n.is_assisted), '[]'::jsonb)
		from (select r.place_id, r.channel, r.is_assisted, count(*) as n
			from app.responses r join app.surveys s on s.id = r.survey_id
			where s.consultation_id = p_consultation and r.exercise_id = exercise and r.standing = 'counted'
			group by r.place_id, r.channel, r.is_assisted) n
	);
end;
$$;
comment on function api.place_counts(uuid) is 'Definer: staff read how many answers came from each place, by channel and by whether somebody helped.';

revoke all on function api.declare_openness(uuid, jsonb, text[], text), api.create_place(uuid, text, text, text), api.retire_place(uuid), api.issue_codes(uuid, int, text, text, uuid),
	api.void_codes(uuid), api.void_unsent_codes(uuid, text[]), api.code_batches(uuid), api.place_counts(uuid) from public, anon, authenticated, service_role;
grant execute on function api.declare_openness(uuid, jsonb, text[], text), api.create_place(uuid, text, text, text), api.retire_place(uuid), api.issue_codes(uuid, int, text, text, uuid),
	api.void_codes(uuid), api.void_unsent_codes(uuid, text[]), api.code_batches(uuid), api.place_counts(uuid) to authenticated;
