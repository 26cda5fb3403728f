-- Conditions on the answers to earlier questions: the twins of src/lib/domain/survey/conditions. The rules of an answer
-- call them for each question that has a condition; a property test keeps each pair equal.

create function private.is_condition(p_condition jsonb, p_depth int) returns boolean
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_op constant text := p_condition ->> 'op';
	v_of constant jsonb := p_condition -> 'of';
begin
	if p_depth < 1 or jsonb_typeof(p_condition) is distinct from 'object' or v_op is null then
		return false;
	elsif v_op = 'not' then
		return private.is_condition(v_of, p_depth - 1);
	elsif v_op in ('and', 'or') then
		return jsonb_typeof(v_of) is not distinct from 'array' and (
			select count(*) between 2 and 39 and bool_and(private.is_condition(part.value, p_depth - 1))
			from jsonb_array_elements(case when jsonb_typeof(v_of) = 'array' then v_of end) part
		);
	elsif jsonb_typeof(p_condition -> 'question') is distinct from 'string' then
		return false;
	end if;
	return case
		when v_op = 'answered' then true
		when v_op = 'selected' then jsonb_typeof(p_condition -> 'option') is not distinct from 'string'
		when v_op in ('eq', 'ne', 'lt', 'le', 'gt', 'ge')
			then coalesce(jsonb_typeof(p_condition -> 'value') in ('string', 'number'), false)
		else false
	end;
end;
$$;
comment on function private.is_condition(jsonb, int) is
	'Whether a condition can be judged, with at most so many parts inside each other. Looser than the schema of the code, which also judges its questions and values.';

create function private.condition_holds(p_condition jsonb, p_answers jsonb) returns boolean
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_op constant text := p_condition ->> 'op';
	v_given constant jsonb := p_condition -> 'value';
	v_said jsonb;
	v_order int;
begin
	if v_op = 'not' then
		return not private.condition_holds(p_condition -> 'of', p_answers);
	elsif v_op = 'and' then
		return not exists (
			select from jsonb_array_elements(p_condition -> 'of') part where not private.condition_holds(part.value, p_answers)
		);
	elsif v_op = 'or' then
		return exists (
			select from jsonb_array_elements(p_condition -> 'of') part where private.condition_holds(part.value, p_answers)
		);
	end if;

	v_said := p_answers -> (p_condition ->> 'question');
	if jsonb_typeof(v_said) = 'object' then
		-- That there is no value, or a municipality with its locality, which counts by its key.
		v_said := case when v_said ? 'none' then null when v_said ? 'municipality' then v_said -> 'municipality' else v_said end;
	end if;
	if v_said is null or v_said = 'null' then
		return false;
	elsif v_op = 'answered' then
		return true;
	elsif v_op = 'selected' then
		return v_said = p_condition -> 'option' or jsonb_typeof(v_said) = 'array' and exists (
			select from jsonb_array_elements(case when jsonb_typeof(v_said) = 'array' then v_said end) item
			where item.value = p_condition -> 'option'
				or jsonb_typeof(item.value) = 'array' and item.value @> jsonb_build_array(p_condition -> 'option')
		);
	elsif jsonb_typeof(v_said) <> jsonb_typeof(v_given) then
		-- Own words are none of the options, so they differ from each.
		return v_op = 'ne';
	end if;
	-- Texts by their bytes: a condition's are ASCII, for which the order of code units is the same.
	v_order := case when jsonb_typeof(v_given) = 'number'
		then sign(v_said::numeric - v_given::numeric)::int
		else case when (v_said #>> '{}') collate "C" < (v_given #>> '{}') then -1 when v_said = v_given then 0 else 1 end
	end;
	return case v_op
		when 'eq' then v_order = 0
		when 'ne' then v_order <> 0
		when 'lt' then v_order < 0
		when 'le' then v_order <= 0
		when 'gt' then v_order > 0
		when 'ge' then v_order >= 0
	end;
end;
$$;
comment on function private.condition_holds(jsonb, jsonb) is
	'Whether a condition holds for answers by question. A question without answer makes every test of it false, also that of being different. Twin of holds.';

create function private.breaks_limit(p_question jsonb, p_answers jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select private.condition_holds(jsonb_build_object('op', 'answered', 'question', p_question -> 'id'), p_answers)
		and not private.condition_holds(p_question -> 'limit' -> 'must', p_answers);
$$;
comment on function private.breaks_limit(jsonb, jsonb) is
	'Whether an answer is a value and breaks the limit of its question. The answers are those to what is shown. Twin of breaksLimit.';

revoke execute on function private.is_condition(jsonb, int), private.condition_holds(jsonb, jsonb), private.breaks_limit(jsonb, jsonb)
	from public, anon, authenticated, service_role;
