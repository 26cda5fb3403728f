-- The rules of an answer, said a second time where it is stored: the twins of src/lib/domain/survey/answerRules.ts and
-- of the canonical bytes of src/lib/evidence. A property test keeps each pair equal.

create function private.canonical_json(p_value jsonb) returns text
	language plpgsql immutable strict parallel safe
	set search_path = ''
as $$
declare
	v_type constant text := jsonb_typeof(p_value);
	v_text text;
	v_number numeric;
begin
	if v_type = 'string' then
		v_text := p_value #>> '{}';
		if v_text is not nfc normalized then
			raise exception 'not_canonical' using errcode = 'PZ001', detail = 'a string is not NFC';
		end if;
		return to_json(v_text)::text;
	elsif v_type = 'number' then
		v_number := p_value::numeric;
		if v_number <> trunc(v_number) or abs(v_number) > 9007199254740991 then
			raise exception 'not_canonical' using errcode = 'PZ001', detail = 'a number is not a safe integer';
		end if;
		return trunc(v_number)::text;
	elsif v_type = 'object' then
		-- Printable ASCII, and never the key that would change an object of JavaScript instead of filling it.
		if exists (select from jsonb_object_keys(p_value) k where k !~ '^[\x20-\x7e]+$' or k = '__proto__') then
			raise exception 'not_canonical' using errcode = 'PZ001', detail = 'a key is not printable ASCII';
		end if;
		-- The order of bytes, which for ASCII is the order of code units; jsonb itself keeps short keys first.
		return '{' || coalesce((
			select string_agg(to_json(e.key)::text || ':' || private.canonical_json(e.value), ',' order by e.key collate "C")
			from jsonb_each(p_value) e
		), '') || '}';
	elsif v_type = 'array' then
		return '[' || coalesce((
			select string_agg(private.canonical_json(e.value), ',' order by e.place)
			from jsonb_array_elements(p_value) with ordinality e (value, place)
		), '') || ']';
	end if;
	return p_value::text;
end;
$$;
comment on function private.canonical_json(jsonb) is
	'RFC 8785 text of a value made of safe integers, NFC strings and ASCII keys; raises PZ001 for anything else. To know that received bytes are canonical, compare them with this.';

create function private.parse_canonical(p_text text) returns jsonb
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_value jsonb;
begin
	-- Whatever is wrong with the bytes is one refusal: not JSON, a number too large, nested until the stack ends.
	begin
		v_value := p_text::jsonb;
		if private.canonical_json(v_value) = p_text then
			return v_value;
		end if;
	exception when others then
		null;
	end;
	raise exception 'not_canonical' using errcode = 'PZ001';
end;
$$;
comment on function private.parse_canonical(text) is 'The value of bytes that came from outside, or PZ001 when they are not its canonical form.';

create function private.are_options(p_options jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select jsonb_typeof(p_options) is not distinct from 'array' and (
		select count(*) between 2 and 60 and count(distinct o.value ->> 'id') = count(*)
			and bool_and(jsonb_typeof(o.value -> 'id') is not distinct from 'string' and o.value ->> 'id' ~ '^[a-z][a-z0-9_]{0,31}$')
		from jsonb_array_elements(case when jsonb_typeof(p_options) = 'array' then p_options end) o
	);
$$;
comment on function private.are_options(jsonb) is 'Whether there are two to sixty options, each with its own id.';

create function private.is_question(p_question jsonb) returns boolean
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_most constant jsonb := coalesce(p_question -> 'max', p_question -> 'maxLength');
	v_number constant int := case when jsonb_typeof(v_most) = 'number' and v_most::text ~ '^[1-9][0-9]{0,2}$' then v_most::text::int end;
begin
	if jsonb_typeof(p_question) is distinct from 'object' or jsonb_typeof(p_question -> 'id') is distinct from 'string'
		or p_question ->> 'id' !~ '^[a-z][a-z0-9_]{0,31}$' or jsonb_typeof(p_question -> 'required') is distinct from 'boolean'
		or p_question ? 'showIf' and not private.is_condition(p_question -> 'showIf', 6)
	then
		return false;
	end if;
	return case p_question ->> 'type'
		when 'single' then private.are_options(p_question -> 'options')
			and jsonb_typeof(p_question -> 'allowOther') is not distinct from 'boolean'
		when 'multiple' then private.are_options(p_question -> 'options') and p_question ? 'max'
			and coalesce(v_number <= jsonb_array_length(p_question -> 'options'), false)
		when 'ranking' then private.are_options(p_question -> 'options') and p_question ? 'max'
			and coalesce(v_number <= jsonb_array_length(p_question -> 'options'), false)
		when 'short' then not p_question ? 'max' and coalesce(v_number <= 500, false)
		when 'municipality' then true
		when 'point' then true
		else false
	end;
end;
$$;
comment on function private.is_question(jsonb) is 'Whether answers to a question can be judged: a known type with all it needs.';

create function private.is_instrument(p_instrument jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select jsonb_typeof(p_instrument) is not distinct from 'object'
		and jsonb_typeof(p_instrument -> 'survey') is not distinct from 'string'
		and jsonb_typeof(p_instrument -> 'languages') is not distinct from 'array'
		and (p_instrument -> 'state' is not distinct from 'null'
			or jsonb_typeof(p_instrument -> 'state') is not distinct from 'string' and p_instrument ->> 'state' ~ '^[0-9]{2}$')
		and (
			select count(*) between 1 and 40 and bool_and(private.is_question(q.value)) and count(distinct q.value ->> 'id') = count(*)
			from jsonb_array_elements(case when jsonb_typeof(p_instrument -> 'questions') = 'array' then p_instrument -> 'questions' end) q
		);
$$;
comment on function private.is_instrument(jsonb) is
	'Whether every answer to an instrument can be judged. Looser than the schema of the code, which also judges its texts; an instrument is frozen for ever, so what passes here must never make answer_refusal fail.';

create function private.text_refusal(p_value jsonb, p_most int) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_text text;
begin
	if jsonb_typeof(p_value) <> 'string' then
		return 'shape';
	end if;
	v_text := p_value #>> '{}';
	if v_text = '' then
		return 'text_empty';
	end if;
	-- Controls except the line end, separators, marks that turn direction, and noncharacters; then blanks at the ends.
	if v_text ~ '[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]'
		or v_text ~ '^[ \n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[ \n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$'
		or v_text is not nfc normalized
	then
		return 'text_form';
	end if;
	return case when char_length(v_text) > p_most then 'text_too_long' end;
end;
$$;
comment on function private.text_refusal(jsonb, int) is
	'Rule a text of an answer breaks, or null: a non-empty NFC string, without blanks at its ends or characters that cannot be printed, within a length in code points.';

create function private.choice_refusal(p_options jsonb, p_max int, p_tiers jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_options constant text[] := array(select o.value ->> 'id' from jsonb_array_elements(p_options) o);
	v_taken boolean[] := array_fill(false, array[cardinality(v_options)]);
	v_count int := 0;
	v_last int;
	v_place int;
	v_tier jsonb;
	v_id jsonb;
begin
	for v_tier in select jsonb_array_elements(p_tiers) loop
		if jsonb_typeof(v_tier) <> 'array' then
			return 'shape';
		elsif jsonb_array_length(v_tier) = 0 then
			return 'tier_empty';
		elsif v_count + jsonb_array_length(v_tier) > p_max then
			return 'too_many';
		end if;
		v_last := 0;
		for v_id in select jsonb_array_elements(v_tier) loop
			if jsonb_typeof(v_id) <> 'string' then
				return 'shape';
			end if;
			v_place := array_position(v_options, v_id #>> '{}');
			if v_place is null then
				return 'option_unknown';
			elsif v_taken[v_place] then
				return 'option_repeated';
			elsif v_place < v_last then
				return 'option_order';
			end if;
			v_taken[v_place] := true;
			v_last := v_place;
			v_count := v_count + 1;
		end loop;
	end loop;
	return null;
end;
$$;
comment on function private.choice_refusal(jsonb, int, jsonb) is
	'Rule that tiers of option ids break, or null: each known and once, options of one tier in the order of the instrument, no empty tier, at most so many in all.';

create function private.value_refusal(p_question jsonb, p_state text, p_value jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_kind constant text := jsonb_typeof(p_value);
	v_text text;
	v_lat numeric;
	v_lon numeric;
begin
	case p_question ->> 'type'
	when 'single' then
		if v_kind = 'string' then
			return case when not p_question -> 'options' @> jsonb_build_array(jsonb_build_object('id', p_value))
				then 'option_unknown' end;
		elsif v_kind <> 'object' or not p_value ? 'other' or p_value - 'other' <> '{}' then
			return 'shape';
		elsif p_question -> 'allowOther' <> 'true' then
			return 'other_not_allowed';
		end if;
		return private.text_refusal(p_value -> 'other', 200);
	when 'multiple', 'ranking' then
		if v_kind <> 'array' then
			return 'shape';
		elsif jsonb_array_length(p_value) = 0 then
			return 'empty';
		elsif jsonb_array_length(p_value) > (p_question ->> 'max')::int then
			return 'too_many';
		end if;
		return private.choice_refusal(p_question -> 'options', (p_question ->> 'max')::int,
			case when p_question ->> 'type' = 'ranking' then p_value else jsonb_build_array(p_value) end);
	when 'short' then
		return private.text_refusal(p_value, (p_question ->> 'maxLength')::int);
	when 'municipality' then
		if v_kind <> 'string' then
			return 'shape';
		end if;
		v_text := p_value #>> '{}';
		if v_text !~ '^(0[1-9]|[12][0-9]|3[0-2])[0-9]{3}$' or v_text like '%000' then
			return 'municipality_unknown';
		end if;
		return case when left(v_text, 2) <> p_state then 'municipality_other_state' end;
	when 'point' then
		if v_kind <> 'object' or not p_value ?& array['latE6', 'lonE6'] or p_value - array['latE6', 'lonE6'] <> '{}'
			or jsonb_typeof(p_value -> 'latE6') <> 'number' or jsonb_typeof(p_value -> 'lonE6') <> 'number'
		then
			return 'shape';
		end if;
		v_lat := (p_value -> 'latE6')::numeric;
		v_lon := (p_value -> 'lonE6')::numeric;
		if v_lat <> trunc(v_lat) or v_lon <> trunc(v_lon) then
			return 'shape';
		end if;
		return case when v_lat not between 14500000 and 32750000 or v_lon not between -118500000 and -86700000
			then 'point_outside' end;
	end case;
end;
$$;
comment on function private.value_refusal(jsonb, text, jsonb) is
	'First rule a value breaks as the answer to a question, or null. An unknown type of question raises case_not_found.';

create function private.answer_refusal(p_instrument jsonb, p_content jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_keys constant text[] := array['v', 'survey', 'instrument', 'language', 'answers'];
	v_answers constant jsonb := p_content -> 'answers';
	v_asked record;
	v_question jsonb;
	v_id text;
	v_given int := 0;
	-- Answers to the questions that were shown so far: what conditions look at.
	v_heard jsonb := '{}';
	v_is_shown boolean;
	v_code text;
	v_first text;
begin
	-- Read once: an instrument is long enough to be stored compressed, and each look would unpack it again.
	select * into v_asked
	from jsonb_to_record(p_instrument) i (survey jsonb, languages jsonb, state text, questions jsonb);
	if jsonb_typeof(p_content) is distinct from 'object' or not p_content ?& v_keys or p_content - v_keys <> '{}'
		or p_content -> 'v' <> '1' or jsonb_typeof(v_answers) <> 'object'
	then
		return '_:shape';
	elsif p_content -> 'survey' <> v_asked.survey then
		return '_:survey';
	elsif jsonb_typeof(p_content -> 'instrument') <> 'string'
		or p_content ->> 'instrument' !~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'
	then
		return '_:instrument';
	elsif jsonb_typeof(p_content -> 'language') <> 'string'
		or not v_asked.languages ? (p_content ->> 'language')
	then
		return '_:language';
	end if;

	for v_question in select jsonb_array_elements(v_asked.questions) loop
		v_id := v_question ->> 'id';
		v_given := v_given + (v_answers ? v_id)::int;
		if v_first is null then
			v_is_shown := not v_question ? 'showIf' or private.condition_holds(v_question -> 'showIf', v_heard);
			if v_answers ? v_id then
				v_code := case when v_is_shown then private.value_refusal(v_question, v_asked.state, v_answers -> v_id)
					else 'question_hidden' end;
				v_heard := v_heard || jsonb_build_object(v_id, v_answers -> v_id);
			else
				v_code := case when v_is_shown and v_question -> 'required' = 'true' then 'required' end;
			end if;
			v_first := v_id || ':' || v_code;
		end if;
	end loop;

	-- What is wrong with the whole is said before what is wrong with a part.
	if v_given < (select count(*) from jsonb_object_keys(v_answers)) then
		return '_:question_unknown';
	elsif v_given = 0 then
		return '_:nothing_answered';
	end if;
	return v_first;
end;
$$;
comment on function private.answer_refusal(jsonb, jsonb) is
	'First rule a content breaks against a frozen instrument, as question:code (the whole answer is _), or null when it may be stored. Twin of findAnswerRefusals.';

revoke execute on function private.canonical_json(jsonb) from public, anon, authenticated, service_role;
revoke execute on function private.are_options(jsonb), private.is_question(jsonb), private.is_instrument(jsonb)
	from public, anon, authenticated, service_role;
revoke execute on function private.parse_canonical(text) from public, anon, authenticated, service_role;
revoke execute on function private.text_refusal(jsonb, int) from public, anon, authenticated, service_role;
revoke execute on function private.choice_refusal(jsonb, int, jsonb) from public, anon, authenticated, service_role;
revoke execute on function private.value_refusal(jsonb, text, jsonb) from public, anon, authenticated, service_role;
revoke execute on function private.answer_refusal(jsonb, jsonb) from public, anon, authenticated, service_role;
