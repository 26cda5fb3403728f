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

create function private.is_whole(p_value jsonb, p_least numeric, p_most numeric) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case when jsonb_typeof(p_value) = 'number'
		then p_value::numeric = trunc(p_value::numeric) and p_value::numeric between p_least and p_most else false end;
$$;
comment on function private.is_whole(jsonb, numeric, numeric) is 'Whether a value is a whole number between two, both included.';

create function private.is_day(p_text text) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select coalesce(case when p_text ~ '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-[0-9]{2}$'
		then right(p_text, 2)::int between 1 and extract(day from
			make_date(left(p_text, 4)::int, substr(p_text, 6, 2)::int, 1) + interval '1 month' - interval '1 day')
		else false end, false);
$$;
comment on function private.is_day(text) is 'Whether a text is a day of the calendar from 1900 to 2099, as YYYY-MM-DD.';

create function private.is_question(p_question jsonb) returns boolean
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_options constant jsonb := p_question -> 'options';
begin
	if jsonb_typeof(p_question) is distinct from 'object' or jsonb_typeof(p_question -> 'id') is distinct from 'string'
		or p_question ->> 'id' !~ '^[a-z][a-z0-9_]{0,31}$' or jsonb_typeof(p_question -> 'required') is distinct from 'boolean'
		or p_question ? 'showIf' and not private.is_condition(p_question -> 'showIf', 6)
		or p_question ? 'limit' and not private.is_condition(p_question -> 'limit' -> 'must', 6)
		or jsonb_typeof(p_question -> 'noAnswer') is distinct from 'array'
		or not p_question -> 'noAnswer' <@ '["unknown", "refused"]'
	then
		return false;
	end if;
	return case p_question ->> 'type'
		when 'single' then private.are_options(v_options) and jsonb_typeof(p_question -> 'allowOther') is not distinct from 'boolean'
		when 'multiple' then private.are_options(v_options) and jsonb_typeof(p_question -> 'allowOther') is not distinct from 'boolean'
			and private.is_whole(p_question -> 'max', 1, jsonb_array_length(v_options) + 1)
		when 'ranking' then private.are_options(v_options) and jsonb_typeof(p_question -> 'ties') is not distinct from 'boolean'
			and private.is_whole(p_question -> 'max', 1, jsonb_array_length(v_options))
		when 'short' then private.is_whole(p_question -> 'maxLength', 1, 500)
		when 'long' then private.is_whole(p_question -> 'maxLength', 1, 4000)
		when 'number' then private.is_whole(p_question -> 'decimals', 0, 4)
			and (p_question -> 'min' is not distinct from 'null' or private.is_whole(p_question -> 'min', -1e12, 1e12))
			and (p_question -> 'max' is not distinct from 'null' or private.is_whole(p_question -> 'max', -1e12, 1e12))
		when 'date' then
			(p_question -> 'earliest' is not distinct from 'null' or private.is_day(p_question ->> 'earliest'))
			and (p_question -> 'latest' is not distinct from 'null' or private.is_day(p_question ->> 'latest'))
		when 'scale' then private.is_whole(p_question -> 'points', 2, 11) and private.is_whole(p_question -> 'start', 0, 1)
		when 'matrix' then private.are_options(p_question -> 'rows') and private.are_options(p_question -> 'columns')
			and not p_question -> 'rows' @> '[{"id": "none"}]'
		when 'municipality' then jsonb_typeof(p_question -> 'locality') is not distinct from 'boolean'
		when 'consent' then true
		when 'point' then true
		when 'area' then true
		when 'photo' then p_question -> 'required' = 'false'
		when 'audio' then p_question -> 'required' = 'false'
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
				if v_code is null and v_question ? 'limit' and private.breaks_limit(v_question, v_heard) then
					v_code := 'limit';
				end if;
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
revoke execute on function private.is_whole(jsonb, numeric, numeric), private.is_day(text) from public, anon, authenticated, service_role;
revoke execute on function private.answer_refusal(jsonb, jsonb) from public, anon, authenticated, service_role;
