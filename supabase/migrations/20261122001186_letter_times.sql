-- How long answers take, apart for who asks to take part: what waits there is somebody who was not let in yet.

create or replace function api.letter_times(p_exercise text) returns jsonb
	language sql stable security definer
	set search_path = ''
as $$
	-- Of few answered letters a median would tell the days of one of them.
	with told as (
		select g.is_wish, jsonb_build_object('received', count(l.id), 'answered', count(l.answered_on),
			'overdue', count(*) filter (where l.answered_on is null and private.today_in(l.exercise_id) - l.received_on > 10),
			'medianDays', case when count(l.answered_on) >= 10 then
				percentile_disc(0.5) within group (order by l.answered_on - l.received_on) filter (where l.answered_on is not null) end,
			'inTime', case when count(l.answered_on) >= 10 then count(*) filter (where l.answered_on - l.received_on <= 10) end) as times
		from (values (false), (true)) g (is_wish)
			left join (app.letters l join app.exercises e on e.id = l.exercise_id and e.slug = p_exercise)
				on (l.kind = 'participation') = g.is_wish
		group by g.is_wish
	)
	select r.times || jsonb_build_object('participation', w.times)
	from told r cross join told w where not r.is_wish and w.is_wish;
$$;
comment on function api.letter_times(text) is
	'Definer, open to anyone: how many letters came, were answered and wait more than ten days, and how long answers take once ten were given; those that ask to take part apart from the rest.';
