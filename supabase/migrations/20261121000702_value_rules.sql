-- The rules of one answer, type by type: the twins of src/lib/domain/survey/valueRules.ts and of the files of its folder
-- values. The order of the checks is part of the contract: both name the same first reason.

create function private.choice_refusal(p_options jsonb, p_max int, p_ties boolean, p_tiers jsonb) returns text
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
		elsif not p_ties and jsonb_array_length(v_tier) > 1 then
			return 'tie_not_allowed';
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
comment on function private.choice_refusal(jsonb, int, boolean, jsonb) is
	'Rule that tiers of option ids break, or null: each known and once, options of one tier in the order of the instrument, no empty tier, several in a tier only where ties are allowed, at most so many in all.';

create function private.other_refusal(p_allowed jsonb, p_value jsonb) returns text
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case when jsonb_typeof(p_value) <> 'object' or not p_value ? 'other' or p_value - 'other' <> '{}' then 'shape'
		when p_allowed <> 'true' then 'other_not_allowed'
		else private.text_refusal(p_value -> 'other', 200) end;
$$;
comment on function private.other_refusal(jsonb, jsonb) is 'Rule that own words beside options break, or null.';

create function private.multiple_refusal(p_question jsonb, p_value jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_most constant int := (p_question ->> 'max')::int;
	v_has_other constant boolean := jsonb_typeof(p_value -> -1) is not distinct from 'object';
	v_ids constant jsonb := case when v_has_other then p_value - -1 else p_value end;
begin
	if jsonb_typeof(p_value) <> 'array' then
		return 'shape';
	elsif jsonb_array_length(p_value) = 0 then
		return 'empty';
	elsif jsonb_array_length(p_value) > v_most then
		return 'too_many';
	end if;
	return coalesce(
		case when jsonb_array_length(v_ids) > 0
			then private.choice_refusal(p_question -> 'options', v_most, true, jsonb_build_array(v_ids)) end,
		case when v_has_other then private.other_refusal(p_question -> 'allowOther', p_value -> -1) end);
end;
$$;
comment on function private.multiple_refusal(jsonb, jsonb) is 'Rule that several chosen options, with own words last, break, or null.';

create function private.matrix_refusal(p_question jsonb, p_value jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_rows constant jsonb := p_question -> 'rows';
begin
	if jsonb_typeof(p_value) <> 'object' then
		return 'shape';
	elsif p_value = '{}' then
		return 'empty';
	elsif exists (select from jsonb_object_keys(p_value) k where not v_rows @> jsonb_build_array(jsonb_build_object('id', k))) then
		return 'row_unknown';
	elsif exists (select from jsonb_each(p_value) e where jsonb_typeof(e.value) <> 'string') then
		return 'shape';
	elsif exists (
		select from jsonb_each(p_value) e where not p_question -> 'columns' @> jsonb_build_array(jsonb_build_object('id', e.value))
	) then
		return 'option_unknown';
	elsif p_question -> 'required' = 'true' and (select count(*) from jsonb_object_keys(p_value)) < jsonb_array_length(v_rows) then
		return 'row_missing';
	end if;
	return null;
end;
$$;
comment on function private.matrix_refusal(jsonb, jsonb) is
	'Rule that the columns chosen row by row break, or null: known rows and columns, every row where the question is required.';

create function private.municipality_refusal(p_state text, p_value jsonb) returns text
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case when jsonb_typeof(p_value) is distinct from 'string' then 'shape'
		when p_value #>> '{}' !~ '^(0[1-9]|[12][0-9]|3[0-2])[0-9]{3}$' or p_value #>> '{}' like '%000' then 'municipality_unknown'
		when left(p_value #>> '{}', 2) <> p_state then 'municipality_other_state' end;
$$;
comment on function private.municipality_refusal(text, jsonb) is 'Rule that the key of a municipality breaks, or null.';

create function private.point_refusal(p_value jsonb) returns text
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case when jsonb_typeof(p_value) <> 'object' or not p_value ?& array['latE6', 'lonE6']
			or p_value - array['latE6', 'lonE6'] <> '{}'
			or not private.is_whole(p_value -> 'latE6', '-Infinity', 'Infinity')
			or not private.is_whole(p_value -> 'lonE6', '-Infinity', 'Infinity') then 'shape'
		when not private.is_whole(p_value -> 'latE6', 14500000, 32750000)
			or not private.is_whole(p_value -> 'lonE6', -118500000, -86700000) then 'point_outside' end;
$$;
comment on function private.point_refusal(jsonb) is 'Rule that a point breaks, or null: two whole numbers within the box of Mexico.';

create function private.area_refusal(p_value jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_refusals text[];
begin
	if jsonb_typeof(p_value) <> 'object' or p_value - 'ring' <> '{}' or jsonb_typeof(p_value -> 'ring') is distinct from 'array' then
		return 'shape';
	elsif jsonb_array_length(p_value -> 'ring') not between 3 and 60 then
		return 'ring_range';
	end if;
	v_refusals := array(select distinct private.point_refusal(c) from jsonb_array_elements(p_value -> 'ring') c);
	return case when 'shape' = any (v_refusals) then 'shape'
		when 'point_outside' = any (v_refusals) then 'point_outside'
		when (select count(distinct c) < count(*) from jsonb_array_elements(p_value -> 'ring') c) then 'ring_repeated' end;
end;
$$;
comment on function private.area_refusal(jsonb) is 'Rule that an area breaks, or null: three to sixty different corners within the box of Mexico.';

create function private.measure_refusal(p_question jsonb, p_value jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_number numeric;
	v_day text;
begin
	if p_question ->> 'type' = 'date' then
		v_day := p_value #>> '{}';
		return case when jsonb_typeof(p_value) <> 'string' then 'shape'
			when not private.is_day(v_day) then 'date_unknown'
			when v_day collate "C" < p_question ->> 'earliest' then 'date_early'
			when v_day collate "C" > p_question ->> 'latest' then 'date_late' end;
	elsif not private.is_whole(p_value, '-Infinity', 'Infinity') then
		return 'shape';
	end if;
	v_number := p_value::numeric;
	if p_question ->> 'type' = 'scale' then
		return case when v_number < (p_question -> 'start')::int
			or v_number >= (p_question -> 'start')::int + (p_question -> 'points')::int then 'scale_outside' end;
	end if;
	return case when v_number < coalesce((p_question ->> 'min')::numeric, -1e12) then 'number_low'
		when v_number > coalesce((p_question ->> 'max')::numeric, 1e12) then 'number_high' end;
end;
$$;
comment on function private.measure_refusal(jsonb, jsonb) is
	'Rule that a number in its units, a step of a scale or a day breaks, or null.';

create function private.file_types(p_kind text) returns text[]
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case p_kind when 'photo' then array['image/jpeg', 'image/png', 'image/webp']
		when 'audio' then array['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/mpeg', 'audio/wav'] end;
$$;
comment on function private.file_types(text) is 'Media types of a photo or an audio. No SVG: what is taken can hold no script.';

create function private.file_refusal(p_kind text, p_value jsonb) returns text
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case when jsonb_typeof(p_value) <> 'object' or not p_value ?& array['file', 'type', 'bytes']
			or p_value - array['file', 'type', 'bytes'] <> '{}'
			or jsonb_typeof(p_value -> 'file') <> 'string' or jsonb_typeof(p_value -> 'type') <> 'string'
			or p_value ->> 'file' !~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'
			or not private.is_whole(p_value -> 'bytes', 1, 'Infinity') then 'shape'
		when not p_value ->> 'type' = any (private.file_types(p_kind)) then 'file_type'
		when (p_value -> 'bytes')::numeric > 450000 then 'file_large' end;
$$;
comment on function private.file_refusal(text, jsonb) is
	'Rule that the file of an answer breaks, or null: its hash, a media type of its kind and a size that is taken. Whether it has arrived is not asked.';

create function private.value_refusal(p_question jsonb, p_state text, p_value jsonb) returns text
	language plpgsql immutable parallel safe
	set search_path = ''
as $$
declare
	v_kind constant text := jsonb_typeof(p_value);
begin
	-- Why there is no answer, where the question offers to say it.
	if v_kind = 'object' and jsonb_typeof(p_value -> 'none') is not distinct from 'string' and p_value - 'none' = '{}'
		and p_question -> 'noAnswer' ? (p_value ->> 'none')
	then
		return null;
	end if;
	case p_question ->> 'type'
	when 'single' then
		if v_kind = 'string' then
			return case when not p_question -> 'options' @> jsonb_build_array(jsonb_build_object('id', p_value))
				then 'option_unknown' end;
		end if;
		return private.other_refusal(p_question -> 'allowOther', p_value);
	when 'multiple' then
		return private.multiple_refusal(p_question, p_value);
	when 'ranking' then
		if v_kind <> 'array' then
			return 'shape';
		elsif jsonb_array_length(p_value) = 0 then
			return 'empty';
		elsif jsonb_array_length(p_value) > (p_question ->> 'max')::int then
			return 'too_many';
		end if;
		return private.choice_refusal(p_question -> 'options', (p_question ->> 'max')::int,
			(p_question -> 'ties')::boolean, p_value);
	when 'short', 'long' then
		return private.text_refusal(p_value, (p_question ->> 'maxLength')::int);
	when 'number', 'scale', 'date' then
		return private.measure_refusal(p_question, p_value);
	when 'matrix' then
		return private.matrix_refusal(p_question, p_value);
	when 'consent' then
		return case when p_value <> 'true' then 'shape' end;
	when 'municipality' then
		if v_kind <> 'object' or p_question -> 'locality' <> 'true' then
			return private.municipality_refusal(p_state, p_value);
		elsif not p_value ?& array['municipality', 'locality'] or p_value - array['municipality', 'locality'] <> '{}' then
			return 'shape';
		end if;
		return coalesce(private.municipality_refusal(p_state, p_value -> 'municipality'),
			private.text_refusal(p_value -> 'locality', 120));
	when 'point' then
		return private.point_refusal(p_value);
	when 'area' then
		return private.area_refusal(p_value);
	when 'photo', 'audio' then
		return private.file_refusal(p_question ->> 'type', p_value);
	end case;
end;
$$;
comment on function private.value_refusal(jsonb, text, jsonb) is
	'First rule a value breaks as the answer to a question, or null. An unknown type of question raises case_not_found.';

revoke execute on function private.choice_refusal(jsonb, int, boolean, jsonb), private.other_refusal(jsonb, jsonb),
	private.multiple_refusal(jsonb, jsonb), private.matrix_refusal(jsonb, jsonb), private.municipality_refusal(text, jsonb),
	private.point_refusal(jsonb), private.area_refusal(jsonb), private.file_types(text), private.file_refusal(text, jsonb), private.measure_refusal(jsonb, jsonb),
	private.value_refusal(jsonb, text, jsonb)
	from public, anon, authenticated, service_role;
