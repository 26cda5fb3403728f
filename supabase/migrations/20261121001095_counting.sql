-- What people are asked to do and how it is counted: which ways a draft may choose, and which ballots each admits.

create function private.has_keys(p_document jsonb, p_keys text[]) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select coalesce(jsonb_typeof(p_document) = 'object' and p_keys = (
		select array_agg(k order by k collate "C") from jsonb_object_keys(
			case when jsonb_typeof(p_document) = 'object' then p_document else '{}' end) k), false);
$$;
comment on function private.has_keys(jsonb, text[]) is 'Whether a document is an object with just these keys, given in code-unit order.';

create function private.whole_number(p_value jsonb) returns int
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case when jsonb_typeof(p_value) = 'number' and p_value::text ~ '^[0-9]{1,6}$' then p_value::text::int end;
$$;
comment on function private.whole_number(jsonb) is 'A count of up to six digits inside a document, or null.';

create function private.is_limit(p_value jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select coalesce(p_value = 'null' or private.whole_number(p_value) between 1 and 999, false);
$$;
comment on function private.is_limit(jsonb) is 'Whether a value is a limit from 1 to 999, or null for none.';

create function private.are_criteria(p_criteria jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select coalesce(jsonb_typeof(p_criteria) = 'array' and (
		select count(*) between 1 and 12 and count(distinct c ->> 'id') = count(*)
			and bool_and(private.has_keys(c, array['id', 'name', 'question', 'weight'])
				and c ->> 'id' ~ '^[a-z0-9][a-z0-9-]{0,39}$'
				and private.is_plain_text(c ->> 'name', 2, 60) and private.is_plain_text(c ->> 'question', 5, 200)
				and private.has_keys(c -> 'weight', array['den', 'num'])
				and private.whole_number(c #> '{weight,num}') between 0 and 1000
				and private.whole_number(c #> '{weight,den}') between 1 and 1000)
			and bool_or(private.whole_number(c #> '{weight,num}') > 0)
		from jsonb_array_elements(case when jsonb_typeof(p_criteria) = 'array' then p_criteria else '[]' end) c), false);
$$;
comment on function private.are_criteria(jsonb) is 'Whether a list holds 1 to 12 criteria, each named, asked and weighed, not all of weight zero.';

create function private.is_counting(p_counting jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select coalesce(case p_counting ->> 'task'
		when 'rank' then private.has_keys(p_counting, array['method', 'mostRanked', 'strength', 'task', 'unranked'])
			and p_counting ->> 'method' in ('ranked-pairs', 'schulze', 'copeland', 'borda')
			and p_counting ->> 'strength' = 'winning-then-losing' and p_counting ->> 'unranked' in ('last', 'no-opinion')
			and private.is_limit(p_counting -> 'mostRanked')
		when 'approve' then private.has_keys(p_counting, array['method', 'mostApproved', 'task'])
			and p_counting ->> 'method' = 'approval' and private.is_limit(p_counting -> 'mostApproved')
		when 'points' then private.has_keys(p_counting, array['method', 'mostPerAlternative', 'points', 'task'])
			and p_counting ->> 'method' = 'cumulative-points'
			and private.whole_number(p_counting -> 'points') between 1 and 100
			and private.is_limit(p_counting -> 'mostPerAlternative')
		when 'criteria' then private.has_keys(p_counting, array['criteria', 'method', 'scale', 'task'])
			and p_counting ->> 'method' = 'weighted-sum' and p_counting -> 'scale' = '{"least": 1, "most": 5}'
			and private.are_criteria(p_counting -> 'criteria')
		when 'pairs' then private.has_keys(p_counting, array['method', 'task']) and p_counting ->> 'method' = 'win-share'
	end, false);
$$;
comment on function private.is_counting(jsonb) is 'Whether a document says what people do and how it is counted, with every key of its task and no other.';

create function private.is_tie_rule(p_rule jsonb) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select coalesce(case p_rule ->> 'rule'
		when 'leave-tied' then private.has_keys(p_rule, array['rule'])
		when 'draw' then private.has_keys(p_rule, array['heldOn', 'rule', 'source'])
			and private.is_plain_text(p_rule ->> 'source', 10, 200)
			and p_rule ->> 'heldOn' ~ '^2[01][0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
	end, false);
$$;
comment on function private.is_tie_rule(jsonb) is 'Whether a document says what happens to ties: they stay, or a public draw of a named source and day decides them.';

create function private.marks_key(p_task text) returns text
	language sql immutable parallel safe
	set search_path = ''
as $$
	select case p_task when 'rank' then 'tiers' when 'approve' then 'approved' when 'points' then 'points'
		when 'criteria' then 'scores' when 'pairs' then 'judgements' end;
$$;
comment on function private.marks_key(text) is 'The key under which a ballot of a task says what it says.';

-- One opinion has one spelling: lists stand in the order of their ids, none twice.
create function private.is_ascending(p_keys text[]) returns boolean
	language sql immutable parallel safe
	set search_path = ''
as $$
	select coalesce(bool_and(key collate "C" < next_key collate "C"), true)
	from (select key, lead(key) over (order by at) as next_key from unnest(p_keys) with ordinality u(key, at)) pairs
	where next_key is not null;
$$;
comment on function private.is_ascending(text[]) is 'Whether texts stand in code-unit order, none twice.';

create function private.tiers_refusal(p_counting jsonb, p_known text[], p_tiers jsonb) returns text
	language plpgsql immutable
	set search_path = ''
as $$
declare
	tier jsonb;
	chosen text;
	seen text[] := '{}';
begin
	for tier in select * from jsonb_array_elements(p_tiers) loop
		if jsonb_typeof(tier) <> 'array' or jsonb_array_length(tier) = 0 then
			return 'empty_tier';
		end if;
		for chosen in select * from jsonb_array_elements_text(tier) loop
			if chosen is null or not (chosen = any (p_known)) then
				return 'unknown_alternative';
			end if;
			if chosen = any (seen) then
				return 'repeated_alternative';
			end if;
			seen := seen || chosen;
		end loop;
	end loop;
	return case when cardinality(seen) > private.whole_number(p_counting -> 'mostRanked') then 'too_many' end;
end;
$$;
comment on function private.tiers_refusal(jsonb, text[], jsonb) is 'What is wrong with places, or null. Ties and unranked alternatives are fine.';

create function private.marks_refusal(p_counting jsonb, p_known text[], p_marks jsonb) returns text
	language sql immutable
	set search_path = ''
as $$
	select case p_counting ->> 'task'
		when 'approve' then (
			select case when bool_or(jsonb_typeof(m) <> 'string' or not (m #>> '{}' = any (p_known))) then 'unknown_alternative'
				when not private.is_ascending(array_agg(m #>> '{}' order by at)) then 'repeated_alternative'
				when count(*) > private.whole_number(p_counting -> 'mostApproved') then 'too_many' end
			from jsonb_array_elements(p_marks) with ordinality l(m, at))
		when 'points' then (
			select case when bool_or(not private.has_keys(m, array['alternative', 'points'])) then 'shape'
				when bool_or((m ->> 'alternative' = any (p_known)) is not true) then 'unknown_alternative'
				when not private.is_ascending(array_agg(m ->> 'alternative' order by at)) then 'repeated_alternative'
				when bool_or((private.whole_number(m -> 'points') >= 1) is not true) then 'mark_out_of_scale'
				when bool_or(private.whole_number(m -> 'points') > private.whole_number(p_counting -> 'mostPerAlternative'))
					or sum(private.whole_number(m -> 'points')) > private.whole_number(p_counting -> 'points') then 'too_many' end
			from jsonb_array_elements(p_marks) with ordinality l(m, at))
		when 'criteria' then (
			select case when bool_or(not private.has_keys(m, array['alternative', 'criterion', 'score'])) then 'shape'
				when bool_or((m ->> 'alternative' = any (p_known)) is not true) then 'unknown_alternative'
				when bool_or(not exists (select 1 from jsonb_array_elements(p_counting -> 'criteria') c
					where c ->> 'id' = m ->> 'criterion')) then 'unknown_criterion'
				when not private.is_ascending(array_agg((m ->> 'alternative') || ' ' || (m ->> 'criterion') order by at))
					then 'repeated_alternative'
				when bool_or((private.whole_number(m -> 'score') between private.whole_number(p_counting #> '{scale,least}')
					and private.whole_number(p_counting #> '{scale,most}')) is not true) then 'mark_out_of_scale' end
			from jsonb_array_elements(p_marks) with ordinality l(m, at))
		when 'pairs' then (
			select case when bool_or(not private.has_keys(m, array['first', 'preferred', 'second'])) then 'shape'
				when bool_or((m ->> 'first' = any (p_known) and m ->> 'second' = any (p_known)) is not true) then 'unknown_alternative'
				when bool_or((m ->> 'first') collate "C" >= (m ->> 'second') collate "C")
					or not private.is_ascending(array_agg((m ->> 'first') || ' ' || (m ->> 'second') order by at))
					then 'repeated_alternative'
				when bool_or(m -> 'preferred' <> 'null' and m -> 'preferred' not in (m -> 'first', m -> 'second'))
					then 'mark_out_of_scale' end
			from jsonb_array_elements(p_marks) with ordinality l(m, at))
	end;
$$;
comment on function private.marks_refusal(jsonb, text[], jsonb) is
	'What is wrong with approvals, points, marks by criterion or judgements of pairs, or null.';

create function private.ballot_refusal(p_methodology jsonb, p_content jsonb) returns text
	language plpgsql immutable
	set search_path = ''
as $$
declare
	counting jsonb := p_methodology -> 'counting';
	marks jsonb := p_content -> private.marks_key(counting ->> 'task');
	known text[] := array(select a ->> 'id' from jsonb_array_elements(p_methodology -> 'alternatives') a);
begin
	if jsonb_typeof(marks) is distinct from 'array' then
		return 'marks';
	end if;
	return case when counting ->> 'task' = 'rank' then private.tiers_refusal(counting, known, marks)
		else private.marks_refusal(counting, known, marks) end;
end;
$$;
comment on function private.ballot_refusal(jsonb, jsonb) is 'What is wrong with a ballot under its methodology, or null.';

revoke all on function private.has_keys(jsonb, text[]), private.whole_number(jsonb), private.is_limit(jsonb),
	private.are_criteria(jsonb), private.is_counting(jsonb), private.is_tie_rule(jsonb), private.marks_key(text),
	private.is_ascending(text[]), private.tiers_refusal(jsonb, text[], jsonb), private.marks_refusal(jsonb, text[], jsonb),
	private.ballot_refusal(jsonb, jsonb) from public, anon, authenticated, service_role;
